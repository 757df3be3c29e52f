import { expect } from 'vitest';
import type { SendResult } from '../../electron/channels/channel.ts';
import type { OutMessage } from '../../electron/core/message-outcome.ts';
import type { CodeClass, Fault } from './gateways/frame/options.ts';
import type { GatewayDouble } from './gateways/frame/start-gateway.ts';

export const NUMBERS = ['13800138000', '13900139000', '18612340003', '19912340004'];

/** What a channel of template calls must make of one fault; `taken` is the double's truth. */
export interface Want {
  /** one word for all four messages, or one each */
  kinds: string;
  code?: string | RegExp;
  reject?: string;
  alarm?: string;
  portal?: boolean;
  taken: number;
  wait?: number | null;
}
export type Trouble = [name: string, fault: Fault, want: Want];

/** One message for each of the numbers, with the values of its variables. */
export const callsOf = (
  templateId: string,
  values: (i: number) => Record<string, string>,
  text: (i: number) => string,
  count = NUMBERS.length,
): OutMessage[] =>
  NUMBERS.slice(0, count).map((number, i) => ({
    messageId: 10 + i,
    number,
    text: text(i),
    signature: '测试',
    parts: 1,
    template: { templateId, params: Object.entries(values(i)).map(([name, value]) => ({ name, value })) },
  }));

export function expectTrouble(result: SendResult, double: GatewayDouble, want: Want): void {
  const { outcomes } = result;
  expect(outcomes.map(({ messageId }) => messageId)).toEqual([10, 11, 12, 13]);
  const kinds = want.kinds.includes(' ') ? want.kinds : NUMBERS.map(() => want.kinds).join(' ');
  expect(outcomes.map(({ kind }) => kind).join(' ')).toBe(kinds);
  const [first] = outcomes;
  if (want.code !== undefined) expect(first && 'code' in first ? first.code : '').toMatch(want.code);
  if (want.reject !== undefined) expect(first).toMatchObject({ reject: want.reject });
  expect(result.alarm).toBe(want.alarm ?? null);
  expect(result.portal).toBe(want.portal ?? false);
  if (want.wait !== undefined) expect(result.retryAfterMs).toBe(want.wait);
  expect(double.account.totals.taken).toBe(want.taken);
}

/** Refused as a whole for the reason of a class: nothing is taken. */
export const refusals = (list: [CodeClass, code: string, reject: string][]): Trouble[] =>
  list.map(([name, code, reject]) => [
    `refused: ${name}`,
    { kind: 'refused', class: name },
    { kinds: 'rejected', code, reject, taken: 0 },
  ]);

/** What can go wrong between here and any provider. */
export const ON_THE_WAY: Trouble[] = [
  ['no answer, taken', { kind: 'hang' }, { kinds: 'unknown', code: 'TIMEOUT', taken: 4 }],
  ['no answer, not taken', { kind: 'hang_dropped' }, { kinds: 'unknown', code: 'TIMEOUT', taken: 0 }],
  ['reset after the body', { kind: 'reset_after' }, { kinds: 'unknown', taken: 4 }],
  ['reset before the body', { kind: 'reset_before' }, { kinds: 'unknown', taken: 0 }],
  ['closed after the body', { kind: 'fin' }, { kinds: 'unknown', taken: 4 }],
  ['an answer cut short', { kind: 'cut' }, { kinds: 'unknown', taken: 4 }],
  ['an answer that stalls', { kind: 'stall' }, { kinds: 'unknown', code: 'TIMEOUT', taken: 4 }],
  ['a wrong content length', { kind: 'wrong_length' }, { kinds: 'unknown', taken: 4 }],
  ['502 of a proxy though taken', { kind: 'gateway' }, { kinds: 'unknown', code: 'HTTP_502', taken: 4 }],
  ['503 with a JSON of somebody else', { kind: 'gateway_json' }, { kinds: 'unknown', code: 'HTTP_503', taken: 4 }],
  ['a sign-in page', { kind: 'html' }, { kinds: 'unknown', code: 'HTML', portal: true, taken: 0 }],
  ['a redirect', { kind: 'redirect' }, { kinds: 'unknown', code: 'REDIRECT', portal: true, taken: 0 }],
  [
    '429, seconds',
    { kind: 'rate', retryAfter: '7' },
    { kinds: 'rejected', reject: 'retry_later', taken: 0, wait: 7000 },
  ],
  [
    '429, garbage',
    { kind: 'rate', retryAfter: 'soon' },
    { kinds: 'rejected', reject: 'retry_later', taken: 0, wait: null },
  ],
  [
    '429 without a body',
    { kind: 'rate_bare', retryAfter: '3' },
    { kinds: 'rejected', code: 'HTTP_429', reject: 'retry_later', taken: 0, wait: 3000 },
  ],
  ['an answer that is no JSON', { kind: 'garbage' }, { kinds: 'unknown', code: 'BAD_REPLY', taken: 4 }],
  ['slow', { kind: 'slow', ms: 30 }, { kinds: 'accepted', taken: 4 }],
];

/** What the provider says in words of its own: those it was heard to say, and one nobody documented. */
export const inOwnWords = (prefix: string, said: { internal: string; busy: string; unheard: string }): Trouble[] => [
  ['internal error, taken', { kind: 'ambiguous' }, { kinds: 'unknown', code: `${prefix}:${said.internal}`, taken: 4 }],
  [
    '500 with the own refusal',
    { kind: 'refused_500' },
    { kinds: 'rejected', code: `${prefix}:${said.busy}`, reject: 'retry_later', taken: 0 },
  ],
  [
    'a code nobody documented',
    { kind: 'refused', code: said.unheard },
    { kinds: 'unknown', code: `${prefix}:${said.unheard}`, taken: 0 },
  ],
];

/** Every message was taken once, with its own text, and is told with the provider's id. */
export function expectTaken(
  { outcomes, alarm, portal, serverTime }: SendResult,
  double: GatewayDouble,
  messages: OutMessage[],
  billedParts: number | null,
): void {
  expect([alarm, portal]).toEqual([null, false]);
  expect(Math.abs((serverTime ?? 0) - Date.now())).toBeLessThan(2000);
  messages.forEach((message, i) => {
    const [mine, ...again] = double.account.records(message.number);
    expect([mine?.text, mine?.ref, again]).toEqual([message.text, 'c1.1', []]);
    const accepted = { kind: 'accepted', providerId: mine?.id, billedParts, fee: null };
    expect(outcomes[i]).toEqual({ messageId: message.messageId, ...accepted });
  });
}
