import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { inspectSource } from '../../electron/transfer/transfer.ts';
import { workbookParts, writeSheetXml, writeZip, zip64 } from '../support/workbooks/write-workbook.ts';
import { asIs, fileOf, newPath, readFileRows } from './read.ts';

const inspectFile = (fileId: string) => inspectSource({ fileId }, asIs);
function goodWorkbook(rows = 200): Buffer {
  const book = XLSX.utils.book_new();
  const table = Array.from({ length: rows }, (_, n) => [`客户${n}`, `138${String(n * 7919).padStart(8, '0')}`]);
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['姓名', '手机'], ...table]), 'S');
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
/** Same bytes with one changed by `change`. */
function altered(bytes: Buffer, at: number, change: (b: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = change(copy[at] as number);
  return copy;
}
/** The head of an OLE file whose directory names the given stream, enough to be recognised. */
const oleWith = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1016),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ]);
const xlsxOf = (xml: string) => {
  const path = newPath('bad.xlsx');
  writeSheetXml(path, xml);
  return path;
};
const zipOf = (parts: Record<string, string>) => {
  const path = newPath('bad.xlsx');
  writeZip(path, parts);
  return path;
};
const good = goodWorkbook();
const centralAt = good.lastIndexOf('PK\x01\x02');

describe('a bad file gives a clear reason', () => {
  it.each([
    ['missing', () => '/nowhere/at/all.xlsx', 'FILE_MISSING'],
    ['a folder', () => '/', 'FILE_MISSING'],
    ['empty', () => fileOf('a.xlsx', ''), 'FILE_EMPTY'],
    ['only blanks', () => fileOf('a.csv', ' \r\n\r\n'), 'FILE_EMPTY'],
    ['a picture', () => fileOf('a.xlsx', Buffer.from('89504e470d0a1a0a0000000d', 'hex')), 'FILE_TYPE_UNKNOWN'],
    ['a PDF', () => fileOf('a.csv', '%PDF-1.7\n1 0 obj\n'), 'FILE_TYPE_UNKNOWN'],
    [
      'a Word document',
      () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }),
      'FILE_TYPE_UNKNOWN',
    ],
    ['an old Word document', () => fileOf('a.xls', oleWith('WordDocument')), 'FILE_TYPE_UNKNOWN'],
    [
      'random bytes',
      () => fileOf('a.csv', Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 251))),
      'FILE_TYPE_UNKNOWN',
    ],
    ['nothing but zeros', () => fileOf('a.csv', Buffer.alloc(10_000)), 'FILE_DAMAGED'],
    ['an .xlsx with a password', () => fileOf('a.xlsx', oleWith('EncryptedPackage')), 'FILE_ENCRYPTED'],
    [
      'a zip with a password',
      () =>
        fileOf(
          'a.xlsx',
          altered(good, centralAt + 8, (b) => b | 1),
        ),
      'FILE_ENCRYPTED',
    ],
    ['cut off', () => fileOf('a.xlsx', good.subarray(0, good.length - 400)), 'FILE_DAMAGED'],
    ['cut off early', () => fileOf('a.xlsx', good.subarray(0, 40)), 'FILE_DAMAGED'],
    ['a cut off .xls', () => fileOf('a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'FILE_DAMAGED'],
    ['broken XML', () => xlsxOf('<row r="1"><c r="A1"><v>1</v></c'), 'FILE_DAMAGED'],
    ['a document type with entities', () => xlsxOf('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'), 'FILE_DAMAGED'],
    ['a workbook without sheets', () => zipOf(workbookParts([])), 'FILE_DAMAGED'],
    ['a sheet without rows', () => xlsxOf('<row r="1"/><row r="2"><c r="A2"/></row>'), 'FILE_NO_ROWS'],
    ['no numbers at all', () => fileOf('a.csv', '姓名,城市\n张三,北京\n李四,上海\n'), 'NO_NUMBER_COLUMN'],
    ['a cell beyond column 200', () => xlsxOf('<row r="1"><c r="ZZ1"><v>1</v></c></row>'), 'FILE_TOO_MANY_COLUMNS'],
    ['a line of 300 cells', () => fileOf('a.csv', `${'13800138000,'.repeat(300)}1\n`), 'FILE_TOO_MANY_COLUMNS'],
    ['one endless line', () => fileOf('a.csv', '中'.repeat(3_000_000)), 'FILE_DAMAGED'],
  ])('%s', async (_name, path, code) => {
    await expect(inspectFile(path())).rejects.toMatchObject({ code });
  });

  it('a changed byte in the data is noticed by its checksum', async () => {
    const broken = altered(good, 300, (b) => b ^ 0x10);
    await expect(readFileRows(fileOf('a.xlsx', broken))).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('survives any single changed byte: rows or an AppError, never anything else', async () => {
    const small = goodWorkbook(3);
    for (let at = 0; at < small.length; at += 23) {
      const path = fileOf(
        'a.xlsx',
        altered(small, at, (b) => b ^ 0xff),
      );
      const outcome = await readFileRows(path).then(
        () => 'rows',
        (error: Error) => error.name,
      );
      expect(['rows', 'AppError']).toContain(outcome);
    }
  });

  it('a workbook with 30 sheets opens at the one with numbers', async () => {
    const book = XLSX.utils.book_new();
    for (let n = 1; n <= 30; n++) {
      const rows = n === 23 ? [['手机'], ['13800138000']] : n % 2 ? [] : [['说明'], ['本表无数据']];
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), `表${n}`);
    }
    const found = await inspectFile(
      fileOf('many.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer),
    );
    expect(found.sheets).toHaveLength(30);
    expect(found.sheet).toBe('表23');
  });

  it('reads a zip64 workbook', async () => {
    const rows = await readFileRows(fileOf('a.xlsx', zip64(good)));
    expect(rows).toHaveLength(201);
  });

  it('reads what a spreadsheet in Chinese Windows saves as "Unicode text" and as csv', async () => {
    const text = '姓名\t手机\r\n张三\t13800138000\r\n';
    const found = await inspectFile(fileOf('a.txt', iconv.encode(text, 'utf-16le', { addBOM: true })));
    expect(found.columns.map(({ guess }) => guess)).toEqual(['name', 'number']);
    expect(found.encoding).toBe('utf-16le');
    expect(readFileSync(fileOf('b.csv', iconv.encode(text, 'gbk'))).length).toBeLessThan(40);
  });
});
