/** Lists as they arrive when something went wrong, in memory, ready for a file field. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { workbookParts, writeLikeExcel, writeZip } from '../workbooks/write-workbook.ts';

export interface PickedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const fileOf = (name: string, content: Buffer | string): PickedFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

function written(write: (path: string) => void): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'feijian-list-'));
  try {
    const path = join(folder, 'list.xlsx');
    write(path);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const workbook = (name: string, rows: readonly (readonly string[])[]): PickedFile =>
  fileOf(
    name,
    written((path) => writeLikeExcel(path, rows)),
  );

export const gb18030 = (name: string, text: string): PickedFile => fileOf(name, iconv.encode(text, 'gb18030'));

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** The head of an OLE file whose directory names the part that holds an encrypted workbook. */
const encrypted = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(1016),
  Buffer.from('EncryptedPackage', 'utf16le'),
  Buffer.alloc(512),
]);

const good = workbook('good.xlsx', [
  ['姓名', '手机号'],
  ['王芳', '13800138000'],
]);

export const REFUSED = [
  [fileOf('空.xlsx', ''), 'FILE_EMPTY'],
  [fileOf('照片.xlsx', PNG), 'FILE_TYPE_UNKNOWN'],
  [fileOf('加密.xlsx', encrypted), 'FILE_ENCRYPTED'],
  [fileOf('没下完.xlsx', good.buffer.subarray(0, good.buffer.length - 200)), 'FILE_DAMAGED'],
  [fileOf('没有号码.csv', '姓名,城市\n张三,北京\n李四,上海\n'), 'NO_NUMBER_COLUMN'],
] as const;

const textCell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Thirty sheets, of which only the given ones (from 1) hold people. */
export function manySheets(people: Readonly<Record<number, readonly [string, string]>>): PickedFile {
  const names = Array.from({ length: 30 }, (_, n) => `第${n + 1}月`);
  const sheets = names.map((name, n) => {
    const person = people[n + 1];
    const rows = person
      ? `<row r="1">${textCell('A1', '姓名')}${textCell('B1', '手机号')}</row><row r="2">${textCell('A2', person[0])}${textCell('B2', person[1])}</row>`
      : `<row r="1">${textCell('A1', `${name}小结`)}</row>`;
    return [`xl/worksheets/sheet${n + 1}.xml`, `<worksheet><sheetData>${rows}</sheetData></worksheet>`] as const;
  });
  const buffer = written((path) => writeZip(path, { ...workbookParts(names), ...Object.fromEntries(sheets) }));
  return fileOf('三十张表.xlsx', buffer);
}
