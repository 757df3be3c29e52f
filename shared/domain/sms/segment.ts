import { gsmSeptets, septetsOf } from './gsm7.ts';

export type GsmEncoding = 'GSM7' | 'UCS2';

export interface Segmented {
  encoding: GsmEncoding;
  /** septets (GSM7) or UTF-16 units (UCS2) of the whole text */
  units: number;
  /** units of each part; an empty text is one empty part */
  perPart: number[];
  /** where each part begins in the text */
  starts: number[];
  /** units still free in the last part */
  remaining: number;
}

/** Units a part holds: alone, and in a concatenated message with an 8-bit or 16-bit reference (3GPP TS 23.040 §9.2.3.24). */
const PART_UNITS = {
  GSM7: { single: 160, 8: 153, 16: 152 },
  UCS2: { single: 70, 8: 67, 16: 66 },
} as const;

/** True where a cut before `at` would part a surrogate pair. */
function cutsPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

function ucs2Parts(text: string, max: number, perPart: number[], starts: number[]): void {
  const end = text.length;
  let from = 0;
  while (end - from > max) {
    const full = from + max;
    const to = cutsPair(text, full) ? full - 1 : full;
    perPart.push(to - from);
    starts.push(from);
    from = to;
  }
  perPart.push(end - from);
  starts.push(from);
}

function gsmParts(text: string, max: number, perPart: number[], starts: number[]): void {
  let used = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const cost = septetsOf(text.charCodeAt(i));
    if (used + cost > max) {
      perPart.push(used);
      starts.push(from);
      from = i;
      used = 0;
    }
    used += cost;
  }
  perPart.push(used);
  starts.push(from);
}

/**
 * Cuts a text into the parts a GSM modem sends. As full as can be: only an escape pair or a surrogate pair is kept
 * together (TS 23.040 §9.2.3.24.1), so what is counted equals what is sent. Grapheme clusters are parted like other text:
 * the published vectors demand the cut inside every kind of them that occurs in messages here (emoji joined by U+200D,
 * skin tones, flags, keycaps, variation selectors, combining marks, CR LF), all implementations of them cut CR LF, and
 * keeping some kinds whole would cost parts nobody else counts. Phones join the parts before they draw. Never throws.
 */
export function segment(text: string, reference: 8 | 16 = 8): Segmented {
  const septets = gsmSeptets(text);
  const encoding: GsmEncoding = septets < 0 ? 'UCS2' : 'GSM7';
  const units = septets < 0 ? text.length : septets;
  const room = PART_UNITS[encoding];
  if (units <= room.single) return { encoding, units, perPart: [units], starts: [0], remaining: room.single - units };
  const perPart: number[] = [];
  const starts: number[] = [];
  if (encoding === 'UCS2') ucs2Parts(text, room[reference], perPart, starts);
  else gsmParts(text, room[reference], perPart, starts);
  return { encoding, units, perPart, starts, remaining: room[reference] - (perPart.at(-1) as number) };
}

/** The texts of the parts, in order; joined they are the text again. */
export function partTexts(text: string, segmented: Segmented): string[] {
  const { starts } = segmented;
  return starts.map((from, i) => text.slice(from, starts[i + 1]));
}
