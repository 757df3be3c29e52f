/** What is kept of modems, their parts and their inbox: shared by the channel that works them and the storage. */

/** A modem as the owner set it up. */
export interface ModemRow {
  id: number;
  label: string;
  /** where it was last; ports are renamed, so a USB serial number counts for more */
  path: string;
  serialNumber: string;
  vendorId: string;
  productId: string;
  baudRate: number;
  /** sealed */
  pin: string | null;
  /** when the owner last typed it: a rejected one is never tried again, a newer one once */
  pinSetAt: number;
  /** service centre to use instead of the SIM's own; '' = the SIM's */
  smsc: string;
  /** parts a minute */
  pace: number;
  /** parts an hour and a day per SIM */
  hourCap: number;
  dayCap: number;
  /** minutes of the day in Asia/Shanghai in which nothing leaves; null = none */
  quietFrom: number | null;
  quietTo: number | null;
  enabled: boolean;
}

/** Never reorder: the storage keeps the position. `writing` is also what a crash leaves behind: nobody knows. */
export const PART_STATES = ['writing', 'accepted', 'refused', 'unknown', 'not_sent'] as const;
export type PartState = (typeof PART_STATES)[number];

export interface NewPart {
  channelId: number;
  clientRef: string;
  number: string;
  /** from 1 */
  no: number;
  total: number;
  modemId: number;
  sim: string;
  at: number;
}
export interface PartRow extends NewPart {
  id: number;
  state: PartState;
  /** TP-MR the modem gave it */
  reference: number | null;
  /** the last TP-ST reported */
  status: number | null;
}

/** A status report as it came in, ready to be matched. */
export interface PartReport {
  reference: number;
  /** as the network writes it */
  number: string;
  /** when the centre took the part; null = not said */
  takenAt: number | null;
  /** TP-ST */
  status: number;
  at: number;
}

/** One message, or one part of it, out of a SIM. */
export interface Inbound {
  sim: string;
  /** of sender, time and TPDU: the same message read twice is one */
  hash: string;
  pdu: string;
  kind: 'text' | 'report' | 'other';
  sender: string;
  text: string;
  sentAt: number;
  receivedAt: number;
  reference: number | null;
  total: number;
  seq: number;
}
export interface InboundRow extends Inbound {
  id: number;
}

/** What a channel is to be told about one message, as `ReportRecord` without the channel. */
export interface DueReport {
  id: number;
  clientRef: string;
  number: string;
  status: 'delivered' | 'failed' | 'pending';
  code: string;
  at: number;
}

/** Parts that left or may have left on a SIM. */
export interface SimUsage {
  hour: number;
  day: number;
  /** when the oldest of this hour left */
  oldest: number | null;
}

/** The durable book of the modems; every method is one transaction. */
export interface ModemLedger {
  modems(): Promise<ModemRow[]>;
  /** the port a known modem was found on */
  moved(id: number, path: string): Promise<void>;
  /** before AT+CMGS: after a crash the part is there as `writing` */
  beginPart(part: NewPart): Promise<number>;
  endPart(id: number, state: PartState, reference: number | null): Promise<void>;
  /** `+CMGS:` came after all: the newest part of that modem nobody knows about was accepted */
  lateReference(modemId: number, reference: number, since: number, now: number): Promise<boolean>;
  partsOf(channelId: number, clientRef: string): Promise<PartRow[]>;
  /** parts counted against the caps, by SIM */
  usage(sim: string, hourFrom: number, dayFrom: number): Promise<SimUsage>;
  /** stores it once; a report is matched in the same transaction. false = known already */
  keepInbound(message: Inbound, report: PartReport | null): Promise<boolean>;
  dueReports(channelId: number, limit: number): Promise<DueReport[]>;
  /** those that arrived in the channel's reports are told */
  reportsTold(channelId: number, ids: number[]): Promise<void>;
  /** texts not yet in the channel's replies, oldest first */
  dueInbound(limit: number): Promise<InboundRow[]>;
  /** members of a reply, told once the channel's replies hold it */
  inboundTold(channelId: number, replyId: string, ids: number[]): Promise<void>;
}
