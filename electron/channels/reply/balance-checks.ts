import type { Check } from '../../../shared/contract/channels.ts';
import { checked, firstChecks } from './account-checks.ts';
import type { Asked } from './ask.ts';

interface Rules {
  /** raw codes that speak of the address we come from */
  ip: readonly string[];
  /** the raw code for an empty purse */
  broke: string;
  now: number;
}

/** What the answer to "how much is left" (厘 or 条) tells of network, clock, key, address and balance. */
export function balanceChecks(answer: Asked<{ left: number }>, { ip, broke, now }: Rules): Check[] {
  const first = firstChecks(answer, now, (code) => ip.includes(code));
  if (answer.kind === 'failed') return first;
  const { left } = answer.value;
  return [...first, checked('balance', left > 0 ? null : broke, String(left))];
}
