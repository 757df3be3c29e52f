import { damaged, LIMITS } from '../limits.ts';

export interface RowSplitter {
  /** false once the receiver wants no more */
  push(text: string): boolean;
  end(): void;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
/** a quoted cell longer than this is a stray quote, not a cell */
const QUOTED_LIMIT = 65_536;

/**
 * Splits delimited text into records as it arrives (RFC 4180, read kindly): cells may be quoted, quotes inside doubled,
 * lines end in LF, CRLF or CR. A quote that never closes is an ordinary character. `onRow` gets every record, blank ones
 * too, in an array that is reused.
 */
export function createRowSplitter(delimiter: string, onRow: (cells: string[]) => boolean): RowSplitter {
  const separator = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let rest = '';
  let stopped = false;
  const isEnd = (code: number): boolean => code === separator || code === LF || code === CR;

  /** End of the quoted cell opening at `from`: index of its closing quote, -1 when it is not here. */
  const closingQuote = (text: string, from: number): number => {
    let at = from + 1;
    for (;;) {
      at = text.indexOf('"', at);
      if (at < 0) return -1;
      if (text.charCodeAt(at + 1) !== QUOTE) return at;
      at += 2;
    }
  };

  /** A quote that would run over line ends into the middle of another cell was never meant as one. */
  const isStray = (text: string, from: number, close: number): boolean =>
    close + 1 < text.length && !isEnd(text.charCodeAt(close + 1)) && /[\r\n]/.test(text.slice(from, close));

  /** Parses whole records, returns where the first unfinished one starts. */
  const parse = (text: string, last: boolean): number => {
    const { length } = text;
    let start = 0;
    let i = 0;
    let plainUntil = 0;
    while (i < length) {
      let value: string;
      if (text.charCodeAt(i) === QUOTE && i >= plainUntil) {
        const close = closingQuote(text, i);
        const unfinished = close < 0 || (close + 1 >= length && !last);
        if (unfinished && !last && length - i < QUOTED_LIMIT) return start;
        if (close < 0 || close - i > QUOTED_LIMIT || isStray(text, i, close)) {
          plainUntil = i + 1;
          continue;
        }
        value = text.slice(i + 1, close);
        if (value.includes('"')) value = value.replaceAll('""', '"');
        i = close + 1;
        const tail = i;
        while (i < length && !isEnd(text.charCodeAt(i))) i++;
        if (i > tail) value += text.slice(tail, i);
      } else {
        const from = i;
        while (i < length && !isEnd(text.charCodeAt(i))) i++;
        value = text.slice(from, i);
      }
      if (i >= length && !last) return start;
      const end = i < length ? text.charCodeAt(i) : LF;
      // a CR at the very end may be half of a CRLF
      if (end === CR && i + 1 >= length && !last) return start;
      cells.push(value);
      i++;
      if (end === separator) {
        if (i >= length && last) cells.push('');
        else continue;
      }
      if (end === CR && text.charCodeAt(i) === LF) i++;
      start = i;
      const more = onRow(cells);
      cells.length = 0;
      if (!more) {
        stopped = true;
        return length;
      }
    }
    return start;
  };

  const run = (text: string, last: boolean): void => {
    cells.length = 0;
    const at = parse(text, last);
    rest = text.slice(at);
    if (rest.length > LIMITS.line) throw damaged('line');
  };
  return {
    push(text) {
      if (!stopped) run(rest === '' ? text : rest + text, false);
      return !stopped;
    },
    end() {
      if (!stopped && rest !== '') run(rest, true);
    },
  };
}
