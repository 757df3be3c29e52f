import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { NONCE_PLACEHOLDER } from './security-headers.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

export interface RendererFile {
  type: string;
  isPage: boolean;
  /** the bytes, with the nonce written into a page */
  read(nonce: string): Promise<Buffer>;
}

// walked by hand: inside an asar archive readdir knows no `recursive`
const filesUnder = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });

/**
 * The built renderer as a closed list: only a path that was found on disk at start is ever opened, so no spelling of
 * `..` can reach anything else.
 */
export const listRendererFiles = (dir: string): ((path: string) => RendererFile | undefined) => {
  const files = new Map<string, RendererFile>();
  for (const file of filesUnder(dir)) {
    const type = TYPES[extname(file)];
    if (!type) continue;
    const isPage = type.startsWith('text/html');
    const read = async (nonce: string) => {
      const bytes = await readFile(file);
      return isPage ? Buffer.from(bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)) : bytes;
    };
    files.set(file.slice(dir.length).split(sep).join('/').replace(/^\/*/, '/'), { type, isPage, read });
  }
  return (path) => files.get(path === '/' ? '/index.html' : path);
};
