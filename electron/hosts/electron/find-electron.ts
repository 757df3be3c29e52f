import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../project.ts';

/** The Electron program, when it was fetched; the package alone holds only a downloader. */
export const findElectron = (root = ROOT, env: Record<string, string | undefined> = process.env): string | null => {
  const home = join(root, 'node_modules', 'electron');
  const nameFile = join(home, 'path.txt');
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8').trim() : '';
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const binary = override ? join(override, name || 'electron') : join(home, 'dist', name);
  return (name || override) && existsSync(binary) ? binary : null;
};
