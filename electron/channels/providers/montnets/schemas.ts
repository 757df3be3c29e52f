import { z } from 'zod';
import { jsonInt } from '../../reply/json-schemas.ts';
import { isJsonNumber, type JsonNumber } from '../../reply/lossless-json.ts';

/** 64 bits, beyond what a number can hold; the manual says it may be negative. */
const msgid = z
  .union([z.string(), z.custom<JsonNumber>(isJsonNumber).transform((number) => number.digits)])
  .pipe(z.string().regex(/^-?\d{1,20}$/));

const text = z
  .union([z.string(), z.custom<JsonNumber>(isJsonNumber).transform((number) => number.digits)])
  .nullish()
  .transform((value) => value ?? '');

export const envelope = z.object({ result: jsonInt });
export const sent = z.object({ result: jsonInt, msgid, custid: text });

export const rptPage = z.object({ result: jsonInt, rpts: z.array(z.unknown()) });
export const moPage = z.object({ result: jsonInt, mos: z.array(z.unknown()) });

export const rptRow = z.object({
  msgid,
  custid: text,
  pknum: jsonInt.pipe(z.int().min(1).max(100)),
  pktotal: jsonInt.pipe(z.int().min(1).max(100)),
  mobile: z.string().min(1),
  rtime: text,
  status: jsonInt,
  errcode: text,
});
export type RptRow = z.infer<typeof rptRow>;

export const moRow = z.object({ msgid, mobile: z.string().min(1), content: z.string(), rtime: text });

const amount = z.union([
  jsonInt,
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
]);
export const balanceReply = z.object({
  result: jsonInt,
  /** 0 = counted, 1 = money */
  chargetype: jsonInt.optional(),
  balance: amount.optional(),
  money: text,
});
