import { describe, expect, it } from 'vitest';
import { decodePdu, type Pdu } from '../../shared/domain/sms/decode.ts';
import { toHex } from '../../shared/domain/sms/octets.ts';
import { partTexts, segment } from '../../shared/domain/sms/segment.ts';
import { encodeSubmit, type SubmitOptions } from '../../shared/domain/sms/submit.ts';
import { smsVectors } from '../support/sms-vectors.ts';

interface SubmitVector {
  id: string;
  number: string;
  text: string;
  options: Omit<SubmitOptions, 'number' | 'text'>;
  encoding: string;
  pdus: string[];
  cmgsLengths: number[];
}

interface PduVector {
  id: string;
  pdu: string;
  note?: string | null;
  expect: Record<string, unknown>;
}

interface SegmentVector {
  id: string;
  tag: string;
  text: string;
  encoding: string;
  totalUnits: number;
  segmentUnits: number[];
  remainingInLast: number;
  segmentTexts: string[];
  with16BitRef: { segmentUnits: number[]; remainingInLast: number };
}

const named = <T extends { id: string }>(cases: T[]) => cases.map((one) => [one.id, one] as const);

/** A PDU under the names the vectors use. */
function plain(pdu: Pdu): Record<string, unknown> {
  if (pdu.type === 'SMS-STATUS-REPORT') return { ...pdu };
  const { header, data, text, ...fields } = pdu;
  return { ...fields, text, dataHex: data && toHex(data), concat: header?.concat };
}

describe('segmentation', () => {
  it.each(named(smsVectors<SegmentVector>('segmentation')))('%s', (_id, c) => {
    const eight = segment(c.text);
    const sixteen = segment(c.text, 16);
    expect(eight).toMatchObject({ encoding: c.encoding, units: c.totalUnits, perPart: c.segmentUnits });
    expect(eight.remaining).toBe(c.remainingInLast);
    expect(partTexts(c.text, eight)).toEqual(c.segmentTexts);
    expect(sixteen.perPart).toEqual(c.with16BitRef.segmentUnits);
    expect(sixteen.remaining).toBe(c.with16BitRef.remainingInLast);
  });
});

describe('SMS-SUBMIT', () => {
  const cases = smsVectors<SubmitVector>('submit');

  it.each(named(cases))(
    '%s is written octet by octet',
    (_id, { number, text, options, encoding, pdus, cmgsLengths }) => {
      expect(encodeSubmit({ number, text, ...options })).toEqual({ encoding, pdus, cmgsLengths });
    },
  );

  it.each(named(cases))('%s is read back', (_id, { number, text, options, encoding, pdus }) => {
    const read = pdus.map(decodePdu);
    expect(read.map((pdu) => (pdu.type === 'SMS-SUBMIT' ? pdu.text : null)).join('')).toBe(text);
    for (const [i, pdu] of read.entries()) {
      expect(pdu).toMatchObject({
        type: 'SMS-SUBMIT',
        address: number,
        alphabet: encoding,
        statusReport: options.statusReport ?? false,
        validityMinutes: options.validityMinutes ?? null,
        smsc: options.smsc ?? null,
      });
      if (pdus.length === 1 || pdu.type !== 'SMS-SUBMIT') continue;
      const { concatRef: ref, concatRefBits: bits } = options;
      expect(pdu.header?.concat).toEqual({ ref, total: pdus.length, seq: i + 1, bits });
    }
  });
});

describe('SMS-DELIVER and SMS-STATUS-REPORT', () => {
  const cases = [...smsVectors<PduVector>('deliver'), ...smsVectors<PduVector>('status-report')];

  it.each(named(cases))('%s', (_id, { pdu, expect: wanted }) => {
    expect(plain(decodePdu(pdu))).toMatchObject(wanted);
  });
});

describe('messages and reports of real networks', () => {
  it.each(named(smsVectors<PduVector>('realworld')))('%s', (_id, { pdu, expect: wanted }) => {
    const read = plain(decodePdu(pdu));
    // these vectors leave the + of the service centre out and write UTC as Z
    const zulu = (time: unknown) => (typeof time === 'string' ? time.replace('+00:00', 'Z') : time);
    const smsc = typeof read.smsc === 'string' ? read.smsc.replace('+', '') : read.smsc;
    const times = Object.fromEntries(['scts', 'discharge'].map((key) => [key, zulu(read[key])]));
    expect({ ...read, ...times, smsc }).toMatchObject(wanted);
  });
});
