import { type Alphabet, alphabetOf } from './data-coding.ts';
import { decodeGsm7 } from './gsm7.ts';
import { LOCKING_SHIFT, SINGLE_SHIFT } from './national-tables.ts';
import type { OctetReader } from './octets.ts';
import { PduError } from './pdu-error.ts';
import { unpackSeptets } from './septets.ts';
import { decodeHeader, type UserDataHeader } from './user-data-header.ts';

export interface UserData {
  alphabet: Alphabet;
  /** null for 8-bit data */
  text: string | null;
  /** the octets after the header, for 8-bit data */
  data: Uint8Array | null;
  header: UserDataHeader | null;
}

/** UTF-16, high octet first; a last half character is left out. */
function decodeUcs2(octets: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < octets.length; i += 2) {
    text += String.fromCharCode(((octets[i] as number) << 8) | (octets[i + 1] as number));
  }
  return text;
}

/**
 * TP-UDL and TP-UD (TS 23.040 §9.2.3.16, .24): the length counts septets in GSM 7-bit, header and fill bits included,
 * else octets. What stands behind the user data is ignored, as modems pad.
 */
export function decodeUserData(reader: OctetReader, dcs: number, hasHeader: boolean): UserData {
  const alphabet = alphabetOf(dcs);
  const lengthAt = reader.offset;
  const length = reader.octet('TP-UDL');
  const octets = reader.octets(alphabet === 'GSM7' ? Math.ceil((length * 7) / 8) : length, 'TP-UD');
  const headerOctets = hasHeader && octets.length > 0 ? (octets[0] as number) + 1 : 0;
  if (headerOctets > octets.length) throw new PduError('BAD_LENGTH', 'TP-UDHL', lengthAt + 1);
  const header = headerOctets > 0 ? decodeHeader(octets.subarray(1, headerOctets), lengthAt + 2) : null;
  const body = octets.subarray(headerOctets);
  if (alphabet === '8BIT') return { alphabet, text: null, data: body, header };
  if (alphabet === 'UCS2') return { alphabet, text: decodeUcs2(body), data: null, header };
  const headerSeptets = Math.ceil((headerOctets * 8) / 7);
  const septets = unpackSeptets(body, Math.max(0, length - headerSeptets), headerSeptets * 7 - headerOctets * 8);
  const main = LOCKING_SHIFT.get(header?.lockingShift ?? 0);
  const extension = SINGLE_SHIFT.get(header?.singleShift ?? 0);
  return { alphabet, text: decodeGsm7(septets, main, extension), data: null, header };
}
