import type { Check, Descriptor } from '../../shared/contract/channels.ts';

/** What an owner wants to know of every provider, in this order. */
const WANTED = ['credentials', 'clock', 'balance', 'signature', 'template', 'reports', 'ip'] as const;

/**
 * The checks of a 106 provider with each wanted point named: what the provider's own check left open is said to be open,
 * and why. An answered question shows that our address is let in; where permissions are given action by action (the
 * providers of templates) it does not.
 */
export function wholeChecks(
  { content, ipWhitelist }: Pick<Descriptor, 'content' | 'ipWhitelist'>,
  checks: readonly Check[],
): Check[] {
  const answered = checks.some(({ item, passed }) => item === 'credentials' && passed);
  const stopped = checks.some(({ passed }) => passed === false);
  const open = WANTED.filter((item) => !checks.some((check) => check.item === item)).map((item): Check => {
    if (item === 'ip' && ipWhitelist === 'none') return { item, passed: null, code: 'NOT_NEEDED', detail: '' };
    if (item === 'ip' && answered && content === 'text') return { item, passed: true, code: null, detail: '' };
    return { item, passed: null, code: !answered && stopped ? 'NOT_REACHED' : 'NOT_OFFERED', detail: '' };
  });
  return [...checks, ...open];
}
