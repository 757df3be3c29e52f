import type { Rules } from './options.ts';

/** The 【signature】 at one end of a free text, without its brackets; null when it does not stand there. */
export function signatureOf(text: string, end: 'first' | 'last'): string | null {
  const found = (end === 'first' ? /^【([^【】]+)】/ : /【([^【】]+)】$/).exec(text);
  return found?.[1] ?? null;
}

/** Whether the account may use it: between `least` and `most` characters and approved, where approvals are kept. */
export function usable(rules: Rules, signature: string | null, least: number, most: number): boolean {
  if (signature === null || signature.length < least || signature.length > most) return false;
  return rules.signatures?.some(({ text, state }) => text === signature && state === 'approved') ?? true;
}

/** Marketing is what says how to refuse more of it. */
export const isMarketing = (text: string): boolean => /拒收请回复|退订/.test(text);

export const commaList = (text: string | null | undefined): string[] =>
  (text ?? '').split(',').filter((item) => item !== '');
