import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createRowSplitter } from '../../electron/transfer/text/row-splitter.ts';
import { fileOf, readSource } from './read.ts';

const LIST = '姓名,手机\n张三,13800138000\n李四,13900139000\n';
const ROWS = [
  [1, '姓名', '手机'],
  [2, '张三', '13800138000'],
  [3, '李四', '13900139000'],
];
const pasted = async (text: string) => (await readSource({ text })).rows.map(([, ...cells]) => cells);

describe('row 55: text files', () => {
  it.each([
    ['utf-8', Buffer.from(LIST)],
    ['utf-8', Buffer.from(`\ufeff${LIST}`)],
    ['gb18030', iconv.encode(LIST, 'gb18030')],
    ['utf-16le', iconv.encode(LIST, 'utf-16le', { addBOM: true })],
    ['utf-16le', iconv.encode(LIST, 'utf-16le')],
    ['utf-16be', iconv.encode(LIST, 'utf-16be', { addBOM: true })],
    ['utf-16be', iconv.encode(LIST, 'utf-16be')],
  ])('finds out that it is %s', async (encoding, bytes) => {
    const read = await readSource({ fileId: fileOf('list.csv', bytes) });
    expect(read).toMatchObject({ format: 'csv', encoding, rows: ROWS });
  });

  it('looks beyond a long head of plain ASCII', async () => {
    const text = `${'a,13800138000\n'.repeat(40_000)}张三,13900139000\n`;
    const read = await readSource({ fileId: fileOf('list.csv', iconv.encode(text, 'gbk')) });
    expect(read.encoding).toBe('gb18030');
    expect(read.rows.at(-1)).toEqual([40_001, '张三', '13900139000']);
  });

  it('takes the encoding the owner names, and refuses one that does not exist', async () => {
    const fileId = fileOf('list.csv', iconv.encode('姓名,手機\n陳,13800138000\n', 'big5'));
    expect((await readSource({ fileId, encoding: 'big5' })).rows[0]).toEqual([1, '姓名', '手機']);
    await expect(readSource({ fileId, encoding: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('stays with UTF-8 when a character or two are broken, and drops stray NULs', async () => {
    const long = `姓名,手机\n${'张三丰,13800138000\n'.repeat(50)}`;
    const broken = Buffer.concat([Buffer.from(long), Buffer.from([0xe5, 0xbc, 0x0a]), Buffer.from('李\0四,139\n')]);
    const read = await readSource({ fileId: fileOf('list.csv', broken) });
    expect(read.encoding).toBe('utf-8');
    expect(read.rows.at(-1)).toEqual([53, '李四', '139']);
  });

  it.each(['\t', ',', ';', '|', '，', '、', '；'])('finds the delimiter %j', async (delimiter) => {
    const lines = [
      ['姓名', '手机'],
      ['张三', '13800138000'],
      ['李四', ''],
    ].map((cells) => cells.join(delimiter));
    expect(await pasted(lines.join('\r\n'))).toEqual([['姓名', '手机'], ['张三', '13800138000'], ['李四']]);
  });

  it('reads pasted numbers however they are strewn', async () => {
    expect(await pasted('13800138000 13900139000,15000150000\n\n18600186000、13300133000')).toEqual(
      ['13800138000', '13900139000', '15000150000', '18600186000', '13300133000'].map((number) => [number]),
    );
    expect(await pasted('13800138000\n138 0013 8001\n+86 13900139000')).toEqual([
      ['13800138000'],
      ['138 0013 8001'],
      ['+86 13900139000'],
    ]);
    expect(await pasted('张三 13800138000\n李四   13900139000')).toEqual([
      ['张三', '13800138000'],
      ['李四', '13900139000'],
    ]);
  });

  it('reads quoted cells with delimiters, quotes and line breaks, and forgives a stray quote', async () => {
    const text = 'a,b\r\n"x,1","say ""hi""\nthere"\r\n"open,2\r\nlast,"3"x';
    const read = await readSource({ fileId: fileOf('q.csv', text) });
    expect(read.rows).toEqual([
      [1, 'a', 'b'],
      [2, 'x,1', 'say "hi"\nthere'],
      [3, '"open', '2'],
      [4, 'last', '3x'],
    ]);
  });

  it('reads back what was written, in pieces of any size', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', '"', ',', '\n', '\r', ' ', '1'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 20 }), fc.constantFrom('\n', '\r\n', '\r'), (rows, size, end) => {
        const text = rows.map((cells) => cells.map(quote).join(',')).join(end);
        const seen: string[][] = [];
        const splitter = createRowSplitter(',', (cells) => seen.push(cells.slice()) > 0);
        for (let at = 0; at < text.length; at += size) splitter.push(text.slice(at, at + size));
        splitter.end();
        expect(seen).toEqual(rows);
      }),
    );
  });
});
