import { Readable } from 'node:stream';
import { constants, crc32, createInflateRaw } from 'node:zlib';
import { AppError } from '../../../shared/contract/errors.ts';
import { bomb, damaged, LIMITS, unpackedLimit } from '../limits.ts';
import type { FileWindow } from './file-window.ts';
import type { ZipEntry } from './zip-directory.ts';

const PIECE = 256 * 1024;
const LOCAL_HEADER = 0x04034b50;

/** Bytes a file may still unpack to; shared by all its entries, counted on what really came out. */
export interface UnpackBudget {
  left: number;
}
export const unpackBudget = (file: FileWindow): UnpackBudget => ({ left: unpackedLimit(file.size) });

function* packedPieces(file: FileWindow, entry: ZipEntry): Generator<Buffer> {
  const local = file.bytes(entry.offset, 30);
  if (local.readUInt32LE(0) !== LOCAL_HEADER) throw damaged('zip');
  let at = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const end = at + entry.packed;
  if (end > file.size) throw damaged('zip');
  for (; at < end; at += PIECE) yield file.bytes(at, Math.min(PIECE, end - at));
}

function unpackedPieces(file: FileWindow, entry: ZipEntry): AsyncIterable<Buffer> | Iterable<Buffer> {
  if (entry.method === 0) return packedPieces(file, entry);
  if (entry.method !== 8) throw damaged('compression');
  const inflate = createInflateRaw({ chunkSize: PIECE, finishFlush: constants.Z_FINISH });
  const source = Readable.from(packedPieces(file, entry), { objectMode: true, highWaterMark: 2 });
  source.on('error', (error) => inflate.destroy(error));
  return source.pipe(inflate);
}

/**
 * The unpacked bytes of one entry, piece by piece. Real bytes are counted, never the sizes the file claims; a wrong
 * checksum or length is FILE_DAMAGED. Stopping early is fine.
 */
export async function* inflateEntry(file: FileWindow, entry: ZipEntry, budget: UnpackBudget): AsyncGenerator<Buffer> {
  let bytes = 0;
  let crc = 0;
  try {
    for await (const piece of unpackedPieces(file, entry)) {
      bytes += piece.length;
      budget.left -= piece.length;
      if (budget.left < 0) throw bomb('size');
      if (bytes > LIMITS.ratioFrom && bytes > entry.packed * LIMITS.ratio) throw bomb('ratio');
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw damaged(entry.name);
  }
  if (crc !== entry.crc) throw damaged(entry.name);
}

/** A small part as a whole; `limit` bytes at most. */
export async function inflateWhole(
  file: FileWindow,
  entry: ZipEntry,
  budget: UnpackBudget,
  limit = 16 * 1024 * 1024,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of inflateEntry(file, entry, budget)) {
    bytes += piece.length;
    if (bytes > limit) throw bomb(entry.name);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}
