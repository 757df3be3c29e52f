import { type ApiVerdict, createApiCodes } from '../../reply/api-codes.ts';

const codes = createApiCodes('YP', { '-4': 'quota' });

/** `ok`, a definite refusal, or null: the code does not say whether the message was taken (−50, −53, undocumented). */
export const classify = (code: number): ApiVerdict => codes.classify(String(code));

/** Inside a batch, "bad format" is said of one number, not of our request. */
export const classifyNumber = (code: number): ApiVerdict => (code === 2 ? 'number' : classify(code));

/** Prefixed, for the same small numbers are carrier codes too. */
export const rawCode = (code: number): string => codes.raw(String(code));
