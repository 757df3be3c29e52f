import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserServer, startBrowserServer } from '../../../electron/hosts/browser/server.ts';
import { createRouter } from '../../../electron/rpc/router.ts';
import { emptyRenderer } from '../../support/hosts/empty-renderer.ts';
import { freshToken, spendCode } from '../../support/hosts/open-window.ts';
import { rawHttp } from '../../support/hosts/raw-http.ts';
import { createMemoryLogger } from '../../support/platform/memory-logger.ts';
import { fakeHandlers } from '../../support/rpc/fake-handlers.ts';

let server: BrowserServer;
let now = 0;
let calls = 0;
const logger = createMemoryLogger();

beforeEach(async () => {
  now = 0;
  calls = 0;
  logger.lines.length = 0;
  const handlers = fakeHandlers({
    'jobs.cancel': async () => {
      calls += 1;
      return {};
    },
  });
  const router = createRouter(handlers, logger);
  const rendererDir = emptyRenderer();
  server = await startBrowserServer({ rendererDir, router, logger, port: 0, now: () => now, tokenWaitMs: 100 });
});
afterEach(() => server.close());

const here = () => `127.0.0.1:${server.port}`;
const origin = () => `http://${here()}`;
const newCode = () => server.newAddress().split('#c=')[1] ?? '';
const get = (path: string, ...headers: string[]) =>
  rawHttp(server.port, [`GET ${path} HTTP/1.1`, `Host: ${here()}`, ...headers]);

const SAME = () => ['Content-Type: application/json', 'X-App: 1', `Origin: ${origin()}`, 'Sec-Fetch-Site: same-origin'];
const post = (headers: string[], body: string, host = here()) =>
  rawHttp(
    server.port,
    ['POST /session HTTP/1.1', `Host: ${host}`, ...headers, `Content-Length: ${Buffer.byteLength(body)}`],
    body,
  );
const offer = (headers: string[], host?: string) => post(headers, JSON.stringify({ code: newCode() }), host);

