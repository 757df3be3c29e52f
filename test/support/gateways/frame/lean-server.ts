import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:net';
import type { Answer, GatewayRequest } from './gateway.ts';

const HEAD_END = '\r\n\r\n';

function readHead(text: string): GatewayRequest {
  const [first = '', ...lines] = text.split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const query = target.indexOf('?');
  const headers: IncomingHttpHeaders = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return {
    method,
    path: query < 0 ? target : target.slice(0, query),
    search: query < 0 ? '' : target.slice(query + 1),
    headers,
    body: Buffer.alloc(0),
  };
}

const write = ({ status, body, type = 'application/json;charset=utf-8' }: Answer): string =>
  `HTTP/1.1 ${status} -\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\ndate: ${new Date().toUTCString()}${HEAD_END}${body}`;

/**
 * HTTP/1.1 with a content-length and nothing else, connections kept: half the cost of node's server, so that a client
 * being measured does not wait for its double.
 */
export function leanServer(handle: (request: GatewayRequest) => Answer): Server {
  return createServer({ noDelay: true }, (socket) => {
    let kept: Buffer = Buffer.alloc(0);
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
