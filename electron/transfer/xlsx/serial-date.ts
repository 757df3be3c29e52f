const DAY_MS = 86_400_000;
/** Serial 0; Excel believes in 1900-02-29 (serial 60), so serials below 60 are one day off and are shifted. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31, the last day a spreadsheet knows */
const LAST_SERIAL = 2_958_465;

const two = (n: number): string => String(n).padStart(2, '0');

/** A spreadsheet's date serial as `YYYY-MM-DD`, with ` HH:mm:ss` when it holds a time, the time alone below 1; null outside. */
export function serialToText(serial: number, date1904 = false): string | null {
  if (!(serial >= 0) || serial > LAST_SERIAL + 1) return null;
  const shifted = !date1904 && serial > 0 && serial < 60 && serial >= 1 ? serial + 1 : serial;
  const ms = Math.round(shifted * 86_400) * 1000;
  const date = new Date((date1904 ? EPOCH_1904 : EPOCH_1900) + ms);
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  if (serial < 1 && serial > 0) return time;
  const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  return ms % DAY_MS === 0 ? day : `${day} ${time}`;
}

/** Built-in formats that show a date or a time (ECMA-376 18.8.30; 27–36 and 50–58 are the East Asian ones). */
export function isBuiltinDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a custom number format shows a date or a time. */
export function isDateFormat(code: string): boolean {
  const bare = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|e[+-]/gi, '');
  return /[ymdhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/s\.0+|\.0+/gi, ''));
}
