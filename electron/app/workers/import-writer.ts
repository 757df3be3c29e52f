import { serveTask } from '../../platform/serve-task.ts';
import { receiveSlices } from '../../platform/slice-channel.ts';
import { openBulk } from '../../storage/sqlite/open-bulk.ts';
import { type ImportPiece, writeRows } from '../../transfer/import/write-rows.ts';
import type { ImportWriterData, WriterSaid } from '../import-writer.ts';

serveTask((raw, task) => {
  const { file, key, job, pieces } = raw as ImportWriterData;
  const bulk = openBulk({ file, ...(key === undefined ? {} : { key: Buffer.from(key) }) });
  try {
    const said: WriterSaid = { numbers: bulk.blacklistedNumbers(), forgotten: bulk.forgottenNumbers() };
    task.progress(said);
    return writeRows(bulk, job, receiveSlices<ImportPiece>(pieces, task.throwIfCancelled));
  } finally {
    bulk.close();
  }
});
