import { type EvidencePack, evidenceHead, evidenceRows, evidenceTime, proofsOf } from './evidence-pack.ts';
import { EVIDENCE_WORDS } from './evidence-words.ts';
import { PAGE, type PdfPage, textWidth, writePdf } from './pdf-writer.ts';
import type { Language } from './words.ts';
import { wrapText } from './wrap-text.ts';
import { writeFile } from './write-file.ts';
import { createXlsxWriter } from './xlsx-writer.ts';

const MARGIN = 40;
const SIZE = 8;
const LEADING = 12;
const BOTTOM = PAGE.height - 50;
/** time, kind, content, note, result */
const COLUMNS = [52, 62, 190, 100, 101];
const GAP = 10;

/** Everything about one number as a file for others to read: rows of a workbook, or pages with the proof attached. */
export async function exportEvidence(
  pack: EvidencePack,
  format: 'pdf' | 'xlsx',
  path: string,
  language: Language,
): Promise<{ rows: number }> {
  const w = EVIDENCE_WORDS[language];
  const head = evidenceHead(pack, language);
  const rows = evidenceRows(pack, language).map(({ at, kind, what, detail, result }) => [
    evidenceTime(at),
    kind,
    what,
    detail,
    result,
  ]);
  await writeFile(path, (out) => {
    if (format === 'xlsx') {
      const writer = createXlsxWriter(out, { name: w.title, header: w.header, widths: [20, 16, 60, 36, 40] });
      for (const [label, value] of head) writer.row(['', label, value]);
      for (const row of rows) writer.row(row);
      writer.finish();
      return;
    }
    const proofs = proofsOf(pack);
    // readers list them by name: two photos may be called alike
    const nameOf = (name: string, i: number): string => (proofs.length > 1 ? `${i + 1}-${name}` : name);
    const attachments = proofs.flatMap(({ name, bytes }, i) => (bytes ? [{ name: nameOf(name, i), bytes }] : []));
    const notes = attachments.length === 0 ? [] : [w.attached];
    writePdf(out, `${w.title} ${pack.number}`, layout({ ...w, notes, head, rows }), attachments);
  });
  return { rows: rows.length };
}

interface Sheet {
  title: string;
  head: [string, string][];
  notes: string[];
  account: string;
  nothing: string;
  header: readonly string[];
  rows: string[][];
  page: string;
}

function layout({ title, head, notes, account, nothing, header, rows, page: pageWords }: Sheet): PdfPage[] {
  const pages: PdfPage[] = [];
  let page: PdfPage = { texts: [], lines: [] };
  let y = 0;
  const turn = () => {
    page = { texts: [], lines: [] };
    pages.push(page);
    y = MARGIN + 14;
  };
  const put = (text: string, x: number, size = SIZE, bold = false) => page.texts.push({ x, y, size, text, bold });
  const room = (height: number) => {
    if (y + height <= BOTTOM) return;
    turn();
    headings();
  };
  const headings = () => {
    cells(
      header.map((text) => [text]),
      true,
    );
  };
  const cells = (columns: string[][], bold = false) => {
    const tallest = Math.max(...columns.map((lines) => lines.length));
    for (let line = 0; line < tallest; line++) {
      let x = MARGIN;
      for (const [i, lines] of columns.entries()) {
        const text = lines[line];
        if (text) put(text, x, SIZE, bold);
        x += (COLUMNS[i] ?? 0) + GAP;
      }
      y += LEADING;
    }
    page.lines.push({ x1: MARGIN, x2: PAGE.width - MARGIN, y: y - LEADING + 4 });
    y += 4;
  };

  turn();
  put(title, MARGIN, 18, true);
  y += 30;
  for (const [label, value] of head) {
    const lines = wrapText(value, PAGE.width - 2 * MARGIN - 110, 10);
    put(label, MARGIN, 10, true);
    for (const line of lines) {
      put(line, MARGIN + 110, 10);
      y += 16;
    }
  }
  for (const note of notes) {
    put(note, MARGIN, 10);
    y += 16;
  }
  y += 14;
  put(account, MARGIN, 13, true);
  y += 20;
  if (rows.length === 0) put(nothing, MARGIN, 10);
  else headings();
  for (const row of rows) {
    const columns = row.map((text, i) => wrapText(text, COLUMNS[i] ?? 0, SIZE));
    // a row taller than a page goes on over the next ones
    const most = Math.floor((BOTTOM - MARGIN - 60) / LEADING);
    for (let from = 0; from < Math.max(...columns.map((lines) => lines.length)); from += most) {
      const part = columns.map((lines) => lines.slice(from, from + most));
      room(Math.max(...part.map((lines) => lines.length)) * LEADING);
      cells(part);
    }
  }
  for (const [i, one] of pages.entries()) {
    const text = pageWords.replace('{n}', String(i + 1)).replace('{all}', String(pages.length));
    one.texts.push({ x: PAGE.width - MARGIN - textWidth(text, SIZE), y: PAGE.height - 28, size: SIZE, text });
  }
  return pages;
}
