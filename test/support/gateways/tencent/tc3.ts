import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { GatewayRequest } from '../frame/gateway.ts';

const TOLERANCE_S = 300;
const FORM =
  /^TC3-HMAC-SHA256 Credential=([^/\s]+)\/(\d{4}-\d\d-\d\d)\/(\w+)\/tc3_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;

const sha256 = (data: string | Buffer): string => hash('sha256', data, 'hex');
const hmac = (key: string | Buffer | KeyObject, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

let derived: { of: string; key: KeyObject } | null = null;

/** The day's signing key; derived once a day and account, for it costs three of the four HMACs. */
function signingKey(secretKey: string, date: string, service: string): KeyObject {
  const of = [secretKey, date, service].join(' ');
  if (derived?.of !== of) {
    const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
    derived = { of, key: createSecretKey(key) };
  }
  return derived.key;
}

/**
 * Verifies TC3-HMAC-SHA256 as the public-parameter page describes it; the error code, or null when all is well.
 * The clock may be 300 s off, the scope's date is the timestamp's in UTC, the token is not signed.
 */
export function verifyTc3(
  request: GatewayRequest,
  credentials: Record<string, string>,
  service: string,
  now: number,
): string | null {
  const { headers, body, method, search } = request;
  const form = FORM.exec(headers.authorization ?? '');
  if (form === null) return 'AuthFailure.InvalidAuthorization';
  const [, secretId, date, scopeService, list = '', signature] = form;
  const stamp = String(headers['x-tc-timestamp'] ?? '');
  if (!/^\d{9,11}$/.test(stamp)) return 'AuthFailure.InvalidAuthorization';
  if (Math.abs(now / 1000 - Number(stamp)) > TOLERANCE_S) return 'AuthFailure.SignatureExpire';
  if (secretId !== credentials.secretId) return 'AuthFailure.SecretIdNotFound';
  if (scopeService !== service || date !== new Date(Number(stamp) * 1000).toISOString().slice(0, 10))
    return 'AuthFailure.SignatureFailure';
  const names = list.split(';');
  if (!names.includes('content-type') || !names.includes('host') || names.join() !== names.toSorted().join())
    return 'AuthFailure.SignatureFailure';
  const token = String(headers['x-tc-token'] ?? '');
  if (token !== (credentials.token ?? '')) return 'AuthFailure.TokenFailure';
  const signedAs = (host: string): string => {
    const values = names.map((name) => {
      const value = name === 'host' ? host : String(headers[name] ?? '');
      return `${name}:${value.trim().toLowerCase()}\n`;
    });
    const canonical = [method, '/', search, values.join(''), list, sha256(body)].join('\n');
    const scope = `${date}/${service}/tc3_request`;
    const key = signingKey(credentials.secretKey ?? '', date ?? '', service);
    return hmac(key, ['TC3-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n')).toString('hex');
  };
  const host = headers.host ?? '';
  // without the port, or as it came
  return [host.replace(/:\d+$/, ''), host].some((each) => signedAs(each) === signature)
    ? null
    : 'AuthFailure.SignatureFailure';
}