describe('the page', () => {
  it('is served with every protective header and a nonce of its own', async () => {
    const [one, two] = [await get('/'), await get('/index.html')];
    expect(one.status).toBe(200);
    expect(one.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const policy = one.headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`connect-src 'self' ws://${here()};`);
    expect(policy).not.toContain('unsafe');
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(one.body).toContain(`nonce="${nonce}"`);
    expect(two.headers['content-security-policy']).not.toBe(policy);
    expect(Object.keys(one.headers)).not.toContain('set-cookie');
    expect(Object.keys(one.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('may be loaded from the redirect page, though not fetched or framed from elsewhere', async () => {
    const cross = 'Sec-Fetch-Site: cross-site';
    expect((await get('/', cross, 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document')).status).toBe(200);
    expect((await get('/', cross, 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe')).status).toBe(403);
    expect((await get('/', cross, 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: script')).status).toBe(403);
    expect((await get('/', 'Sec-Fetch-Site: same-site', 'Sec-Fetch-Mode: cors')).status).toBe(403);
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..\\..\\package.json',
    '//etc/passwd',
    '/.sources',
    '/index.html%00.js',
    'http://evil.test/index.html',
    '/assets',
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('allows no other method', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'POST']) {
      const answer = await rawHttp(server.port, [`${method} / HTTP/1.1`, `Host: ${here()}`, 'Content-Length: 0']);
      expect(answer.status).toBe(405);
    }
  });
});

describe('row 57: a request that is not ours', () => {
  it.each([
    ['a rebound name', (port: number) => `evil.test:${port}`],
    ['localhost', (port: number) => `localhost:${port}`],
    ['another port', (port: number) => `127.0.0.1:${port + 1}`],
    ['no port', () => '127.0.0.1'],
    ['IPv6', (port: number) => `[::1]:${port}`],
    ['a look-alike', (port: number) => `127.0.0.1:${port}.evil.test`],
  ])('is refused for its Host: %s', async (_, host) => {
    expect((await rawHttp(server.port, ['GET / HTTP/1.1', `Host: ${host(server.port)}`])).status).toBe(403);
    expect((await offer(SAME(), host(server.port))).status).toBe(403);
  });

  it.each([
    ['another site', 'http://evil.test'],
    ['another port', 'http://127.0.0.1:1'],
    ['a sandboxed page', 'null'],
    ['https', 'https://127.0.0.1'],
  ])('is refused for its Origin: %s', async (_, foreign) => {
    expect((await get('/', `Origin: ${foreign}`)).status).toBe(403);
    const headers = SAME().map((header) => (header.startsWith('Origin') ? `Origin: ${foreign}` : header));
    expect((await offer(headers)).status).toBe(403);
  });

  it.each(['Content-Type', 'X-App', 'Origin'])('gets no token without %s', async (name) => {
    expect((await offer(SAME().filter((header) => !header.startsWith(name)))).status).toBe(403);
  });

  it('gets no token as the plain form post another page can make', async () => {
    const headers = SAME().map((header) => (header.startsWith('Content-Type') ? 'Content-Type: text/plain' : header));
    expect((await offer(headers)).status).toBe(403);
    const cross = SAME().map((header) => (header.startsWith('Sec-') ? 'Sec-Fetch-Site: same-site' : header));
    expect((await offer(cross)).status).toBe(403);
  });

  it('gets no token for a body that is too large or none of ours', async () => {
    for (const body of ['x'.repeat(5000), '{}', '[]', 'null', '{"code":1}', `{"code":"${newCode()}","more":1}`]) {
      expect((await post(SAME(), body)).status).toBe(403);
    }
  });
});

describe('row 57: a one-time code', () => {
  it('buys one token, once', async () => {
    const code = newCode();
    expect((await spendCode(server, code)).status).toBe(200);
    expect((await spendCode(server, code)).status).toBe(403);
  });

  it('is dead after a minute', async () => {
    const [early, late] = [newCode(), newCode()];
    now = 59_999;
    expect((await spendCode(server, early)).status).toBe(200);
    now = 60_000;
    expect((await spendCode(server, late)).status).toBe(403);
  });

  it('has 128 random bits and never appears in the log', async () => {
    const code = newCode();
    expect(Buffer.from(code, 'base64url')).toHaveLength(16);
    await spendCode(server, code);
    await spendCode(server, code);
    expect(logger.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(logger.lines)).not.toContain(code);
  });
});

describe('row 57: a WebSocket', () => {
  const dial = (headers: Record<string, string>, path = '/rpc') =>
    new WebSocket(`ws://${here()}${path}`, { headers: { origin: origin(), ...headers } });
  const refused = async (socket: WebSocket): Promise<number> => {
    socket.on('error', () => {});
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    return answer.statusCode;
  };
  const closeCode = async (socket: WebSocket): Promise<number> => ((await once(socket, 'close')) as [number])[0];
  const cancel = JSON.stringify({ id: 1, method: 'jobs.cancel', input: { jobId: 'x' } });

  it.each([
    ['another site', { origin: 'http://evil.test' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a rebound name', { host: 'evil.test', origin: 'http://evil.test' }],
    ['a page the browser calls same-site', { 'sec-fetch-site': 'same-site' }],
  ])('from %s is refused before it opens', async (_, headers) => {
    expect(await refused(dial(headers))).toBe(403);
  });

  it('without an Origin, or at another path, is refused', async () => {
    expect(await refused(new WebSocket(`ws://${here()}/rpc`))).toBe(403);
    expect(await refused(dial({}, '/other'))).toBe(403);
  });

  it('that shows no token in time is closed', async () => {
    expect(await closeCode(dial({}))).toBe(4401);
  });

  it.each([
    ['a call instead of a token', () => cancel],
    ['a wrong token', () => JSON.stringify({ token: 'x' })],
    ['a code instead of a token', () => JSON.stringify({ token: newCode() })],
    ['a huge first message', () => JSON.stringify({ token: 'x'.repeat(100_000) })],
    ['no JSON', () => 'hello'],
  ])('that starts with %s is closed, and nothing it sent is carried out', async (_, first) => {
    const socket = dial({});
    await once(socket, 'open');
    socket.send(first());
    socket.send(cancel);
    expect(await closeCode(socket)).toBe(4401);
    expect(calls).toBe(0);
  });

  it('with a token is served, and again after a reload of the page', async () => {
    const token = await freshToken(server);
    for (const expected of [1, 2]) {
      const socket = dial({});
      await once(socket, 'open');
      socket.send(JSON.stringify({ token }));
      socket.send(cancel);
      expect(String(((await once(socket, 'message')) as [Buffer])[0])).toBe('{"id":1,"output":{}}');
      expect(calls).toBe(expected);
      socket.close();
    }
  });

  it('of one host is not known to the next', async () => {
    const token = await freshToken(server);
    const other = await startBrowserServer({
      rendererDir: emptyRenderer(),
      router: createRouter(fakeHandlers({}), logger),
      logger,
      port: 0,
    });
    try {
      const socket = new WebSocket(`ws://127.0.0.1:${other.port}/rpc`, { origin: `http://127.0.0.1:${other.port}` });
      await once(socket, 'open');
      socket.send(JSON.stringify({ token }));
      expect(await closeCode(socket)).toBe(4401);
    } finally {
      await other.close();
    }
  });
});
