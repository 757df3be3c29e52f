import { type NumberVerdict, parseNumber } from '../../../shared/domain/phone.ts';
import type { ColumnMap, Field } from './column-map.ts';
import { readDay } from './read-day.ts';
import { readGender } from './read-gender.ts';

/** What keeps a row out, or is only worth knowing about one that goes in. */
export interface RowNotes {
  add(reason: string): void;
}

/** The first usable number of the row, else what is wrong with the first cell that holds anything. */
export function readRowNumber(cells: readonly string[], columns: readonly number[]): NumberVerdict {
  let first: NumberVerdict | null = null;
  for (const column of columns) {
    const text = cells[column] ?? '';
    const verdict = parseNumber(text);
    if (verdict.number !== null && verdict.verdict !== 'not-smsable') return verdict;
    if (first === null || (first.reason === 'empty' && verdict.reason !== 'empty')) first = verdict;
  }
  return first ?? parseNumber('');
}

const isErrorValue = (text: string): boolean =>
  text.charCodeAt(0) === 35 && /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(text);

function cleanDay(text: string, reason: string, notes: RowNotes): string {
  if (text === '') return '';
  const day = readDay(text);
  if (day === null) notes.add(reason);
  return day ?? '';
}

function cleanField(raw: string, field: Field, limit: number, notes: RowNotes): string {
  let text = raw.trim();
  if (text === '' || isErrorValue(text)) return '';
  if (field === 'birthday') return cleanDay(text, 'birthday_unreadable', notes);
  if (field === 'consentDate') return cleanDay(text, 'date_unreadable', notes);
  if (field === 'gender' && readGender(text) === null) {
    notes.add('gender_unreadable');
    return '';
  }
  if (text.length > limit) {
    text = text.slice(0, limit).toWellFormed();
    notes.add('value_cut');
  }
  return text;
}

/** Fields of the row in the map's order, cleaned; a value that cannot be read stays out of the book and is noted. */
export function cleanFields(
  cells: readonly string[],
  map: ColumnMap,
  into: string[],
  from: number,
  notes: RowNotes,
): void {
  for (let n = 0; n < map.fields.length; n++) {
    const { column, field, limit } = map.fields[n] as ColumnMap['fields'][number];
    into[from + n] = cleanField(cells[column] ?? '', field, limit, notes);
  }
}
