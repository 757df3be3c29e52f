import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Outbox } from '../outbox.ts';

/** id, 条, 厘, index in `texts`, the template's values */
export type ClaimedMessage = [
  id: number,
  number: string,
  parts: number,
  cost: number,
  text: number,
  params: string | null,
];

/** What must survive the loss of the database: what left or may have left, and who refused. */
export type JournalLine =
  /** before the first claim of a campaign in a file: its whole row, so that it can be made anew */
  | { k: 'campaign'; id: number; row: Record<string, string | number | null>; total: number }
  | {
      k: 'claim';
      batch: number;
      campaign: number;
      channel: number;
      ref: string;
      at: number;
      route: number;
      /** counts for the caps on how often a number is written to */
      touches: boolean;
      texts: string[];
      messages: ClaimedMessage[];
    }
  | ({ k: 'settle' } & Parameters<Outbox['settle']>[0])
  /** rows of the blacklist's history, in their order */
  | { k: 'refusals'; rows: Refused[] };

export interface Refused {
  number: string;
  at: number;
  what: 'added' | 'removed' | 'returned';
  source: string;
  channelId: number | null;
  reason: string;
  proof: string;
}

export interface LineCodec {
  encode(line: JournalLine): string;
  /** null = torn, changed, or another key's */
  decode(text: string): JournalLine | null;
}

const IV = 12;
const TAG = 16;

const plain: LineCodec = {
  encode: (line) => JSON.stringify(line),
  decode(text) {
    try {
      return JSON.parse(text) as JournalLine;
    } catch {
      return null;
    }
  },
};

/** One line of text per entry: JSON, or AES-256-GCM under a key of its own when the database is encrypted. */
export function createLineCodec(databaseKey: Buffer | undefined): LineCodec {
  if (databaseKey === undefined) return plain;
  const key = Buffer.from(hkdfSync('sha256', databaseKey, '', 'feijian journal', 32));
  return {
    encode(line) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(JSON.stringify(line), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    decode(text) {
      const bytes = Buffer.from(text, 'base64');
      if (bytes.length < IV + TAG) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV));
        decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
        const body = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
        return plain.decode(body.toString('utf8'));
      } catch {
        return null;
      }
    },
  };
}
