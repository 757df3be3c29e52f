import type { ImportPlan } from '../../../shared/contract/transfer.ts';
import type { BulkStorage } from '../../storage/bulk-storage.ts';
import { mapColumns } from '../import/column-map.ts';
import { withDataRows } from '../import/each-data-row.ts';
import type { TransferContext } from '../import/import-context.ts';
import { createRowJudge } from '../import/judge-rows.ts';
import { knownRefusals } from '../import/known-refusals.ts';
import { type Language, PROBLEM_HEADER, reasonWords, VERDICT_WORDS } from './words.ts';
import { writeFile } from './write-file.ts';
import { createXlsxWriter } from './xlsx-writer.ts';

/** The rows that were not taken (and the blacklisted ones), each with its reason and all its cells, ready to mend and import again. */
export async function exportProblems(
  plan: ImportPlan,
  ctx: TransferContext & { bulk: Pick<BulkStorage, 'blacklistedNumbers' | 'forgottenNumbers'> },
  path: string,
  language: Language,
): Promise<{ rows: number }> {
  const map = mapColumns(plan.columns);
  const judge = createRowJudge(map.numbers, knownRefusals(ctx.bulk.blacklistedNumbers(), ctx.bulk.forgottenNumbers()));
  let problems = 0;
  await writeFile(path, (out) =>
    withDataRows(plan, ctx, async (source) => {
      const header = [...PROBLEM_HEADER[language], ...source.header];
      const widths = header.map((_, n) => (n === 3 ? 40 : 16));
      const writer = createXlsxWriter(out, { name: language === 'en' ? 'Problems' : '问题行', header, widths });
      await source.each(
        (cells, row) => {
          const { problem } = judge.judge(cells);
          if (problem === null) return;
          problems++;
          const { verdict, input, reason } = problem;
          writer.row([String(row), input, VERDICT_WORDS[verdict][language], reasonWords(reason, language), ...cells]);
        },
        (rows, share) => ctx.progress(rows, share > 0.01 ? Math.round(rows / share) : null),
      );
      writer.finish();
    }),
  );
  return { rows: problems };
}
