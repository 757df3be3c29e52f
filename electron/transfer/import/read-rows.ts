import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportOutcome, ImportPlan } from '../../../shared/contract/transfer.ts';
import type { ImportRow } from '../../storage/bulk-storage.ts';
import { createRowBuilder } from './build-row.ts';
import { cleanFields } from './check-row.ts';
import { type Field, mapColumns } from './column-map.ts';
import { withDataRows } from './each-data-row.ts';
import { type ImportContext, LOOK_EVERY, stopIfCancelled, TELL_EVERY } from './import-context.ts';
import { createRowJudge, type RowCounts } from './judge-rows.ts';
import { createRowTape, type RowTape } from './row-tape.ts';

/** problem rows kept for the screen; all of them go into the download */
const SHOWN_PROBLEMS = 200;
const OTHER_NAMES = 20;
const NAME_LENGTH = 60;

export interface ReadRows {
  counts: RowCounts;
  problems: ImportOutcome['problems'];
  /** rows for the book, once; throws CANCELLED in mid-way so that a transaction around it rolls back */
  rows(tell: (done: number) => void): Generator<ImportRow>;
}

/**
 * Reads the whole source before anything is written, so that the database is locked only while rows go in. What is kept
 * meanwhile is the cleaned text of the usable rows, packed.
 */
export async function readRows(
  plan: ImportPlan,
  ctx: ImportContext,
  tell: (rows: number, share: number) => void,
): Promise<ReadRows> {
  const map = mapColumns(plan.columns);
  const nameColumn = map.fields.find(({ field }) => field === 'name')?.column ?? -1;
  const judge = createRowJudge(map.numbers, ctx.bulk.blacklistedNumbers(), nameColumn);
  const tape = createRowTape(1 + map.fields.length);
  const otherNames = new Map<number, string[]>();
  const problems: ImportOutcome['problems'] = [];
  const notes = { add: judge.note };
  const fields: string[] = [];

  const keepName = (key: number, name: string) => {
    const names = otherNames.get(key);
    if (names === undefined) otherNames.set(key, [name]);
    else if (names.length < OTHER_NAMES && !names.includes(name)) names.push(name);
  };
  await withDataRows(plan, ctx, (source) =>
    source.each((cells, row) => {
      const { number, key, problem, otherName } = judge.judge(cells);
      if (problem !== null && problems.length < SHOWN_PROBLEMS) problems.push({ row, ...problem });
      if (number !== null) {
        fields[0] = number;
        cleanFields(cells, map, fields, 1, notes);
        tape.add(fields);
      } else if (otherName !== '') keepName(key, otherName.slice(0, NAME_LENGTH));
    }, tell),
  );
  const counts = judge.counts();
  if (counts.rows === 0) throw new AppError('FILE_NO_ROWS');

  const fieldNames = map.fields.map(({ field }) => field);
  return { counts, problems, rows: writtenRows(ctx, tape, fieldNames, otherNames) };
}

/** Apart from the reading, so that nothing of it is held while the rows go into the book. */
function writtenRows(
  ctx: ImportContext,
  tape: RowTape,
  fields: readonly Field[],
  otherNames: ReadonlyMap<number, string[]>,
): ReadRows['rows'] {
  return function* rows(tell) {
    const build = createRowBuilder(fields);
    let done = 0;
    for (const values of tape.read()) {
      if (++done % LOOK_EVERY === 0) stopIfCancelled(ctx);
      if (done % TELL_EVERY === 0) tell(done);
      const row = build(values[0] as string, values, 1);
      const others = otherNames.size > 0 ? otherNames.get(Number(row.number)) : undefined;
      if (others !== undefined) row.otherNames = others;
      yield row;
    }
    stopIfCancelled(ctx);
  };
}
