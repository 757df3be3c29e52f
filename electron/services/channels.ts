import type { Channel, ChannelOptions, Check, Descriptor, ExplainedCheck } from '../../shared/contract/channels.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';
import { wholeChecks } from '../core/whole-checks.ts';
import type { ChannelRow } from '../storage/channel-store.ts';
import { createCatalogHandlers } from './channel-catalog.ts';
import { shownConfig, takeConfig } from './channel-config.ts';
import { createDefinitionHandlers } from './channel-definitions.ts';
import type { ServiceDeps } from './deps.ts';
import { required } from './valid-number.ts';

type ChannelHandlers = Pick<Handlers, Extract<keyof Handlers, `channels.${string}`>>;

/** What a channel of this provider starts with. */
export const defaultOptions = (descriptor: Descriptor): ChannelOptions => ({
  rate: descriptor.rate,
  burst: descriptor.burst,
  batch: Math.min(1000, Math.max(1, descriptor.batchPersonal, descriptor.batchSame)),
  dailyCap: null,
  price: descriptor.price,
  billing: descriptor.billing,
  optOut: descriptor.optOut,
  windowFrom: null,
  windowTo: null,
});

export function createChannelService(deps: ServiceDeps): ChannelHandlers {
  const { storage, pool, providers, clock, emit, engine, explain } = deps;
  const { channels } = storage;
  const descriptorOf = (provider: string): Descriptor | undefined =>
    providers.find(({ descriptor }) => descriptor.provider === provider)?.descriptor;
  const changed = () => emit('changed', { what: 'channels' });

  const explained = (one: Check): ExplainedCheck => {
    const { category, meaning } = one.code === null ? { category: null, meaning: '' } : explain(one.code);
    return { ...one, category, meaning };
  };

  const view = async (row: ChannelRow): Promise<Channel> => ({
    id: row.id,
    provider: row.provider,
    name: row.name,
    simulated: descriptorOf(row.provider)?.simulated ?? false,
    options: row.options,
    config: shownConfig(row),
    enabled: row.enabled,
    isDefault: row.isDefault,
    balance: row.balance,
    sentToday: await storage.outbox.claimedSince(row.id, startOfShanghaiDay(clock.now())),
    trouble: row.trouble && { ...row.trouble, ...explain(row.trouble.code) },
    reportTrouble: row.reportTrouble,
    breakers: await channels.breakers(row.id),
  });

  return {
    'channels.providers': async () => ({ rows: providers.map(({ descriptor }) => descriptor) }),
    'channels.list': async () => ({ rows: await Promise.all((await channels.list()).map(view)) }),
    async 'channels.save'(input) {
      const descriptor = descriptorOf(input.provider);
      if (descriptor === undefined) throw new AppError('BAD_INPUT', { path: 'provider' });
      const existing = input.id === undefined ? null : required(await channels.get(input.id));
      if (existing !== null && existing.provider !== input.provider)
        throw new AppError('BAD_INPUT', { path: 'provider' });
      const isOnly = (await channels.list()).every(({ id }) => id === input.id);
      const row = await channels.save({
        ...(existing === null ? {} : { id: existing.id }),
        provider: input.provider,
        name: input.name,
        options: { ...(existing?.options ?? defaultOptions(descriptor)), ...input.options },
        ...(await takeConfig(descriptor, input.config, existing, deps)),
        enabled: input.enabled,
        isDefault: input.isDefault || isOnly,
      });
      await pool.forget(row.id);
      engine.wake();
      changed();
      return view(row);
    },
    async 'channels.delete'({ id }) {
      await channels.remove(id);
      await pool.forget(id);
      changed();
      return {};
    },
    async 'channels.test'({ id }) {
      required(await channels.get(id));
      const open = await pool.open(id);
      if (open === null) {
        return {
          checks: [explained({ item: 'credentials', passed: false, code: 'CHANNEL_INCOMPLETE', detail: '' })],
        };
      }
      const { descriptor } = open.channel;
      const found = await open.channel.check();
      const checks = descriptor.simulated || descriptor.counting !== '106' ? found : wholeChecks(descriptor, found);
      if (checks.every(({ passed }) => passed !== false)) {
        await channels.setTrouble(id, null);
        changed();
      }
      return { checks: checks.map(explained) };
    },
    async 'channels.balance'({ id }) {
      required(await channels.get(id));
      const open = await pool.open(id);
      if (open === null) throw new AppError('CHANNEL_CHECK_FAILED', { code: 'CHANNEL_INCOMPLETE' });
      if (open.channel.balance === undefined) throw new AppError('NOT_SUPPORTED');
      const answer = await open.channel.balance();
      if (answer.kind === 'failed') throw new AppError('CHANNEL_CHECK_FAILED', { code: answer.code });
      await channels.setBalance(id, answer.balance);
      changed();
      return answer.balance;
    },
    ...createCatalogHandlers(deps),
    ...createDefinitionHandlers(deps),
    'channels.explain': async ({ code }) => explain(code),
    async 'channels.reopen'({ id, carrier }) {
      required(await channels.get(id));
      await engine.reopen(id, carrier);
      changed();
      return {};
    },
  };
}
