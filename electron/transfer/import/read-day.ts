import { serialToText } from '../xlsx/serial-date.ts';

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function day(year: number, month: number, date: number): string | null {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || date < 1) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 && !leap ? 28 : (LENGTHS[month - 1] as number);
  return date > length ? null : `${year}-${pad(month)}-${pad(date)}`;
}

/** The usual writing, `1990-1-2` and its kin, read from the characters: this runs for every row of a big list. */
function plainDay(text: string): string | null {
  if (text.length > 10 || text.length < 8) return null;
  const parts = [0, 0, 0];
  let part = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      parts[part] = (parts[part] as number) * 10 + code - 48;
      digits++;
    } else if ((code === 45 || code === 47 || code === 46) && digits > 0 && part < 2) {
      if (part === 0 && digits !== 4) return null;
      part++;
      digits = 0;
    } else return null;
  }
  return part === 2 && digits > 0 && digits <= 2
    ? day(parts[0] as number, parts[1] as number, parts[2] as number)
    : null;
}

/**
 * A calendar day as people and spreadsheets write it, as `YYYY-MM-DD`: 1990/1/2, 1990.1.2, 1990年1月2日, 19900102, 1/2/1990
 * (month first, as a US Excel shows it, unless only day first is possible), with or without a time; a spreadsheet serial
 * from 1920 on. null = no day.
 */
export function readDay(text: string): string | null {
  const plain = plainDay(text);
  if (plain !== null) return plain;
  const folded = text.normalize('NFKC').trim();
  if (/^\d{8}$/.test(folded)) return day(+folded.slice(0, 4), +folded.slice(4, 6), +folded.slice(6));
  if (/^\d{5}(?:\.\d+)?$/.test(folded)) {
    const serial = Number(folded);
    return serial >= 7306 && serial < 73_051 ? (serialToText(Math.floor(serial)) ?? null) : null;
  }
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[T\s].*)?$/.exec(folded);
  if (yearFirst) return day(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s.*)?$/.exec(folded);
  if (!yearLast) return null;
  const [first, second, year] = [Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3])];
  return first > 12 ? day(year, second, first) : day(year, first, second);
}
