import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { explainDiskError, hasCode } from './disk-errors.ts';
import { isRunning, thisProcess } from './process-identity.ts';

const LOCK_FILE = 'feijian.lock';
/** A takeover is a few file operations; one older than this belongs to a process that died in it. */
const TAKEOVER_STALE_MS = 5000;
const TAKEOVER_RETRY_MS = 50;

const holderSchema = z.object({
  pid: z.int(),
  bootId: z.string(),
  startedAt: z.number(),
  machine: z.string(),
  /** which host of ours: electron, browser, cli */
  host: z.string(),
  since: z.int(),
  nonce: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

export interface FolderLock {
  /** Gives the folder up; safe to call twice. */
  release(): void;
}

const readHolder = (file: string): Holder | 'none' | 'damaged' => {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : 'damaged';
  } catch (error) {
    return hasCode(error, 'ENOENT') ? 'none' : 'damaged';
  }
};

const isStale = (holder: Holder | 'damaged'): boolean => {
  // the file is linked into place complete, so a damaged one was left by a power cut
  if (holder === 'damaged') return true;
  const elsewhere = holder.machine !== hostname() && holder.bootId !== thisProcess().bootId;
  return !elsewhere && !isRunning(holder);
};

/** Exclusive creation with the content already in it; false when somebody else's lock is there. */
const place = (file: string, mine: Holder): boolean => {
  const draft = `${file}.${mine.nonce}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};

/** Runs `work` while no other process takes over the same lock; false when another one is at it. */
const duringTakeover = (file: string, work: () => void): boolean => {
  const guard = `${file}.takeover`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const age = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > TAKEOVER_STALE_MS) rmdirSync(guard);
    return false;
  }
  try {
    work();
  } finally {
    rmdirSync(guard);
  }
  return true;
};

/**
 * One process per data folder. The second opener gets DATA_FOLDER_IN_USE { pid, host, since }; a lock whose process is
 * gone (killed, rebooted, number reused) is taken over.
 */
export const lockDataFolder = async (dir: string, host: string): Promise<FolderLock> => {
  const file = join(dir, LOCK_FILE);
  const nonce = randomBytes(8).toString('hex');
  const mine: Holder = { ...thisProcess(), machine: hostname(), host, since: Date.now(), nonce };
  const attempt = (): boolean => {
    if (place(file, mine)) return true;
    const holder = readHolder(file);
    if (holder === 'none') return false;
    if (!isStale(holder) && holder !== 'damaged') {
      throw new AppError('DATA_FOLDER_IN_USE', { pid: holder.pid, host: holder.host, since: holder.since, dir });
    }
    duringTakeover(file, () => {
      // looked at again under the guard: another process may have taken over since
      const now = readHolder(file);
      if (now !== 'none' && isStale(now)) rmSync(file, { force: true });
    });
    return false;
  };
  try {
    while (!attempt()) await wait(TAKEOVER_RETRY_MS);
  } catch (error) {
    throw explainDiskError(error, dir);
  }
  return {
    release: () => {
      const holder = readHolder(file);
      if (holder !== 'none' && holder !== 'damaged' && holder.nonce === nonce) rmSync(file, { force: true });
    },
  };
};
