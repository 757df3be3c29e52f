import { createHmac } from 'node:crypto';

/** Refusals of deleted customers: HMAC-SHA-256 of the number, base64. */
export interface ForgottenNumbers {
  secret: Uint8Array;
  hashes: ReadonlySet<string>;
}
export type KnownRefusals = Pick<ReadonlySet<string>, 'has'>;

/** Numbers that refused: those on the list, and those of whom only a hash is left. */
export function knownRefusals(numbers: ReadonlySet<string>, forgotten: ForgottenNumbers | null): KnownRefusals {
  if (forgotten === null) return numbers;
  const { secret, hashes } = forgotten;
  return {
    has: (number) => numbers.has(number) || hashes.has(createHmac('sha256', secret).update(number).digest('base64')),
  };
}
