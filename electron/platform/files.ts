import { appendFile, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { PIECE_BYTES } from '../../shared/contract/transfer.ts';
import { MAX_PROOF_BYTES } from '../../shared/domain/consent.ts';
import { explainDiskError } from './disk-errors.ts';
import { createRandom } from './random.ts';

export const MAX_FILE_BYTES = 1_073_741_824;

interface Entry {
  name: string;
  path: string;
  /** bytes announced, or null for a file the core itself writes */
  announced: number | null;
  size: number;
  /** pieces of one file are written one after the other */
  tail: Promise<unknown>;
}

export interface FileStore {
  begin(input: { name: string; size: number; purpose?: 'list' | 'proof' }): Promise<{ fileId: string }>;
  append(input: { fileId: string; base64: string }): Promise<{ size: number }>;
  read(input: {
    fileId: string;
    offset: number;
  }): Promise<{ base64: string; size: number; name: string; done: boolean }>;
  discard(input: { fileId: string }): Promise<Record<string, never>>;
  /** a new empty place for a file the core writes (exports) */
  create(name: string): { fileId: string; path: string };
  /** where the bytes are, for workers; FILE_MISSING when unknown */
  find(fileId: string): { path: string; name: string };
}

/** Files crossing the contract live here, under names of our own, until discarded or the next start. */
export const createFileStore = async (dir: string, random = createRandom()): Promise<FileStore> => {
  const entries = new Map<string, Entry>();
  await mkdir(dir, { recursive: true, mode: 0o700 });
  for (const left of await readdir(dir)) await rm(join(dir, left), { force: true, recursive: true });

  const get = (fileId: string): Entry => {
    const entry = entries.get(fileId);
    if (!entry) throw new AppError('FILE_MISSING');
    return entry;
  };
  const add = (name: string, announced: number | null) => {
    const fileId = `f-${random.hex(16)}`;
    // readers tell .csv from .txt by it
    const path = join(dir, fileId + (/\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''));
    entries.set(fileId, { name, path, announced, size: 0, tail: Promise.resolve() });
    return { fileId, path };
  };
  const onDisk = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explainDiskError(error, dir);
    }
  };

  return {
    begin: async ({ name, size, purpose }) => {
      const max = purpose === 'proof' ? MAX_PROOF_BYTES : MAX_FILE_BYTES;
      if (size > max) throw new AppError('FILE_TOO_LARGE', { size, max });
      const { fileId, path } = add(name, size);
      await onDisk(async () => (await open(path, 'wx', 0o600)).close());
      return { fileId };
    },
    append: async ({ fileId, base64 }) => {
      const entry = get(fileId);
      const bytes = Buffer.from(base64, 'base64');
      if (entry.announced === null || entry.size + bytes.length > entry.announced) {
        throw new AppError('FILE_TOO_LARGE', { size: entry.size + bytes.length, max: entry.announced ?? 0 });
      }
      entry.size += bytes.length;
      const size = entry.size;
      entry.tail = entry.tail.then(() => onDisk(() => appendFile(entry.path, bytes)));
      await entry.tail;
      return { size };
    },
    read: async ({ fileId, offset }) => {
      const { path, name } = get(fileId);
      const handle = await open(path, 'r').catch(() => {
        throw new AppError('FILE_MISSING');
      });
      try {
        const { size } = await handle.stat();
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, offset);
        const base64 = buffer.subarray(0, bytesRead).toString('base64');
        return { base64, size, name, done: offset + bytesRead >= size };
      } finally {
        await handle.close();
      }
    },
    discard: async ({ fileId }) => {
      const entry = entries.get(fileId);
      entries.delete(fileId);
      await entry?.tail.catch(() => {});
      if (entry) await rm(entry.path, { force: true });
      return {};
    },
    create: (name) => add(name, null),
    find: (fileId) => {
      const { path, name } = get(fileId);
      return { path, name };
    },
  };
};
