/**
 * Our Tencent and Aliyun adapters against the vendors' own clients; then a campaign at 2,000 messages a second through
 * the Tencent double, over the engine and 8 connections.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../../electron/channels/channel.ts';
import { tencent } from '../../electron/channels/providers/tencent.ts';
import { createEngine } from '../../electron/engine/engine.ts';
import { createClock } from '../../electron/platform/clock.ts';
import { createHttp } from '../../electron/platform/http.ts';
import { createRandom } from '../../electron/platform/random.ts';
import { openStorage } from '../../electron/storage/sqlite/open.ts';
import { startDouble } from '../support/engine/lives.ts';
import { OPTIONS, plantCampaign } from '../support/engine/rig.ts';
import { readLedger } from '../support/gateways/frame/ledger.ts';
import { tencent as tencentGateway } from '../support/gateways/tencent/tencent.ts';
import { CONNECTIONS, openChannel } from './provider-channel.ts';
import { race } from './provider-race.ts';
import type { BenchRow } from './row.ts';
import { worstSecond } from './throttle.ts';

const RATE = 2000;
const SECONDS = Number(process.env.PROVIDERS_SECONDS ?? 15);

/** Notes when each request left; pulls nothing, what is measured is submission. */
function watched(channel: Channel, starts: number[]): Channel {
  return {
    ...channel,
    pullReports: undefined,
    pullReplies: undefined,
    send: (batch) => {
      for (const _ of batch.messages) starts.push(performance.now());
      return channel.send(batch);
    },
  };
}

/** A campaign of `SECONDS` at `RATE`: what arrived each second, and the worst second of what left. */
async function sustain(batch: number): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'feijian-providers-'));
  const file = join(folder, 'book.db');
  const ledger = join(folder, 'ledger.ndjson');
  const double = await startDouble(['--ledger', ledger], 'tencent');
  const http = createHttp({ connections: CONNECTIONS });
  const storage = await openStorage({ file });
  const starts: number[] = [];
  const { credentials } = tencentGateway;
  const config = { ...credentials, smsSdkAppId: credentials.appId ?? '', endpoint: double.url };
  const channel = watched(openChannel(tencent, config, http), starts);
  try {
    const options = { ...OPTIONS, rate: RATE, burst: 200, batch };
    const base = { provider: 'tencent', name: 'bench', config: {}, secrets: {}, enabled: true, isDefault: true };
    const row = await storage.channels.save({ ...base, options });
    const catalog = await channel.catalog?.();
    if (catalog?.kind !== 'ok') throw new Error('no catalogue');
    await storage.channels.saveCatalog(row.id, catalog, Date.now());
    const recipients = RATE * SECONDS;
    await plantCampaign(storage, file, row.id, Date.now(), { recipients });
    const settings = await storage.settings.get();
    await new Promise<void>((resolve, reject) => {
      const engine = createEngine({
        storage,
        clock: createClock(),
        random: createRandom(),
        logger: { info: () => {}, warn: () => {}, error: () => {} },
        channelFor: async () => ({ channel, options, row }),
        settings: async () => settings,
        emit(topic, data) {
          if (topic !== 'notice' || !('kind' in data)) return;
          const failed = data.kind === 'campaign_finished' ? null : new Error(`the campaign ended as ${data.kind}`);
          engine.stop().then(() => (failed === null ? resolve() : reject(failed)), reject);
        },
      });
      engine.start().catch(reject);
    });
    const sends = readLedger(ledger).filter((event) => event.e === 'send');
    const arrived = sends.flatMap(({ at, rows }) => rows.map(() => at));
    const first = arrived[0] ?? 0;
    const seconds = ((arrived.at(-1) ?? 0) - first) / 1000;
    if (arrived.length !== recipients) {
      const [campaign] = (await storage.campaigns.list({}, { cursor: null, limit: 1 })).rows;
      throw new Error(`${arrived.length} of ${recipients} arrived, ${JSON.stringify(campaign?.counts)}`);
    }
    // the last batch arrives at once: it is no part of the time
    const mean = (arrived.length - batch) / seconds;
    const about = `tencent at ${RATE}/s for ${SECONDS} s, ${CONNECTIONS} connections, ${batch} a request`;
    const worst = worstSecond(starts);
    return [
      {
        name: `${about}: messages arrived each second`,
        ours: mean,
        theirs: RATE,
        ratio: mean / RATE,
        reach: { at: 0.99, better: 'higher' },
        unit: 'messages/s',
      },
      {
        name: `${about}: worst one-second window of what left`,
        ours: worst,
        theirs: RATE,
        ratio: worst / RATE,
        reach: { at: 1, better: 'lower' },
        unit: 'messages',
      },
    ];
  } finally {
    await channel.close();
    await http.close();
    await storage.close();
    double.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function run(): Promise<BenchRow[]> {
  return [...(await race('tencent')), ...(await race('aliyun')), ...(await sustain(100))];
}
