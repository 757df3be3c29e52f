import { parseNumber } from '../../../shared/domain/phone.ts';

export const MOST_NUMBERS = 2000;
/** The contract's longest entry; no number is longer however it is written. */
const LONGEST = 40;

export interface TypedNumbers {
  /** as typed, each entry once */
  entries: string[];
  valid: number;
  /** first of each kind first */
  invalid: { input: string; reason: string }[];
  duplicates: number;
}

/** Entries stand on lines or between commas; blanks part them only when the whole is no number. */
function entriesOf(text: string): string[] {
  return text
    .split(/[\n\r\t,，;；、|]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .flatMap((entry) => (parseNumber(entry).number === null && /\s/.test(entry) ? entry.split(/\s+/) : [entry]))
    .map((entry) => entry.slice(0, LONGEST));
}

export function readNumbers(text: string): TypedNumbers {
  const entries: string[] = [];
  const invalid: TypedNumbers['invalid'] = [];
  const seen = new Set<string>();
  let valid = 0;
  let duplicates = 0;
  for (const entry of entriesOf(text)) {
    const { number, reason } = parseNumber(entry);
    const key = number ?? entry;
    if (seen.has(key)) {
      duplicates += 1;
      continue;
    }
    seen.add(key);
    entries.push(entry);
    if (number === null) invalid.push({ input: entry, reason });
    else valid += 1;
  }
  return { entries, valid, invalid, duplicates };
}
