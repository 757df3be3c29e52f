/**
 * What the emulated network reads and writes of TS 23.040, on its own: it shares no line with the codec under test, so
 * that a mistake there cannot cancel out here.
 */

export interface Submitted {
  /** as dialled, `+` in front of international numbers */
  to: string;
  typeOfAddress: number;
  text: string;
  dcs: number;
  concat: { ref: number; total: number; seq: number } | null;
  reportRequested: boolean;
  validity: number | null;
  /** hex of the service centre as given, '' for the SIM's own */
  smsc: string;
  /** TP-DA as it came: length, type, semi-octets */
  destination: number[];
}

const ROWS = [
  '@£$¥èéùìòÇ\nØø\rÅå',
  'Δ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ',
  ' !"#¤%&\'()*+,-./',
  '0123456789:;<=>?',
  '¡ABCDEFGHIJKLMNO',
  'PQRSTUVWXYZÄÖÑÜ§',
  '¿abcdefghijklmno',
  'pqrstuvwxyzäöñüà',
].join('');
const SECOND: Record<number, string> = {
  10: '\f',
  20: '^',
  40: '{',
  41: '}',
  47: '\\',
  60: '[',
  61: '~',
  62: ']',
  64: '|',
  101: '€',
};

/** Bits of the octets, lowest first, cut every seven: slow and plain. */
function sevens(octets: number[], fromBit: number, count: number): number[] {
  const bits = octets.flatMap((octet) => [0, 1, 2, 3, 4, 5, 6, 7].map((bit) => (octet >> bit) & 1));
  return Array.from({ length: count }, (_, i) =>
    [0, 1, 2, 3, 4, 5, 6].reduce((sum, bit) => sum + (bits[fromBit + i * 7 + bit] ?? 0) * 2 ** bit, 0),
  );
}

function sevenBitText(codes: number[]): string {
  let text = '';
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] === 27) text += SECOND[codes[++i] ?? -1] ?? ' ';
    else text += ROWS[codes[i] as number];
  }
  return text;
}

const swapped = (octets: number[]): string =>
  octets.map((octet) => (octet & 15).toString(16) + (octet >> 4).toString(16)).join('');

/** The fields of an SMS-SUBMIT, or null when it is none: the modem answers 304 then. */
export function readSubmit(hex: string): Submitted | null {
  const all = (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  if (hex.length % 2 === 1 || all.some(Number.isNaN) || all.length < 1) return null;
  const smscOctets = 1 + (all[0] as number);
  const [first = -1, , digits = -1, typeOfAddress = 0] = all.slice(smscOctets);
  if ((first & 3) !== 1 || digits < 0) return null;
  let at = smscOctets + 4 + Math.ceil(digits / 2);
  const number = swapped(all.slice(smscOctets + 4, at)).slice(0, digits);
  const destination = all.slice(smscOctets + 2, at);
  const dcs = all[at + 1] as number;
  at += 2;
  const format = (first >> 3) & 3;
  const validity = format === 2 ? (all[at] as number) : null;
  at += format === 0 ? 0 : format === 2 ? 1 : 7;
  const length = all[at] as number;
  const data = all.slice(at + 1);
  const wide = (dcs & 0x0c) === 8;
  if (length === undefined || data.length !== (wide ? length : Math.ceil((length * 7) / 8)) || data.length > 140)
    return null;
  const header = first & 0x40 ? data.slice(0, 1 + (data[0] as number)) : [];
  const headerSevens = Math.ceil((header.length * 8) / 7);
  const text = wide
    ? Buffer.from(data.slice(header.length)).swap16().toString('utf16le')
    : sevenBitText(sevens(data, headerSevens * 7, length - headerSevens));
  const concat =
    header[1] === 0
      ? { ref: header[3] as number, total: header[4] as number, seq: header[5] as number }
      : header[1] === 8
        ? {
            ref: (header[3] as number) * 256 + (header[4] as number),
            total: header[5] as number,
            seq: header[6] as number,
          }
        : null;
  return {
    to: (typeOfAddress === 0x91 ? '+' : '') + number,
    typeOfAddress,
    text,
    dcs,
    concat,
    reportRequested: (first & 0x20) !== 0,
    validity,
    smsc: hex.slice(2, smscOctets * 2),
    destination,
  };
}

const hex = (octets: number[]): string => Buffer.from(octets).toString('hex').toUpperCase();

/** Wall clock in China, as the service centre stamps it. */
function stamp(ms: number): number[] {
  const text = new Date(ms + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(2, 14);
  return [...(text.match(/../g) ?? []).map((two) => Number.parseInt((two[1] as string) + two[0], 16)), 0x23];
}

function address(number: string): number[] {
  const digits = number.replace('+', '');
  const padded = digits.length % 2 ? `${digits}f` : digits;
  const octets = (padded.match(/../g) ?? []).map((two) => Number.parseInt((two[1] as string) + two[0], 16));
  return [digits.length, number.startsWith('+') ? 0x91 : 0x81, ...octets];
}

function smscOctets(smsc: string): number[] {
  const [, ...rest] = address(smsc);
  return smsc === '' ? [0] : [rest.length, ...rest];
}

/** One SMS-DELIVER in UCS2 a part. `concatRef` joins the parts of a long text. */
export function writeDelivers(from: string, text: string, smsc: string, at: number, concatRef: number): string[] {
  const parts = text.length <= 70 ? [text] : (text.match(/[\s\S]{1,67}/g) as string[]);
  return parts.map((part, i) => {
    const header = parts.length === 1 ? [] : [5, 0, 3, concatRef & 255, parts.length, i + 1];
    const body = [...header, ...Buffer.from(part, 'utf16le').swap16()];
    const first = header.length > 0 ? 0x44 : 0x04;
    return hex([...smscOctets(smsc), first, ...address(from), 0, 8, ...stamp(at), body.length, ...body]);
  });
}

/** The SMS-STATUS-REPORT of a submission. */
export function writeReport(
  mr: number,
  sent: Submitted,
  smsc: string,
  status: number,
  at: number,
  done: number,
): string {
  return hex([...smscOctets(smsc), 0x06, mr, ...sent.destination, ...stamp(at), ...stamp(done), status]);
}

/** The `<length>` of +CMGL, +CMT and +CDS: octets behind the service centre. */
export const tpduLength = (pdu: string): number => pdu.length / 2 - 1 - Number.parseInt(pdu.slice(0, 2), 16);
