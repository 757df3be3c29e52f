/** The default alphabet, GSM 03.38 §6.2.1, in code order; position 0x1B is the escape and stands for no character. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** The extension table, GSM 03.38 §6.2.1.1: each costs an escape and a septet. */
const EXTENDED = '\f^{}\\[~]|€';
const EXTENDED_CODES = [0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65];
const ESCAPE = 0x1b;
const LAST = 0x20ac;

/** Septets a UTF-16 unit costs, by its code; 0 = not in the alphabet. One byte each up to the euro sign. */
const SEPTETS = new Uint8Array(LAST + 1);
for (let i = 0; i < BASIC.length; i++) SEPTETS[BASIC.charCodeAt(i)] = i === ESCAPE ? 0 : 1;
for (let i = 0; i < EXTENDED.length; i++) SEPTETS[EXTENDED.charCodeAt(i)] = 2;

/** Septets of one UTF-16 unit: 1, 2 (extension table) or 0 (GSM 7-bit cannot say it). */
export function septetsOf(code: number): number {
  return code > LAST ? 0 : (SEPTETS[code] as number);
}

/** Septets of the text, or -1 when a character does not fit GSM 7-bit. Stops at the first that does not. */
export function gsmSeptets(text: string): number {
  let septets = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > LAST) return -1;
    const cost = SEPTETS[code] as number;
    if (cost === 0) return -1;
    septets += cost;
  }
  return septets;
}

/** The extension table in code order; a blank where there is no character. */
const EXTENSION = Array.from({ length: 0x80 }, (_, code) => EXTENDED[EXTENDED_CODES.indexOf(code)] ?? ' ').join('');

/** The septet (1 or 2 septets as `ESCAPE << 7 | code`) of each character. */
const CODES = new Map<string, number>();
for (let i = 0; i < BASIC.length; i++) if (i !== ESCAPE) CODES.set(BASIC[i] as string, i);
EXTENDED_CODES.forEach((code, i) => {
  CODES.set(EXTENDED[i] as string, (ESCAPE << 7) | code);
});

/** The septets of a text that fits GSM 7-bit (`gsmSeptets` ≥ 0); anything else in it is a bug and throws RangeError. */
export function encodeGsm7(text: string): number[] {
  const septets: number[] = [];
  for (const character of text) {
    const code = CODES.get(character);
    if (code === undefined) throw new RangeError('not in the GSM 7-bit alphabet');
    if (code > 0x7f) septets.push(ESCAPE, code & 0x7f);
    else septets.push(code);
  }
  return septets;
}

/**
 * The text of septets. A code the extension table does not have shows the character of the main table; a second escape
 * or one at the end shows a space (TS 23.038 §6.2.1, §6.2.1.1). Locking and single shift tables may replace the two.
 */
export function decodeGsm7(septets: ArrayLike<number>, main = BASIC, extension = EXTENSION): string {
  let text = '';
  for (let i = 0; i < septets.length; i++) {
    let code = septets[i] as number;
    if (code !== ESCAPE) {
      text += main[code];
      continue;
    }
    i += 1;
    code = septets[i] ?? ESCAPE;
    text += code === ESCAPE || extension[code] !== ' ' ? extension[code] : main[code];
  }
  return text;
}
