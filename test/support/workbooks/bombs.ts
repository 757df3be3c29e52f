import { workbookParts, writeSheetXml, writeZip } from './write-workbook.ts';

const MIB = 1024 * 1024;

function* repeated(head: string, piece: string, bytes: number, tail: string): Generator<string> {
  yield head;
  for (let done = 0; done < bytes; done += piece.length) yield piece;
  yield tail;
}

const HEAD = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>';
const TAIL = '</t></is></c></row></sheetData></worksheet>';

/** Files that are small on the disk and want to be huge in memory (facts: safety §1.9). */
export const BOMBS: Record<string, (path: string) => void> = {
  /** 300 MB of one cell in 300 KB */
  cell: (path) => writeSheetXml(path, repeated(HEAD, 'A'.repeat(MIB), 300 * MIB, TAIL)),
  sharedString: (path) =>
    writeZip(path, {
      ...workbookParts(['S']),
      'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>',
      'xl/sharedStrings.xml': repeated('<sst><si><t>', 'A'.repeat(MIB), 300 * MIB, '</t></si></sst>'),
    }),
  /** one tag that never ends */
  tag: (path) => writeSheetXml(path, repeated('<worksheet><sheetData><row a="', 'A'.repeat(MIB), 150 * MIB, '"/>')),
  /** millions of tiny rows */
  rows: (path) =>
    writeSheetXml(
      path,
      repeated(
        '<worksheet><sheetData>',
        '<row><c><v>1</v></c></row>'.repeat(20_000),
        190 * MIB,
        '</sheetData></worksheet>',
      ),
    ),
  entries: (path) =>
    writeZip(path, Object.fromEntries(Array.from({ length: 2500 }, (_, n) => [`xl/worksheets/s${n}.xml`, '']))),
  odsCells: (path) =>
    writeZip(path, {
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml':
        '<x><table:table table:name="S"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="190" office:value-type="string"><text:p>A</text:p></table:table-cell></table:table-row></table:table></x>',
    }),
};

/** Small and odd, but readable: their claims are not believed. */
export const ODDITIES: Record<string, (path: string) => void> = {
  dimension: (path) =>
    writeSheetXml(
      path,
      '<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>13800138000</v></c></row><row r="1048576"><c r="B1048576"><v>13900139000</v></c></row></sheetData></worksheet>',
    ),
  merge: (path) =>
    writeSheetXml(
      path,
      '<worksheet><sheetData><row r="1"><c r="A1"><v>13800138000</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
    ),
};
