import iconv from 'iconv-lite';
import type { BodyTemplate, HttpCall, HttpDefinition } from '../../../../shared/contract/http-definition.ts';
import type { OutMessage } from '../../../core/message-outcome.ts';
import type { HttpRequest } from '../../../platform/ports.ts';
import { formEncode } from '../../form-encode.ts';
import { gbkEncode } from '../../gbk.ts';
import { shanghaiText } from '../../shanghai-text.ts';
import { bodyOf, signatureLast } from '../../signature-last.ts';
import { fillTemplate, type Values } from './fill-template.ts';

/** The channel's own fields, opened. */
export interface Keys {
  account: string;
  key: string;
  password: string;
  token: string;
}

interface Sending {
  messages: readonly OutMessage[];
  clientRef: string;
  now: number;
  /** stands for every secret, where the request is only to be looked at */
  hidden?: string;
}

type Built = Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'>;

function textOf(message: OutMessage, place: HttpDefinition['signature']): string {
  if (place === 'first') return message.text;
  return place === 'last' ? signatureLast(message) : bodyOf(message);
}

function valuesOf({ signature }: HttpDefinition, keys: Keys, { messages, clientRef, now }: Sending): Values {
  const [first] = messages;
  return {
    number: first?.number ?? '',
    numbers: messages.map((message) => message.number).join(','),
    count: String(messages.length),
    text: first === undefined ? '' : textOf(first, signature),
    body: first === undefined ? '' : bodyOf(first),
    signature: first?.signature ?? '',
    clientRef,
    timestamp: String(Math.floor(now / 1000)),
    timestampMs: String(now),
    time: shanghaiText(now).replace(/\D/g, ''),
    account: keys.account,
    'secret.key': keys.key,
    'secret.password': keys.password,
    'secret.token': keys.token,
  };
}

/** A list with one entry that speaks of `{{number}}`: it becomes a list with an entry for each message. */
function eachOf(template: BodyTemplate): BodyTemplate | null {
  if (!Array.isArray(template)) return null;
  const [only, ...more] = template;
  return only !== undefined && more.length === 0 && JSON.stringify(only).includes('{{number}}') ? only : null;
}

const speaksOfText = (template: BodyTemplate): boolean => /\{\{(text|body)/.test(JSON.stringify(template));

function textOutside(template: BodyTemplate): boolean {
  if (eachOf(template) !== null) return false;
  return typeof template === 'object' ? Object.values(template).some(textOutside) : speaksOfText(template);
}

/** Whether one request can carry a text of its own for each number: the text stands in such a list and nowhere else. */
export const isPersonal = ({ headers, fields }: HttpCall): boolean =>
  speaksOfText(fields) && !textOutside(fields) && !speaksOfText(headers);

type Fill = (text: string, values: Values) => string;

/** `each` holds the values of every message, for the lists. */
function filled(template: BodyTemplate, values: Values, each: readonly Values[], fill: Fill): unknown {
  if (typeof template === 'string') return fill(template, values);
  const entry = eachOf(template);
  if (entry !== null) return each.map((own) => filled(entry, own, each, fill));
  if (Array.isArray(template)) return template.map((one) => filled(one, values, each, fill));
  if (typeof template !== 'object') return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, values, each, fill)]));
}

const TYPE: Record<HttpCall['body'], string | null> = {
  query: null,
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
};

/** One call with its placeholders filled; null when a value would break out of a header. */
export function buildRequest(call: HttpCall, definition: HttpDefinition, keys: Keys, sending: Sending): Built | null {
  const values = valuesOf(definition, keys, sending);
  const { hidden } = sending;
  const fill: Fill = (text, own) => fillTemplate(text, own, hidden);
  const each = sending.messages.map((message) => ({
    ...values,
    number: message.number,
    text: textOf(message, definition.signature),
    body: bodyOf(message),
    signature: message.signature,
  }));
  const type = TYPE[call.body];
  const headers: Record<string, string> =
    type === null ? {} : { 'content-type': `${type};charset=${definition.charset}` };
  for (const [name, template] of Object.entries(call.headers)) {
    const value = fill(template, values);
    // a header is bytes of Latin-1 without line ends; anything else would be another request
    if (!/^[\x20-\x7e]*$/.test(value)) return null;
    headers[name.toLowerCase()] = value;
  }
  const fields = filled(call.fields, values, each, fill) as Record<string, unknown>;
  if (call.body === 'json') {
    const text = JSON.stringify(fields);
    const body = definition.charset === 'gbk' ? iconv.encode(text, 'gbk') : text;
    return { method: call.method, url: call.url, headers, body };
  }
  const encode = definition.charset === 'gbk' ? gbkEncode : formEncode;
  const pairs = Object.entries(fields)
    .map(([key, value]) => `${encode(key)}=${encode(String(value))}`)
    .join('&');
  if (call.body === 'form') return { method: call.method, url: call.url, headers, body: pairs };
  const joint = pairs === '' ? '' : call.url.includes('?') ? '&' : '?';
  return { method: call.method, url: `${call.url}${joint}${pairs}`, headers };
}
