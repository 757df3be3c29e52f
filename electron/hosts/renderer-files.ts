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

/**
 * The built renderer as a closed list: only a path that was found on disk at start is ever opened, so no spelling of
 * `..` can reach anything else.
 */
export const listRendererFiles = (dir: string): ((path: string) => RendererFile | undefined) => {
  const files = new Map<string, RendererFile>();
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const file = join(entry.parentPath, entry.name);
    const isPage = type.startsWith('text/html');
    const read = async (nonce: string) => {
      const bytes = await readFile(file);
      return isPage ? Buffer.from(bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)) : bytes;
    };
    files.set(file.slice(dir.length).split(sep).join('/').replace(/^\/*/, '/'), { type, isPage, read });
  }
  return (path) => files.get(path === '/' ? '/index.html' : path);
};
