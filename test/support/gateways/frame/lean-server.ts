import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:net';
import type { Answer, GatewayRequest } from './gateway.ts';

const HEAD_END = '\r\n\r\n';
const NO_BODY = Buffer.alloc(0);

/** Header names come again and again. */
const names = new Map<string, string>();

function lowerCase(name: string): string {
  let known = names.get(name);
  if (known === undefined) {
    known = name.toLowerCase();
    names.set(name, known);
  }
  return known;
}

function readHead(text: string): GatewayRequest {
  const first = text.indexOf('\r\n');
  const [method = '', target = ''] = text.slice(0, first).split(' ');
  const query = target.indexOf('?');
  const headers: IncomingHttpHeaders = {};
  for (let at = first; at >= 0 && at < text.length; ) {
    const colon = text.indexOf(':', at + 2);
    const end = text.indexOf('\r\n', colon);
    headers[lowerCase(text.slice(at + 2, colon))] = text.slice(colon + 1, end < 0 ? undefined : end).trim();
    at = end;
  }
  return {
    method,
    path: query < 0 ? target : target.slice(0, query),
    search: query < 0 ? '' : target.slice(query + 1),
    headers,
    body: NO_BODY,
  };
}

let said = { second: Number.NaN, text: '' };

function date(): string {
  const second = Math.floor(Date.now() / 1000);
  if (said.second !== second) said = { second, text: new Date().toUTCString() };
  return said.text;
}

const write = ({ status, body, type = 'application/json;charset=utf-8' }: Answer): string =>
  `HTTP/1.1 ${status} -\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\ndate: ${date()}${HEAD_END}${body}`;

/**
 * HTTP/1.1 with a content-length and nothing else, connections kept: half the cost of node's server, so that a client
 * being measured does not wait for its double.
 */
export function leanServer(handle: (request: GatewayRequest) => Answer): Server {
  return createServer({ noDelay: true }, (socket) => {
    let kept: Buffer = NO_BODY;
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      let data: Buffer = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
      for (let end = data.indexOf(HEAD_END); end >= 0; end = data.indexOf(HEAD_END)) {
        const request = readHead(data.toString('latin1', 0, end));
        const start = end + HEAD_END.length;
        const stop = start + Number(request.headers['content-length'] ?? 0);
        if (data.length < stop) break;
        if (request.headers['transfer-encoding'] !== undefined) return socket.destroy();
        request.body = data.subarray(start, stop);
        data = data.subarray(stop);
        socket.write(write(handle(request)));
        if (request.headers.connection === 'close') socket.end();
      }
      kept = data;
    });
  });
}
