/**
 * One life of the application for the kill tests: opens the book, sends over a real yunpian channel to the double in
 * another process, and plays the one person there is: asks the provider about unknown results, treats the rest as sent,
 * continues. It never sends again. FAILPOINT kills the process at one instruction.
 */
import { appendFileSync } from 'node:fs';
import type { ChannelDeps } from '../../../electron/channels/channel.ts';
import { yunpian } from '../../../electron/channels/providers/yunpian.ts';
import { createEngine } from '../../../electron/engine/engine.ts';
import { createClock } from '../../../electron/platform/clock.ts';
import { createHttp } from '../../../electron/platform/http.ts';
import type { Logger } from '../../../electron/platform/ports.ts';
import { createRandom } from '../../../electron/platform/random.ts';
import { openSafely } from '../../../electron/storage/backups/open-safely.ts';
import { placesBeside } from '../../../electron/storage/backups/places.ts';
import { openInlineStorage } from '../../../electron/storage/sqlite/open.ts';
import { installFailpoint } from './failpoints.ts';

export interface ChildTask {
  file: string;
  log: string;
  endpoint: string;
  apikey: string;
  channelId: number;
  campaignId: number;
  failpoint: string | null;
  /** the person leaves unknown results alone */
  passive: boolean;
  /** keeps a journal and opens the book with the care the product does */
  journal?: boolean;
  /** it is automatic answers that are sent, not the campaign */
  answers?: boolean;
  /** only loads the code, so that its compiled form is cached for the lives to come: a killed one leaves no cache */
  rehearsal: boolean;
}

const task = JSON.parse(process.argv[2] ?? '') as ChildTask;
const { channelId } = task;
if (task.rehearsal) process.exit(0);
const say = (line: string) => process.stdout.write(`${line}\n`);
const write =
  (level: string) =>
  (event: string, data: object = {}): void =>
    appendFileSync(task.log, `${JSON.stringify({ level, event, ...data })}\n`);
const logger: Logger = { info: write('info'), warn: write('warn'), error: write('error') };

const clock = createClock();
const random = createRandom();
const http = createHttp();
const places = placesBeside(task.file);
if (task.journal) openSafely(places, undefined, clock.now());
const storage = await openInlineStorage({ file: task.file, ...(task.journal ? { journal: places.journal } : {}) });
const state: ChannelDeps['state'] = { get: async () => null, set: async () => {} };
const channel = yunpian.create(
  { apikey: task.apikey, endpoint: task.endpoint, sendUid: false, deadlineSeconds: 5 },
  { clock, random, http, logger, state },
);
installFailpoint(task.failpoint, storage, channel);

const engine = createEngine({
  storage,
  clock,
  random,
  logger,
  channelFor: async (id) => {
    const row = await storage.channels.get(id);
    return row === null ? null : { channel, options: row.options, row };
  },
  settings: () => storage.settings.get(),
  emit: () => {},
});

async function person(campaignId: number): Promise<'done' | 'wait'> {
  const row = await storage.campaigns.get(campaignId);
  if (row === null) throw new Error('the campaign is gone');
  const unknown = row.counts.unknown ?? 0;
  // this life ends at its reports
  if (task.failpoint === 'afterPull') return 'wait';
  if (row.state === 'finished' && (unknown === 0 || task.passive)) return 'done';
  if (task.passive) return row.state === 'paused' ? 'done' : 'wait';
  if (unknown > 0) {
    await engine.resolveUnknown({ campaignId, action: 'query' });
    await engine.resolveUnknown({ campaignId, action: 'sent' });
  }
  if (row.state === 'paused') {
    say(`paused ${row.pauseReason}`);
    await engine.resume(campaignId);
  }
  return 'wait';
}

/** every reply got what the rules make of it, and every answer its end */
async function answered(): Promise<'done' | 'wait'> {
  if ((await storage.replies.due(1)).length > 0) return 'wait';
  let step: 'done' | 'wait' = 'done';
  for (const { replyId } of await storage.replies.latest(1000)) {
    const campaignId = await storage.campaigns.byIdempotencyKey(`reply-${replyId}`);
    if (campaignId !== null && (await person(campaignId)) === 'wait') step = 'wait';
  }
  return step;
}

say('open');
await engine.start();
say('ready');
while ((await (task.answers ? answered() : person(task.campaignId))) === 'wait') await clock.sleep(10);
await engine.stop();
await channel.close();
await http.close();
await storage.close();
say(`done ${channelId}`);
process.exit(0);
