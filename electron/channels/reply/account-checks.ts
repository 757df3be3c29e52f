import type { Check } from '../../../shared/contract/channels.ts';
import type { Asked } from './ask.ts';
import { checked, firstChecks } from './provider-checks.ts';

/** What one balance call shows: network, keys, clock, IP whitelist and what is left (`broke` where that is nothing). */
export function accountChecks(
  answer: Asked<{ left: number }>,
  { ip, broke, now }: { ip: string[]; broke: string; now: number },
): Check[] {
  const checks = firstChecks(answer, now, (code) => ip.includes(code));
  if (answer.kind === 'failed') return checks;
  const { left } = answer.value;
  return [...checks, checked('balance', left > 0 ? null : broke, String(left))];
}
