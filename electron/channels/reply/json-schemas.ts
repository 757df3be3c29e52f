import { z } from 'zod';
import { liOfYuan } from './decimal.ts';
import { isJsonNumber, type JsonNumber } from './lossless-json.ts';

const jsonNumber = z.custom<JsonNumber>(isJsonNumber);

/** A JSON integer, and only that: `"0"` is not 0, for a provider that changes its types may have changed more. */
export const jsonInt = jsonNumber.transform((number, context) => {
  const value = Number(number.digits);
  if (/^-?\d+$/.test(number.digits) && Number.isSafeInteger(value)) return value;
  context.addIssue('not a small integer');
  return z.NEVER;
});

/** A message id: a JSON integer of any size, or its digits as a string. */
export const jsonId = z.union([
  jsonNumber.transform((number) => number.digits).pipe(z.string().regex(/^\d{1,20}$/)),
  z.string().regex(/^[\w-]{1,64}$/),
]);

/** Yuan as a JSON number or decimal string, in 厘. */
export const jsonYuan = z
  .union([jsonNumber.transform((number) => number.digits), z.string()])
  .transform((text, context) => {
    const li = liOfYuan(text);
    if (li !== null) return li;
    context.addIssue('not an amount');
    return z.NEVER;
  });
