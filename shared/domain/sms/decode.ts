import { type Address, decodeAddress, decodeSmsc } from './address.ts';
import { fromHex, type OctetReader, readOctets } from './octets.ts';
import { decodeTimestamp } from './timestamp.ts';
import { decodeUserData, type UserData } from './user-data.ts';
import { decodeValidity } from './validity.ts';

interface Envelope extends Address {
  /** null when the PDU names none */
  smsc: string | null;
}

export interface DeliverPdu extends Envelope, UserData {
  type: 'SMS-DELIVER';
  /** when the service centre took it, ISO 8601 with its zone; null when the network sent none */
  scts: string | null;
  pid: number;
  dcs: number;
}

export interface StatusReportPdu extends Envelope {
  type: 'SMS-STATUS-REPORT';
  messageReference: number;
  scts: string | null;
  /** when it was delivered, or last tried */
  discharge: string | null;
  /** TP-ST, TS 23.040 §9.2.3.15 */
  status: number;
}

export interface SubmitPdu extends Envelope, UserData {
  type: 'SMS-SUBMIT';
  messageReference: number;
  statusReport: boolean;
  /** null without TP-VP, or with one that is not relative */
  validityMinutes: number | null;
  pid: number;
  dcs: number;
}

export type Pdu = DeliverPdu | StatusReportPdu | SubmitPdu;

const MTI = 0x03;
const HEADER = 0x40;

/**
 * Reads a PDU as AT+CMGL, AT+CMGR, +CMT and +CDS print it, service centre first: SMS-DELIVER, SMS-STATUS-REPORT, or an
 * SMS-SUBMIT out of the storage (TS 23.040 §9.2.2). The reserved type is read as SMS-DELIVER (§9.2.3.1).
 * Throws nothing but PduError.
 */
export function decodePdu(hex: string): Pdu {
  const reader = readOctets(fromHex(hex));
  const smsc = decodeSmsc(reader);
  const first = reader.octet('TP-MTI');
  const mti = first & MTI;
  if (mti === 2) return { type: 'SMS-STATUS-REPORT', smsc, ...statusReport(reader) };
  if (mti === 1) return { type: 'SMS-SUBMIT', smsc, ...submit(reader, first) };
  return { type: 'SMS-DELIVER', smsc, ...deliver(reader, first) };
}

function deliver(reader: OctetReader, first: number): Omit<DeliverPdu, 'type' | 'smsc'> {
  const from = decodeAddress(reader, 'TP-OA');
  const pid = reader.octet('TP-PID');
  const dcs = reader.octet('TP-DCS');
  const scts = decodeTimestamp(reader, 'TP-SCTS');
  return { ...from, scts, pid, dcs, ...decodeUserData(reader, dcs, (first & HEADER) !== 0) };
}

/** What may follow TP-ST says nothing we use, and some networks get it wrong: it is not read. */
function statusReport(reader: OctetReader): Omit<StatusReportPdu, 'type' | 'smsc'> {
  const messageReference = reader.octet('TP-MR');
  const to = decodeAddress(reader, 'TP-RA');
  const scts = decodeTimestamp(reader, 'TP-SCTS');
  const discharge = decodeTimestamp(reader, 'TP-DT');
  return { ...to, scts, messageReference, discharge, status: reader.octet('TP-ST') };
}

function submit(reader: OctetReader, first: number): Omit<SubmitPdu, 'type' | 'smsc'> {
  const messageReference = reader.octet('TP-MR');
  const to = decodeAddress(reader, 'TP-DA');
  const pid = reader.octet('TP-PID');
  const dcs = reader.octet('TP-DCS');
  const format = (first >> 3) & 3;
  const validityMinutes = format === 2 ? decodeValidity(reader.octet('TP-VP')) : null;
  if (format === 1 || format === 3) reader.octets(7, 'TP-VP');
  const content = decodeUserData(reader, dcs, (first & HEADER) !== 0);
  return { ...to, messageReference, statusReport: (first & 0x20) !== 0, validityMinutes, pid, dcs, ...content };
}
