/** Names a template may ask for. Secrets come from the channel's own fields and never stand in a definition. */
export const NAMES = [
  'number',
  'numbers',
  'count',
  'text',
  'body',
  'signature',
  'clientRef',
  'timestamp',
  'timestampMs',
  'time',
  'account',
  'secret.key',
  'secret.password',
  'secret.token',
] as const;
export type Name = (typeof NAMES)[number];

export const FUNCTIONS = ['md5', 'sha1', 'sha256', 'base64', 'gbk', 'upper'] as const;
export type TemplateFunction = (typeof FUNCTIONS)[number];

export type Piece =
  | { kind: 'plain'; text: string }
  | { kind: 'name'; name: Name }
  | { kind: 'apply'; apply: TemplateFunction; inner: Piece[] };

export type Parsed = { kind: 'ok'; pieces: Piece[] } | { kind: 'failed'; code: string };

const DEEPEST = 4;
const isName = (text: string): text is Name => (NAMES as readonly string[]).includes(text);
const isFunction = (text: string): text is TemplateFunction => (FUNCTIONS as readonly string[]).includes(text);

/** The index just behind the `}}` that closes the `{{` at `from`; −1 when none does. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length - 1; at++) {
    const pair = text.slice(at, at + 2);
    if (pair === '{{') depth += 1;
    if (pair === '}}') depth -= 1;
    if (pair === '{{' || pair === '}}') at += 1;
    if (depth === 0) return at + 1;
  }
  return -1;
}

/** `{{textGbk}}` is short for `{{gbk:{{text}}}}`. */
const ALIAS: Record<string, string> = { textGbk: 'gbk:{{text}}' };

function inside(given: string, depth: number): Piece | { code: string } {
  const text = ALIAS[given] ?? given;
  if (isName(text)) return { kind: 'name', name: text };
  const [, apply = '', rest = ''] = /^([a-z0-9]+):([\s\S]*)$/.exec(text) ?? [];
  if (!isFunction(apply)) return { code: 'UNKNOWN_PLACEHOLDER' };
  const parsed = parseAt(rest, depth + 1);
  return parsed.kind === 'failed' ? { code: parsed.code } : { kind: 'apply', apply, inner: parsed.pieces };
}

function parseAt(text: string, depth: number): Parsed {
  if (depth > DEEPEST) return { kind: 'failed', code: 'BAD_TEMPLATE' };
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('{{', at);
    if (open !== at) pieces.push({ kind: 'plain', text: text.slice(at, open === -1 ? undefined : open) });
    if (open === -1) break;
    const end = closing(text, open);
    if (end === -1) return { kind: 'failed', code: 'BAD_TEMPLATE' };
    const piece = inside(text.slice(open + 2, end - 2).trim(), depth);
    if ('code' in piece) return { kind: 'failed', code: piece.code };
    pieces.push(piece);
    at = end;
  }
  return { kind: 'ok', pieces };
}

/** A template as pieces: plain text, `{{name}}`, and `{{md5:…}}` around more of the same. */
export const parseTemplate = (text: string): Parsed => parseAt(text, 0);
