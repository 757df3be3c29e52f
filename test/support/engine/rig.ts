import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainCode } from '../../../electron/channels/carrier-codes.ts';
import type { OpenChannel } from '../../../electron/engine/deps.ts';
import { createEngine, type Engine } from '../../../electron/engine/engine.ts';
import type { Logger } from '../../../electron/platform/ports.ts';
import type { CampaignRow } from '../../../electron/storage/campaign-store.ts';
import { openInlineStorage } from '../../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../../electron/storage/sqlite/open-bulk.ts';
import type { Storage } from '../../../electron/storage/storage.ts';
import type { ChannelOptions } from '../../../shared/contract/channels.ts';
import { draft, type Schedule } from '../../../shared/contract/compose.ts';
import type { EventData, Topic } from '../../../shared/contract/events.ts';
import type { MessageKind, MessageState } from '../../../shared/domain/status.ts';
import { createSeededRandom } from '../seeded-random.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createScriptedChannel, type ScriptedChannel } from './scripted-channel.ts';
import { pass, until } from './until.ts';

export const OPTIONS: ChannelOptions = {
  rate: 0,
  burst: 100,
  batch: 10,
  dailyCap: null,
  price: 50,
  billing: 'submitted',
  optOut: '退订回T',
  windowFrom: null,
  windowTo: null,
};

/** Synthetic numbers: 190 0000 0001 and so on. */
export const numberOf = (i: number): string => `190${String(i).padStart(8, '0')}`;

export interface CampaignPlan {
  recipients?: number;
  from?: number;
  kind?: MessageKind;
  schedule?: Schedule;
  startAt?: number;
  holdUntil?: number;
  personal?: boolean;
  parts?: number;
  fallbackChannelIds?: number[];
  numbers?: string[];
  /** what each gets, and its 条; without it all get the same short text */
  textOf?(i: number): { text: string; parts: number };
}

export interface Rig {
  clock: FakeClock;
  storage: Storage;
  channel: ScriptedChannel;
  channelId: number;
  /** further channels by id, each with a provider of its own */
  others: Map<number, ScriptedChannel>;
  addChannel(options?: Partial<ChannelOptions>): Promise<{ id: number; channel: ScriptedChannel }>;
  options: ChannelOptions;
  readonly engine: Engine;
  events: { topic: Topic; data: EventData<Topic> }[];
  logs: string[];
  file: string;
  /** what `channelFor` answers instead of the scripted channel */
  over: { open: OpenChannel | null | undefined };
  addCampaign(plan?: CampaignPlan): Promise<number>;
  row(id: number): Promise<CampaignRow>;
  count(id: number, state: MessageState): Promise<number>;
  until(what: string, condition: () => boolean | Promise<boolean>, stepMs?: number, realMs?: number): Promise<void>;
  untilState(id: number, state: CampaignRow['state']): Promise<void>;
  pass(ms: number, stepMs?: number): Promise<void>;
  /** a second engine over the same file, as after a restart */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Puts a planned campaign into the book, the way the planner does. */
export async function plantCampaign(
  storage: Storage,
  file: string,
  channelId: number,
  now: number,
  plan: CampaignPlan = {},
): Promise<number> {
  const { recipients = 20, from = 0, kind = 'notice', schedule = { mode: 'now' }, parts = 1, personal = false } = plan;
  const { fallbackChannelIds = [], numbers, textOf } = plan;
  const usual = (i: number) => ({ text: personal ? `【测试】n${i}您好` : '【测试】您好', parts });
  const body = personal ? '{姓名}您好' : '您好';
  const fields = { name: `c${from}`, kind, signature: '测试', body, channelId, schedule, fallbackChannelIds };
  const draftId = await storage.campaigns.saveDraft(null, draft.parse(fields), now);
  const bulk = openBulk({ file });
  try {
    const messages = Array.from({ length: numbers?.length ?? recipients }, (_, i) => {
      const rendered = textOf?.(i) ?? usual(i);
      return {
        ...{ contactId: null, number: numbers?.[i] ?? numberOf(from + i), name: `n${i}`, signature: '测试' },
        ...{ ...rendered, cost: rendered.parts * 50 },
      };
    });
    const { campaignId } = bulk.startCampaign(
      {
        draftId,
        idempotencyKey: `key-${draftId}-${now}`,
        contentHash: `hash-${draftId}`,
        state: 'scheduled',
        startAt: plan.startAt ?? now,
        holdUntil: plan.holdUntil ?? now,
        now,
      },
      messages,
    );
    return campaignId;
  } finally {
    bulk.close();
  }
}

/** An engine over a real database file, a scripted provider and a clock of its own. */
export async function createRig(options: Partial<ChannelOptions> = {}): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'feijian-engine-'));
  const file = join(folder, 'book.db');
  const clock = createFakeClock();
  const storage = await openInlineStorage({ file });
  const channel = createScriptedChannel();
  const saved = await storage.channels.save({
    provider: 'scripted',
    name: '测试通道',
    options: { ...OPTIONS, ...options },
    config: {},
    secrets: {},
    enabled: true,
    isDefault: true,
  });
  const events: Rig['events'] = [];
  const logs: string[] = [];
  const log =
    (level: string) =>
    (event: string, data?: object): void =>
      void logs.push(`${level} ${event} ${JSON.stringify(data ?? {})}`);
  const logger: Logger = { info: log('info'), warn: log('warn'), error: log('error') };
  const others: Rig['others'] = new Map();
  const over: Rig['over'] = { open: undefined };
  const build = () =>
    createEngine({
      storage,
      channelFor: async (id) => {
        if (over.open !== undefined) return over.open;
        const row = await storage.channels.get(id);
        return row === null ? null : { channel: others.get(id) ?? channel, options: row.options, row };
      },
      clock,
      random: createSeededRandom(),
      logger,
      settings: () => storage.settings.get(),
      explain: explainCode,
      emit: (topic, data) => void events.push({ topic, data }),
    });
  let engine = build();
  const rig: Rig = {
    clock,
    storage,
    channel,
    channelId: saved.id,
    others,
    async addChannel(more) {
      const { id } = await storage.channels.save({
        provider: 'scripted',
        name: `备用${others.size + 1}`,
        options: { ...OPTIONS, ...more },
        config: {},
        secrets: {},
        enabled: true,
        isDefault: false,
      });
      const other = createScriptedChannel();
      others.set(id, other);
      return { id, channel: other };
    },
    options: saved.options,
    get engine() {
      return engine;
    },
    events,
    logs,
    file,
    over,
    addCampaign: (plan) => plantCampaign(storage, file, saved.id, clock.now(), plan),
    async row(id) {
      const row = await storage.campaigns.get(id);
      if (row === null) throw new Error(`no campaign ${id}`);
      return row;
    },
    count: async (id, state) => (await rig.row(id)).counts[state] ?? 0,
    until: (what, condition, stepMs = 50, realMs?: number) =>
      until(what, condition, { clock, stepMs, ...(realMs === undefined ? {} : { realMs }) }),
    untilState: (id, state) => rig.until(`campaign ${state}`, async () => (await rig.row(id)).state === state),
    pass: (ms, stepMs) => pass(clock, ms, stepMs),
    async restart() {
      await engine.stop();
      engine = build();
      await engine.start();
    },
    async close() {
      await engine.stop();
      await storage.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return rig;
}
