import { AppError } from '../../shared/contract/errors.ts';
import { type NumberVerdict, parseNumber } from '../../shared/domain/phone.ts';

/** Whether the verdict leaves a number that can be written to. */
export const isUsable = (verdict: NumberVerdict): verdict is NumberVerdict & { number: string } =>
  verdict.number !== null && (verdict.verdict === 'ok' || verdict.verdict === 'flag');

/** 11 digits, or NUMBER_INVALID with the reason. */
export function requireNumber(input: string): string {
  const verdict = parseNumber(input);
  if (!isUsable(verdict)) throw new AppError('NUMBER_INVALID', { reason: verdict.reason });
  return verdict.number;
}

/** `found` or NOT_FOUND. */
export function required<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new AppError('NOT_FOUND');
  return found;
}
