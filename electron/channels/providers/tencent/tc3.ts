import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

/** What TC3-HMAC-SHA256 signs: method POST, path `/`, no query, headers content-type and host only. */
export interface Tc3Request {
  service: string;
  /** bare name, no port */
  host: string;
  contentType: string;
  /** the exact bytes that are sent */
  body: string | Uint8Array;
  /** unix seconds */
  timestamp: number;
}

export interface Tc3Signature {
  canonicalRequest: string;
  stringToSign: string;
  signature: string;
  authorization: string;
}

const SIGNED_HEADERS = 'content-type;host';

const hmac = (key: string | Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The date of the credential scope is the UTC date of the timestamp, whatever the local one is. */
const utcDate = (timestamp: number): string => new Date(timestamp * 1000).toISOString().slice(0, 10);

const DAY_S = 86_400;

interface Scope {
  day: number;
  service: string;
  scope: string;
  key: KeyObject;
}

/** Signs for one key pair; what holds for a day and service is kept: the derived key is three of the four HMACs. */
export function createTc3Signer(secretId: string, secretKey: string): (request: Tc3Request) => Tc3Signature {
  let kept: Scope | null = null;

  function scopeOf(timestamp: number, service: string): Scope {
    const day = Math.floor(timestamp / DAY_S);
    if (kept?.day === day && kept.service === service) return kept;
    const date = utcDate(timestamp);
    const derived = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
    kept = { day, service, scope: `${date}/${service}/tc3_request`, key: createSecretKey(derived) };
    return kept;
  }

  return ({ service, host, contentType, body, timestamp }) => {
    const { scope, key } = scopeOf(timestamp, service);
    const canonicalRequest = `POST\n/\n\ncontent-type:${contentType.trim().toLowerCase()}\nhost:${host.trim().toLowerCase()}\n\n${SIGNED_HEADERS}\n${hash('sha256', body, 'hex')}`;
    const stringToSign = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${hash('sha256', canonicalRequest, 'hex')}`;
    const signature = createHmac('sha256', key).update(stringToSign).digest('hex');
    const authorization = `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`;
    return { canonicalRequest, stringToSign, signature, authorization };
  };
}
