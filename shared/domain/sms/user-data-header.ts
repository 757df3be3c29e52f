import { readOctets } from './octets.ts';
import { PduError } from './pdu-error.ts';

export interface Concat {
  ref: number;
  total: number;
  /** which part, from 1 */
  seq: number;
  bits: 8 | 16;
}

export interface Ports {
  destination: number;
  source: number;
}

/** What a user data header says (TS 23.040 §9.2.3.24); elements we do not know are kept and change nothing. */
export interface UserDataHeader {
  concat?: Concat;
  ports?: Ports;
  /** national language identifiers, TS 23.038 annex A */
  singleShift?: number;
  lockingShift?: number;
  unknown: { id: number; data: Uint8Array }[];
}

/**
 * 0x24 and 0x25. Some senders read the standard's hexadecimal 24 and 25 as decimal; 0x18 and 0x19 are WVG objects, which
 * one octet cannot hold, so that such an element of one octet is taken for what was meant.
 */
const SINGLE_SHIFT_IDS = [0x24, 0x18];
const LOCKING_SHIFT_IDS = [0x25, 0x19];

/** The header of one part, with its length octet: IEI 00 or, with 16 bits, IEI 08 (TS 23.040 §9.2.3.24.1, .8). */
export function encodeConcat({ ref, total, seq, bits }: Concat): number[] {
  return bits === 8 ? [5, 0x00, 3, ref, total, seq] : [6, 0x08, 4, ref >> 8, ref & 0xff, total, seq];
}

/** Part 0, a part beyond the last, or a wrong length: the element is to be ignored (TS 23.040 §9.2.3.24.1). */
function concatOf(data: Uint8Array, bits: 8 | 16): Concat | undefined {
  const wide = bits / 8;
  if (data.length !== wide + 2) return undefined;
  const ref = bits === 8 ? (data[0] as number) : ((data[0] as number) << 8) | (data[1] as number);
  const [total, seq] = [data[wide] as number, data[wide + 1] as number];
  return seq === 0 || seq > total ? undefined : { ref, total, seq, bits };
}

/**
 * Reads a header that begins at `start` of the PDU, without its length octet. The last of elements that exclude each
 * other counts. Throws PduError when an element reaches beyond the header.
 */
export function decodeHeader(header: Uint8Array, start: number): UserDataHeader {
  const found: UserDataHeader = { unknown: [] };
  const reader = readOctets(header);
  while (reader.left > 0) {
    const at = start + reader.offset;
    const id = reader.octet('TP-UDH');
    const length = reader.left === 0 ? Number.POSITIVE_INFINITY : reader.octet('TP-UDH');
    if (length > reader.left) throw new PduError('BAD_LENGTH', 'TP-UDH', at);
    readElement(found, id, reader.octets(length, 'TP-UDH'));
  }
  return found;
}

function readElement(found: UserDataHeader, id: number, data: Uint8Array): void {
  const [a = 0, b = 0, c = 0, d = 0] = data;
  if (id === 0x00) found.concat = concatOf(data, 8) ?? found.concat;
  else if (id === 0x08) found.concat = concatOf(data, 16) ?? found.concat;
  else if (id === 0x04 && data.length === 2) found.ports = { destination: a, source: b };
  else if (id === 0x05 && data.length === 4) found.ports = { destination: (a << 8) | b, source: (c << 8) | d };
  else if (SINGLE_SHIFT_IDS.includes(id) && data.length === 1) found.singleShift = a;
  else if (LOCKING_SHIFT_IDS.includes(id) && data.length === 1) found.lockingShift = a;
  else found.unknown.push({ id, data });
}
