import type { ImportPlan } from '../../../shared/contract/transfer.ts';
import { findHeader } from '../columns/find-header.ts';
import { readHead } from '../inspect-source.ts';
import { withSource } from '../open-source.ts';
import { LOOK_EVERY, stopIfCancelled, TELL_EVERY, type TransferContext } from './import-context.ts';

export interface DataRows {
  /** headings as in the file, empty without */
  header: string[];
  /** rows below the heading; `share` is the part of the source read so far, 0–1 */
  each(
    visit: (cells: readonly string[], row: number) => void,
    tell: (rows: number, share: number) => void,
  ): Promise<void>;
}

/** Opens the plan's source, finds the heading row as the inspection did, and hands out what is below it. */
export function withDataRows<T>(
  plan: ImportPlan,
  ctx: TransferContext,
  use: (rows: DataRows) => Promise<T>,
): Promise<T> {
  return withSource(plan.source, ctx.files, async (source) => {
    const sheet = 'sheet' in plan.source ? (plan.source.sheet ?? null) : null;
    const head = plan.hasHeader ? await readHead(source, sheet) : [];
    const heading = plan.hasHeader ? head[Math.max(0, findHeader(head))] : undefined;
    const firstRow = heading ? heading.row + 1 : 0;
    return use({
      header: heading?.cells ?? [],
      async each(visit, tell) {
        let rows = 0;
        let share = 0;
        await source.read(
          sheet,
          (cells, row) => {
            if (row < firstRow) return true;
            visit(cells, row);
            if (++rows % LOOK_EVERY === 0) stopIfCancelled(ctx);
            if (rows % TELL_EVERY === 0) tell(rows, share);
            return true;
          },
          (done, total) => {
            stopIfCancelled(ctx);
            share = total > 0 ? done / total : 0;
          },
        );
        tell(rows, 1);
      },
    });
  });
}
