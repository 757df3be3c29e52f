import { afterEach, describe, expect, it } from 'vitest';
import { aliyun } from '../support/gateways/aliyun/aliyun.ts';
import { ask } from '../support/gateways/ask.ts';
import type { Gateway } from '../support/gateways/frame/gateway.ts';
import { type GatewayDouble, startGateway } from '../support/gateways/frame/start-gateway.ts';
import { tencent } from '../support/gateways/tencent/tencent.ts';
import { readVectors } from './read-vectors.ts';

interface Vector {
  id: string;
  input: Record<string, unknown> & { timestamp: number; host: string };
  request: { method: string; path: string; target?: string; headers: Record<string, string>; bodyBase64: string };
}
interface Computed {
  mistakesToDetect: { id: string; wrongSignature: string; correctSignature: string }[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const mistakes = readVectors<Computed>('computed-not-sdk')?.mistakesToDetect ?? [];

let double: GatewayDouble;
afterEach(() => double.close());

/** The double as it stood when the vector was taken: its clock, the vector's own keys. */
async function send(gateway: Gateway, vector: Vector, change: (request: Vector['request']) => void = () => undefined) {
  const { input } = vector;
  const credentials: Record<string, string> =
    gateway.name === 'tencent'
      ? { secretId: text(input.secretId), secretKey: text(input.secretKey), token: text(input.token) }
      : {
          accessKeyId: text(input.accessKeyId),
          accessKeySecret: text(input.accessKeySecret),
          securityToken: text(input.securityToken),
        };
  double = await startGateway(gateway, { credentials, now: () => input.timestamp * 1000 });
  const { request } = structuredClone(vector);
  change(request);
  const body = Buffer.from(request.bodyBase64, 'base64');
  const headers = { host: input.host, ...request.headers, 'content-length': String(body.length) };
  return ask(double.url, { path: request.target ?? request.path, headers, body });
}

function flip(request: Vector['request']): void {
  const { Authorization: given = '' } = request.headers;
  request.headers.Authorization = given.slice(0, -1) + (given.endsWith('0') ? '1' : '0');
}

const refusedSignature = (told: { text: string }): boolean =>
  /AuthFailure|SignatureDoesNotMatch|IncompleteSignature|InvalidTimeStamp|InvalidAccessKeyId|SignatureNonceUsed|InvalidSecurityToken/.test(
    told.text,
  );

const FILES: [file: string, gateway: Gateway, stamp: string][] = [
  ['tencent-tc3', tencent, 'X-TC-Timestamp'],
  ['aliyun-acs3', aliyun, 'x-acs-date'],
];

describe.each(FILES)('%s: what the official SDK sent', (file, gateway, stamp) => {
  const vectors = readVectors<{ vectors: Vector[] }>(file)?.vectors ?? [];

  it.runIf(vectors.length > 0).each(vectors)('$id passes', async (vector) => {
    const told = await send(gateway, vector);
    expect(refusedSignature(told), told.text).toBe(false);
  });

  it.runIf(vectors.length > 0).each(vectors)('$id with one digit of the signature changed does not', async (vector) => {
    expect(refusedSignature(await send(gateway, vector, flip))).toBe(true);
  });

  it.runIf(vectors.length > 0).each(vectors)('$id with another body does not', async (vector) => {
    const told = await send(gateway, vector, (request) => {
      request.bodyBase64 = Buffer.from(`${Buffer.from(request.bodyBase64, 'base64')} `).toString('base64');
    });
    expect(refusedSignature(told)).toBe(true);
  });

  it.runIf(vectors.length > 0).each(vectors)('$id an hour later is a matter of the clock', async (vector) => {
    const late = { ...vector, input: { ...vector.input, timestamp: vector.input.timestamp + 3600 } };
    const told = await send(gateway, late);
    expect(told.text).toMatch(/SignatureExpire|InvalidTimeStamp\.Expired/);
    expect(vector.request.headers[stamp]).toBeDefined();
  });

  const known = mistakes.flatMap((mistake) => {
    const vector = vectors.find(({ id }) => id === mistake.id);
    return vector === undefined ? [] : [{ ...mistake, vector }];
  });
  it.runIf(known.length > 0).each(known)('$id signed with a known mistake does not', async (mistake) => {
    const told = await send(gateway, mistake.vector, ({ headers }) => {
      const { Authorization: given = '' } = headers;
      expect(given).toContain(mistake.correctSignature);
      headers.Authorization = given.replace(mistake.correctSignature, mistake.wrongSignature);
    });
    expect(refusedSignature(told)).toBe(true);
  });
});

const acs3 = readVectors<{ vectors: Vector[] }>('aliyun-acs3')?.vectors[0];
it.runIf(acs3 !== undefined)('a nonce is good once', async () => {
  if (acs3 === undefined) return;
  const first = await send(aliyun, acs3);
  expect(first.text).toContain('"Code":"OK"');
  const headers = { host: acs3.input.host, ...acs3.request.headers, 'content-length': '0' };
  const again = await ask(double.url, { path: acs3.request.target ?? '/', headers });
  expect([again.status, again.text.includes('SignatureNonceUsed')]).toEqual([400, true]);
  expect(double.account.totals.taken).toBe(1);
});
