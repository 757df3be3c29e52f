import type { BulkStorage, ImportRow, ImportTarget, ImportWritten } from '../../storage/bulk-storage.ts';
import { createRowBuilder } from './build-row.ts';
import type { Field } from './column-map.ts';
import { unpackRows } from './row-slices.ts';

export interface WriteJob {
  /** `preview` counts and writes nothing */
  kind: 'import' | 'preview';
  /** what a packed row holds behind its number */
  fields: Field[];
  target: ImportTarget;
}

/** What the thread that reads hands to the one that writes; `end` comes once, last. */
export type ImportPiece =
  | { kind: 'rows'; slice: string }
  | { kind: 'end'; otherNames: [number: string, names: string[]][] };

/** The writing half of an import, one transaction. A throw of `pieces` rolls it back. */
export function writeRows(
  bulk: Pick<BulkStorage, 'importContacts' | 'previewImport'>,
  { kind, fields, target }: WriteJob,
  pieces: Iterator<ImportPiece>,
): ImportWritten {
  // the book is locked from the first rows on, not while their source is being opened
  const first = pieces.next();
  const rows = importRows(fields, first, pieces);
  return kind === 'import' ? bulk.importContacts(rows, target) : bulk.previewImport(rows, target);
}

function* importRows(
  fields: readonly Field[],
  first: IteratorResult<ImportPiece>,
  pieces: Iterator<ImportPiece>,
): Generator<ImportRow> {
  const build = createRowBuilder(fields);
  const width = 1 + fields.length;
  for (let { value, done } = first; !done; { value, done } = pieces.next()) {
    if (value.kind === 'end') {
      for (const [number, otherNames] of value.otherNames) yield { number, otherNames };
      return;
    }
    const values = unpackRows(value.slice);
    for (let at = 0; at + width <= values.length; at += width) yield build(values[at] as string, values, at + 1);
  }
}
