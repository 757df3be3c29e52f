import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Keeps stripped and compiled sources between starts, in the project itself: a folder for temporary files would be open
 * to other users. Where it cannot be written, every start compiles anew. To be called before what is worth keeping is
 * imported.
 */
export function keepCompiled(): void {
  const folder = fileURLToPath(new URL('../../node_modules/.cache/feijian', import.meta.url));
  // threads look for it in the environment
  process.env.NODE_COMPILE_CACHE ??= folder;
  enableCompileCache(process.env.NODE_COMPILE_CACHE);
}
