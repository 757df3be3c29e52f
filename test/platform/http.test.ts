import { createServer as createTlsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttp, type HttpOptions } from '../../electron/platform/http.ts';
import type { Http, HttpOutcome, HttpRequest } from '../../electron/platform/ports.ts';
import { type RawServer, rawServer, reply } from '../support/raw-server.ts';
import { STRANGER_CERT, STRANGER_KEY } from '../support/tls/stranger.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function client(options: HttpOptions = {}): Http {
  const http = createHttp(options);
  closers.push(() => http.close());
  return http;
}
async function server(handlers: Parameters<typeof rawServer>[0]): Promise<RawServer> {
  const opened = await rawServer(handlers);
  closers.push(() => opened.close());
  return opened;
}
const post = (url: string, over: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'text/plain' },
  body: 'text=您好',
  deadlineMs: 5000,
  ...over,
});

describe('before the connection stands nothing was sent', () => {
  it('refused', async () => {
    const gone = await rawServer({});
    await gone.close();
    expect(await client().request(post(gone.url))).toEqual({ kind: 'not_sent', code: 'ECONNREFUSED' });
  });

  it('a name that does not exist', async () => {
    const outcome = await client().request(post('https://nobody.invalid/'));
    expect(outcome.kind).toBe('not_sent');
    expect(outcome).toHaveProperty('code', expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/));
  });

  it('a black hole: the connect timeout passes', async () => {
    const worker = new Worker(
      `const { parentPort } = require('node:worker_threads');
       const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
         parentPort.postMessage(server.address().port);
         Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20000);
       });`,
      { eval: true },
    );
    const port = await new Promise<number>((resolve) => worker.once('message', resolve));
    const fillers: Socket[] = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    closers.push(async () => {
      for (const socket of fillers) socket.destroy();
      await worker.terminate();
    });
    await new Promise((resolve) => fillers[0]?.once('connect', resolve));
    const outcome = await client({ connectTimeoutMs: 300 }).request(post(`http://127.0.0.1:${port}/`));
    expect(outcome).toEqual({ kind: 'not_sent', code: 'UND_ERR_CONNECT_TIMEOUT' });
  });

  it('a certificate of a stranger, and the key never leaves', async () => {
    let requests = 0;
    const tls = createTlsServer({ key: STRANGER_KEY, cert: STRANGER_CERT }, (_request, response) => {
      requests += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => tls.close(resolve)));
    const address = tls.address();
    const url = `https://localhost:${typeof address === 'object' && address ? address.port : 0}/`;
    expect(await client().request(post(url))).toEqual({ kind: 'not_sent', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(requests).toBe(0);
    expect(await client({ ca: STRANGER_CERT }).request(post(url))).toMatchObject({ kind: 'reply', status: 200 });
  });

  it('plain http to another computer, other schemes and broken addresses are refused', async () => {
    const http = client({ plainHosts: ['sms.test'] });
    const codes = ['http://10.0.0.1/', 'http://127.0.0.1.evil.test/', 'ftp://127.0.0.1/', 'nonsense'];
    for (const url of codes) {
      const outcome = await http.request(post(url));
      expect([outcome.kind, 'code' in outcome && outcome.code]).toEqual([
        'not_sent',
        url.startsWith('http') ? 'PLAIN_HTTP' : 'BAD_URL',
      ]);
    }
  });

  it('plain http to a host the owner has allowed goes out, and only with the request that says so', async () => {
    const double = await server({ onRequest: (socket) => void socket.write(reply(200, '{}')) });
    // this computer under a name that is not recognised as such
    const url = double.url.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    const http = client();
    expect(await http.request(post(url))).toEqual({ kind: 'not_sent', code: 'PLAIN_HTTP' });
    expect(await http.request({ ...post(url), plain: true })).toMatchObject({ kind: 'reply', status: 200 });
    expect(await http.request({ ...post('ftp://127.0.0.1/'), plain: true })).toMatchObject({ code: 'BAD_URL' });
  });

  it('a closed client sends nothing', async () => {
    const double = await server({ onRequest: (socket) => void socket.write(reply(200, '{}')) });
    const http = client();
    await http.close();
    expect((await http.request(post(double.url))).kind).toBe('not_sent');
    expect(double.seen()).toBe(0);
  });

  it('a request given up while it waits for a socket never goes out later', async () => {
    let first: Socket | null = null;
    const slow = await server({
      onRequest: (socket, count) => {
        if (count === 1) first = socket;
        else socket.write(reply(200, '{}'));
      },
    });
    const http = client({ connections: 1 });
    const holding = http.request(post(slow.url));
    const waiting = await http.request(post(slow.url, { deadlineMs: 50 }));
    expect(waiting).toEqual({ kind: 'not_sent', code: 'TIMEOUT' });
    const gone = AbortSignal.abort();
    expect(await http.request(post(slow.url, { signal: gone }))).toEqual({ kind: 'not_sent', code: 'ABORTED' });
    await expect.poll(() => first).not.toBeNull();
    (first as Socket | null)?.write(reply(200, '{}'));
    expect((await holding).kind).toBe('reply');
    expect((await http.request(post(slow.url))).kind).toBe('reply');
    expect(slow.seen()).toBe(2);
  });
});

describe('once the connection stood nobody can know', () => {
  const cases: [name: string, seen: number, code: RegExp, handlers: Parameters<typeof rawServer>[0]][] = [
    ['body read, no answer', 1, /^TIMEOUT$/, { onRequest: () => undefined }],
    ['reset after the body', 1, /^(ECONNRESET|UND_ERR_SOCKET)$/, { onRequest: (socket) => socket.resetAndDestroy() }],
    ['FIN after the body', 1, /^UND_ERR_SOCKET$/, { onRequest: (socket) => socket.end() }],
    [
      'a body cut short',
      1,
      /^(UND_ERR_SOCKET|ECONNRESET)$/,
      { onRequest: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"code":0') },
    ],
    [
      'a body that stalls',
      1,
      /^TIMEOUT$/,
      { onRequest: (socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"code":0') },
    ],
    [
      'not HTTP at all',
      1,
      /^(HPE_.*|NETWORK)$/,
      { onRequest: (socket) => void socket.write('SSH-2.0-OpenSSH\r\n\r\n') },
    ],
    [
      'a reply without end',
      1,
      /^REPLY_TOO_LARGE$/,
      {
        onRequest: (socket) =>
          void socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 9000000\r\n\r\n${'x'.repeat(5000)}`),
      },
    ],
  ];
  it.each(cases)('%s', async (_name, seen, code, handlers) => {
    const double = await server(handlers);
    const outcome = await client({ maxBodyBytes: 4096 }).request(post(double.url, { deadlineMs: 400 }));
    expect(outcome.kind).toBe('unknown');
    expect(outcome).toHaveProperty('code', expect.stringMatching(code));
    expect(double.seen()).toBe(seen);
  });

  it('reset before anything was read', async () => {
    const double = await server({ onConnection: (socket) => void setImmediate(() => socket.resetAndDestroy()) });
    const outcome = await client().request(post(double.url, { body: 'x'.repeat(2_000_000) }));
    expect(outcome.kind).toBe('unknown');
    expect(double.seen()).toBe(0);
  });

  it('given up by the caller in mid-flight', async () => {
    const control = new AbortController();
    const double = await server({ onRequest: () => control.abort() });
    const outcome = await client().request(post(double.url, { signal: control.signal }));
    expect(outcome).toEqual({ kind: 'unknown', code: 'ABORTED' });
  });

  it('a kept connection the server has dropped: written at most once', async () => {
    const double = await server({
      onRequest: (socket, count) => {
        if (count === 1) socket.write(reply(200, '{}'));
        else socket.resetAndDestroy();
      },
    });
    const http = client({ connections: 1, keepAliveMs: 60_000 });
    await http.request(post(double.url));
    const outcome = await http.request(post(double.url));
    expect(outcome.kind).toBe('unknown');
    expect(double.seen()).toBe(2);
  });
});

describe('a complete reply is handed over as it is', () => {
  it.each([
    ['502 of a proxy', reply(502, '<html>Bad Gateway</html>'), 502],
    ['400 with a body', reply(400, '{"code":3}'), 400],
    ['200 with a page', reply(200, '<html></html>', 'content-type: text/html\r\n'), 200],
    ['a redirect, not followed', reply(302, '', 'location: http://127.0.0.1:1/login\r\n'), 302],
    ['429', reply(429, '', 'Retry-After: 7\r\n'), 429],
  ])('%s', async (_name, text, status) => {
    const double = await server({ onRequest: (socket) => void socket.write(text) });
    const outcome: HttpOutcome = await client().request(post(double.url));
    expect(outcome).toMatchObject({ kind: 'reply', status });
    expect(double.seen()).toBe(1);
    if (status === 429 && outcome.kind === 'reply') expect(outcome.headers['retry-after']).toBe('7');
    if (status === 400 && outcome.kind === 'reply') expect(Buffer.from(outcome.body).toString()).toBe('{"code":3}');
  });

  it('idle connections are dropped after keepAliveMs', async () => {
    const double = await server({ onRequest: (socket) => void socket.write(reply(200, '{}')) });
    const http = client({ connections: 1, keepAliveMs: 1 });
    for (let i = 0; i < 3; i++) expect((await http.request(post(double.url))).kind).toBe('reply');
    expect(double.seen()).toBe(3);
  });
});
