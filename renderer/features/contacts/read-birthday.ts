const SEPARATED = /^(\d{4})[-/.年 ](\d{1,2})[-/.月 ](\d{1,2})日?$/;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/** `1990-5-3`, `1990/05/03`, `1990年5月3日`, `19900503` as YYYY-MM-DD; null for no such day, before 1900 or after `today`. */
export function readBirthday(text: string, today: string): string | null {
  const [, year, month, day] = SEPARATED.exec(text) ?? EIGHT_DIGITS.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // 31 February rolls over into March
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists && iso >= '1900-01-01' && iso <= today ? iso : null;
}
