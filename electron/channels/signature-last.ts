import type { OutMessage } from '../core/message-outcome.ts';

/** The text without its leading 【signature】. */
export function bodyOf({ text, signature }: Pick<OutMessage, 'text' | 'signature'>): string {
  const head = `【${signature}】`;
  return signature !== '' && text.startsWith(head) ? text.slice(head.length) : text;
}

/** The same text with the 【signature】 at its end, for providers that look for it there; as long as before. */
export function signatureLast(message: Pick<OutMessage, 'text' | 'signature'>): string {
  const body = bodyOf(message);
  return body === message.text ? body : `${body}【${message.signature}】`;
}
