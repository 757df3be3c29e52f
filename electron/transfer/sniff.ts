import { AppError } from '../../shared/contract/errors.ts';
import { LIMITS } from './limits.ts';
import type { FileWindow } from './zip/file-window.ts';
import { readZipDirectory, type ZipEntry } from './zip/zip-directory.ts';

/** What a file is by its content; its name only decides between formats that look alike. */
export type Kind =
  | { kind: 'xlsx' | 'xlsb' | 'ods'; entries: Map<string, ZipEntry> }
  | { kind: 'binary-workbook'; format: 'xls' | 'et' }
  /** a web page or XML that calls itself .xls, as many business systems write them */
  | { kind: 'markup' }
  /** an address book of a phone or a mail program */
  | { kind: 'vcard' }
  | { kind: 'text'; format: 'csv' | 'txt' };

const HEAD = 4096;
const OLE = 'd0cf11e0a1b11ae1';
/** binary formats with text-like or short heads that are no lists */
const FOREIGN = [
  '%PDF',
  '{\\rtf',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  'MZ\x90',
  'SQLite format',
];

const extensionOf = (path: string): string => /\.([a-z0-9]{1,5})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
const unknown = (): AppError => new AppError('FILE_TYPE_UNKNOWN');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

function sniffZip(file: FileWindow): Kind {
  if (file.size > LIMITS.zipFile) throw new AppError('FILE_TOO_LARGE', { limit: LIMITS.zipFile });
  const entries = readZipDirectory(file);
  const has = (end: string) => [...entries.keys()].some((name) => name === end || name.endsWith(`/${end}`));
  if (has('workbook.bin')) return { kind: 'xlsb', entries };
  if (entries.has('content.xml') && entries.has('mimetype')) return { kind: 'ods', entries };
  if (has('workbook.xml') || [...entries.keys()].some((name) => name.includes('worksheets/')))
    return { kind: 'xlsx', entries };
  throw unknown();
}

/** OLE files: workbooks of 1997–2003 and WPS, but also encrypted .xlsx and Word documents. */
function sniffOle(file: FileWindow, path: string): Kind {
  if (file.size > LIMITS.wholeFile) throw new AppError('FILE_TOO_LARGE', { limit: LIMITS.wholeFile });
  const bytes = file.bytes(0, file.size);
  if (bytes.includes(utf16('EncryptedPackage'))) throw new AppError('FILE_ENCRYPTED');
  if (bytes.includes(utf16('WordDocument')) || bytes.includes(utf16('PowerPoint Document'))) throw unknown();
  return { kind: 'binary-workbook', format: extensionOf(path) === 'et' ? 'et' : 'xls' };
}

const isMarkup = (head: string): boolean =>
  /^\s*</.test(head) &&
  /<(?:html|table|!doctype html|meta|(?:ss:)?workbook)\b|urn:schemas-microsoft-com:office/i.test(head);

export function sniff(file: FileWindow, path: string): Kind {
  if (file.size === 0) throw new AppError('FILE_EMPTY');
  const head = file.bytes(0, Math.min(HEAD, file.size));
  const latin = head.toString('latin1');
  if (latin.startsWith('PK\x03\x04') || latin.startsWith('PK\x05\x06')) return sniffZip(file);
  if (head.toString('hex', 0, 8) === OLE) return sniffOle(file, path);
  if (FOREIGN.some((start) => latin.startsWith(start))) throw unknown();
  // BIFF without a container: a BOF record of version 2, 3, 4 or 5
  if (head[0] === 0x09 && head.length > 8 && head[1] !== undefined && [0, 2, 4, 8].includes(head[1]) && head[3] === 0)
    return { kind: 'binary-workbook', format: extensionOf(path) === 'et' ? 'et' : 'xls' };
  const text = latin.replace(/\0/g, '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  if (/^\s*BEGIN:VCARD\s/i.test(text)) return { kind: 'vcard' };
  if (isMarkup(text)) return { kind: 'markup' };
  if (text.trim() === '' && file.size <= HEAD && !latin.includes('\0')) throw new AppError('FILE_EMPTY');
  const extension = extensionOf(path);
  return { kind: 'text', format: extension === 'txt' || extension === 'text' || extension === '' ? 'txt' : 'csv' };
}
