import type { Check } from '../../../shared/contract/channels.ts';
import type { ProviderSignature, ProviderTemplate } from '../../core/message-outcome.ts';
import type { Answer } from '../channel.ts';
import type { Asked } from './ask.ts';
import { clockCheck, clockDrift } from './clock-check.ts';

export const checked = (item: Check['item'], code: string | null, detail = ''): Check => ({
  item,
  passed: code === null,
  code,
  detail,
});

/**
 * What the first question to a provider shows: the network, then the clock, the keys and the IP whitelist. A provider
 * that objects to the clock or the address has not looked at the keys.
 */
export function firstChecks(answer: Asked<unknown>, now: number, isIpCode: (code: string) => boolean): Check[] {
  const { reply } = answer;
  const reached = reply.body.kind === 'json';
  if (answer.kind === 'failed' && !reached) return [checked('network', answer.code)];
  const network = checked('network', null);
  if (answer.kind === 'ok') return [network, checked('credentials', null), ...clockCheck(reply, now)];
  const drift = clockDrift(reply, now);
  if (answer.code === 'CLOCK') return [network, checked('clock', 'CLOCK', drift === null ? '' : String(drift))];
  return [network, checked(isIpCode(answer.code) ? 'ip' : 'credentials', answer.code), ...clockCheck(reply, now)];
}

/** At least one signature and one template must have passed review. */
export function catalogChecks(
  catalog: Answer<{ templates: ProviderTemplate[]; signatures: ProviderSignature[] }>,
): Check[] {
  if (catalog.kind === 'failed') return [checked('signature', catalog.code), checked('template', catalog.code)];
  const approved = (rows: { review: string }[]) => rows.filter(({ review }) => review === 'approved').length;
  const signed = approved(catalog.signatures);
  const written = approved(catalog.templates);
  return [
    checked('signature', signed > 0 ? null : 'NO_APPROVED_SIGNATURE', String(signed)),
    checked('template', written > 0 ? null : 'NO_APPROVED_TEMPLATE', String(written)),
  ];
}
