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

/** What the thread that reads hands to the one that writes. */
export interface ImportPiece {
  slice: string;
  /** further people on numbers of this slice or an earlier one, as far as read */
  otherNames: Map<string, string[]>;
  last: boolean;
}

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
    const { slice, otherNames, last } = value;
    const values = unpackRows(slice);
    for (let at = 0; at + width <= values.length; at += width) {
      const row = build(values[at] as string, values, at + 1);
      if (otherNames.size > 0) addNames(row, otherNames);
      yield row;
    }
    for (const [number, names] of otherNames) yield { number, otherNames: names };
    if (last) return;
  }
}

/** Names of the same slice go in with their row, which is far cheaper than to come after it. */
function addNames(row: ImportRow, otherNames: Map<string, string[]>): void {
  const names = otherNames.get(row.number);
  if (names === undefined) return;
  otherNames.delete(row.number);
  if (!row.name) row.name = names.shift() ?? '';
  if (names.length > 0) row.otherNames = names;
}
