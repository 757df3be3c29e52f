import type { ChannelConfig, Provider } from '../../../electron/channels/channel.ts';
import { createHttp } from '../../../electron/platform/http.ts';
import { brokenInvariants } from '../engine/invariants.ts';
import { createRig, numberOf, OPTIONS } from '../engine/rig.ts';
import { createSeededRandom } from '../seeded-random.ts';
import type { Gateway } from './frame/gateway.ts';
import type { CodeClass, FaultKind } from './frame/options.ts';
import { startGateway } from './frame/start-gateway.ts';

const PRICE = 50;
/** Everything but what pauses for hours (night, the day's quota) or fills the list with one answer. */
const KINDS: FaultKind[] = [
  'hang',
  'hang_dropped',
  'reset_after',
  'reset_before',
  'fin',
  'cut',
  'stall',
  'wrong_length',
  'gateway',
  'gateway_json',
  'refused_500',
  'html',
  'redirect',
  'rate',
  'rate_bare',
  'ambiguous',
  'partial',
  'missing',
  'extra',
  'shuffled',
  'duplicated',
  'contradicting',
  'wrong_types',
  'code_string',
  'garbage',
  'slow',
  'wrong_clock',
  'balance',
  'refused',
];
const CLASSES: CodeClass[] = [
  'retry_later',
  'credentials',
  'ip',
  'account_stop',
  'signature_or_template',
  'content',
  'number_invalid',
  'number_blacklist',
  'number_frequency',
  'request_bug',
];

/** A provider's adapter and its double. */
export interface Pair {
  gateway: Gateway;
  provider: Provider;
  config: ChannelConfig;
  /** one text for each recipient */
  personal: boolean;
}

/** A campaign through one double with random faults, and the person who answers every question it asks. */
export async function runFaultyCampaign(
  pair: Pair,
  plan: { recipients: number; batch: number; share: number; seed: number },
) {
  const { gateway, provider } = pair;
  const { recipients, batch, share, seed } = plan;
  const rig = await createRig({ batch });
  rig.clock.jump(Date.now() - rig.clock.now());
  const optedOut = Array.from({ length: 5 }, (_, i) => numberOf(Math.floor((i * recipients) / 5)));
  const double = await startGateway(gateway, {
    seed,
    now: () => rig.clock.now(),
    reports: { failShare: 0.1, twiceShare: 0.05, reversed: true },
    random: { share, kinds: KINDS, classes: CLASSES },
  });
  const http = createHttp();
  const logger = {
    info: (event: string, data: object = {}) => void rig.logs.push(`${event} ${JSON.stringify(data)}`),
    warn: (event: string, data: object = {}) => void rig.logs.push(`${event} ${JSON.stringify(data)}`),
    error: (event: string, data: object = {}) => void rig.logs.push(`${event} ${JSON.stringify(data)}`),
  };
  const kept = new Map<string, string>();
  const own = provider.create(
    { ...pair.config, endpoint: double.url, deadlineSeconds: 1 },
    {
      clock: rig.clock,
      http,
      random: createSeededRandom(seed),
      logger,
      state: { get: async (key) => kept.get(key) ?? null, set: async (key, value) => void kept.set(key, value) },
    },
  );
  const catalog = await own.catalog?.();
  if (catalog?.kind === 'failed') throw new Error(`no catalogue: ${catalog.code}`);
  if (catalog) await rig.storage.channels.saveCatalog(rig.channelId, catalog, rig.clock.now());
  const row = await rig.storage.channels.get(rig.channelId);
  if (row === null) throw new Error('no channel');
  rig.over.open = { channel: own, options: { ...OPTIONS, batch, price: PRICE }, row };

  async function close(): Promise<void> {
    await rig.close();
    await own.close();
    await http.close();
    await double.close();
  }

  async function run(realMs: number): Promise<string[]> {
    const id = await rig.addCampaign({ recipients, personal: pair.personal });
    const rows = optedOut.map((number) => ({ number, source: 'reply' as const, reason: '', proof: 'T' }));
    await rig.storage.contacts.blacklist(rows, rig.clock.now());
    await rig.engine.start();
    /** asks the provider about what is unknown, takes the rest for sent, goes on; never sends again */
    const settled = async (): Promise<boolean> => {
      const { state, counts } = await rig.row(id);
      const unknown = counts.unknown ?? 0;
      if (state === 'finished' && unknown === 0) return true;
      if (unknown > 0 && ['paused', 'finished'].includes(state)) {
        await rig.engine.resolveUnknown({ campaignId: id, action: 'query' });
        await rig.engine.resolveUnknown({ campaignId: id, action: 'sent' });
      }
      if ((await rig.row(id)).state === 'paused') await rig.engine.resume(id);
      return false;
    };
    await rig.until('settled', settled, 20, realMs);
    const taken = double.account.all().map(({ number, parts }) => ({ number, parts }));
    const secrets = Object.values(gateway.credentials).filter((value) => value.length > 8);
    return brokenInvariants({
      storage: rig.storage,
      row: await rig.row(id),
      recipients,
      truth: { taken, price: PRICE },
      optedOut,
      logged: rig.logs.join('\n'),
      secret: new RegExp(['190\\d{8}', '您好', ...secrets].join('|')),
    });
  }
  return { double, rig, run, close };
}
