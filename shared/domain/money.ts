/** Money is whole 厘 (0.001 yuan) everywhere; these two are the only ways in and out of text. */

const WRITTEN = /^([+-])?(?:¥|￥)?([+-])?(\d+)(?:\.(\d{0,3}))?(?:元|yuan)?$/i;

/** 70600 → `¥70.60`; the third decimal only when it is not 0; thousands set apart by commas. */
export function formatYuan(li: number): string {
  const whole = Math.abs(Math.trunc(li));
  const yuan = Math.floor(whole / 1000);
  const rest = String(whole % 1000).padStart(3, '0');
  const decimals = rest.endsWith('0') ? rest.slice(0, 2) : rest;
  const grouped = String(yuan).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${li < 0 && whole > 0 ? '-' : ''}¥${grouped}.${decimals}`;
}

/** `70.6`, `¥1,070.605`, `０．０４５元` → 厘; null for anything else, also for more than three decimals or unsafe sums. */
export function parseYuan(text: string): number | null {
  const match = WRITTEN.exec(text.normalize('NFKC').replace(/[\s,]/g, ''));
  if (match === null || (match[1] !== undefined && match[2] !== undefined)) return null;
  const li = Number(match[3]) * 1000 + Number((match[4] ?? '').padEnd(3, '0'));
  if (!Number.isSafeInteger(li)) return null;
  return (match[1] ?? match[2]) === '-' && li !== 0 ? -li : li;
}
