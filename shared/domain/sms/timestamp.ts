import type { OctetReader } from './octets.ts';
import { PduError } from './pdu-error.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * TP-SCTS and TP-DT (TS 23.040 §9.2.3.11) as ISO 8601 with the zone as sent: `2024-06-01T08:09:10+08:00`. Years from 90
 * are 19xx. Null when the network filled it with zeros. Throws BAD_VALUE for a time that cannot be.
 */
export function decodeTimestamp(reader: OctetReader, field: string): string | null {
  const start = reader.offset;
  const octets = reader.octets(7, field);
  if (octets.every((octet) => octet === 0)) return null;
  const decimals = Array.from(octets.subarray(0, 6), (octet) => {
    if ((octet & 0xf) > 9 || octet >> 4 > 9) throw new PduError('BAD_VALUE', field, start);
    return (octet & 0xf) * 10 + (octet >> 4);
  });
  const [yy, month, day, hour, minute, second] = decimals as [number, number, number, number, number, number];
  const year = yy >= 90 ? 1900 + yy : 2000 + yy;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) {
    throw new PduError('BAD_VALUE', field, start);
  }
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${zone(octets[6] as number, field, start)}`;
}

/** Quarters of an hour, tens in the low half octet, whose bit 3 is the sign. */
function zone(octet: number, field: string, offset: number): string {
  if (octet >> 4 > 9) throw new PduError('BAD_VALUE', field, offset);
  const quarters = (octet & 0x7) * 10 + (octet >> 4);
  const sign = octet & 0x8 && quarters > 0 ? '-' : '+';
  return `${sign}${two(Math.floor(quarters / 4))}:${two((quarters % 4) * 15)}`;
}
