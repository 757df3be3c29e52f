import { decodeGsm7 } from './gsm7.ts';
import type { OctetReader } from './octets.ts';
import { PduError } from './pdu-error.ts';
import { unpackSeptets } from './septets.ts';

/** Semi-octets as dialled: 0–9, then * # a b c; 15 fills the last half octet (TS 23.040 §9.1.2.3). */
const DIGITS = '0123456789*#abc';
const INTERNATIONAL = 0x91;
const UNKNOWN_NUMBER = 0x81;
const MAX_DIGITS = 20;

export interface Address {
  address: string;
  typeOfAddress: number;
}

/**
 * Semi-octets and type of a number: `+` means international (0x91), everything else is sent as dialled (0x81), so that a
 * Chinese 11-digit number is never taken for +1…. Throws PduError for what cannot be dialled or has over 20 digits.
 */
function dialled(number: string, field: string): { type: number; digits: number; packed: number[] } {
  const international = number.startsWith('+');
  const digits = international ? number.slice(1) : number;
  if (!/^[0-9*#abc]+$/.test(digits)) throw new PduError('BAD_VALUE', field, null);
  if (digits.length > MAX_DIGITS) throw new PduError('BAD_LENGTH', field, null);
  const packed: number[] = [];
  for (let i = 0; i < digits.length; i += 2) {
    const high = digits[i + 1] === undefined ? 0xf : DIGITS.indexOf(digits[i + 1] as string);
    packed.push((high << 4) | DIGITS.indexOf(digits[i] as string));
  }
  return { type: international ? INTERNATIONAL : UNKNOWN_NUMBER, digits: digits.length, packed };
}

/** TP-DA: length in semi-octets, type of address, number (TS 23.040 §9.1.2.5). */
export function encodeAddress(number: string, field: string): number[] {
  const { type, digits, packed } = dialled(number, field);
  return [digits, type, ...packed];
}

/** The service centre before the TPDU: length in octets; null is `00`, the SIM's own (TS 27.005 §3.1 `<pdu>`). */
export function encodeSmsc(number: string | null): number[] {
  if (number === null) return [0];
  const { type, packed } = dialled(number, 'smsc');
  return [packed.length + 1, type, ...packed];
}

function digitsOf(octets: Uint8Array, count: number): string {
  let digits = '';
  for (let i = 0; i < count; i++) {
    const octet = octets[i >> 1] as number;
    const digit = i % 2 === 0 ? octet & 0xf : octet >> 4;
    if (digit === 0xf) break;
    digits += DIGITS[digit];
  }
  return digits;
}

const shown = (type: number, digits: string): string => (type === INTERNATIONAL ? `+${digits}` : digits);

/**
 * TP-OA, TP-DA, TP-RA. Alphanumeric ones (type 101, 0xD0) are packed septets; the length in semi-octets says how many
 * are whole, so that seven characters in seven octets do not grow an `@`.
 */
export function decodeAddress(reader: OctetReader, field: string): Address {
  const start = reader.offset;
  const length = reader.octet(field);
  if (length > MAX_DIGITS) throw new PduError('BAD_LENGTH', field, start);
  const typeOfAddress = reader.octet(field);
  const octets = reader.octets((length + 1) >> 1, field);
  if ((typeOfAddress & 0x70) === 0x50) {
    const septets = unpackSeptets(octets, Math.floor((length * 4) / 7));
    return { address: decodeGsm7(septets), typeOfAddress };
  }
  return { address: shown(typeOfAddress, digitsOf(octets, length)), typeOfAddress };
}

/** The service centre a PDU begins with; null when it names none. */
export function decodeSmsc(reader: OctetReader): string | null {
  const start = reader.offset;
  const length = reader.octet('smsc');
  if (length === 0) return null;
  if (length > MAX_DIGITS / 2 + 1) throw new PduError('BAD_LENGTH', 'smsc', start);
  const type = reader.octet('smsc');
  const octets = reader.octets(length - 1, 'smsc');
  return length === 1 ? null : shown(type, digitsOf(octets, octets.length * 2));
}
