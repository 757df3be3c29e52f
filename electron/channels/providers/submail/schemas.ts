import { z } from 'zod';
import { jsonId, jsonInt } from '../../reply/json-schemas.ts';
import { isJsonNumber, type JsonNumber } from '../../reply/lossless-json.ts';

/** Codes come as numbers and as strings in the vendor's own samples. */
const code = z
  .union([z.string(), z.custom<JsonNumber>(isJsonNumber).transform((number) => number.digits)])
  .pipe(z.string().regex(/^\d{1,6}$/));

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const seconds = z
  .union([
    jsonInt,
    z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null);

export const failure = z.object({ status: z.literal('error'), code });

/** One number's verdict; `to` is missing in some answers. */
export const sendRow = z.union([
  z.object({ status: z.literal('success'), to: z.string().optional(), send_id: jsonId, fee: jsonInt.optional() }),
  failure.extend({ to: z.string().optional() }),
]);
export type SendRow = z.infer<typeof sendRow>;

export const batchReply = z.object({
  status: z.literal('success'),
  total_fee: jsonInt.optional(),
  responses: z.array(z.unknown()),
});

const page = { status: z.literal('success'), total: jsonInt };
export const logPage = z.object({ ...page, data: z.array(z.unknown()) });
export const moPage = z.object({ ...page, mo: z.array(z.unknown()) });

export const logRow = z.object({
  sendID: jsonId,
  to: z.string().min(1),
  sms_signature: text,
  sms_content: text,
  status: z.string(),
  report_state: text,
  send_at: seconds,
  report_at: seconds,
  fee: jsonInt.optional().catch(undefined),
});
export type LogRow = z.infer<typeof logRow>;

export const moRow = z.object({ from: z.string().min(1), content: z.string(), reply_at: seconds });

const parts = z.union([
  jsonInt,
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
]);
/** 条 left; general purse first, the one for transactional messages where that is all there is */
export const purse = z
  .object({ status: z.literal('success'), balance: parts, transactional_balance: parts.optional() })
  .transform(({ balance, transactional_balance: other }) => ({ left: balance > 0 ? balance : (other ?? balance) }));

export const serverClock = z.object({ timestamp: jsonInt });
