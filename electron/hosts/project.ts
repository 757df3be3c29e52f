import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The project's root when run from source. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const manifest = z.object({ version: z.string() });

export const readVersion = (): string =>
  manifest.parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).version;
