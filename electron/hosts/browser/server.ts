import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import type { Logger } from '../../platform/ports.ts';
import type { Router } from '../../rpc/router.ts';
import { listRendererFiles } from '../renderer-files.ts';
import { contentPolicy, FIXED_HEADERS } from '../security-headers.ts';
import { addressOf, refusePost, refuseRequest } from './request-guard.ts';
import { createSessions } from './sessions.ts';
import { createSocketServer } from './socket-server.ts';

const MAX_BODY_BYTES = 1024;
const HEADER_TIMEOUT_MS = 5000;
const exchange = z.strictObject({ code: z.string().max(64) });

export interface BrowserServer {
  port: number;
  /** an address with a fresh one-time code */
  newAddress(): string;
  close(): Promise<void>;
}

export interface BrowserServerDeps {
  rendererDir: string;
  router: Router;
  logger: Logger;
  /** 0: any free port */
  port: number;
  /** monotonic ms */
  now?: () => number;
  tokenWaitMs?: number;
}

const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MAX_BODY_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
};

const codeIn = (body: string): string => {
  try {
    return exchange.parse(JSON.parse(body)).code;
  } catch {
    return '';
  }
};

/** The loopback server: the built renderer, the exchange of a code for a token, and the WebSocket of the contract. */
export const startBrowserServer = async (deps: BrowserServerDeps): Promise<BrowserServer> => {
  const { router, logger, now = () => performance.now() } = deps;
  const sessions = createSessions(now);
  const sockets = createSocketServer({ router, sessions, tokenWaitMs: deps.tokenWaitMs });
  const fileAt = listRendererFiles(deps.rendererDir);
  let port = deps.port;

  const end = (
    response: ServerResponse,
    status: number,
    body: string | Buffer = '',
    headers: Record<string, string> = {},
  ) => {
    response.writeHead(status, { ...FIXED_HEADERS, 'Content-Length': Buffer.byteLength(body), ...headers });
    response.end(response.req.method === 'HEAD' ? undefined : body);
  };

  const refuse = (response: ServerResponse, reason: string) => {
    logger.warn('host.request-refused', { reason });
    // the rest of a refused body is not worth reading
    response.shouldKeepAlive = false;
    end(response, 403);
  };

  const openSession = async (request: IncomingMessage, response: ServerResponse) => {
    const reason = refusePost(request.headers, port);
    if (reason) return refuse(response, reason);
    const body = await readBody(request);
    if (body === null) return refuse(response, 'body');
    const token = sessions.exchange(codeIn(body));
    if (!token) return refuse(response, 'code');
    end(response, 200, JSON.stringify({ token }), { 'Content-Type': 'application/json' });
  };

  const sendFile = async (path: string, response: ServerResponse) => {
    const file = fileAt(path);
    if (!file) return end(response, 404);
    const nonce = randomBytes(16).toString('base64');
    const body = await file.read(nonce);
    end(response, 200, body, {
      'Content-Type': file.type,
      'Content-Security-Policy': contentPolicy({ nonce, connect: `ws://${addressOf(port)}` }),
    });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const method = request.method ?? '';
    const reason = refuseRequest(method, request.headers, port);
    if (reason) return refuse(response, reason);
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (path === '/session' && method === 'POST') return openSession(request, response);
    if (method !== 'GET' && method !== 'HEAD') return end(response, 405);
    await sendFile(path, response);
  };

  const server = createServer(
    { headersTimeout: HEADER_TIMEOUT_MS, requestTimeout: HEADER_TIMEOUT_MS * 2 },
    (request, response) => {
      answer(request, response).catch(() => {
        logger.error('host.request-failed');
        response.destroy();
      });
    },
  );
  server.on('upgrade', (request, stream, head) => sockets.upgrade(request, stream, head, port));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  port = typeof bound === 'object' && bound ? bound.port : port;

  return {
    port,
    newAddress: () => `http://${addressOf(port)}/#c=${sessions.issueCode()}`,
    close: async () => {
      sockets.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
};
