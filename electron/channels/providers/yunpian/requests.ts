import type { OutMessage } from '../../../core/message-outcome.ts';
import { formBody, formEncode } from '../../form-encode.ts';

export interface ApiCall {
  path: string;
  body: string;
}

const call = (path: string, fields: Record<string, string | number>): ApiCall => ({
  path: `/v2/${path}.json`,
  body: formBody(fields),
});

/** One message, one text for many, or a text for each; `uid` (null = not enabled) comes back in reports and records. */
export function sendCall(apikey: string, messages: OutMessage[], uid: string | null): ApiCall {
  const own: Record<string, string> = uid === null ? {} : { uid };
  const mobile = messages.map((message) => message.number).join(',');
  const first = messages[0]?.text ?? '';
  if (messages.length === 1) return call('sms/single_send', { apikey, mobile, text: first, ...own });
  if (messages.every((message) => message.text === first)) {
    return call('sms/batch_send', { apikey, mobile, text: first, ...own });
  }
  // each text is encoded by itself, joined by commas, and the whole encoded once more with the form
  const text = messages.map((message) => formEncode(message.text)).join(',');
  return call('sms/multi_send', { apikey, mobile, text, ...own });
}

export const pullStatusCall = (apikey: string, size: number): ApiCall =>
  call('sms/pull_status', { apikey, page_size: size });

export const pullReplyCall = (apikey: string, size: number): ApiCall =>
  call('sms/pull_reply', { apikey, page_size: size });

export const recordCall = (
  apikey: string,
  query: { mobile: string; from: string; to: string; page: number; size: number },
): ApiCall =>
  call('sms/get_record', {
    apikey,
    mobile: query.mobile,
    start_time: query.from,
    end_time: query.to,
    page_num: query.page,
    page_size: query.size,
  });

export const accountCall = (apikey: string): ApiCall => call('user/get', { apikey });
