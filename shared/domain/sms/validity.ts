import { PduError } from './pdu-error.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const LAST = 255;

/**
 * The relative TP-VP octet (TS 23.040 §9.2.3.12.1) of the shortest period that is not shorter than `minutes`; more than
 * 63 weeks is 63 weeks. Throws PduError unless it is a whole number of minutes, 1 or more.
 */
export function encodeValidity(minutes: number): number {
  if (!Number.isSafeInteger(minutes) || minutes < 1) throw new PduError('BAD_VALUE', 'validityMinutes', null);
  if (minutes <= 12 * HOUR) return Math.ceil(minutes / 5) - 1;
  if (minutes <= DAY) return 143 + Math.ceil((minutes - 12 * HOUR) / 30);
  if (minutes <= 30 * DAY) return 166 + Math.ceil(minutes / DAY);
  return Math.min(LAST, 192 + Math.max(5, Math.ceil(minutes / WEEK)));
}

/** Minutes of a relative TP-VP octet. */
export function decodeValidity(octet: number): number {
  if (octet <= 143) return (octet + 1) * 5;
  if (octet <= 167) return 12 * HOUR + (octet - 143) * 30;
  if (octet <= 196) return (octet - 166) * DAY;
  return (octet - 192) * WEEK;
}
