import { createOutFile } from '../../../electron/transfer/export/out-file.ts';
import { columnName } from '../../../electron/transfer/export/xlsx-writer.ts';
import { createZipWriter } from '../../../electron/transfer/export/zip-writer.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A ZIP file of the given parts, text only. */
export function writeZip(path: string, parts: Record<string, string | Iterable<string>>): void {
  const out = createOutFile(path);
  const zip = createZipWriter(out);
  for (const [name, text] of Object.entries(parts)) {
    zip.begin(name);
    if (typeof text === 'string') zip.write(text);
    else for (const piece of text) zip.write(piece);
    zip.end();
  }
  zip.finish();
  out.finish();
}

const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const workbookParts = (sheets: readonly string[]): Record<string, string> => ({
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${sheets.map((_, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('')}<Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/></Types>`,
  '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map((s, n) => `<sheet name="${s}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join('')}<Relationship Id="rIdS" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
});

/** One sheet of raw XML between `<sheetData>` and its end, or a whole worksheet part. */
export function writeSheetXml(path: string, sheet: string | Iterable<string>, more: Record<string, string> = {}): void {
  const whole = typeof sheet === 'string' && !sheet.includes('<worksheet') && !sheet.includes(':worksheet');
  const part = whole ? `<worksheet xmlns="${MAIN}"><sheetData>${sheet}</sheetData></worksheet>` : sheet;
  writeZip(path, { ...workbookParts(['Sheet1']), 'xl/worksheets/sheet1.xml': part, ...more });
}

/** Rows as Excel saves them: every text a shared string, every cell with its place and a style. */
export function writeLikeExcel(path: string, rows: Iterable<readonly string[]>): void {
  const index = new Map<string, number>();
  let uses = 0;
  function* sheet(): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><dimension ref="A1"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14.25"/><sheetData>`;
    let row = 0;
    for (const cells of rows) {
      row++;
      let xml = `<row r="${row}" spans="1:${cells.length}">`;
      for (let n = 0; n < cells.length; n++) {
        const text = cells[n] as string;
        if (text === '') continue;
        uses++;
        let at = index.get(text);
        if (at === undefined) {
          at = index.size;
          index.set(text, at);
        }
        xml += `<c r="${columnName(n)}${row}" s="1" t="s"><v>${at}</v></c>`;
      }
      yield `${xml}</row>`;
    }
    yield '</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>';
  }
  function* strings(): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<sst xmlns="${MAIN}" count="${uses}" uniqueCount="${index.size}">`;
    for (const text of index.keys())
      yield `<si><t>${escapeText(text)}</t><phoneticPr fontId="1" type="noConversion"/></si>`;
    yield '</sst>';
  }
  writeZip(path, {
    ...workbookParts(['Sheet1']),
    'xl/worksheets/sheet1.xml': sheet(),
    'xl/sharedStrings.xml': strings(),
  });
}
