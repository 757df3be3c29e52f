import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { workbookParts, writeSheetXml, writeZip } from '../support/workbooks/write-workbook.ts';
import { fileOf, newPath, readFileRows, readSource } from './read.ts';

const xmlRows = (sheet: string, more?: Record<string, string>) => {
  const path = newPath('sheet.xlsx');
  writeSheetXml(path, sheet, more);
  return readFileRows(path);
};
const sst = (items: string) => ({ 'xl/sharedStrings.xml': `<sst>${items}</sst>` });

function bookOf(sheets: Record<string, unknown[][]>): XLSX.WorkBook {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name);
  }
  return book;
}
const saved = (book: XLSX.WorkBook, options: XLSX.WritingOptions) =>
  fileOf(`book.${options.bookType ?? 'xlsx'}`, XLSX.write(book, { type: 'buffer', ...options }) as Buffer);

/** The same rows as SheetJS reads them, cells as plain text. */
function bySheetJs(path: string): (string | number)[][] {
  const book = XLSX.read(readFileSync(path), { dense: true });
  const sheet = book.Sheets[book.SheetNames[0] as string] as XLSX.WorkSheet;
  return (sheet['!data'] ?? []).flatMap((row, n) => {
    const cells = Array.from(row ?? [], (cell) => String(cell?.v ?? ''));
    while (cells.at(-1) === '') cells.pop();
    return cells.length > 0 ? [[n + 1, ...cells]] : [];
  });
}

describe('the xlsx reader', () => {
  it('reads shared strings, joins rich text and leaves phonetic guides out', async () => {
    const items =
      '<si><t>张三</t></si><si><r><t>李</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 四</t></r><rPh sb="0" eb="1"><t>lǐ</t></rPh></si><si/><si><t/></si><si><t>末</t></si>';
    const cells =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>4</v></c></row>';
    expect(await xmlRows(cells, sst(items))).toEqual([[1, '张三', '李 四', '', '末']]);
  });

  it('reads every kind of cell', async () => {
    const rows = await xmlRows(
      '<row r="2"><c r="A2"><v>13800138000</v></c><c r="B2" t="n"><v>1.3800138E10</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="str"><f>A2&amp;"x"</f><v>13800138000x</v></c><c r="F2" t="inlineStr"><is><t>a&lt;b&#x4E2D;&#20013;</t></is></c><c r="G2" t="d"><v>1990-01-02</v></c></row>',
    );
    expect(rows).toEqual([[2, '13800138000', '13800138000', 'TRUE', '#N/A', '13800138000x', 'a<b中中', '1990-01-02']]);
  });

  it('places sparse cells and cells and rows without a reference', async () => {
    const rows = await xmlRows(
      '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"><c r="AB5"><v>4</v></c></row><row/><row><c><v>5</v></c></row>',
    );
    expect(rows.map(([row, ...cells]) => [row, cells.join('|')])).toEqual([
      [1, '1|||2|3'],
      [5, `${'|'.repeat(27)}4`],
      [7, '5'],
    ]);
  });

  it('understands prefixes, CDATA, comments, single quotes and > inside attributes', async () => {
    const rows = await xmlRows(
      `<?xml version="1.0"?><!-- <row> --><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" note="a>b"><x:dimension ref='A1:XFD1048576'/><x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t><![CDATA[<&]]>中</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:XFD1048576"/></x:mergeCells></x:worksheet>`,
    );
    expect(rows).toEqual([[1, '<&中']]);
  });

  it('shows dates by style, in both epochs', async () => {
    const styles = {
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0.00_);[Red]\\(0.00\\)"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    };
    const cells =
      '<row r="1"><c r="A1" s="1"><v>32875</v></c><c r="B1" s="2"><v>32875</v></c><c r="C1" s="3"><v>32875</v></c><c r="D1" s="4"><v>32875.5</v></c><c r="E1"><v>32875</v></c></row>';
    expect(await xmlRows(cells, styles)).toEqual([
      [1, '1990-01-02', '1990-01-02', '32875', '1990-01-02 12:00:00', '32875'],
    ]);
    const path = newPath('1904.xlsx');
    const parts = workbookParts(['Sheet1']);
    parts['xl/workbook.xml'] = (parts['xl/workbook.xml'] as string).replace(
      '<sheets>',
      '<workbookPr date1904="1"/><sheets>',
    );
    writeZip(path, {
      ...parts,
      ...styles,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells}</sheetData></worksheet>`,
    });
    expect((await readFileRows(path))[0]?.[1]).toBe('1994-01-03');
  });

  it('lists the visible sheets and reads the chosen one', async () => {
    const book = bookOf({ 表一: [['a']], 'B & C': [['b']], 藏: [['c']] });
    book.Workbook = { Sheets: [{}, {}, { Hidden: 1 }] };
    const path = saved(book, { bookType: 'xlsx' });
    const read = await readSource({ fileId: path, sheet: 'B & C' });
    expect(read.sheets).toEqual(['表一', 'B & C']);
    expect(read.rows).toEqual([[1, 'b']]);
  });

  it('agrees with SheetJS on any workbook SheetJS writes', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('<&>"\'', ' a ', '张三', 'line\nbreak', '😀', '_x0041_', '１３８'),
      fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.constant(null),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), fc.boolean(), async (table, bookSST, compression) => {
        const path = saved(bookOf({ S: table }), { bookType: 'xlsx', bookSST, compression });
        expect(await readFileRows(path)).toEqual(bySheetJs(path));
      }),
      { numRuns: 150 },
    );
  });

  it('reads the same whatever the size of the pieces', async () => {
    const { createSheetReader } = await import('../../electron/transfer/xlsx/sheet-reader.ts');
    const xml = Buffer.from(
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>中&amp;文</t></is></c><c r="B1"><v>138</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData></worksheet>',
    );
    for (let size = 1; size <= xml.length; size++) {
      const rows: string[] = [];
      const words = { strings: [], dateStyles: [], date1904: false };
      const reader = createSheetReader(words, (cells, row) => rows.push([row, ...cells].join('|')) > 0);
      for (let at = 0; at < xml.length; at += size) reader.push(xml.subarray(at, at + size));
      reader.end();
      expect(rows).toEqual(['1|中&文|138', '2|2']);
    }
  });
});
