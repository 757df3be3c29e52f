import { AppError } from '../../../shared/contract/errors.ts';
import type { ColumnTarget } from '../../../shared/contract/transfer.ts';

export type Field = Exclude<ColumnTarget, 'number' | 'skip'>;

/** Where the cells of a row go. Fields keep the order of the file. */
export interface ColumnMap {
  /** columns that may hold the number, the first usable one counts */
  numbers: number[];
  fields: { column: number; field: Field; limit: number }[];
}

const CUSTOM_LIMIT = 200;
/** characters, as the contract has them for what is typed by hand */
const LIMITS: Partial<Record<Field, number>> = {
  name: 60,
  company: 120,
  remark: 500,
  consentSource: 120,
  group: 400,
  tag: 400,
  gender: 20,
  birthday: 40,
  consentDate: 40,
};

export function mapColumns(columns: readonly ColumnTarget[]): ColumnMap {
  const map: ColumnMap = { numbers: [], fields: [] };
  columns.forEach((target, column) => {
    if (target === 'number') map.numbers.push(column);
    else if (target !== 'skip') map.fields.push({ column, field: target, limit: LIMITS[target] ?? CUSTOM_LIMIT });
  });
  if (map.numbers.length === 0) throw new AppError('NO_NUMBER_COLUMN');
  return map;
}
