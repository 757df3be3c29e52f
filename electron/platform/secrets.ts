import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { Secrets } from './ports.ts';

const KEY_FILE = 'secrets.key';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Sealed values say who sealed them, so that a folder which changed hosts is explained instead of misread. */
const BY_KEY_FILE = 'k1.';
const BY_SYSTEM = 's1.';

/** What Electron's safeStorage offers, reached from the core process over a port. */
export interface SystemStore {
  /** `basic_text` on Linux means: no key ring, a fixed password, no protection */
  backend: string;
  available: boolean;
  encrypt(plain: string): Promise<string>;
  decrypt(sealed: string): Promise<string>;
}

const unreadable = (reason: string) => new AppError('CHANNEL_INCOMPLETE', { reason });

const readKey = async (file: string): Promise<Buffer> => {
  const existing = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (existing) {
    if (existing.length !== KEY_BYTES) throw unreadable('KEY_FILE_DAMAGED');
    return existing;
  }
  // linked into place whole: a crash never leaves half a key under the final name
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx', flush: true });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft, { force: true });
  await chmod(file, 0o600);
  return readFile(file);
};

/** AES-256-GCM under a random key only this user may read. */
const createKeyFileSecrets = (dir: string): Secrets => {
  let key: Promise<Buffer> | undefined;
  const ready = () => {
    key ??= readKey(join(dir, KEY_FILE));
    return key;
  };
  return {
    kind: 'key-file',
    seal: async (plain) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', await ready(), iv);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return BY_KEY_FILE + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open: async (sealed) => {
      if (!sealed.startsWith(BY_KEY_FILE)) throw unreadable('SEALED_BY_SYSTEM');
      const bytes = Buffer.from(sealed.slice(BY_KEY_FILE.length), 'base64');
      if (bytes.length < IV_BYTES + TAG_BYTES) throw unreadable('SEAL_DAMAGED');
      const decipher = createDecipheriv('aes-256-gcm', await ready(), bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        const body = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch {
        throw unreadable('SEAL_DAMAGED');
      }
    },
  };
};

/**
 * Seals with the key file, which every host can open, or with the system's key store where the owner prefers it and it
 * protects something; `kind` says which, and the settings screen shows it. Reads what either of them sealed.
 */
export const createSecrets = (dir: string, system?: SystemStore, prefer: Secrets['kind'] = 'key-file'): Secrets => {
  const keyFile = createKeyFileSecrets(dir);
  if (!system?.available || system.backend === 'basic_text') return keyFile;
  const seal = async (plain: string) => BY_SYSTEM + (await system.encrypt(plain));
  return {
    kind: prefer,
    seal: prefer === 'system' ? seal : keyFile.seal,
    open: async (sealed) => {
      if (!sealed.startsWith(BY_SYSTEM)) return keyFile.open(sealed);
      return system.decrypt(sealed.slice(BY_SYSTEM.length)).catch(() => {
        throw unreadable('SYSTEM_STORE_CHANGED');
      });
    },
  };
};
