import { createOutFile, type OutFile } from './out-file.ts';

/** Writes a file or leaves none. */
export async function writeFile(path: string, write: (out: OutFile) => void | Promise<void>): Promise<void> {
  const out = createOutFile(path);
  try {
    await write(out);
  } catch (error) {
    out.discard();
    throw error;
  }
}
