const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;

/** https, or plain http on this computer; keys must never travel in the clear, unless the owner allows it (`plain`). */
export function isSafeUrl(text: string, plain = false): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && (plain || LOOPBACK.test(url.hostname)));
}

/** Whether the address is one of the hosts that were named as allowed without TLS. */
export const isPlainHost = (text: string, hosts: readonly string[]): boolean =>
  URL.canParse(text) && hosts.includes(new URL(text).hostname);
