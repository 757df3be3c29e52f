import { type InboundRow, type ModemRow, PART_STATES, type PartRow } from '../../core/modem-records.ts';

export interface ModemDbRow {
  id: number;
  label: string;
  path: string;
  serial_number: string;
  vendor_id: string;
  product_id: string;
  baud_rate: number;
  pin: string | null;
  pin_set_at: number;
  smsc: string;
  pace: number;
  hour_cap: number;
  day_cap: number;
  quiet_from: number | null;
  quiet_to: number | null;
  enabled: number;
}
export const toModem = (row: ModemDbRow): ModemRow => ({
  id: row.id,
  label: row.label,
  path: row.path,
  serialNumber: row.serial_number,
  vendorId: row.vendor_id,
  productId: row.product_id,
  baudRate: row.baud_rate,
  pin: row.pin,
  pinSetAt: row.pin_set_at,
  smsc: row.smsc,
  pace: row.pace,
  hourCap: row.hour_cap,
  dayCap: row.day_cap,
  quietFrom: row.quiet_from,
  quietTo: row.quiet_to,
  enabled: row.enabled === 1,
});

export interface PartDbRow {
  id: number;
  channel_id: number;
  client_ref: string;
  number: string;
  no: number;
  total: number;
  modem_id: number;
  sim: string;
  state: number;
  reference: number | null;
  at: number;
  status: number | null;
}
export const toPart = (row: PartDbRow): PartRow => ({
  id: row.id,
  channelId: row.channel_id,
  clientRef: row.client_ref,
  number: row.number,
  no: row.no,
  total: row.total,
  modemId: row.modem_id,
  sim: row.sim,
  state: PART_STATES[row.state] ?? 'unknown',
  reference: row.reference,
  at: row.at,
  status: row.status,
});

export interface InboundDbRow extends Omit<InboundRow, 'sentAt' | 'receivedAt'> {
  sent_at: number;
  received_at: number;
}
export const toInbound = ({ sent_at: sentAt, received_at: receivedAt, ...row }: InboundDbRow): InboundRow => ({
  ...row,
  sentAt,
  receivedAt,
});
