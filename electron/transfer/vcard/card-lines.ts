import { damaged, LIMITS } from '../limits.ts';

/** A property as it stands in the file: bytes still, one a character. */
export interface CardLine {
  name: string;
  /** upper case: CELL, HOME, PREF … */
  types: string[];
  quotedPrintable: boolean;
  base64: boolean;
  charset: string | null;
  value: string;
}

/** What is read of a card; pictures, sounds and keys may be larger than the whole book and are never held. */
const WANTED = ['BEGIN', 'END', 'AGENT', 'FN', 'N', 'TEL', 'ORG', 'BDAY', 'NOTE', 'GENDER', 'X-GENDER', 'CATEGORIES'];
const NAME = /^(?:[\w-]+\.)?([\w-]+)(?=[;:])/;
/** by then a name has shown itself */
const NAME_WITHIN = 200;
/** no text field of a contact takes more; the rest of a longer value is not kept */
const VALUE = 65_536;

const isWanted = (line: string): boolean => WANTED.includes((NAME.exec(line)?.[1] ?? '').toUpperCase());
const isQuotedPrintable = (line: string): boolean => /^[^:]*quoted-printable/i.test(line);

/** Split at a character, outside double quotes. */
function cut(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (text[i] === separator && !quoted) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

/** `item1.TEL;TYPE=CELL,PREF:…` (3.0, 4.0) or `TEL;CELL;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:…` (2.1); null = no property. */
function parseLine(line: string): CardLine | null {
  const head = cut(line, ':')[0] ?? '';
  if (head.length === line.length) return null;
  const [first = '', ...params] = cut(head, ';');
  const found: CardLine = {
    name: first.slice(first.lastIndexOf('.') + 1).toUpperCase(),
    ...{ types: [], quotedPrintable: false, base64: false, charset: null },
    value: line.slice(head.length + 1),
  };
  for (const param of params) {
    const [key = '', given] = param.split('=', 2);
    const name = given === undefined ? 'TYPE' : key.trim().toUpperCase();
    const value = (given ?? key).replaceAll('"', '').trim();
    const encoding = given === undefined || name === 'ENCODING' ? value.toUpperCase() : '';
    if (encoding === 'QUOTED-PRINTABLE') found.quotedPrintable = true;
    else if (encoding === 'BASE64' || encoding === 'B') found.base64 = true;
    else if (name === 'CHARSET') found.charset = value;
    else if (name === 'TYPE') found.types.push(...value.toUpperCase().split(','));
    else if (name === 'PREF') found.types.push('PREF');
  }
  return found;
}

/**
 * Properties out of text that comes in pieces: folded lines (a blank at the start) and soft line breaks of
 * quoted-printable (`=` at the end) joined (RFC 6350 §3.2, vCard 2.1 §2.1.3). `onLine` returns false to stop.
 */
export function createCardLines(onLine: (line: CardLine) => boolean) {
  let partial = '';
  /** the physical line that is coming in belongs to something unwanted */
  let dropping = false;
  let logical: string | null = null;
  let stopped = false;

  function flush(): void {
    const line = logical === null ? null : parseLine(logical);
    logical = null;
    if (line !== null && !onLine(line)) stopped = true;
  }
  const isSoft = (): boolean => logical?.endsWith('=') === true && isQuotedPrintable(logical);
  const isFolded = (line: string): boolean => line.startsWith(' ') || line.startsWith('\t');
  function take(line: string): void {
    const soft = isSoft();
    if (soft || isFolded(line)) {
      if (logical === null) return;
      const rest = soft ? line : line.slice(1);
      logical = (soft ? logical.slice(0, -1) : logical) + rest;
      // an escape cut in two would not be one any more
      if (logical.length > VALUE) logical = logical.slice(0, VALUE).replace(/=[0-9A-F]?$/i, '');
      return;
    }
    flush();
    if (isWanted(line)) logical = line;
  }

  const isUnwanted = (line: string): boolean => (isSoft() || isFolded(line) ? logical === null : !isWanted(line));

  return {
    /** false once the receiver wants no more */
    push(text: string): boolean {
      let from = 0;
      while (!stopped) {
        const at = text.indexOf('\n', from);
        if (at < 0) break;
        const line = partial + text.slice(from, at);
        if (!dropping) take(line.endsWith('\r') ? line.slice(0, -1) : line);
        partial = '';
        dropping = false;
        from = at + 1;
      }
      if (!dropping) partial += text.slice(from);
      if (partial.length > NAME_WITHIN && isUnwanted(partial)) {
        if (!isFolded(partial)) flush();
        partial = '';
        dropping = true;
      }
      if (partial.length > LIMITS.line) throw damaged('line');
      return !stopped;
    },
    end(): void {
      if (!dropping && !stopped && partial !== '') take(partial);
      if (!stopped) flush();
    },
  };
}
