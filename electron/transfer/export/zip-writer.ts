import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { OutFile } from './out-file.ts';

const SLICE = 256 * 1024;
/** an empty last block (RFC 1951 §3.2.6): ends a stream made of slices that were flushed one by one */
const LAST_BLOCK = Buffer.from([3, 0]);
const UTF8_NAME = 0x0800;
/** 1980-01-01 00:00, so that the same rows give the same file */
const DOS_DATE = 0x21;

interface Written {
  name: Buffer;
  offset: number;
  crc: number;
  packed: number;
  size: number;
}

export interface ZipWriter {
  /** entries are written one after another */
  begin(name: string): void;
  write(text: string): void;
  end(): void;
  finish(): void;
}

/** The fields that local and central headers share, from `version needed` to `extra length`. */
function commonFields(entry: Written): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(UTF8_NAME, 2);
  bytes.writeUInt16LE(8, 4);
  bytes.writeUInt16LE(DOS_DATE, 8);
  bytes.writeUInt32LE(entry.crc, 10);
  bytes.writeUInt32LE(entry.packed, 14);
  bytes.writeUInt32LE(entry.size, 18);
  bytes.writeUInt16LE(entry.name.length, 22);
  return bytes;
}

function central(entry: Written): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(entry.offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), commonFields(entry), tail, entry.name]);
}

/** A ZIP file written in slices: memory stays at one slice however long an entry grows. */
export function createZipWriter(out: OutFile): ZipWriter {
  const written: Written[] = [];
  let entry: Written | null = null;
  let pending: string[] = [];
  let pendingLength = 0;

  const flush = (): void => {
    if (entry === null || pendingLength === 0) return;
    const bytes = Buffer.from(pending.join(''), 'utf8');
    pending = [];
    pendingLength = 0;
    const packed = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, level: 6 });
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    entry.packed += packed.length;
    out.write(packed);
  };
  const header = (one: Written): Buffer =>
    Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), commonFields(one), one.name]);

  return {
    begin(name) {
      entry = { name: Buffer.from(name, 'utf8'), offset: out.size, crc: 0, packed: 0, size: 0 };
      out.write(header(entry));
    },
    write(text) {
      pending.push(text);
      pendingLength += text.length;
      if (pendingLength >= SLICE) flush();
    },
    end() {
      if (entry === null) return;
      flush();
      out.write(LAST_BLOCK);
      entry.packed += LAST_BLOCK.length;
      out.patch(entry.offset, header(entry));
      written.push(entry);
      entry = null;
    },
    finish() {
      const offset = out.size;
      for (const one of written) out.write(central(one));
      const end = Buffer.alloc(22);
      end.write('PK\x05\x06', 'latin1');
      end.writeUInt16LE(written.length, 8);
      end.writeUInt16LE(written.length, 10);
      end.writeUInt32LE(out.size - offset, 12);
      end.writeUInt32LE(offset, 16);
      out.write(end);
    },
  };
}
