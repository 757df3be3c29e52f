import { type Dispatcher, Pool } from 'undici';
import { createPlaces, type Place } from './places.ts';
import type { Http, HttpOutcome, HttpRequest } from './ports.ts';

export interface HttpOptions {
  /** sockets per host */
  connections?: number;
  /** an idle socket is dropped after this, so that a stale one is rarely written to */
  keepAliveMs?: number;
  connectTimeoutMs?: number;
  /** a longer reply is cut off and counts as unknown */
  maxBodyBytes?: number;
  /** hosts beside this computer that may be spoken to without TLS */
  plainHosts?: string[];
  /** certificates to trust instead of the system's */
  ca?: string;
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;

function refusal({ protocol, hostname }: Place, plainHosts: string[], plain: boolean): string | null {
  if (protocol === 'https:') return null;
  if (protocol !== 'http:') return 'BAD_URL';
  return plain || LOOPBACK.test(hostname) || plainHosts.includes(hostname) ? null : 'PLAIN_HTTP';
}

const EMPTY = Buffer.alloc(0);

function bytesOf(body: string | Uint8Array | undefined): Buffer | null {
  if (body === undefined || body.length === 0) return null;
  return typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return 'NETWORK';
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

/**
 * One exchange. undici calls `onRequestStart` on a standing connection, just before the first byte is written: until
 * then nothing can have left this computer (`not_sent`), from then on nobody here can know (`unknown`). Error codes
 * cannot tell these apart: ECONNRESET looks the same before and after the provider read the request.
 */
function exchange(
  pool: Pool,
  { origin, path }: Place,
  request: HttpRequest,
  maxBodyBytes: number,
): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | null = null;
    let settled = false;
    let status = 0;
    let headers: Record<string, string> = {};
    let size = 0;
    // one chunk as a rule
    let first: Buffer | null = null;
    const more: Buffer[] = [];

    const settle = (outcome: HttpOutcome): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', onAbort);
      resolve(outcome);
    };
    const fail = (code: string): void => settle({ kind: controller ? 'unknown' : 'not_sent', code });
    const giveUp = (code: string): void => {
      fail(code);
      controller?.abort(new Error(code));
    };
    const onAbort = (): void => giveUp('ABORTED');
    const timer = setTimeout(() => giveUp('TIMEOUT'), request.deadlineMs);
    if (request.signal?.aborted) return onAbort();
    request.signal?.addEventListener('abort', onAbort, { once: true });

    const body = bytesOf(request.body);
    const options = { origin, path, method: request.method, headers: request.headers, body };
    pool.dispatch(options, {
      onRequestStart(started) {
        // given up while waiting for a socket: the promise has said not_sent, so not a byte may follow
        if (settled) return started.abort(new Error('GIVEN_UP'));
        // undici puts a request back into its queue after some socket failures: it must never be written twice
        if (controller) {
          fail('RESENT');
          return started.abort(new Error('RESENT'));
        }
        controller = started;
      },
      onResponseStart(_controller, statusCode, rawHeaders) {
        status = statusCode;
        headers = flatten(rawHeaders);
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size > maxBodyBytes) return giveUp('REPLY_TOO_LARGE');
        if (first === null) first = chunk;
        else more.push(chunk);
      },
      onResponseEnd() {
        settle({
          kind: 'reply',
          status,
          headers,
          body: more.length === 0 ? (first ?? EMPTY) : Buffer.concat([first ?? EMPTY, ...more]),
        });
      },
      onResponseError(_controller, error) {
        fail(codeOf(error));
      },
    });
  });
}

/**
 * HTTP for the channels: never retries, never follows a redirect, never speaks without TLS except to this computer.
 */
export function createHttp(options: HttpOptions = {}): Http {
  const { connections = 4, keepAliveMs = 1000, connectTimeoutMs = 10_000, maxBodyBytes = 8 * 1024 * 1024 } = options;
  const settings: Pool.Options = {
    connections,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    // the deadline of the whole exchange stands for all of undici's own
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: connectTimeoutMs, ...(options.ca === undefined ? {} : { ca: options.ca }) },
  };
  // as many as the channels have endpoints
  const pools = new Map<string, Pool>();
  let closed = false;
  function poolOf(origin: string): Pool {
    let pool = pools.get(origin);
    if (pool === undefined) {
      pool = new Pool(origin, settings);
      pools.set(origin, pool);
    }
    return pool;
  }

  const placeOf = createPlaces();
  return {
    request(request) {
      const place = placeOf(request.url);
      const refused = place === null ? 'BAD_URL' : refusal(place, options.plainHosts ?? [], request.plain === true);
      if (place === null || refused !== null) return Promise.resolve({ kind: 'not_sent', code: refused ?? 'BAD_URL' });
      if (closed) return Promise.resolve({ kind: 'not_sent', code: 'CLOSED' });
      return exchange(poolOf(place.origin), place, request, maxBodyBytes);
    },
    close: async () => {
      closed = true;
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}
