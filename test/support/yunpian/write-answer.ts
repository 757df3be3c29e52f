import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, FaultKind } from './options.ts';
import { type Answer, refused } from './send-answer.ts';

const JSON_TYPE = 'application/json;charset=utf-8';
const SIGN_IN = '<!DOCTYPE html><html><body>Please sign in</body></html>';

export function write(response: ServerResponse, { status, body, type = JSON_TYPE, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
}

/** Faults that are a complete answer, only the wrong one. */
function insteadOf(fault: Fault): Answer | null {
  const wait = { 'retry-after': fault.retryAfter ?? '1' };
  const answers: Partial<Record<FaultKind, Answer>> = {
    gateway: { status: 502, body: '<html>502 Bad Gateway</html>', type: 'text/html' },
    gateway_json: { status: 503, body: '{"message":"upstream timed out"}' },
    refused_500: refused(-51, 500),
    html: { status: 200, body: SIGN_IN, type: 'text/html' },
    redirect: { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/login' } },
    rate: { ...refused(-5, 429), headers: wait },
    rate_bare: { status: 429, body: '', headers: wait },
    ambiguous: refused(-50),
    garbage: { status: 200, body: 'ok, thanks' },
  };
  return answers[fault.kind] ?? null;
}

/** Answers as the fault wants: with another answer, half of the good one, or with what it does to the socket. */
export function writeFaulty(request: IncomingMessage, response: ServerResponse, fault: Fault, good: Answer): void {
  const instead = insteadOf(fault);
  if (instead) {
    write(response, instead);
    return;
  }
  const size = Buffer.byteLength(good.body);
  const announce = (length: number) => response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': length });
  const half = good.body.slice(0, good.body.length >> 1);
  switch (fault.kind) {
    case 'hang':
    case 'hang_dropped':
      break;
    case 'reset_after':
      request.socket.resetAndDestroy();
      break;
    case 'fin':
      request.socket.end();
      break;
    case 'cut':
      announce(size);
      response.write(half, () => request.socket.end());
      break;
    case 'stall':
      announce(size);
      response.write(half);
      break;
    case 'wrong_length':
      announce(size + 7);
      response.write(good.body, () => request.socket.end());
      break;
    case 'slow':
      setTimeout(() => write(response, good), fault.ms ?? 50);
      break;
    default:
      write(response, good);
  }
}
