/** Whether a cell looks like a mobile number, well enough to tell columns and lists apart; the rules proper are the domain's. */
export function phoneLike(text: string): boolean {
  const length = text.length;
  if (length < 11 || length > 24) return false;
  const digits = text.normalize('NFKC').replace(/[\s\-–—().+]/g, '');
  return /^(?:00?86|86)?1[3-9]\d{9}(?:0)?$/.test(digits);
}
