import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { AppError } from '../../shared/contract/errors.ts';
import { explainDiskError } from '../platform/disk-errors.ts';
import type { Secrets } from '../platform/ports.ts';

const KEY_BYTES = 32;
const SYSTEM_REASONS = new Set(['SEALED_BY_SYSTEM', 'SYSTEM_STORE_CHANGED']);

/**
 * The key the database is encrypted with, sealed beside it. A database without its key is never replaced by a new one:
 * it is reported as DATABASE_DAMAGED and left alone.
 */
export async function databaseKey(keyFile: string, databaseFile: string, secrets: Secrets): Promise<Buffer> {
  const sealed = await readFile(keyFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw explainDiskError(error, keyFile);
  });
  if (sealed !== null) {
    const key = await secrets.open(sealed.trim()).catch((error: unknown) => {
      // "open it with Electron" is another next step than "put the key file back"
      const system = error instanceof AppError && SYSTEM_REASONS.has(String(error.data.reason));
      throw new AppError('DATABASE_DAMAGED', { reason: system ? 'KEY_IN_SYSTEM_STORE' : 'KEY_UNREADABLE' });
    });
    return Buffer.from(key, 'hex');
  }
  if (existsSync(databaseFile)) throw new AppError('DATABASE_DAMAGED', { reason: 'KEY_MISSING' });
  const key = randomBytes(KEY_BYTES);
  try {
    // named last and whole, so that a crash leaves either no key or this one
    await writeFile(`${keyFile}.new`, await secrets.seal(key.toString('hex')), { mode: 0o600, flush: true });
    await rename(`${keyFile}.new`, keyFile);
  } catch (error) {
    throw explainDiskError(error, keyFile);
  }
  return key;
}
