import { mkdir, open, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { explainDiskError } from './disk-errors.ts';

export interface Machine {
  platform: NodeJS.Platform;
  home: string;
  env: Record<string, string | undefined>;
}

const thisMachine = (): Machine => ({ platform: process.platform, home: homedir(), env: process.env });

/** Where this system keeps a program's data for one user. */
export const defaultDataFolder = ({ platform, home, env }: Machine = thisMachine()): string => {
  switch (platform) {
    case 'win32':
      // local, not roaming: a database must not be copied between machines while open
      return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Feijian');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Feijian');
    default:
      return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'feijian');
  }
};

/** `--data` first, then FEIJIAN_DATA, then the system's place. */
export const resolveDataFolder = (flag?: string, machine: Machine = thisMachine()): string => {
  const chosen = flag || machine.env.FEIJIAN_DATA;
  return chosen ? resolve(chosen) : defaultDataFolder(machine);
};

export interface DataFolder {
  dir: string;
  logs: string;
  files: string;
}

/** Creates the folder for this user alone and proves that it can be written. */
export const prepareDataFolder = async (dir: string): Promise<DataFolder> => {
  const folder = { dir, logs: join(dir, 'logs'), files: join(dir, 'files') };
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await mkdir(folder.logs, { recursive: true, mode: 0o700 });
    await mkdir(folder.files, { recursive: true, mode: 0o700 });
    const probe = join(dir, `.probe-${process.pid}`);
    const handle = await open(probe, 'w', 0o600);
    await handle.writeFile('probe').finally(() => handle.close());
    await rm(probe);
  } catch (error) {
    throw explainDiskError(error, dir);
  }
  return folder;
};
