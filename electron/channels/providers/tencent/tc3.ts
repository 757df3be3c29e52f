import { createHmac, hash } from 'node:crypto';

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

/** Signs for one key pair; the key derived for a day and service is kept, for it is three of the four HMACs. */
export function createTc3Signer(secretId: string, secretKey: string): (request: Tc3Request) => Tc3Signature {
  let kept: { scope: string; key: Buffer } | null = null;

  function keyFor(scope: string, date: string, service: string): Buffer {
    if (kept?.scope !== scope) kept = { scope, key: hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request') };
    return kept.key;
  }

  return ({ service, host, contentType, body, timestamp }) => {
    const date = utcDate(timestamp);
    const scope = `${date}/${service}/tc3_request`;
    const canonicalRequest = `POST\n/\n\ncontent-type:${contentType.trim().toLowerCase()}\nhost:${host.trim().toLowerCase()}\n\n${SIGNED_HEADERS}\n${hash('sha256', body, 'hex')}`;
    const stringToSign = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${hash('sha256', canonicalRequest, 'hex')}`;
    const signature = hmac(keyFor(scope, date, service), stringToSign).toString('hex');
    const authorization = `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`;
    return { canonicalRequest, stringToSign, signature, authorization };
  };
}
