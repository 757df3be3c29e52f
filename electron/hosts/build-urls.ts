import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const FILE_URL = /new URL\(\s*(['"])(\.{1,2}\/[^'"]+)\1\s*,\s*import\.meta\.url\s*,?\s*\)/g;

/**
 * Source names its threads and data files by `new URL('./x.ts', import.meta.url)`, which works unbuilt; here every such
 * file becomes an entry or an asset of the bundle, beside all others, and the URL its new place.
 */
export const bundleFileUrls = (): Plugin => ({
  name: 'bundle-file-urls',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return null;
    return code.replace(FILE_URL, (_match, _quote, path: string) => {
      const file = resolve(dirname(id), path);
      const isThread = path.endsWith('.ts');
      // with its folder's name, because two entries may share theirs
      const fileName = `${basename(dirname(file))}-${isThread ? `${basename(file, '.ts')}.js` : basename(file)}`;
      if (isThread) this.emitFile({ type: 'chunk', id: file, fileName });
      else this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
      return `new URL('./${fileName}', import.meta.url)`;
    });
  },
});
