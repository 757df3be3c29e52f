import { z } from 'zod';
import { jsonId, jsonInt, jsonYuan } from '../../reply/json-schemas.ts';

const mobile = z.string().min(1);

/** One number's verdict; sid, count and fee count only where the code is 0. */
export const sendRow = z.object({
  code: jsonInt,
  msg: z.string(),
  mobile,
  sid: jsonId.optional().catch(undefined),
  count: jsonInt.optional().catch(undefined),
  fee: jsonYuan.optional().catch(undefined),
});
export type SendRow = z.infer<typeof sendRow>;

export const batchReply = z.object({
  total_count: jsonInt,
  total_fee: jsonYuan,
  data: z.array(z.unknown()),
});

/** The envelope of every failure. */
export const failure = z.object({
  http_status_code: jsonInt.optional(),
  code: jsonInt,
  msg: z.string(),
  detail: z.string().nullish(),
});

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const statusRow = z.object({
  sid: jsonId,
  uid: text,
  user_receive_time: text,
  error_msg: text,
  mobile,
  report_status: z.string(),
});

export const replyRow = z.object({
  id: jsonId.nullish(),
  mobile,
  reply_time: text,
  text: z.string(),
});

export const recordRow = z.object({
  sid: jsonId,
  mobile,
  send_time: text,
  text,
  send_status: z.string(),
  report_status: text,
  error_msg: text,
  uid: text,
});
export type RecordRow = z.infer<typeof recordRow>;

export const account = z.object({ balance: jsonYuan });
