import { PduError } from './pdu-error.ts';

export const toHex = (octets: Iterable<number>): string =>
  Array.from(octets, (octet) => octet.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();

/** Octets of a hex text as a modem prints it, either case. Throws NOT_HEX at the octet that is none. */
export function fromHex(hex: string): Uint8Array {
  const octets = new Uint8Array(hex.length >> 1);
  for (let at = 0; at < octets.length; at++) {
    const pair = hex.slice(at * 2, at * 2 + 2);
    if (!/^[0-9a-f]{2}$/i.test(pair)) throw new PduError('NOT_HEX', 'pdu', at);
    octets[at] = Number.parseInt(pair, 16);
  }
  if (hex.length % 2 === 1) throw new PduError('NOT_HEX', 'pdu', octets.length);
  return octets;
}

export interface OctetReader {
  /** where the next octet stands, from the start of the PDU */
  readonly offset: number;
  readonly left: number;
  octet(field: string): number;
  octets(count: number, field: string): Uint8Array;
}

/** Reads a PDU front to back; asking for more than is there throws TRUNCATED with the field asked for. */
export function readOctets(all: Uint8Array, start = 0): OctetReader {
  let at = start;
  const octets = (count: number, field: string): Uint8Array => {
    if (at + count > all.length) throw new PduError('TRUNCATED', field, at);
    at += count;
    return all.subarray(at - count, at);
  };
  return {
    get offset() {
      return at;
    },
    get left() {
      return all.length - at;
    },
    octet: (field) => octets(1, field)[0] as number,
    octets,
  };
}
