import type { Descriptor } from '../../shared/contract/channels.ts';
import type { MessageOutcome, OutMessage, ReplyRecord, ReportRecord } from '../core/message-outcome.ts';
import type { BatchRequest, Channel, ChannelConfig, ChannelDeps, Provider } from './channel.ts';
import { type Book, type Due, openBook } from './simulator/book.ts';
import type { Chunk } from './simulator/chunk.ts';
import { type FateShares, fateOf, seeded } from './simulator/fate.ts';
import { completeConfig } from './validate-config.ts';

const PAGE = 500;
/** Ids look like a provider's: beyond 2^53, so nothing may ever treat them as numbers. */
const FIRST_ID = 90_071_992_547_409_930n;

const int = (key: string, value: number, min: number, max: number) => ({
  key,
  label: key,
  kind: 'int' as const,
  required: false,
  default: value,
  min,
  max,
});

const simulatorDescriptor: Descriptor = {
  provider: 'simulator',
  title: 'simulator',
  simulated: true,
  docs: '',
  fields: [
    int('seed', 1, 0, 2_147_483_647),
    int('failurePercent', 5, 0, 100),
    int('replyPercent', 2, 0, 100),
    int('reportSeconds', 3, 0, 3600),
    int('latencyMs', 20, 0, 10_000),
    int('granted', 1_000_000, 0, 1_000_000_000),
  ],
  content: 'text',
  counting: '106',
  reports: 'queue',
  replies: true,
  lookup: true,
  catalog: false,
  ipWhitelist: 'none',
  balance: true,
  billing: 'delivered',
  optOut: '退订回T',
  signatureMin: 2,
  signatureMax: 8,
  maxNotice: 500,
  maxMarketing: 300,
  batchSame: 1000,
  batchPersonal: 1000,
  variableMax: null,
  windowFrom: null,
  windowTo: null,
  rate: 200,
  burst: 100,
  connections: 2,
  price: 50,
};

const providerId = (chunk: Chunk, which: number): string => String(FIRST_ID + BigInt(chunk.first + which));

function readShares(config: ChannelConfig): FateShares {
  return {
    seed: Number(config.seed),
    failurePercent: Number(config.failurePercent),
    replyPercent: Number(config.replyPercent),
    reportSeconds: Number(config.reportSeconds),
  };
}

/** 演练通道: behaves like a provider, lives inside the app, touches no network. Special numbers: see `fateOf`. */
function createSimulator(given: ChannelConfig, deps: Pick<ChannelDeps, 'clock' | 'state'>): Channel {
  const config = completeConfig(simulatorDescriptor, given);
  const shares = readShares(config);
  const granted = Number(config.granted);
  let opened: Promise<Book> | null = null;
  const book = (): Promise<Book> => {
    opened ??= openBook(deps.state, shares);
    return opened;
  };

  async function wait(batch: BatchRequest): Promise<boolean> {
    const roll = seeded(`${shares.seed}:${batch.clientRef}`)();
    const ms = Math.round(Number(config.latencyMs) * (0.5 + roll));
    if (ms > 0) await deps.clock.sleep(ms, batch.signal);
    return batch.signal?.aborted !== true;
  }

  /** Decides message by message, in order, while the balance lasts. */
  async function submit(batch: BatchRequest): Promise<MessageOutcome[]> {
    const ledger = await book();
    let left = ledger.left(granted);
    const taken: OutMessage[] = [];
    const verdicts = batch.messages.map((message) => {
      const { submit: verdict } = fateOf(message.number, shares);
      if (verdict === 'blacklist' || verdict === 'dropped') return verdict;
      if (message.parts > left) return 'broke';
      left -= message.parts;
      taken.push(message);
      return verdict;
    });
    const chunk =
      taken.length === 0
        ? null
        : await ledger.add({
            at: deps.clock.now(),
            clientRef: batch.clientRef,
            numbers: taken.map((message) => message.number),
            parts: taken.map((message) => message.parts),
          });
    let which = 0;
    return batch.messages.map((message, i): MessageOutcome => {
      const { messageId } = message;
      switch (verdicts[i]) {
        case 'blacklist':
          return { messageId, kind: 'rejected', code: 'BLACK', reject: 'blacklist' };
        case 'broke':
          return { messageId, kind: 'rejected', code: 'BALANCE', reject: 'balance' };
        case 'dropped':
          return { messageId, kind: 'unknown', code: 'TIMEOUT' };
        case 'lost':
          which += 1;
          return { messageId, kind: 'unknown', code: 'TIMEOUT' };
        default: {
          if (!chunk) return { messageId, kind: 'unknown', code: 'MISSING' };
          const id = providerId(chunk, which);
          which += 1;
          return { messageId, kind: 'accepted', providerId: id, billedParts: message.parts, fee: null };
        }
      }
    });
  }

  function toReport({ chunk, which, at }: Due): ReportRecord {
    const number = chunk.numbers[which] ?? '';
    const report = fateOf(number, shares).report;
    const id = providerId(chunk, which);
    const status = report?.status ?? 'pending';
    const code = report?.code ?? '';
    // a report told twice is the same report: the second keeps the time of the first
    const first = report ? chunk.at + report.afterMs : at;
    const raw = JSON.stringify({ sid: id, mobile: number, status, code, at: first });
    return { providerId: id, number, status, code, at: first, clientRef: chunk.clientRef, raw };
  }

  function toReply({ chunk, which, at }: Due): ReplyRecord {
    const number = chunk.numbers[which] ?? '';
    const text = fateOf(number, shares).reply?.text ?? '';
    const id = `r${providerId(chunk, which)}`;
    return { providerId: id, number, text, at, raw: JSON.stringify({ id, mobile: number, text, at }) };
  }

  return {
    descriptor: simulatorDescriptor,
    async send(batch) {
      const outcomes = (await wait(batch))
        ? await submit(batch)
        : batch.messages.map(({ messageId }): MessageOutcome => ({ messageId, kind: 'not_sent', code: 'ABORTED' }));
      return { outcomes, alarm: null, retryAfterMs: null, serverTime: deps.clock.now(), portal: false };
    },
    async pullReports() {
      const ledger = await book();
      await ledger.tidy();
      const { due, more } = ledger.take('reports', deps.clock.now(), PAGE);
      return { kind: 'page', rows: due.map(toReport), more };
    },
    async pullReplies() {
      const ledger = await book();
      const { due, more } = ledger.take('replies', deps.clock.now(), PAGE);
      return { kind: 'page', rows: due.map(toReply), more };
    },
    async lookup(query) {
      const found = (await book()).find(query.clientRef, query.number);
      if (!found) return { kind: 'absent' };
      const report = fateOf(query.number, shares).report;
      const told = report !== null && found.chunk.at + report.afterMs <= deps.clock.now();
      return {
        kind: 'found',
        providerId: providerId(found.chunk, found.which),
        status: told ? report.status : 'pending',
        code: told ? report.code : '',
        evidence: 'record',
      };
    },
    async balance() {
      const amount = (await book()).left(granted);
      return { kind: 'ok', balance: { kind: 'parts', amount, at: deps.clock.now() } };
    },
    async check() {
      const amount = (await book()).left(granted);
      return [
        { item: 'credentials', passed: true, code: null, detail: '' },
        { item: 'balance', passed: amount > 0, code: amount > 0 ? null : 'BALANCE', detail: String(amount) },
        { item: 'reports', passed: true, code: null, detail: '' },
      ];
    },
    async close() {
      await opened;
    },
  };
}

export const simulator: Provider = { descriptor: simulatorDescriptor, create: createSimulator };
