import iconv from 'iconv-lite';
import { detectEncoding } from '../text/detect-encoding.ts';
import type { CardLine } from './card-lines.ts';

const escapes = /=([0-9A-F]{2})/gi;

function bytesOf({ value, quotedPrintable, base64 }: CardLine): Buffer {
  if (base64) return Buffer.from(value, 'base64');
  const text = quotedPrintable
    ? value.replace(escapes, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : value;
  return Buffer.from(text, 'latin1');
}

/** The text of a property: in its own charset, else in the file's; escaped bytes that name none are looked at. */
export function cardText(line: CardLine, encoding: string, chosen: boolean): string {
  const bytes = bytesOf(line);
  const named = line.charset !== null && iconv.encodingExists(line.charset) ? line.charset : null;
  const escaped = line.quotedPrintable || line.base64;
  const used = named ?? (escaped && !chosen ? detectEncoding(bytes) : encoding);
  return iconv.decode(bytes, used).replaceAll('\0', '');
}

/** The parts of a value with several (N, ORG), unescaped: `\,` `\;` `\n` `\\` (RFC 6350 §3.4; 2.1 knows `\;` alone). */
export function partsOf(text: string): string[] {
  const parts = [''];
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    const next = text[i + 1];
    if (c === ';') parts.push('');
    else {
      const escaped = c === '\\' && next !== undefined && '\\,;:nN'.includes(next);
      parts[parts.length - 1] += escaped ? (next === 'n' || next === 'N' ? '\n' : next) : c;
      if (escaped) i++;
    }
  }
  return parts.map((part) => part.replace(/\s+/g, ' ').trim());
}

/** A value of one piece: a semicolon in it is only a semicolon. */
export const plainOf = (text: string): string => partsOf(text).join(';').replace(/;+$/, '');
