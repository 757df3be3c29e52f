import type { ImportRow } from '../../storage/bulk-storage.ts';
import type { Field } from './column-map.ts';
import { readGender } from './read-gender.ts';

const NAMES_BREAK = /[,，、;；|/\n]+/;
const LABEL_LENGTH = 40;

const labels = (text: string): string[] => [
  ...new Set(
    text
      .split(NAMES_BREAK)
      .map((label) => label.trim().slice(0, LABEL_LENGTH))
      .filter((label) => label !== ''),
  ),
];
/** the same few labels stand in every row */
function cachedLabels(): (text: string) => string[] {
  const cache = new Map<string, string[]>();
  return (text) => {
    let found = cache.get(text);
    if (found === undefined) {
      found = labels(text);
      if (cache.size < 1000) cache.set(text, found);
    }
    return found;
  };
}

/** A row for the book from cleaned fields (dates are days already); of two columns for one field the first filled counts. */
export function createRowBuilder(
  fields: readonly Field[],
): (number: string, values: readonly string[], from: number) => ImportRow {
  const labelsOf = cachedLabels();
  return (number, values, from) => {
    const row: ImportRow = { number };
    for (let n = 0; n < fields.length; n++) {
      const field = fields[n] as Field;
      const value = values[from + n] as string;
      switch (field) {
        case 'name':
        case 'company':
        case 'remark':
        case 'consentSource':
          row[field] = row[field] || value;
          break;
        case 'gender':
          row.gender = row.gender ?? readGender(value);
          break;
        case 'birthday':
        case 'consentDate':
          row[field] = row[field] ?? (value === '' ? null : value);
          break;
        case 'group':
          row.groups = row.groups ? [...new Set([...row.groups, ...labelsOf(value)])] : labelsOf(value);
          break;
        case 'tag':
          row.tags = row.tags ? [...new Set([...row.tags, ...labelsOf(value)])] : labelsOf(value);
          break;
        default: {
          row.custom ??= {};
          const name = field.slice('custom:'.length);
          row.custom[name] = row.custom[name] || value;
        }
      }
    }
    return row;
  };
}
