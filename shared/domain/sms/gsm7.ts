/** The default alphabet, GSM 03.38 §6.2.1, in code order; position 0x1B is the escape and stands for no character. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** The extension table, GSM 03.38 §6.2.1.1: each costs an escape and a septet. */
const EXTENDED = '\f^{}\\[~]|€';
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
