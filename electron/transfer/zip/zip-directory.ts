import { AppError } from '../../../shared/contract/errors.ts';
import { bomb, damaged, LIMITS, unpackedLimit } from '../limits.ts';
import type { FileWindow } from './file-window.ts';

export interface ZipEntry {
  name: string;
  method: number;
  packed: number;
  /** as claimed; the reader counts for itself */
  unpacked: number;
  crc: number;
  offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const ENCRYPTED_FLAG = 1;
const FULL_32 = 0xffffffff;
const FULL_16 = 0xffff;

interface Directory {
  entries: number;
  size: number;
  offset: number;
}

function big(buffer: Buffer, at: number): number {
  const value = buffer.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('zip64');
  return Number(value);
}

/** The end record sits before a comment of up to 65,535 bytes (APPNOTE 4.3.16). */
function findDirectory(file: FileWindow): Directory {
  const tailSize = Math.min(file.size, 22 + 0xffff);
  const tailStart = file.size - tailSize;
  const tail = file.bytes(tailStart, tailSize);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    const found = {
      entries: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const full = found.entries === FULL_16 || found.size === FULL_32 || found.offset === FULL_32;
    if (at >= 20 && tail.readUInt32LE(at - 20) === LOCATOR_64) return directory64(file, big(tail, at - 20 + 8));
    if (full && found.offset === FULL_32) throw damaged('zip64');
    return found;
  }
  throw damaged('zip');
}

function directory64(file: FileWindow, offset: number): Directory {
  const end = file.bytes(offset, 56);
  if (end.readUInt32LE(0) !== END_64) throw damaged('zip64');
  return { entries: big(end, 32), size: big(end, 40), offset: big(end, 48) };
}

/** Fields that did not fit 32 bits stand in extra field 1, in this order (APPNOTE 4.5.3). */
function widen(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; ) {
    const size = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      let field = at + 4;
      const end = Math.min(field + size, extra.length);
      const next = (): number => {
        if (field + 8 > end) throw damaged('zip64');
        field += 8;
        return big(extra, field - 8);
      };
      if (entry.unpacked === FULL_32) entry.unpacked = next();
      if (entry.packed === FULL_32) entry.packed = next();
      if (entry.offset === FULL_32) entry.offset = next();
      return;
    }
    at += 4 + size;
  }
}

/**
 * Names, sizes and places of everything in a ZIP file, from its central directory, by lower-case path.
 * Refuses what claims too much (FILE_BOMB), what is locked (FILE_ENCRYPTED) and what was cut off (FILE_DAMAGED).
 */
export function readZipDirectory(file: FileWindow): Map<string, ZipEntry> {
  const directory = findDirectory(file);
  if (directory.entries > LIMITS.zipEntries) throw bomb('entries');
  const bytes = file.bytes(directory.offset, directory.size);
  const entries = new Map<string, ZipEntry>();
  let unpacked = 0;
  let at = 0;
  for (let n = 0; n < directory.entries; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw damaged('zip');
    const flags = bytes.readUInt16LE(at + 8);
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const next = extraEnd + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw damaged('zip');
    if (flags & ENCRYPTED_FLAG) throw new AppError('FILE_ENCRYPTED');
    const entry: ZipEntry = {
      name: bytes
        .toString('utf8', at + 46, nameEnd)
        .replaceAll('\\', '/')
        .replace(/^\/+/, ''),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    widen(entry, bytes.subarray(nameEnd, extraEnd));
    unpacked += entry.unpacked;
    entries.set(entry.name.toLowerCase(), entry);
    at = next;
  }
  if (unpacked > unpackedLimit(file.size)) throw bomb('size');
  return entries;
}
