/**
 * Yuan in decimal text → 厘 (0.001 yuan), digit by digit, so 0.055 is 55 and never 54.999…; what is below one 厘 is
 * rounded half up. Null when the text is no plain decimal.
 */
export function liOfYuan(text: string): number | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,20}))?$/.exec(text.trim());
  if (!match) return null;
  const fraction = (match[3] ?? '').padEnd(4, '0');
  const li = Number(match[2]) * 1000 + Number(fraction.slice(0, 3)) + (fraction.charAt(3) >= '5' ? 1 : 0);
  return match[1] === '-' && li !== 0 ? -li : li;
}
