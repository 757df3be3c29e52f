import type { ColumnTarget, Inspection } from '../../../shared/contract/transfer.ts';
import { readDay } from '../import/read-day.ts';
import { readGender } from '../import/read-gender.ts';
import { phoneLike } from '../phone-like.ts';
import { findHeader, type HeadRow } from './find-header.ts';
import { fieldOfHeader } from './header-words.ts';

const SAMPLES = 5;
const HEADER_LENGTH = 40;

/** Each heading once: a repeated one gets a number, a missing one the column's place. */
function headings(cells: readonly string[], width: number): string[] {
  const used = new Set<string>();
  return Array.from({ length: width }, (_, n) => {
    const base =
      (cells[n] ?? '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, HEADER_LENGTH - 4) || `列${n + 1}`;
    let name = base;
    for (let k = 2; used.has(name); k++) name = `${base} (${k})`;
    used.add(name);
    return name;
  });
}

const share = (values: string[], test: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length;

/** Two to four Chinese characters, the dot of minority names, or two Latin words. */
const nameLike = (text: string): boolean =>
  /^[\u3400-\u9fff]{2,4}$|^[\u3400-\u9fff]{1,8}·[\u3400-\u9fff]{1,8}$|^[A-Z][a-z]+ [A-Z][a-z]+$/.test(text);

/** A number, or what a spreadsheet left of one: the column is found either way, the rows then say what is wrong. */
const numberLike = (text: string): boolean => phoneLike(text) || /^1(?:\.\d+)?E\+?10$/i.test(text);

function fieldOfContent(values: string[]): ColumnTarget | null {
  if (share(values, numberLike) >= 0.5) return 'number';
  if (share(values, (value) => readGender(value) !== null) >= 0.9) return 'gender';
  if (share(values, (value) => value.length >= 8 && readDay(value) !== null) >= 0.8) return 'birthday';
  return null;
}

export interface GuessedColumns {
  /** index into the head rows, -1 = none */
  header: number;
  columns: Inspection['columns'];
}

/** What each column holds, by its heading, else by what stands in it. A field is given once; numbers win over all. */
export function guessColumns(head: readonly HeadRow[]): GuessedColumns {
  const header = findHeader(head);
  const data = head.slice(header + 1);
  const width = Math.max(0, ...head.slice(Math.max(0, header)).map(({ cells }) => cells.length));
  const names = headings(header >= 0 ? (head[header] as HeadRow).cells : [], width);
  const values = names.map((_, n) => data.map(({ cells }) => (cells[n] ?? '').trim()).filter((value) => value !== ''));
  const numbers = values.map((column) => share(column, numberLike));
  const taken = new Set<ColumnTarget>();
  const columns: Inspection['columns'] = names.map((name, index) => ({
    index,
    header: header >= 0 ? name : '',
    guess: 'skip',
    because: 'none',
    samples: (values[index] as string[]).slice(0, SAMPLES),
  }));
  const take = (index: number, guess: ColumnTarget, because: 'header' | 'content') => {
    const column = columns[index];
    if (column?.because !== 'none' || taken.has(guess)) return;
    taken.add(guess);
    column.guess = guess;
    column.because = because;
  };
  const known = header >= 0 ? names.map(fieldOfHeader) : [];
  // of several number columns (电话, 手机) the one that really holds mobiles is taken
  const byHeader = known.flatMap((field, n) => (field === 'number' ? [n] : []));
  byHeader.sort((a, b) => (numbers[b] ?? 0) - (numbers[a] ?? 0));
  const best = byHeader[0];
  const strongest = numbers.indexOf(Math.max(0, ...numbers));
  const contradicted = best !== undefined && (numbers[best] ?? 0) < 0.2 && (numbers[strongest] ?? 0) >= 0.8;
  if (best !== undefined && !contradicted) take(best, 'number', 'header');
  else if ((numbers[strongest] ?? 0) >= 0.5) take(strongest, 'number', 'content');
  known.forEach((field, n) => {
    if (field !== null && field !== 'number') take(n, field, 'header');
  });
  values.forEach((column, n) => {
    const field = known[n] ? null : fieldOfContent(column);
    if (field !== null && field !== 'number') take(n, field, 'content');
  });
  if (header < 0) {
    const name = values.findIndex((column, n) => columns[n]?.because === 'none' && share(column, nameLike) >= 0.6);
    take(name, 'name', 'content');
  }
  // what is left is kept under its own heading; empty columns without one are not
  for (const column of columns) {
    const named = header >= 0 && !/^列\d+$/.test(column.header);
    if (column.because === 'none' && (named || column.samples.length > 0))
      column.guess = `custom:${names[column.index] as string}`;
  }
  return { header, columns };
}
