import { encodeAddress, encodeSmsc } from './address.ts';
import { encodeGsm7 } from './gsm7.ts';
import { toHex } from './octets.ts';
import { PduError } from './pdu-error.ts';
import { type GsmEncoding, partTexts, segment } from './segment.ts';
import { packSeptets } from './septets.ts';
import { encodeConcat } from './user-data-header.ts';
import { encodeValidity } from './validity.ts';

/** What a message is made of; whatever is null or left out takes its default. */
export interface SubmitOptions {
  /** with `+` as international number, else as dialled */
  number: string;
  text: string;
  /** ask for a status report; default no */
  statusReport?: boolean | null;
  /** rounded up to what TP-VP can say; default none, the service centre decides */
  validityMinutes?: number | null;
  /** 0–255, the same in all parts; modems put their own in its place; default 0 */
  messageReference?: number | null;
  /** joins the parts of a long text, 0–255 or 0–65535; default 0 */
  concatRef?: number | null;
  /** default 8 */
  concatRefBits?: 8 | 16 | null;
  /** default the SIM's own */
  smsc?: string | null;
}

export interface SubmitPdus {
  encoding: GsmEncoding;
  /** hex to write after the prompt of AT+CMGS, one a part */
  pdus: string[];
  /** the `<length>` of AT+CMGS: octets without the service centre */
  cmgsLengths: number[];
}

const SUBMIT = 0x01;
const RELATIVE_VP = 0x10;
const REPORT_REQUEST = 0x20;
const HEADER = 0x40;
const MAX_PARTS = 255;

const utf16Octets = (text: string): number[] =>
  Array.from({ length: text.length * 2 }, (_, i) => {
    const unit = text.charCodeAt(i >> 1);
    return i % 2 === 0 ? unit >> 8 : unit & 0xff;
  });

/** TP-UDL and TP-UD of one part. */
function userData(text: string, encoding: GsmEncoding, header: number[]): number[] {
  if (encoding === 'UCS2') return [header.length + text.length * 2, ...header, ...utf16Octets(text)];
  const headerSeptets = Math.ceil((header.length * 8) / 7);
  const septets = encodeGsm7(text);
  const packed = packSeptets(septets, headerSeptets * 7 - header.length * 8);
  return [headerSeptets + septets.length, ...header, ...packed];
}

function whole(value: number | null | undefined, max: number, field: string): number {
  const number = value ?? 0;
  if (!Number.isInteger(number) || number < 0 || number > max) throw new PduError('BAD_VALUE', field, null);
  return number;
}

/**
 * SMS-SUBMIT (TS 23.040 §9.2.2.2), a PDU for each part, cut as the counter cuts (`segment`). Throws PduError for a
 * number that cannot be dialled, an option out of range, or a text of more than 255 parts.
 */
export function encodeSubmit(options: SubmitOptions): SubmitPdus {
  const { number, text, statusReport, validityMinutes, concatRefBits, smsc } = options;
  const bits = concatRefBits ?? 8;
  if (bits !== 8 && bits !== 16) throw new PduError('BAD_VALUE', 'concatRefBits', null);
  const centre = encodeSmsc(smsc ?? null);
  const address = encodeAddress(number, 'number');
  const reference = whole(options.messageReference, 0xff, 'messageReference');
  const ref = whole(options.concatRef, bits === 8 ? 0xff : 0xffff, 'concatRef');
  const validity = validityMinutes == null ? [] : [encodeValidity(validityMinutes)];
  const cut = segment(text, bits);
  const total = cut.perPart.length;
  if (total > MAX_PARTS) throw new PduError('BAD_LENGTH', 'text', null);

  const first =
    SUBMIT | (validity.length > 0 ? RELATIVE_VP : 0) | (statusReport ? REPORT_REQUEST : 0) | (total > 1 ? HEADER : 0);
  const front = [first, reference, ...address, 0x00, cut.encoding === 'UCS2' ? 0x08 : 0x00, ...validity];
  const tpdus = partTexts(text, cut).map((part, i) => {
    const header = total > 1 ? encodeConcat({ ref, total, seq: i + 1, bits }) : [];
    return [...front, ...userData(part, cut.encoding, header)];
  });
  return {
    encoding: cut.encoding,
    pdus: tpdus.map((tpdu) => toHex([...centre, ...tpdu])),
    cmgsLengths: tpdus.map((tpdu) => tpdu.length),
  };
}
