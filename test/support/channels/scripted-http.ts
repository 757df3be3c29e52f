import { existsSync, readFileSync } from 'node:fs';
import type { Channel, ChannelConfig, Provider, SendResult } from '../../../electron/channels/channel.ts';
import type { OutMessage } from '../../../electron/core/message-outcome.ts';
import type { Http, HttpOutcome, HttpRequest } from '../../../electron/platform/ports.ts';
import { fakeDeps } from '../channel-deps.ts';

/** One answer of a provider, as bytes. */
export const answer = (body: string, status = 200, headers: Record<string, string> = {}): HttpOutcome => ({
  kind: 'reply',
  status,
  headers,
  body: Buffer.from(body),
});

/** A channel whose provider answers what the script says, request by request, and what was asked of it. */
export function scripted(provider: Provider, config: ChannelConfig, script: HttpOutcome[]) {
  const asked: HttpRequest[] = [];
  const waiting = [...script];
  const http: Http = {
    request: async (request) => {
      asked.push(request);
      return waiting.shift() ?? { kind: 'not_sent', code: 'NOT_IN_THE_SCRIPT' };
    },
    close: async () => undefined,
  };
  const deps = fakeDeps(http);
  const channel: Channel = provider.create(config, deps);
  return { channel, asked, deps, more: (...answers: HttpOutcome[]) => void waiting.push(...answers) };
}

const NUMBERS = ['13800138000', '13900139000', '18612340003', '19912340004'];

export const sameTexts = (count: number, text = '【测试店】满百减十'): OutMessage[] =>
  NUMBERS.slice(0, count).map((number, i) => ({ messageId: 10 + i, number, text, signature: '测试店', parts: 1 }));

export const ownTexts = (count: number): OutMessage[] =>
  sameTexts(count).map((message, i) => ({ ...message, text: `【测试店】客户${'甲乙丙丁'[i]}，积分${i + 1}00` }));

/** `accepted id`, `rejected code class`, `unknown code`, one for each message in order. */
export const said = ({ outcomes }: SendResult): string[] =>
  outcomes.map((outcome) => {
    if (outcome.kind === 'accepted') return `accepted ${outcome.providerId}`;
    return outcome.kind === 'rejected'
      ? `rejected ${outcome.code} ${outcome.reject}`
      : `${outcome.kind} ${outcome.code}`;
  });

/** One answer to a send and what it means; `want` for one message is what all of them get. */
export type SendCase = [
  name: string,
  messages: OutMessage[],
  reply: HttpOutcome,
  want: string | string[],
  alarm?: string,
];

/** What no provider may judge otherwise, whatever it says in its own words. */
export const NETWORK: [name: string, reply: HttpOutcome, want: string][] = [
  ['no answer', { kind: 'unknown', code: 'TIMEOUT' }, 'unknown TIMEOUT'],
  ['reset', { kind: 'unknown', code: 'ECONNRESET' }, 'unknown ECONNRESET'],
  ['nobody there', { kind: 'not_sent', code: 'ECONNREFUSED' }, 'not_sent ECONNREFUSED'],
  ['502 of a proxy', answer('<html>', 502, { 'content-type': 'text/html' }), 'unknown HTTP_502'],
  ['503 with somebody’s JSON', answer('{"error":"upstream"}', 503), 'unknown HTTP_503'],
  ['429 without a body', answer('', 429, { 'retry-after': '3' }), 'rejected HTTP_429 retry_later'],
  ['a sign-in page', answer('<!doctype html><p>', 200, { 'content-type': 'text/html' }), 'unknown HTML'],
  ['a redirect', answer('', 302, { location: 'http://127.0.0.1/' }), 'unknown REDIRECT'],
  ['nothing at all', answer(''), 'unknown BAD_REPLY'],
  ['garbage', answer('\u0000{]'), 'unknown BAD_REPLY'],
  ['null', answer('null'), 'unknown BAD_REPLY'],
  ['an empty object', answer('{}'), 'unknown BAD_REPLY'],
];

interface Vector {
  id: string;
  input: Record<string, unknown>;
  expected: Record<string, unknown>;
}

/** The computed vectors whose id begins with `prefix`; none, said aloud, where the file is not at hand. */
export function computedVectors<I, E>(prefix: string): { id: string; input: I; expected: E }[] {
  const url = new URL('../../../../shared/vectors/computed-not-sdk.json', import.meta.url);
  if (!existsSync(url)) {
    console.warn(`no computed vectors: nothing checked for ${prefix}`);
    return [];
  }
  const { vectors } = JSON.parse(readFileSync(url, 'utf8')) as { vectors: Vector[] };
  return vectors.filter(({ id }) => id.startsWith(prefix)) as unknown as { id: string; input: I; expected: E }[];
}
