/** An end of a command's answer (TS 27.005 §3.2.5, TS 27.007 §9, V.250 §6.2.7). */
export type Final = { ok: true } | { ok: false; code: string };

const WORDS: Record<string, string> = {
  ERROR: 'ERROR',
  'COMMAND NOT SUPPORT': 'ERROR',
  'TOO MANY PARAMETERS': 'ERROR',
};

/** `CMS:500`, `CME:10`; where the modem writes words instead of the number, plain `CMS` or `CME`. */
export function finalOf(line: string): Final | null {
  if (line === 'OK') return { ok: true };
  const word = WORDS[line];
  if (word !== undefined) return { ok: false, code: word };
  const error = /^\+(CMS|CME) ERROR:\s*(.*)$/.exec(line);
  if (error === null) return null;
  const [, family, detail = ''] = error;
  return { ok: false, code: /^\d+$/.test(detail) ? `${family}:${Number(detail)}` : `${family}` };
}

/** The line after these carries a PDU. */
const TWO_LINES = /^\+(CMT|CDS):/;
const UNSOLICITED =
  /^(\+(CMTI|CDSI|CMT|CDS|CLIP|CUSD|CRING|CREG|CGREG|CEREG|CIEV|CTZV|CTZE|CPIN|CFUN|QIND|CMGS):?|RING$|RDY$|NO CARRIER$|Call Ready|SMS Ready|[\^*#])/;
const HEX = /^[0-9A-F]{8,}$/i;

export const isTwoLine = (line: string): boolean => TWO_LINES.test(line);
export const isHex = (line: string): boolean => HEX.test(line);

/** What a command's answer may look like. */
interface Expected {
  prefix: string;
  /** its text comes bare: AT+CGMI and the like */
  bare: boolean;
  /** a header line, then a line with a PDU */
  pdus: boolean;
}

const BARE = /^AT\+?(CGMI|CGMM|CGSN|CGMR|CIMI|CCID|ICCID|GMI|GMM|GSN|I)\b|^ATI/;

export function expectedOf(command: string): Expected {
  const name = /^AT([+^#*][A-Z]+)/.exec(command)?.[1] ?? '';
  return {
    prefix: name === '' ? '\0' : `${name}:`,
    bare: BARE.test(command) || name === '^ICCID',
    pdus: name === '+CMGL' || name === '+CMGR',
  };
}

/** Whether a line is part of the answer; everything else is told as unsolicited. */
export function belongs(line: string, expected: Expected, before: string | undefined): boolean {
  if (line.startsWith(expected.prefix)) return true;
  if (expected.pdus) return before?.startsWith(expected.prefix) === true && isHex(line);
  return expected.bare && !UNSOLICITED.test(line);
}
