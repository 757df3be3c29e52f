import type { HttpOutcome } from '../../platform/ports.ts';
import { parseLossless } from './lossless-json.ts';
import { retryAfterMs } from './retry-after.ts';

/** An HTTP outcome as every provider needs it. */
export interface ReadReply {
  /** `json` carries a parsed body (numbers as JsonNumber), whatever the status; anything else carries a code only */
  body:
    | { kind: 'json'; status: number; value: unknown }
    | { kind: 'unreadable'; status: number; code: string }
    | { kind: 'none'; outcome: 'not_sent' | 'unknown'; code: string };
  /** a page or a redirect where an answer should be */
  portal: boolean;
  retryAfterMs: number | null;
  /** the Date header, ms UTC */
  serverTime: number | null;
}

const isHtml = (headers: Record<string, string>): boolean => /\bhtml\b/i.test(headers['content-type'] ?? '');

/** Markup makes a page. Its type alone does so only where nothing can be read: some providers call a bare `0` text/html. */
const isMarkup = (headers: Record<string, string>, text: string): boolean =>
  /^\s*<(?:!doctype|html|head|body|script|\?xml)/i.test(text) || (isHtml(headers) && /<[a-z!/]/i.test(text));

function tryParse(text: string, parse: (text: string) => unknown): { value: unknown } | null {
  try {
    return { value: parse(text) };
  } catch {
    return null;
  }
}

const utf8 = new TextDecoder();

/** Every answer of a second says the same. */
let lastDate: { text: string; ms: number | null } = { text: '', ms: null };

function timeOf(text: string): number | null {
  if (text !== lastDate.text) {
    const ms = Date.parse(text);
    lastDate = { text, ms: Number.isNaN(ms) ? null : ms };
  }
  return lastDate.ms;
}

/** `parse` is for providers whose answers carry no number beyond 2^53 and no money: plain JSON is much faster. */
export function readReply(
  outcome: HttpOutcome,
  now: number,
  parse: (text: string) => unknown = parseLossless,
): ReadReply {
  if (outcome.kind !== 'reply') {
    const body = { kind: 'none' as const, outcome: outcome.kind, code: outcome.code };
    return { body, portal: false, retryAfterMs: null, serverTime: null };
  }
  const { status, headers } = outcome;
  const serverTime = timeOf(headers.date ?? '');
  const wait = retryAfterMs(headers['retry-after'], serverTime ?? now);
  const unreadable = (code: string, portal: boolean): ReadReply => ({
    body: { kind: 'unreadable', status, code },
    portal,
    retryAfterMs: wait,
    serverTime,
  });
  // a proxy on the way that has not let us through
  if (status === 407) return unreadable('HTTP_407', true);
  // 511 is the status made for portals; a 5xx page is a gateway's and says nothing about the way there
  if (status === 511) return unreadable('HTTP_511', true);
  if (status >= 300 && status < 400) return unreadable('REDIRECT', true);
  const text = utf8.decode(outcome.body);
  const markup = isMarkup(headers, text);
  const parsed = markup ? null : tryParse(text, parse);
  if (!parsed) {
    const gateway = status >= 500 || status === 429;
    if (markup || isHtml(headers)) return unreadable(gateway ? `HTTP_${status}` : 'HTML', !gateway);
    return unreadable(status === 200 ? 'BAD_REPLY' : `HTTP_${status}`, false);
  }
  return { body: { kind: 'json', status, value: parsed.value }, portal: false, retryAfterMs: wait, serverTime };
}
