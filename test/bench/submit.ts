/**
 * Unthrottled submission, end to end: the engine over the yunpian channel to a double in another process, batches of
 * 100, against the same outbox claiming and settling the same batches with nothing in between.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../../electron/channels/channel.ts';
import { yunpian } from '../../electron/channels/providers/yunpian.ts';
import type { MessageOutcome } from '../../electron/core/message-outcome.ts';
import { createEngine } from '../../electron/engine/engine.ts';
import { createClock } from '../../electron/platform/clock.ts';
import { createHttp } from '../../electron/platform/http.ts';
import type { Logger } from '../../electron/platform/ports.ts';
import { createRandom } from '../../electron/platform/random.ts';
import { placesBeside } from '../../electron/storage/backups/places.ts';
import { openStorage } from '../../electron/storage/sqlite/open.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { startDouble } from '../support/engine/lives.ts';
import { OPTIONS, plantCampaign } from '../support/engine/rig.ts';
import { type BenchRow, median } from './row.ts';

const MESSAGES = 50_000;
const BATCH = 100;
const ROUNDS = 3;

const clock = createClock();
const random = createRandom();
const quiet: Logger = { info: () => {}, warn: () => {}, error: () => {} };

interface Book {
  storage: Storage;
  channelId: number;
  campaignId: number;
}

async function withBook(work: (book: Book) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'feijian-submit-'));
  const file = join(folder, 'book.db');
  const storage = await openStorage({ file, journal: placesBeside(file).journal });
  try {
    const { id: channelId } = await storage.channels.save({
      provider: 'yunpian',
      name: 'bench',
      options: { ...OPTIONS, batch: BATCH },
      config: {},
      secrets: {},
      enabled: true,
      isDefault: true,
    });
    const plan = { recipients: MESSAGES, personal: true };
    const campaignId = await plantCampaign(storage, file, channelId, Date.now(), plan);
    return await work({ storage, channelId, campaignId });
  } finally {
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const perSecond = (ms: number): number => (MESSAGES * 1000) / ms;

/** claim, settle, claim, settle: what the disk and the tables allow */
function outboxAlone(): Promise<number> {
  return withBook(async ({ storage, channelId, campaignId }) => {
    const sending = { startedAt: Date.now() };
    await storage.campaigns.move(campaignId, ['scheduled'], 'sending', sending, Date.now());
    const started = performance.now();
    let done = 0;
    while (done < MESSAGES) {
      const now = Date.now();
      const request = { campaignId, channelId, limit: BATCH, now, clientRef: `c${done}`, sameText: false };
      const claim = await storage.outbox.claim(request);
      if (claim === null) throw new Error('the outbox ran dry');
      const outcomes = claim.messages.map(
        ({ messageId, parts }): MessageOutcome => ({
          messageId,
          kind: 'accepted',
          providerId: `46116860184${messageId}`,
          billedParts: parts,
          fee: 50,
        }),
      );
      await storage.outbox.settle({ batchId: claim.batchId, outcomes, now, retryAt: now });
      done += claim.messages.length;
    }
    return perSecond(performance.now() - started);
  });
}

function submission(channel: Channel): Promise<number> {
  return withBook(async ({ storage, channelId, campaignId }) => {
    const row = await storage.channels.get(channelId);
    if (row === null) throw new Error('no channel');
    const settings = await storage.settings.get();
    const started = performance.now();
    let finished = 0;
    await new Promise<void>((resolve, reject) => {
      const engine = createEngine({
        storage,
        clock,
        random,
        logger: quiet,
        channelFor: async () => ({ channel, options: row.options, row }),
        settings: async () => settings,
        emit(topic, data) {
          if (topic !== 'notice' || !('kind' in data)) return;
          finished = performance.now();
          const failed = data.kind === 'campaign_finished' ? null : new Error(`the campaign ended as ${data.kind}`);
          engine.stop().then(() => (failed === null ? resolve() : reject(failed)), reject);
        },
      });
      engine.start().catch(reject);
    });
    const counts = (await storage.campaigns.get(campaignId))?.counts;
    const taken = (counts?.accepted ?? 0) + (counts?.delivered ?? 0);
    if (taken !== MESSAGES) throw new Error(`only ${taken} of ${MESSAGES} were accepted`);
    return perSecond(finished - started);
  });
}

export async function run(): Promise<BenchRow[]> {
  const double = await startDouble(['--options', '{"credentials":null}']);
  const http = createHttp();
  const state = { get: async () => null, set: async () => {} };
  // no reports while sending: what is measured is submission
  const open = () => {
    const config = { apikey: '0'.repeat(32), endpoint: double.url, sendUid: false, deadlineSeconds: 30 };
    return { ...yunpian.create(config, { clock, random, http, logger: quiet, state }), pullReports: undefined };
  };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await outboxAlone());
    ours.push(await submission(open()));
  }
  await http.close();
  double.stop();
  return [
    {
      name: `submission to a double in another process, batches of ${BATCH}`,
      ours: median(ours),
      theirs: median(theirs),
      ratio: median(ours) / median(theirs),
      reach: { at: 0.4, better: 'higher' },
      unit: 'messages/s',
      note: 'theirs: claim + settle alone',
    },
  ];
}
