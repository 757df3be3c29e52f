import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportOutcome, ImportPlan } from '../../../shared/contract/transfer.ts';
import { cleanFields } from './check-row.ts';
import type { ColumnMap } from './column-map.ts';
import { withDataRows } from './each-data-row.ts';
import type { RowSink, TransferContext } from './import-context.ts';
import { createRowJudge, type RowCounts } from './judge-rows.ts';
import { createRowPacker } from './row-slices.ts';

/** problem rows kept for the screen; all of them go into the download */
const SHOWN_PROBLEMS = 200;
const OTHER_NAMES = 20;
const NAME_LENGTH = 60;

export interface ReadRows {
  counts: RowCounts;
  problems: ImportOutcome['problems'];
}

/**
 * The reading half of an import: usable rows go out packed, as they are read, and so do further names of numbers met
 * before.
 */
export async function readRows(
  plan: ImportPlan,
  map: ColumnMap,
  ctx: TransferContext,
  { blacklisted, push }: Pick<RowSink, 'blacklisted' | 'push'>,
): Promise<ReadRows> {
  const nameColumn = map.fields.find(({ field }) => field === 'name')?.column ?? -1;
  const packer = createRowPacker(1 + map.fields.length);
  let otherNames = new Map<string, string[]>();
  const problems: ImportOutcome['problems'] = [];
  const fields: string[] = [];

  const keepName = (number: string, name: string) => {
    const names = otherNames.get(number);
    if (names === undefined) otherNames.set(number, [name]);
    else if (names.length < OTHER_NAMES && !names.includes(name)) names.push(name);
  };
  const send = (last: boolean) => {
    push({ slice: packer.take(), otherNames, last });
    otherNames = new Map();
  };
  const counts = await withDataRows(plan, ctx, async (source) => {
    // the source is open by now, which takes the writing's thread about as long to start
    const judge = createRowJudge(map.numbers, await blacklisted(), nameColumn);
    const notes = { add: judge.note };
    await source.each(
      (cells, row) => {
        const { number, key, problem, otherName } = judge.judge(cells);
        if (problem !== null && problems.length < SHOWN_PROBLEMS) problems.push({ row, ...problem });
        if (number !== null) {
          fields[0] = number;
          cleanFields(cells, map, fields, 1, notes);
          if (packer.add(fields)) send(false);
        } else if (otherName !== '') keepName(String(key), otherName.slice(0, NAME_LENGTH));
      },
      (rows, share) => ctx.progress(rows, share > 0.01 ? Math.round(rows / share) : null),
    );
    return judge.counts();
  });
  if (counts.rows === 0) throw new AppError('FILE_NO_ROWS');
  send(true);
  return { counts, problems };
}
