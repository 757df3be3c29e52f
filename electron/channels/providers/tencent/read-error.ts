import type { Refusal } from '../../reply/ask.ts';
import type { Verdict } from '../../reply/match-numbers.ts';
import { codes } from './codes.ts';
import { failure } from './schemas.ts';

/**
 * The code of an error of the whole request, with HTTP 200 as a rule. Above 500 the envelope must be complete: a gateway
 * may speak there after the provider took the messages.
 */
function errorCode(status: number, value: unknown): string | null {
  const parsed = failure.safeParse(value);
  if (!parsed.success) return null;
  const { Error: error, RequestId } = parsed.data.Response;
  if (error === undefined) return null;
  return status >= 500 && RequestId === undefined ? null : error.Code;
}

export function readFailure(status: number, value: unknown): Verdict | null {
  const code = errorCode(status, value);
  return code === null ? null : codes.refused(code);
}

/** Tencent's no to a question. */
export function readRefusal(status: number, value: unknown): Refusal | null {
  const code = errorCode(status, value);
  return code === null ? null : codes.refusal(code);
}
