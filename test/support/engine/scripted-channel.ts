import type { BatchRequest, Channel, LookupResult, Pulled, SendResult } from '../../../electron/channels/channel.ts';
import type {
  MessageOutcome,
  OutMessage,
  RejectClass,
  ReplyRecord,
  ReportRecord,
} from '../../../electron/core/message-outcome.ts';
import type { Descriptor } from '../../../shared/contract/channels.ts';

const DESCRIPTOR: Descriptor = {
  provider: 'scripted',
  title: 'scripted',
  simulated: true,
  docs: 'https://example.invalid/',
  fields: [],
  content: 'text',
  counting: '106',
  reports: 'queue',
  replies: true,
  lookup: true,
  catalog: false,
  ipWhitelist: 'none',
  balance: false,
  billing: 'submitted',
  optOut: '退订回T',
  signatureMin: 2,
  signatureMax: 8,
  maxNotice: 500,
  maxMarketing: 300,
  batchSame: 100,
  batchPersonal: 100,
  variableMax: null,
  windowFrom: null,
  windowTo: null,
  rate: 0,
  burst: 100,
  connections: 1,
  price: 50,
};

/** What the double answers to one batch; fields left out are those of a healthy provider. */
interface Script extends Partial<Omit<SendResult, 'outcomes'>> {
  /** by message; undefined = accepted */
  outcome?: (message: OutMessage, index: number) => MessageOutcome | null | undefined;
  extra?: MessageOutcome[];
  /** the batch stays on the wire until then */
  until?: Promise<void>;
  throws?: boolean;
}

export const rejected = (message: OutMessage, code: string, reject: RejectClass): MessageOutcome => ({
  messageId: message.messageId,
  kind: 'rejected',
  code,
  reject,
});
export const unknown = ({ messageId }: OutMessage, code = 'ECONNRESET'): MessageOutcome => ({
  messageId,
  kind: 'unknown',
  code,
});
export const notSent = ({ messageId }: OutMessage, code = 'ECONNREFUSED'): MessageOutcome => ({
  messageId,
  kind: 'not_sent',
  code,
});

/** A provider in the test's own process, with a ledger of what it took. Batches follow `scripts`, then `always`. */
export interface ScriptedChannel extends Channel {
  scripts: Script[];
  always: Script;
  batches: BatchRequest[];
  /** every number taken, in order, with the id given out */
  ledger: { number: string; providerId: string; text: string }[];
  reportPages: Pulled<ReportRecord>[];
  replyPages: Pulled<ReplyRecord>[];
  lookups: string[];
  answerLookup: ((number: string) => LookupResult) | null;
  connections(n: number): void;
  describe(part: Partial<Descriptor>): void;
}

export function createScriptedChannel(): ScriptedChannel {
  let descriptor = DESCRIPTOR;
  let serial = 0;
  const accept = (message: OutMessage): MessageOutcome => {
    serial += 1;
    const providerId = `p${serial}`;
    channel.ledger.push({ number: message.number, providerId, text: message.text });
    return { messageId: message.messageId, kind: 'accepted', providerId, billedParts: message.parts, fee: null };
  };
  const channel: ScriptedChannel = {
    get descriptor() {
      return descriptor;
    },
    scripts: [],
    always: {},
    batches: [],
    ledger: [],
    reportPages: [],
    replyPages: [],
    lookups: [],
    answerLookup: null,
    describe(part) {
      descriptor = { ...descriptor, ...part };
    },
    connections(n) {
      descriptor = { ...descriptor, connections: n };
    },
    async send(batch) {
      channel.batches.push(batch);
      const script = channel.scripts.shift() ?? channel.always;
      await script.until;
      if (script.throws) throw new TypeError('a bug in the adapter');
      const outcomes: MessageOutcome[] = [];
      batch.messages.forEach((message, i) => {
        const given = script.outcome?.(message, i);
        if (given !== null) outcomes.push(given ?? accept(message));
      });
      const { alarm = null, retryAfterMs = null, serverTime = null, portal = false, extra = [] } = script;
      return { outcomes: [...outcomes, ...extra], alarm, retryAfterMs, serverTime, portal };
    },
    pullReports: async () => channel.reportPages.shift() ?? { kind: 'page', rows: [], more: false },
    pullReplies: async () => channel.replyPages.shift() ?? { kind: 'page', rows: [], more: false },
    async lookup({ number }) {
      channel.lookups.push(number);
      if (channel.answerLookup !== null) return channel.answerLookup(number);
      const hit = channel.ledger.find((entry) => entry.number === number);
      if (hit === undefined) return { kind: 'absent' };
      return {
        kind: 'found',
        providerId: hit.providerId,
        status: 'pending',
        code: '',
        evidence: `record ${hit.providerId}`,
      };
    },
    check: async () => [],
    close: async () => {},
  };
  return channel;
}
