import type { OutMessage } from '../../../core/message-outcome.ts';
import { fillIn, separatorsOf } from '../../fill-in.ts';
import { sameText } from '../../reply/for-request.ts';

export interface ApiCall {
  /** below /msg/ */
  path: string;
  fields: Record<string, string>;
}

const MOST_VARIABLES = 20;
/** between values and between numbers; the manual knows no way to write them inside a value */
const SEPARATORS = ',;';
const template = (messages: readonly OutMessage[]) =>
  fillIn(
    messages.map((message) => message.text),
    { write: () => '{$var}', most: MOST_VARIABLES, separators: SEPARATORS },
  );

/** One text for all, or one template and each number's own values; the messages are a group of `planGroups`. */
export function sendCall(messages: readonly OutMessage[], clientRef: string): ApiCall {
  // without `report` no receipt is ever made
  const own = { report: 'true', uid: clientRef };
  const filled = sameText(messages) ? null : template(messages);
  if (filled === null) {
    const phone = messages.map((message) => message.number).join(',');
    return { path: 'v1/send/json', fields: { msg: messages[0]?.text ?? '', phone, ...own } };
  }
  const params = messages.map((message, i) => [message.number, ...(filled.values[i] ?? [])].join(',')).join(';');
  return { path: 'variable/json', fields: { msg: filled.template, params, ...own } };
}

/**
 * Which messages may share a request: the same text, or texts with one template. Those that cannot (a comma inside a
 * name) are parted by their separators, and what still does not fit goes out text by text.
 */
export function planGroups(messages: OutMessage[]): OutMessage[][] {
  if (sameText(messages) || template(messages) !== null) return [messages];
  const groups = [...Map.groupBy(messages, (message) => separatorsOf(message.text, SEPARATORS)).values()];
  const parts = groups.length > 1 ? groups : [...Map.groupBy(messages, (message) => message.text).values()];
  return parts.flatMap(planGroups);
}
