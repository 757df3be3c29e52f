export type Alphabet = 'GSM7' | '8BIT' | 'UCS2';

/**
 * How TP-UD is to be read, from TP-DCS (TS 23.038 §4). Reserved codings are the default alphabet, as it demands;
 * compressed text is octets to us, since nobody sends it.
 */
export function alphabetOf(dcs: number): Alphabet {
  const group = dcs >> 4;
  if (group <= 0x7) {
    if (dcs & 0x20) return '8BIT';
    const bits = (dcs >> 2) & 3;
    return bits === 1 ? '8BIT' : bits === 2 ? 'UCS2' : 'GSM7';
  }
  if (group === 0xe) return 'UCS2';
  return group === 0xf && dcs & 0x4 ? '8BIT' : 'GSM7';
}
