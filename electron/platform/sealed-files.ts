import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { explainDiskError } from './disk-errors.ts';

const IV = 12;
const TAG = 16;

/** Files that stay, each encrypted under a key of its own (AES-256-GCM) that the caller keeps elsewhere. */
export interface SealedFiles {
  /** on the disk whole or not at all when it resolves */
  put(bytes: Buffer): Promise<{ file: string; key: Buffer }>;
  /** FILE_DAMAGED when it is gone, was changed or the key is another's */
  get(file: string, key: Uint8Array): Promise<Buffer>;
  remove(file: string): Promise<void>;
}

export function createSealedFiles(dir: string): SealedFiles {
  const pathOf = (file: string): string => {
    if (!/^[0-9a-f]{32}$/.test(file)) throw new AppError('FILE_DAMAGED');
    return join(dir, file);
  };
  return {
    async put(bytes) {
      const file = randomBytes(16).toString('hex');
      const path = pathOf(file);
      const key = randomBytes(32);
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      try {
        await mkdir(dir, { recursive: true, mode: 0o700 });
        const handle = await open(`${path}.new`, 'wx', 0o600);
        try {
          await handle.writeFile(Buffer.concat([iv, cipher.getAuthTag(), body]));
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(`${path}.new`, path);
      } catch (error) {
        await rm(`${path}.new`, { force: true });
        throw explainDiskError(error, dir);
      }
      return { file, key };
    },
    async get(file, key) {
      const bytes = await readFile(pathOf(file)).catch(() => {
        throw new AppError('FILE_DAMAGED');
      });
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV));
        decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
        return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
      } catch {
        throw new AppError('FILE_DAMAGED');
      }
    },
    remove: (file) => rm(pathOf(file), { force: true }),
  };
}
