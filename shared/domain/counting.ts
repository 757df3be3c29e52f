import { segment } from './sms/segment.ts';

/** What a text costs to send. Units are UTF-16 units for 106 and UCS2, septets for GSM7. */
export interface Counted {
  encoding: '106' | 'GSM7' | 'UCS2';
  units: number;
  /** 计费条数 */
  parts: number;
  /** units of each part */
  perPart: number[];
  /** units still free in the last part */
  remaining: number;
}

/** 106 channels bill 70 units as one 条, longer texts by 67 (providers' price pages agree). */
const SINGLE_106 = 70;
const PART_106 = 67;

/** Units of the whole text on a 106 channel: every character 1, beyond the BMP 2. */
export function units106(text: string): number {
  return text.length;
}

/** 条 billed for so many units: 0 → 0, up to 70 → 1, then ⌈n ÷ 67⌉. */
export function parts106(units: number): number {
  if (units <= SINGLE_106) return units === 0 ? 0 : 1;
  return Math.ceil(units / PART_106);
}

/** Units that fit into so many 条: 70, 134, 201 … */
export function capacity106(parts: number): number {
  return parts <= 1 ? parts * SINGLE_106 : parts * PART_106;
}

/** Counts a text as a 106 channel bills it; '' is 0 条 with one whole part free. */
export function count106(text: string): Counted {
  const units = text.length;
  const parts = parts106(units);
  if (parts <= 1)
    return { encoding: '106', units, parts, perPart: parts === 0 ? [] : [units], remaining: SINGLE_106 - units };
  const perPart = new Array<number>(parts).fill(PART_106);
  const last = units - (parts - 1) * PART_106;
  perPart[parts - 1] = last;
  return { encoding: '106', units, parts, perPart, remaining: PART_106 - last };
}

/** Units a text has over what one part less would hold, for a text of several parts; 0 for one part. */
export function unitsOver({ encoding, units, parts }: Pick<Counted, 'encoding' | 'units' | 'parts'>): number {
  if (parts <= 1) return 0;
  const [single, part] = encoding === 'GSM7' ? [160, 153] : [SINGLE_106, PART_106];
  return units - (parts === 2 ? single : (parts - 1) * part);
}

/** Counts a text as the channel does that will send it. */
export function countFor(counting: '106' | 'gsm', text: string): Counted {
  return counting === 'gsm' ? countGsm(text) : count106(text);
}

/** Counts a text as a GSM modem sends it: GSM 03.38 where every character fits, otherwise UCS-2; '' is 1 part. */
export function countGsm(text: string): Counted {
  const { encoding, units, perPart, remaining } = segment(text);
  return { encoding, units, parts: perPart.length, perPart, remaining };
}
