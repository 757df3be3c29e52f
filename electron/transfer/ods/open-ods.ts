import { AppError } from '../../../shared/contract/errors.ts';
import type { RowSource } from '../row-source.ts';
import type { FileWindow } from '../zip/file-window.ts';
import { inflateEntry, unpackBudget } from '../zip/inflate-entry.ts';
import type { ZipEntry } from '../zip/zip-directory.ts';
import { createTableReader } from './table-reader.ts';

/** An OpenDocument spreadsheet as rows of text. A locked one has its parts listed as encrypted in the manifest. */
export async function openOds(file: FileWindow, entries: Map<string, ZipEntry>): Promise<RowSource> {
  const content = entries.get('content.xml');
  if (!content) throw new AppError('FILE_TYPE_UNKNOWN');
  const manifest = entries.get('meta-inf/manifest.xml');
  if (manifest) {
    for await (const piece of inflateEntry(file, manifest, unpackBudget(file)))
      if (piece.includes('encryption-data')) throw new AppError('FILE_ENCRYPTED');
  }
  const names: string[] = [];
  const walk = createTableReader(
    () => false,
    (name) => names.push(name),
    () => true,
  );
  for await (const piece of inflateEntry(file, content, unpackBudget(file))) walk.push(piece);
  walk.end();
  return {
    format: 'ods',
    encoding: null,
    sheets: names.map((name) => ({ name, rows: null })),
    async read(sheet, visit, progress) {
      const index = Math.max(0, sheet === null ? 0 : names.indexOf(sheet));
      const reader = createTableReader(
        (_name, n) => n === index,
        () => {},
        visit,
      );
      let done = 0;
      for await (const piece of inflateEntry(file, content, unpackBudget(file))) {
        done += piece.length;
        progress(Math.min(done, content.unpacked), content.unpacked);
        reader.push(piece);
        if (reader.done) return;
      }
      reader.end();
    },
  };
}
