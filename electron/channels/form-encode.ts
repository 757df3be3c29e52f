/** Characters encodeURIComponent leaves alone but a form encodes (java.net.URLEncoder and the URL standard agree). */
const EXTRA: Record<string, string> = {
  '!': '%21',
  "'": '%27',
  '(': '%28',
  ')': '%29',
  '~': '%7E',
  '%20': '+',
};

/** One value of application/x-www-form-urlencoded, UTF-8; a lone surrogate becomes U+FFFD. */
export function formEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()~]|%20/g, (found) => EXTRA[found] ?? found);
}

/** A whole form body, fields in the given order. */
export function formBody(fields: Record<string, string | number>): string {
  return Object.entries(fields)
    .map(([key, value]) => `${formEncode(key)}=${formEncode(String(value))}`)
    .join('&');
}
