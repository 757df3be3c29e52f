import { createHash } from 'node:crypto';
import type { OutMessage } from '../../../core/message-outcome.ts';
import { fillIn } from '../../fill-in.ts';
import { sameText } from '../../reply/for-request.ts';

export interface ApiCall {
  path: string;
  fields: Record<string, string>;
}

/** The longest own reference the provider takes. */
const TAG_MAX = 32;

/**
 * The digital signature: appid and appkey around the sorted `key=value&…` of everything sent, the tag left out. Values
 * stand as they are, not encoded.
 */
export function submailSignature(
  { appid, appkey }: { appid: string; appkey: string },
  fields: Record<string, string>,
  type: 'md5' | 'sha1',
): string {
  const sorted = Object.keys(fields)
    .filter((key) => key !== 'tag')
    .sort()
    .map((key) => `${key}=${fields[key]}`);
  const around = appid + appkey;
  return createHash(type)
    .update(`${around}${sorted.join('&')}${around}`)
    .digest('hex');
}

const template = (messages: readonly OutMessage[]) =>
  fillIn(
    messages.map((message) => message.text),
    { write: () => '@var(text)', most: 1, separators: '' },
  );

/** One number, one text for many, or a template with each number's own part; the messages are a group of `planGroups`. */
export function sendCall(messages: readonly OutMessage[], clientRef: string): ApiCall {
  const tag: Record<string, string> = clientRef !== '' && clientRef.length <= TAG_MAX ? { tag: clientRef } : {};
  const content = messages[0]?.text ?? '';
  const to = messages.map((message) => message.number).join(',');
  if (messages.length === 1) return { path: '/sms/send', fields: { to, content, ...tag } };
  const filled = sameText(messages) ? null : template(messages);
  if (filled === null) return { path: '/sms/batchsend', fields: { to, content, ...tag } };
  const multi = messages.map(({ number }, i) => ({ to: number, vars: { text: filled.values[i]?.[0] ?? '' } }));
  return { path: '/sms/multisend', fields: { content: filled.template, multi: JSON.stringify(multi), ...tag } };
}

/** Which messages may share a request; what shares no template goes out text by text. */
export function planGroups(messages: OutMessage[]): OutMessage[][] {
  if (sameText(messages) || template(messages) !== null) return [messages];
  return [...Map.groupBy(messages, (message) => message.text).values()];
}
