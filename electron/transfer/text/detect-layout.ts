import { phoneLike } from '../phone-like.ts';

/**
 * How a text is laid out: cells between delimiters, words between blanks, or nothing but numbers one after another
 * (`list`), as people paste them.
 */
export type Layout = { kind: 'delimited'; delimiter: string } | { kind: 'blanks' } | { kind: 'list' };

const DELIMITERS = ['\t', ',', ';', '|', '，', '；', '、'];
const SAMPLE_LINES = 60;
export const LIST_BREAK = /[\s,;|，；、/]+/;

const outsideQuotes = (line: string): string => line.replace(/"[^"]*"/g, '');

/** Share of lines that hold the delimiter as often as most do. */
function consistency(lines: string[], delimiter: string): number {
  const byCount = new Map<number, number>();
  for (const line of lines) {
    const n = line.split(delimiter).length - 1;
    byCount.set(n, (byCount.get(n) ?? 0) + 1);
  }
  let best = 0;
  for (const [n, share] of byCount) if (n > 0 && share > best) best = share;
  return best / lines.length;
}

function isList(lines: string[]): boolean {
  let numbers = 0;
  let words = 0;
  let many = false;
  for (const line of lines) {
    const parts = line.split(LIST_BREAK).filter((part) => part !== '');
    const found = parts.filter(phoneLike).length;
    numbers += found;
    words += parts.length;
    if (found > 1) many = true;
  }
  return many && numbers >= words * 0.8;
}

function isBlankSeparated(lines: string[]): boolean {
  const split = lines.map((line) => line.trim().split(/\s+/));
  const good = split.filter((words) => words.length > 1 && words.some(phoneLike)).length;
  return good >= lines.length * 0.5;
}

export function detectLayout(sample: string, loose: boolean): Layout {
  const lines = sample
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
  if (lines.length === 0) return { kind: 'delimited', delimiter: ',' };
  if (loose && isList(lines)) return { kind: 'list' };
  const bare = lines.map(outsideQuotes);
  let best = { delimiter: '', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = consistency(bare, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  if (best.score < 0.5 && loose && isBlankSeparated(lines)) return { kind: 'blanks' };
  return { kind: 'delimited', delimiter: best.score > 0.2 ? best.delimiter : ',' };
}
