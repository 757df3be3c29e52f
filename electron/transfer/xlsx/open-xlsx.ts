import { AppError } from '../../../shared/contract/errors.ts';
import { damaged } from '../limits.ts';
import type { ReadProgress, RowSource, RowVisitor } from '../row-source.ts';
import type { FileWindow } from '../zip/file-window.ts';
import { inflateEntry, inflateWhole, type UnpackBudget, unpackBudget } from '../zip/inflate-entry.ts';
import type { ZipEntry } from '../zip/zip-directory.ts';
import { createSharedStringsReader } from './shared-strings.ts';
import { createSheetReader } from './sheet-reader.ts';
import { readDateStyles } from './styles.ts';
import { type Relation, readRelations, readWorkbookPart } from './workbook.ts';

type Entries = Map<string, ZipEntry>;

function relationsPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
}

interface Opened {
  file: FileWindow;
  entries: Entries;
  budget: UnpackBudget;
}

async function whole({ file, entries, budget }: Opened, path: string): Promise<Buffer | null> {
  const entry = entries.get(path);
  return entry ? inflateWhole(file, entry, budget) : null;
}

async function workbookPath(opened: Opened): Promise<string> {
  const part = await whole(opened, '_rels/.rels');
  const relations = part ? [...readRelations(part, '').values()] : [];
  const target = relations.find((r) => r.kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  return opened.entries.has(target) ? target : 'xl/workbook.xml';
}

async function readStrings(opened: Opened, path: string | undefined, onBytes: (n: number) => void): Promise<string[]> {
  const entry = path === undefined ? undefined : opened.entries.get(path);
  const strings: string[] = [];
  if (!entry) return strings;
  const reader = createSharedStringsReader(strings);
  for await (const piece of inflateEntry(opened.file, entry, opened.budget)) {
    onBytes(piece.length);
    reader.push(piece);
  }
  reader.end();
  return strings;
}

/** An .xlsx file as rows of text. The caller keeps `file` open while reading and closes it. */
export async function openXlsx(file: FileWindow, entries: Entries): Promise<RowSource> {
  const opening: Opened = { file, entries, budget: unpackBudget(file) };
  const path = await workbookPath(opening);
  const part = await whole(opening, path);
  if (!part) throw new AppError('FILE_TYPE_UNKNOWN');
  const workbook = readWorkbookPart(part);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const relationsPart = await whole(opening, relationsPath(path));
  const relations = relationsPart ? readRelations(relationsPart, folder) : new Map<string, Relation>();
  const byKind = (kind: string) => [...relations.values()].find((r) => r.kind === kind)?.target;
  const stylesPart = await whole(opening, byKind('styles') ?? `${folder}styles.xml`);
  const dateStyles = stylesPart ? readDateStyles(stylesPart) : [];
  const stringsPath = byKind('sharedStrings') ?? `${folder}sharedstrings.xml`;

  const all = workbook.sheets.flatMap((sheet, n) => {
    const relation = relations.get(sheet.relation);
    const target = relation?.target ?? `${folder}worksheets/sheet${n + 1}.xml`;
    const entry = relation && relation.kind !== 'worksheet' ? undefined : entries.get(target);
    return entry ? [{ ...sheet, entry }] : [];
  });
  if (all.length === 0) throw damaged('workbook');
  const visible = all.filter((sheet) => !sheet.hidden);
  const sheets = visible.length > 0 ? visible : all;
  let strings: string[] | null = null;

  async function read(name: string | null, visit: RowVisitor, progress: ReadProgress): Promise<void> {
    const sheet = sheets.find((s) => s.name === name) ?? sheets[0];
    if (!sheet) throw damaged('workbook');
    // each reading counts afresh, or a second look at the file would run out of a budget the first one used
    const opened: Opened = { ...opening, budget: unpackBudget(file) };
    const total = sheet.entry.unpacked + (strings === null ? (entries.get(stringsPath)?.unpacked ?? 0) : 0);
    let done = 0;
    const onBytes = (n: number) => {
      done += n;
      progress(Math.min(done, total), total);
    };
    strings ??= await readStrings(opened, stringsPath, onBytes);
    const reader = createSheetReader({ strings, dateStyles, date1904: workbook.date1904 }, visit);
    for await (const piece of inflateEntry(file, sheet.entry, opened.budget)) {
      onBytes(piece.length);
      reader.push(piece);
      if (reader.done) return;
    }
    reader.end();
  }
  return { format: 'xlsx', encoding: null, sheets: sheets.map(({ name }) => ({ name, rows: null })), read };
}
