import table from '../../../../resources/api-error-codes.json' with { type: 'json' };
import type { RejectClass } from '../../../core/message-outcome.ts';

const CLASS_OF = new Map(table.providers.yunpian.codes.map((row) => [Number(row.code), row.class]));

/** account_stop covers several things the owner mends in different places. */
const ACCOUNT: Record<number, RejectClass> = { 3: 'balance', [-52]: 'balance', [-4]: 'quota' };

const REJECT: Record<string, RejectClass> = {
  retry_later: 'retry_later',
  account_stop: 'account',
  signature_or_template: 'content',
  content: 'content',
  window: 'window',
  number_invalid: 'number',
  number_blacklist: 'blacklist',
  number_frequency: 'frequency',
  quota: 'quota',
  request_bug: 'request',
};

/** `ok`, a definite refusal, or null: the code does not say whether the message was taken (−50, −53, undocumented). */
export function classify(code: number): 'ok' | RejectClass | null {
  const name = CLASS_OF.get(code);
  if (name === 'ok') return 'ok';
  if (name === undefined) return null;
  return ACCOUNT[code] ?? REJECT[name] ?? null;
}

/** Inside a batch, "bad format" is said of one number, not of our request. */
export function classifyNumber(code: number): 'ok' | RejectClass | null {
  return code === 2 ? 'number' : classify(code);
}

/** Prefixed, for the same small numbers are carrier codes too. */
export const rawCode = (code: number): string => `YP:${code}`;
