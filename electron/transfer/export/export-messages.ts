import type { Message, MessageFilter } from '../../../shared/contract/messages.ts';
import { provinceName } from '../../../shared/domain/province-names.ts';
import { STATUS_WORDS } from '../../../shared/domain/status-words.ts';
import type { BulkStorage } from '../../storage/bulk-storage.ts';
import { LOOK_EVERY, stopIfCancelled, TELL_EVERY, type TransferContext } from '../import/import-context.ts';
import { createCsvWriter } from './csv-writer.ts';
import { type Language, MESSAGE_HEADER } from './words.ts';
import { writeFile } from './write-file.ts';
import { createXlsxWriter } from './xlsx-writer.ts';

const WIDTHS = [14, 12, 60, 8, 18, 14, 20, 20, 10, 24];
const SHANGHAI_MS = 8 * 3_600_000;

const shanghaiTime = (at: number | null): string =>
  at === null ? '' : new Date(at + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' ');

const cellsOf = (message: Message, language: Language): string[] => [
  message.number,
  message.name,
  message.text,
  String(message.parts),
  STATUS_WORDS[language].state[message.state],
  message.code ?? '',
  shanghaiTime(message.submittedAt),
  shanghaiTime(message.reportedAt),
  provinceName(message.province, language),
  message.campaignName,
];

export interface MessageExport {
  filter: MessageFilter;
  format: 'xlsx' | 'csv';
  path: string;
  language: Language;
}
export type ExportContext = Pick<TransferContext, 'progress' | 'cancelled'> & {
  bulk: Pick<BulkStorage, 'eachMessage'>;
};

/** Messages as a file, row by row from the database to the disk; returns how many. */
export async function exportMessages(wanted: MessageExport, ctx: ExportContext): Promise<{ rows: number }> {
  const { filter, format, path, language } = wanted;
  const header = MESSAGE_HEADER[language];
  let rows = 0;
  await writeFile(path, (out) => {
    const writer =
      format === 'csv'
        ? createCsvWriter(out, header)
        : createXlsxWriter(out, { name: language === 'en' ? 'Messages' : '发送记录', header, widths: WIDTHS });
    for (const message of ctx.bulk.eachMessage(filter)) {
      if (++rows % LOOK_EVERY === 0) stopIfCancelled(ctx);
      if (rows % TELL_EVERY === 0) ctx.progress(rows, null);
      writer.row(cellsOf(message, language));
    }
    writer.finish();
  });
  ctx.progress(rows, rows);
  return { rows };
}
