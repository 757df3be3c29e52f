import { createHash } from 'node:crypto';
import { decodePdu, type Pdu } from '../../../shared/domain/sms/decode.ts';
import { bareNumber } from '../../core/modem-match.ts';
import type { Inbound, PartReport } from '../../core/modem-records.ts';

interface Read {
  message: Inbound;
  /** where it is a status report */
  report: PartReport | null;
}

const instant = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

function decoded(pdu: string): Pdu | null {
  try {
    return decodePdu(pdu);
  } catch {
    return null;
  }
}

/**
 * One PDU out of a modem, ready to be stored. The hash is that of the PDU, which holds sender, time and text: the same
 * message read again is the same. What cannot be read is kept as it came.
 */
export function readInbound(pdu: string, sim: string, now: number): Read {
  const hash = createHash('sha256').update(pdu.toUpperCase()).digest('base64url').slice(0, 27);
  const blank: Inbound = {
    ...{ sim, hash, pdu, kind: 'other', sender: '', text: '', sentAt: now, receivedAt: now },
    ...{ reference: null, total: 1, seq: 1 },
  };
  const read = decoded(pdu);
  if (read === null || read.type === 'SMS-SUBMIT') return { message: blank, report: null };
  if (read.type === 'SMS-STATUS-REPORT') {
    const takenAt = instant(read.scts);
    const message: Inbound = { ...blank, kind: 'report', sender: read.address };
    const { messageReference: reference, address: number, status } = read;
    return { message, report: { reference, number, takenAt, status, at: now } };
  }
  // a text to a port is for a program, not for a person
  const readable = read.text !== null && read.header?.ports === undefined;
  const concat = read.header?.concat;
  return {
    message: {
      ...blank,
      kind: readable ? 'text' : 'other',
      sender: bareNumber(read.address) === '' ? read.address : senderOf(read.address),
      text: read.text ?? '',
      sentAt: instant(read.scts) ?? now,
      reference: concat?.ref ?? null,
      total: concat?.total ?? 1,
      seq: concat?.seq ?? 1,
    },
    report: null,
  };
}

/** Mobile numbers as the address book writes them; services and names as they come. */
const senderOf = (address: string): string => (/^\+?[\d*#]+$/.test(address) ? bareNumber(address) : address);
