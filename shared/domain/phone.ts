import { foldNumber } from './number-folding.ts';
import { type Segment, segmentOf } from './number-segments.ts';

export { provinceOf } from './number-regions.ts';

export const CARRIERS = ['mobile', 'unicom', 'telecom', 'broadnet', 'virtual', 'unknown'] as const;
export type Carrier = (typeof CARRIERS)[number];
export const isCarrier = (text: unknown): text is Carrier => (CARRIERS as readonly unknown[]).includes(text);

/**
 * Reasons (i18n keys `import.reason.<reason>`): `empty` · `not_a_number` · `several_numbers` · `excel_rounded` ·
 * `too_short` · `too_long` · `landline` · `foreign` · `iot` · `unassigned` · with flag or ok: `data_card` · `satellite` ·
 * `emergency` · `segment_disputed` (sources differ on the segment). '' = nothing to say.
 */
export interface NumberVerdict {
  input: string;
  /** 11 digits for ok and flag, otherwise null */
  number: string | null;
  verdict: 'ok' | 'flag' | 'invalid' | 'not-smsable';
  reason: string;
  /** the network behind the number, also of a virtual operator's (kind `mvno`); a guess, numbers are portable */
  carrier: Carrier;
  /** base · mvno · datacard · iot · emergency · satellite · '' */
  kind: string;
}

const refuse = (input: string, reason: string): NumberVerdict => ({
  input,
  number: null,
  verdict: 'invalid',
  reason,
  carrier: 'unknown',
  kind: '',
});

/** The first four digits as an integer when all eleven are digits, otherwise -1. */
function firstFour(text: string): number {
  if (text.length !== 11) return -1;
  for (let i = 0; i < 11; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
  }
  return (
    (text.charCodeAt(0) - 48) * 1000 +
    (text.charCodeAt(1) - 48) * 100 +
    (text.charCodeAt(2) - 48) * 10 +
    (text.charCodeAt(3) - 48)
  );
}

const segmentFor = (digits: string, first: number): Segment => segmentOf(first, digits.charCodeAt(4) - 48);

function judge(input: string, digits: string, first: number): NumberVerdict {
  const { verdict, reason, carrier, kind } = segmentFor(digits, first);
  return { input, number: verdict === 'invalid' ? null : digits, verdict, reason, carrier, kind };
}

/** 13 digits, data only: 1410 (Telecom), 1440, 1441, 148 (Mobile), 146 (Unicom); 10647 after ITU. */
const IOT = /^(?:14(?:10|40|41)\d|146\d\d|148\d\d|10647)\d{8}$/;
/** area code and subscriber number, 10–12 digits; 400 and 800 service numbers cannot be written to either */
const LANDLINE = /^(?:0[1-9]\d{8,10}|[48]00\d{7})$/;

function judgeDigits(input: string, digits: string): NumberVerdict {
  if (digits.length === 13 && IOT.test(digits))
    return {
      input,
      number: null,
      verdict: 'not-smsable',
      reason: 'iot',
      carrier: 'unknown',
      kind: digits.startsWith('10') ? '' : 'iot',
    };
  if (LANDLINE.test(digits)) return refuse(input, 'landline');
  const first = firstFour(digits);
  if (first >= 0) return first >= 1000 && first < 2000 ? judge(input, digits, first) : refuse(input, 'not_a_number');
  if (digits.length >= 22 && digits.length % 11 === 0) return refuse(input, 'several_numbers');
  return refuse(input, digits.length < 11 ? 'too_short' : 'too_long');
}

/**
 * Reads one cell as a mainland mobile number (product rules "Numbers"). Accepts +86, 0086, 86, a leading 0, blanks, dashes,
 * parentheses, full-width digits, invisible characters, an apostrophe in front and `.0` behind. Never throws.
 */
export function parseNumber(input: string): NumberVerdict {
  const first = firstFour(input);
  if (first >= 1300 && first < 2000) return judge(input, input, first);
  const folded = foldNumber(input);
  return folded.kind === 'refused' ? refuse(input, folded.reason) : judgeDigits(input, folded.digits);
}

/** The carrier to show and to group by; a virtual operator's numbers are `virtual` whatever network carries them. */
export function carrierOf(number: string): Carrier {
  const first = firstFour(number);
  if (first < 0) return 'unknown';
  const { carrier, kind } = segmentFor(number, first);
  return kind === 'mvno' ? 'virtual' : carrier;
}

/** The number with its middle hidden: 138****8000. */
export function maskNumber(number: string): string {
  if (number.length < 8) return '*'.repeat(number.length);
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}
