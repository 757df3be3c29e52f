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

/** The same ZIP file with its directory described by zip64 records, as big or streamed workbooks have it. */
export function zip64(bytes: Buffer): Buffer {
  const endAt = bytes.lastIndexOf('PK\x05\x06');
  const end = Buffer.from(bytes.subarray(endAt));
  const directoryAt = end.readUInt32LE(16);
  const size = end.readUInt32LE(12);
  const entries = end.readUInt16LE(10);
  const records: Buffer[] = [];
  for (let at = directoryAt, n = 0; n < entries; n++) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const skip = nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const record = Buffer.from(bytes.subarray(at, at + 46 + nameLength));
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    extra.writeBigUInt64LE(BigInt(record.readUInt32LE(24)), 4);
    extra.writeBigUInt64LE(BigInt(record.readUInt32LE(20)), 12);
    extra.writeBigUInt64LE(BigInt(record.readUInt32LE(42)), 20);
    for (const field of [20, 24, 42]) record.writeUInt32LE(0xffffffff, field);
    record.writeUInt16LE(28, 30);
    record.writeUInt16LE(0, 32);
    records.push(record, extra);
    at += 46 + skip;
  }
  const directory = Buffer.concat(records);
  const end64 = Buffer.alloc(56);
  end64.write('PK\x06\x06', 'latin1');
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(BigInt(entries), 24);
  end64.writeBigUInt64LE(BigInt(entries), 32);
  end64.writeBigUInt64LE(BigInt(directory.length), 40);
  end64.writeBigUInt64LE(BigInt(directoryAt), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(directoryAt + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  end.writeUInt16LE(0xffff, 10);
  end.writeUInt32LE(0xffffffff, 12);
  end.writeUInt32LE(0xffffffff, 16);
  if (size === 0) throw new Error('an empty archive');
  return Buffer.concat([bytes.subarray(0, directoryAt), directory, end64, locator, end]);
}
