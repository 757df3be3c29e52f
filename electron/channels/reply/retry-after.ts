/**
 * Retry-After in ms from now: seconds or an HTTP date (measured against the server's own clock where it is known). Null when absent or
 * unreadable; the caller caps it.
 */
export function retryAfterMs(header: string | undefined, serverNow: number): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d{1,12}$/.test(text)) return Number(text) * 1000;
  // only the HTTP date forms: Date.parse would also take "7 days" for a year
  if (!/^[A-Z][a-z]{2,8},? .*(GMT|\d{4})$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - serverNow);
}
