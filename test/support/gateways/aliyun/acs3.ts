import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { GatewayRequest } from '../frame/gateway.ts';

const TOLERANCE_MS = 15 * 60_000;
const FORM = /^ACS3-HMAC-SHA256 Credential=([^,\s]+),SignedHeaders=([a-z0-9;-]+),Signature=([0-9a-f]{64})$/;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const sha256 = (data: string | Buffer): string => hash('sha256', data, 'hex');

const NOTHING = sha256('');

let kept: { of: string; key: KeyObject } | null = null;

/** A key object is made once: making one costs more than the signature. */
function keyOf(secret: string): KeyObject {
  if (kept?.of !== secret) kept = { of: secret, key: createSecretKey(secret, 'utf8') };
  return kept.key;
}

/** RFC 3986: `encodeURIComponent` leaves `! ' ( ) *` alone, the signature does not. */
const encode = (text: string): string =>
  /^[\w.~-]*$/.test(text)
    ? text
    : encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

export interface Pair {
  key: string;
  value: string;
  /** as it came */
  text: string;
  /** as the signature sees it, however the client wrote it on the wire */
  signed: string;
}

/** What came last: a campaign's signature and template come with every request. */
const last = new Map<string, Pair>();

function readPair(text: string): Pair {
  const at = text.includes('=') ? text.indexOf('=') : text.length;
  const name = text.slice(0, at);
  const known = last.get(name);
  if (known?.text === text) return known;
  const key = decodeURIComponent(name);
  const value = decodeURIComponent(text.slice(at + 1));
  const pair = { key, value, text, signed: `${encode(key)}=${encode(value)}` };
  last.set(name, pair);
  return pair;
}

/** `+` is a plus, not a space. */
export function readQuery(search: string): Pair[] | null {
  try {
    return search
      .split('&')
      .filter((text) => text !== '')
      .map(readPair);
  } catch {
    return null;
  }
}

const canonicalQuery = (query: Pair[]): string =>
  query
    .map(({ signed }) => signed)
    .sort()
    .join('&');

let told: { of: string; list: string } | null = null;

/** Which headers must be signed; the same ones come again and again. */
function toSign(given: string[]): string {
  const of = given.join();
  if (told?.of !== of) {
    const sent = given.filter((name) => name.startsWith('x-acs-') || name === 'content-type');
    told = { of, list: ['host', ...sent].sort().join(';') };
  }
  return told.list;
}

export interface Refused {
  code: string;
  status: number;
}

/** Verifies ACS3-HMAC-SHA256; the gateway's error, or null when all is well. Every nonce is good once. */
export function verifyAcs3(
  request: GatewayRequest,
  query: Pair[] | null,
  credentials: Record<string, string>,
  now: number,
  used: Set<string>,
): Refused | null {
  const { headers, body, method } = request;
  const header = (name: string): string => String(headers[name] ?? '').trim();
  const form = FORM.exec(header('authorization'));
  if (form === null) return { code: 'IncompleteSignature', status: 400 };
  const [, accessKeyId, list = '', signature] = form;
  const date = header('x-acs-date');
  if (!DATE.test(date)) return { code: 'InvalidTimeStamp.Format', status: 400 };
  if (Math.abs(now - Date.parse(date)) > TOLERANCE_MS) return { code: 'InvalidTimeStamp.Expired', status: 400 };
  if (accessKeyId !== credentials.accessKeyId) return { code: 'InvalidAccessKeyId.NotFound', status: 404 };
  const token = header('x-acs-security-token');
  if (token !== (credentials.securityToken ?? '')) return { code: 'InvalidSecurityToken.Malformed', status: 400 };
  const bad = { code: 'SignatureDoesNotMatch', status: 400 };
  const payload = body.length === 0 ? NOTHING : sha256(body);
  if (header('x-acs-content-sha256') !== payload) return bad;
  if (list !== toSign(Object.keys(headers))) return bad;
  const names = list.split(';');
  if (query === null) return bad;
  const canonical = canonicalQuery(query);
  const signedAs = (host: string): string => {
    const values = names.map((name) => `${name}:${name === 'host' ? host : header(name)}\n`).join('');
    const signed = [method, '/', canonical, values, list, payload].join('\n');
    return createHmac('sha256', keyOf(credentials.accessKeySecret ?? ''))
      .update(`ACS3-HMAC-SHA256\n${sha256(signed)}`)
      .digest('hex');
  };
  const host = header('host');
  // with or without the port: the vendor's hosts have none
  if (![host, host.replace(/:\d+$/, '')].some((each) => signedAs(each) === signature)) return bad;
  const nonce = header('x-acs-signature-nonce');
  if (nonce === '' || used.has(nonce)) return { code: 'SignatureNonceUsed', status: 400 };
  used.add(nonce);
  return null;
}
