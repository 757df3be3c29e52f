import type { Refund } from '../../../shared/contract/costs.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { shanghaiTime } from '../../../shared/domain/shanghai.ts';
import type { BulkStorage } from '../../storage/bulk-storage.ts';
import { LOOK_EVERY, stopIfCancelled, TELL_EVERY, type TransferContext } from '../import/import-context.ts';
import { createCsvWriter } from './csv-writer.ts';
import { type Language, REFUND_HEADER } from './words.ts';
import { writeFile } from './write-file.ts';
import { createXlsxWriter } from './xlsx-writer.ts';

const WIDTHS = [14, 30, 18, 14, 8, 12, 24];

interface RefundExport {
  channelId: number;
  before: number;
  numbers: 'full' | 'masked';
  format: 'xlsx' | 'csv';
  path: string;
  language: Language;
}
type Row = Omit<Refund, 'overdue'>;

const cellsOf = (row: Row, numbers: RefundExport['numbers']): string[] => [
  numbers === 'full' ? row.number : `${row.number.slice(0, 3)}****${row.number.slice(-4)}`,
  row.providerId ?? '',
  shanghaiTime(row.submittedAt),
  row.code,
  String(row.parts),
  formatYuan(row.amount),
  row.campaignName,
];

/** What should come back, with everything the provider's support needs to look it up; returns how many rows. */
export async function exportRefunds(
  { channelId, before, numbers, format, path, language }: RefundExport,
  ctx: Pick<TransferContext, 'progress' | 'cancelled'> & { bulk: Pick<BulkStorage, 'eachRefund'> },
): Promise<{ rows: number }> {
  const header = REFUND_HEADER[language];
  let rows = 0;
  await writeFile(path, (out) => {
    const writer =
      format === 'csv'
        ? createCsvWriter(out, header)
        : createXlsxWriter(out, { name: language === 'en' ? 'Refunds due' : '应返未返', header, widths: WIDTHS });
    for (const row of ctx.bulk.eachRefund(channelId, before)) {
      if (++rows % LOOK_EVERY === 0) stopIfCancelled(ctx);
      if (rows % TELL_EVERY === 0) ctx.progress(rows, null);
      writer.row(cellsOf(row, numbers));
    }
    writer.finish();
  });
  ctx.progress(rows, rows);
  return { rows };
}
