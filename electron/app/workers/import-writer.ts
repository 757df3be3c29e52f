import { serveTask } from '../../platform/serve-task.ts';
import { receiveSlices } from '../../platform/slice-channel.ts';
import { openBulk } from '../../storage/sqlite/open-bulk.ts';
import { type ImportPiece, writeRows } from '../../transfer/import/write-rows.ts';
import type { ImportWriterData } from '../import-writer.ts';

serveTask((raw, task) => {
  const { file, key, job, pieces } = raw as ImportWriterData;
  const bulk = openBulk({ file, ...(key === undefined ? {} : { key: Buffer.from(key) }) });
  try {
    task.progress(bulk.blacklistedNumbers());
    return writeRows(bulk, job, receiveSlices<ImportPiece>(pieces, task.throwIfCancelled));
  } finally {
    bulk.close();
  }
});
