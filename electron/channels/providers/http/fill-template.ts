import { createHash } from 'node:crypto';
import { gbkEncode } from '../../gbk.ts';
import { type Name, type Piece, parseTemplate, type TemplateFunction } from './parse-template.ts';

export type Values = Record<Name, string>;

function applied(apply: TemplateFunction, text: string): string {
  switch (apply) {
    case 'md5':
    case 'sha1':
    case 'sha256':
      return createHash(apply).update(text).digest('hex');
    case 'base64':
      return Buffer.from(text).toString('base64');
    case 'gbk':
      return gbkEncode(text);
    case 'upper':
      return text.toUpperCase();
  }
}

const isSecret = (piece: Piece): boolean =>
  piece.kind === 'name' ? piece.name.startsWith('secret.') : piece.kind === 'apply' && piece.inner.some(isSecret);

function fillPieces(pieces: Piece[], values: Values, hidden?: string): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'plain') return piece.text;
      if (hidden !== undefined && isSecret(piece)) return hidden;
      return piece.kind === 'name' ? values[piece.name] : applied(piece.apply, fillPieces(piece.inner, values));
    })
    .join('');
}

/**
 * A checked template with its values; one that cannot be read fills to nothing (the check has refused it long before).
 * With `hidden`, that stands for whatever holds a secret or was made of one.
 */
export function fillTemplate(template: string, values: Values, hidden?: string): string {
  const parsed = parseTemplate(template);
  return parsed.kind === 'ok' ? fillPieces(parsed.pieces, values, hidden) : '';
}
