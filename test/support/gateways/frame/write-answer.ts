import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Gateway } from './gateway.ts';
import type { Fault, FaultKind } from './options.ts';

const JSON_TYPE = 'application/json;charset=utf-8';
const SIGN_IN = '<!DOCTYPE html><html><body>Please sign in</body></html>';
const CODE = /"(code|Code|ret|error|result)":("-?\d+"|-?\d+)/g;
const ANY_CODE = /"(code|Code|ret|error|result)":("(?:[^"\\]|\\.)*"|-?\d+)/g;
const ID = /"(sid|SerialNo|BizId|msgId|msgid|send_id|smsid|batch_id)":("(?:[^"\\]|\\.)*"|-?\d+)/g;

export function write(response: ServerResponse, { status, body, type = JSON_TYPE, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
}

/** Faults that are a complete answer, only the wrong one. */
function insteadOf(gateway: Gateway, fault: Fault): Answer | null {
  const wait = { 'retry-after': fault.retryAfter ?? '1' };
  const { retry_later: later, rate = later } = gateway.codes;
  // a provider without a code for it has its web server say so
  const busy = (status: number, code: string | undefined): Answer =>
    code === undefined ? { status, body: '', type: 'text/plain' } : gateway.refusal(code, status);
  const answers: Partial<Record<FaultKind, () => Answer>> = {
    gateway: () => ({ status: 502, body: '<html>502 Bad Gateway</html>', type: 'text/html' }),
    gateway_json: () => ({ status: 503, body: '{"message":"upstream timed out"}' }),
    refused_500: () => busy(500, later),
    html: () => ({ status: 200, body: SIGN_IN, type: 'text/html' }),
    redirect: () => ({ status: 302, body: '', headers: { location: 'http://127.0.0.1:9/login' } }),
    rate: () => ({ ...busy(429, rate), headers: wait }),
    rate_bare: () => ({ status: 429, body: '', headers: wait }),
    ambiguous: () => gateway.refusal(gateway.codes.ambiguous ?? '999'),
    garbage: () => ({ status: 200, body: 'ok, thanks' }),
  };
  return answers[fault.kind]?.() ?? null;
}

/** The same answer with values of another type; plain text becomes JSON and a quoted text. */
function retype({ body, ...rest }: Answer, kind: FaultKind): Answer {
  if (!/^[[{]/.test(body)) return { ...rest, body: kind === 'wrong_types' ? `{"code":${body}}` : `"${body}"` };
  const swap = (value: string): string => (value.startsWith('"') ? value.slice(1, -1) : `"${value}"`);
  if (kind === 'code_string')
    return { ...rest, body: body.replace(CODE, (_, key: string, value: string) => `"${key}":${swap(value)}`) };
  return { ...rest, body: body.replace(ANY_CODE, '"$1":true').replace(ID, '"$1":{}') };
}

/** Answers as the fault wants: with another answer, half of the good one, or with what it does to the socket. */
export function writeFaulty(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault,
  good: Answer,
): void {
  const instead = insteadOf(gateway, fault);
  if (instead) {
    write(response, instead);
    return;
  }
  const size = Buffer.byteLength(good.body);
  const type = good.type ?? JSON_TYPE;
  const announce = (length: number) => response.writeHead(200, { 'content-type': type, 'content-length': length });
  const bytes = Buffer.from(good.body);
  const half = bytes.subarray(0, bytes.length >> 1);
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
    case 'wrong_types':
    case 'code_string':
      write(response, retype(good, fault.kind));
      break;
    case 'wrong_clock':
      write(response, {
        ...good,
        headers: { ...good.headers, date: new Date(Date.now() + (fault.ms ?? 600_000)).toUTCString() },
      });
      break;
    default:
      write(response, good);
  }
}
