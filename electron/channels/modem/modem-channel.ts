import type { Check, Descriptor } from '../../../shared/contract/channels.ts';
import type { ReplyRecord, ReportRecord } from '../../core/message-outcome.ts';
import { messageStatus } from '../../core/modem-match.ts';
import type { Channel, ChannelDeps, LookupResult, Provider } from '../channel.ts';
import { type Assembled, assemble } from './assemble.ts';
import { checksOf } from './checks.ts';

const PAGE = 200;
/** Texts wait for their other parts for a day: so many may lie open. */
const OPEN = 5000;

const descriptor: Descriptor = {
  provider: 'modem',
  title: 'modem',
  simulated: false,
  docs: '',
  // a modem added on the command line
  ownScreen: true,
  fields: [
    { key: 'port', label: 'port', kind: 'text', required: false, default: null, max: 200 },
    { key: 'pin', label: 'pin', kind: 'secret', required: false, default: null, min: 4, max: 8 },
  ],
  content: 'text',
  counting: 'gsm',
  reports: 'queue',
  replies: true,
  lookup: true,
  catalog: false,
  ipWhitelist: 'none',
  balance: false,
  billing: 'submitted',
  optOut: '退订回T',
  signatureMin: 2,
  signatureMax: 20,
  maxNotice: 1000,
  maxMarketing: 1000,
  batchSame: 1,
  batchPersonal: 1,
  variableMax: null,
  marketingNeedsConsent: true,
  windowFrom: null,
  windowTo: null,
  // the modems keep a pace of their own
  rate: 0,
  burst: 1,
  connections: 32,
  price: 100,
};

/** All modems of this computer as one way to send. */
function createModemChannel(deps: ChannelDeps): Channel {
  const { clock, modems } = deps;
  if (modems === undefined) throw new Error('the host has no serial ports');
  const { pool, ledger, channelId } = modems;
  const attached = pool.attach();
  let toldReports: number[] = [];
  let toldReplies: Assembled[] = [];

  return {
    descriptor,
    async capacity() {
      await attached;
      return pool.capacity();
    },
    async send({ clientRef, messages }) {
      await attached;
      const outcomes = [];
      // one at a time by the descriptor; a larger batch would be served all the same
      for (const [i, message] of messages.entries()) {
        const ref = messages.length === 1 ? clientRef : `${clientRef}.${i}`;
        outcomes.push(await pool.send({ channelId, clientRef: ref, message }));
      }
      return { outcomes, alarm: null, retryAfterMs: null, serverTime: null, portal: false };
    },
    async pullReports() {
      if (toldReports.length > 0) await ledger.reportsTold(channelId, toldReports);
      const due = await ledger.dueReports(channelId, PAGE);
      toldReports = due.map(({ id }) => id);
      const rows = due.map(({ clientRef, number, status, code, at }): ReportRecord => {
        const raw = JSON.stringify({ clientRef, status, code, at });
        return { providerId: clientRef, number, status, code, at, clientRef, raw };
      });
      return { kind: 'page', rows, more: due.length === PAGE };
    },
    async pullReplies() {
      for (const { replyId, ids } of toldReplies) await ledger.inboundTold(channelId, replyId, ids);
      toldReplies = assemble(await ledger.dueInbound(OPEN), clock.now()).slice(0, PAGE);
      const rows = toldReplies.map(({ replyId, sender, text, at }): ReplyRecord => {
        return { providerId: replyId, number: sender, text, at, raw: JSON.stringify({ replyId, at }) };
      });
      return { kind: 'page', rows, more: rows.length === PAGE };
    },
    async lookup({ clientRef, providerId }): Promise<LookupResult> {
      const ref = clientRef === '' ? (providerId ?? '') : clientRef;
      const parts = await ledger.partsOf(channelId, ref);
      const said = messageStatus(parts);
      if (said === null) return { kind: 'absent' };
      return { kind: 'found', providerId: ref, status: said.status, code: said.code, evidence: 'modem book' };
    },
    async check(): Promise<Check[]> {
      await attached;
      return checksOf(pool, await ledger.modems(), clock);
    },
    async close() {
      await attached;
      await pool.detach();
    },
  };
}

export const modem: Provider = { descriptor, create: (_config, deps) => createModemChannel(deps) };
