const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;

/** https, or plain http on this computer; keys must never travel in the clear. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
}
