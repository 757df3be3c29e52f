import { existsSync, mkdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const FOLDER = 'requests';
const OPEN = 'open-window';
const ANSWER_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 50;

/**
 * How a second `npm start` of the same user gets a window from the running one: a file in the data folder, which nobody
 * else may write; taking the file away is the answer.
 */
export const answerSecondStarts = (dataFolder: string, openWindow: () => void): (() => void) => {
  const folder = join(dataFolder, FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, OPEN);
  rmSync(file, { force: true });
  const watcher = watch(folder, () => {
    if (!existsSync(file)) return;
    rmSync(file, { force: true });
    openWindow();
  });
  return () => watcher.close();
};

/** True when the running host took the request. */
export const askRunningHost = async (dataFolder: string): Promise<boolean> => {
  const file = join(dataFolder, FOLDER, OPEN);
  try {
    writeFileSync(file, '', { mode: 0o600 });
  } catch {
    return false;
  }
  for (let waited = 0; waited < ANSWER_WITHIN_MS; waited += LOOK_EVERY_MS) {
    await wait(LOOK_EVERY_MS);
    if (!existsSync(file)) return true;
  }
  rmSync(file, { force: true });
  return false;
};
