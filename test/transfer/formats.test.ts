import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { writeZip } from '../support/workbooks/write-workbook.ts';
import { fileOf, newPath, readFileRows, readSource } from './read.ts';

const TABLE = [
  ['姓名', '手机', '生日'],
  ['张三', 13_800_138_000, '1990-01-02'],
  ['<&>', '13900139000', ''],
];
const ROWS = [
  [1, '姓名', '手机', '生日'],
  [2, '张三', '13800138000', '1990-01-02'],
  [3, '<&>', '13900139000'],
];
function bytesOf(bookType: XLSX.BookType): Buffer {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(TABLE), '客户');
  return XLSX.write(book, { type: 'buffer', bookType }) as Buffer;
}

describe('other formats', () => {
  it.each([
    ['xls', 'biff8', 'xls'],
    ['et', 'biff8', 'et'],
    ['ods', 'ods', 'ods'],
    ['xlsb', 'xlsb', 'xlsx'],
    ['xls', 'html', 'xls'],
    ['xls', 'xlml', 'xls'],
    ['xls', 'xlsx', 'xlsx'],
    ['csv', 'biff8', 'xls'],
    ['xlsx', 'csv', 'csv'],
    ['xls', 'txt', 'csv'],
  ] as const)('a file named .%s holding %s is read as %s, by its content', async (name, bookType, format) => {
    const read = await readSource({ fileId: fileOf(`list.${name}`, bytesOf(bookType)) });
    expect(read.format).toBe(format);
    expect(read.rows).toEqual(ROWS);
  });

  it('reads a GBK web page that calls itself .xls, as tills export it', async () => {
    const page =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table><tr><td>姓名</td><td>手机</td></tr><tr><td>张三</td><td>013800138000</td></tr></table></body></html>';
    expect(await readFileRows(fileOf('till.xls', iconv.encode(page, 'gbk')))).toEqual([
      [1, '姓名', '手机'],
      [2, '张三', '013800138000'],
    ]);
  });

  it('reads repeated and covered cells, dates and several paragraphs of OpenDocument', async () => {
    const path = newPath('list.ods');
    const table = `<table:table table:name="甲"><table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table><table:table table:name="乙"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>一<text:s text:c="2"/>二</text:p><text:p>三</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="date" office:date-value="1990-01-02T00:00:00"><text:p>1月2日</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="13800138000"><text:p>1.38E+10</text:p></table:table-cell></table:table-row></table:table>`;
    writeZip(path, {
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<office:document-content><office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document-content>`,
    });
    const row = ['一  二\n三', '一  二\n三', '', '1990-01-02', '13800138000'];
    expect((await readSource({ fileId: path, sheet: '乙' })).rows).toEqual([
      [1, ...row],
      [2, ...row],
    ]);
  });
});
