import { serialToText } from './serial-date.ts';

/** How a cell says what it holds: the `t` attribute (ECMA-376 18.18.11), by its first letters. */
export type CellType = 'n' | 's' | 'inline' | 'str' | 'b' | 'e' | 'd';

export interface CellWords {
  strings: readonly string[];
  dateStyles: readonly boolean[];
  date1904: boolean;
}

/** `1.3800138E10` is how some writers store 13800138000: a number cell is exact, so it is written out. */
function plainNumber(text: string): string {
  if (!text.includes('E') && !text.includes('e')) return text;
  const value = Number(text);
  return Number.isFinite(value) && Math.abs(value) < 1e21 ? String(value) : text;
}

/** What the spreadsheet shows in the cell, as text; formulas give their stored result. */
export function cellText(type: CellType, raw: string, style: number, words: CellWords): string {
  switch (type) {
    case 'b':
      return raw === '1' || raw === 'true' ? 'TRUE' : raw === '' ? '' : 'FALSE';
    case 'n':
      if (words.dateStyles[style] === true && raw !== '')
        return serialToText(Number(raw), words.date1904) ?? plainNumber(raw);
      return plainNumber(raw);
    default:
      return raw;
  }
}
