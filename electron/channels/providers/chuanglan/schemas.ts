import { z } from 'zod';
import { isJsonNumber, type JsonNumber } from '../../reply/lossless-json.ts';

/** The manual writes codes and counts as strings, its samples now and then as numbers: both are theirs. */
const digits = z
  .union([z.string(), z.custom<JsonNumber>(isJsonNumber).transform((number) => number.digits)])
  .pipe(z.string().regex(/^\d{1,20}$/));

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const envelope = z.object({ code: digits });

export const sent = z.object({ code: digits, msgId: digits });
export const counts = z.object({ successNum: digits.transform(Number), failNum: digits.transform(Number) });

/** 条 left */
export const left = z.object({ code: digits, balance: digits }).transform(({ balance }) => ({ left: Number(balance) }));

export const pulled = z.object({ ret: digits, result: z.array(z.unknown()) });
export const pullFailure = z.object({ ret: digits, error: z.union([z.string(), digits]).nullish() });

export const reportRow = z.object({
  msgId: digits,
  mobile: z.string().min(1),
  status: z.string(),
  uid: text,
  reportTime: text,
  notifyTime: text,
  length: digits.optional().catch(undefined),
});

export const replyRow = z.object({
  mobile: z.string().min(1),
  messageContent: z.string(),
  moTime: text,
});
