import type { Problem } from '../contract/campaigns.ts';

/**
 * Whether a signature (without 【】) can be registered: so many characters, no brackets, no blanks. Length is in
 * characters, as the providers' consoles count it; limits come from the channel's descriptor.
 */
export function checkSignature(text: string, { min, max }: { min: number; max: number }): Problem[] {
  if (text.trim() === '') return [{ key: 'signature_missing', severity: 'block', data: {} }];
  const problems: Problem[] = [];
  if (/[【】[\]]/.test(text))
    problems.push({ key: 'signature_brackets', severity: 'block', data: { signature: text } });
  if (/\s/.test(text)) problems.push({ key: 'signature_blank', severity: 'block', data: { signature: text } });
  const length = [...text].length;
  if (length < min || length > max)
    problems.push({ key: 'signature_length', severity: 'block', data: { length, min, max } });
  return problems;
}
