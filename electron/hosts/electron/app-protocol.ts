import { randomBytes } from 'node:crypto';
import { type Protocol, protocol } from 'electron';
import { listRendererFiles } from '../renderer-files.ts';
import { contentPolicy, FIXED_HEADERS } from '../security-headers.ts';
import { APP_HOST, APP_SCHEME } from './origin.ts';

/** Before `ready`: app:// behaves like https://, with an origin of its own. */
export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);

const nothing = (status: number) => new Response(null, { status, headers: FIXED_HEADERS });

/** Serves the built renderer and nothing else. */
export const serveApp = (target: Protocol, rendererDir: string): void => {
  const fileAt = listRendererFiles(rendererDir);
  target.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== APP_HOST) return nothing(403);
    const file = fileAt(url.pathname);
    if (!file) return nothing(404);
    const nonce = randomBytes(16).toString('base64');
    const body = await file.read(nonce);
    return new Response(new Uint8Array(body), {
      headers: { ...FIXED_HEADERS, 'Content-Type': file.type, 'Content-Security-Policy': contentPolicy({ nonce }) },
    });
  });
};
