import { createHash } from 'node:crypto';
import type { OutMessage } from '../../../core/message-outcome.ts';
import { gbkEncode } from '../../gbk.ts';
import { sameText } from '../../reply/for-request.ts';
import { shanghaiText } from '../../shanghai-text.ts';

export interface ApiCall {
  /** below /sms/v2/std/ */
  path: string;
  fields: Record<string, string | number | object[]>;
}

/** `MMDDHHMMSS` in Asia/Shanghai. */
export const montnetsTimestamp = (now: number): string => shanghaiText(now).replace(/\D/g, '').slice(4);

/** The account in upper case, eight zeros, the password and the time, as one MD5. */
export const montnetsPassword = (userid: string, password: string, timestamp: string): string =>
  createHash('md5').update(`${userid.toUpperCase()}00000000${password}${timestamp}`).digest('hex');

/** The batch's own id as the provider takes it (letters, digits, `_`, `-`, at most 64); comes back in every report. */
export const custidOf = (clientRef: string): string => clientRef.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 64);

/** One number, one text for many, or a text for each. */
export function sendCall(messages: readonly OutMessage[], clientRef: string): ApiCall {
  const custid = custidOf(clientRef);
  const mobile = messages.map((message) => message.number).join(',');
  const content = gbkEncode(messages[0]?.text ?? '');
  if (messages.length === 1) return { path: 'single_send', fields: { mobile, content, custid } };
  if (sameText(messages)) return { path: 'batch_send', fields: { mobile, content, custid } };
  const multimt = messages.map(({ number, text }) => ({ mobile: number, content: gbkEncode(text), custid }));
  return { path: 'multi_send', fields: { multimt } };
}
