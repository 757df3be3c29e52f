import { createHmac, createSecretKey, hash } from 'node:crypto';

/** What ACS3-HMAC-SHA256 signs: method POST, path `/`, the query, host, content-type and every x-acs-* header. */
export interface Acs3Request {
  /** as in the Host header that is sent */
  host: string;
  action: string;
  version: string;
  query: Record<string, string>;
  /** '' or a form body, which brings its content-type along */
  body: string;
  /** ms UTC */
  now: number;
  /** never used twice */
  nonce: string;
  /** further x-acs-* headers to send and sign */
  extra?: Record<string, string>;
}

export interface Acs3Signature {
  canonicalQuery: string;
  canonicalRequest: string;
  stringToSign: string;
  signature: string;
  /** everything to send, Authorization included */
  headers: Record<string, string>;
}

export interface Acs3Credentials {
  accessKeyId: string;
  accessKeySecret: string;
  /** of temporary (STS) credentials */
  securityToken: string | null;
}

const FORM = 'application/x-www-form-urlencoded';
const NOTHING = hash('sha256', '', 'hex');

/** RFC 3986: encodeURIComponent leaves `! ' ( ) *` alone, the signature does not. */
const encode = (text: string): string =>
  /^[\w.~-]*$/.test(text)
    ? text
    : encodeURIComponent(text.toWellFormed()).replace(
        /[!'()*]/g,
        (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
      );

/** Sorted and encoded; each key's last value is remembered, for the signature of a campaign is always the same. */
function createCanonicalQuery(): (query: Record<string, string>) => string {
  const last = new Map<string, { value: string; pair: string }>();
  return (query) => {
    let text = '';
    for (const key of Object.keys(query).sort()) {
      const value = query[key] ?? '';
      let known = last.get(key);
      if (known?.value !== value) {
        known = { value, pair: `${encode(key)}=${encode(value)}` };
        last.set(key, known);
      }
      text += text === '' ? known.pair : `&${known.pair}`;
    }
    return text;
  };
}

/** `2026-01-01T04:00:00Z`; the last second is remembered */
function createAcsDate(): (ms: number) => string {
  let second = Number.NaN;
  let text = '';
  return (ms) => {
    const now = Math.floor(ms / 1000);
    if (now !== second) text = `${new Date(ms).toISOString().slice(0, 19)}Z`;
    second = now;
    return text;
  };
}

const ALWAYS = [
  'host',
  'x-acs-version',
  'x-acs-action',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-content-sha256',
] as const;

function sorted(given: string[]): { names: string[]; signed: string } {
  const names = given.sort();
  return { names, signed: names.join(';') };
}

/** The key is used as it is: there is nothing to derive. */
export function createAcs3Signer(credentials: Acs3Credentials): (request: Acs3Request) => Acs3Signature {
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  const key = createSecretKey(accessKeySecret, 'utf8');
  const acsDate = createAcsDate();
  const canonicalQueryOf = createCanonicalQuery();
  const temporary: Record<string, string> =
    securityToken === null ? {} : { 'x-acs-accesskey-id': accessKeyId, 'x-acs-security-token': securityToken };

  const always = [...ALWAYS, ...Object.keys(temporary)];
  const bare = sorted(always);
  const withForm = sorted([...always, 'content-type']);

  return ({ host, action, version, query, body, now, nonce, extra }) => {
    const payload = body === '' ? NOTHING : hash('sha256', body, 'hex');
    const sent: Record<string, string> = {
      host,
      'x-acs-version': version,
      'x-acs-action': action,
      'x-acs-date': acsDate(now),
      'x-acs-signature-nonce': nonce,
      ...(body === '' ? {} : { 'content-type': FORM }),
      'x-acs-content-sha256': payload,
      ...temporary,
      ...extra,
    };
    const { names, signed } = extra === undefined ? (body === '' ? bare : withForm) : sorted(Object.keys(sent));
    const canonicalQuery = canonicalQueryOf(query);
    let block = '';
    for (const name of names) block += `${name}:${(sent[name] ?? '').trim()}\n`;
    const canonicalRequest = `POST\n/\n${canonicalQuery}\n${block}\n${signed}\n${payload}`;
    const stringToSign = `ACS3-HMAC-SHA256\n${hash('sha256', canonicalRequest, 'hex')}`;
    const signature = createHmac('sha256', key).update(stringToSign).digest('hex');
    const authorization = `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${signed},Signature=${signature}`;
    return {
      canonicalQuery,
      canonicalRequest,
      stringToSign,
      signature,
      headers: { ...sent, Authorization: authorization },
    };
  };
}
