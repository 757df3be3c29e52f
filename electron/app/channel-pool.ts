import { createHash } from 'node:crypto';
import type { Descriptor } from '../../shared/contract/channels.ts';
import type { ChannelConfig, ChannelDeps, Provider } from '../channels/channel.ts';
import { completeConfig, validateConfig } from '../channels/validate-config.ts';
import type { OpenChannel } from '../engine/deps.ts';
import type { Secrets } from '../platform/ports.ts';
import { openConfig } from '../services/channel-config.ts';
import type { ChannelPool } from '../services/deps.ts';
import type { ChannelRow } from '../storage/channel-store.ts';
import type { Storage } from '../storage/storage.ts';
import type { Modems } from './modems.ts';

interface PoolDeps extends Omit<ChannelDeps, 'state' | 'modems'> {
  modems: Pick<Modems, 'depsOf'>;
  storage: Storage;
  providers: readonly Provider[];
  secrets: Secrets;
  /** at most so many messages a second in this process, whatever the channel says */
  rateLimit: number | null;
}

/**
 * The same for channels that share a provider's account, and so its queue of reports: all that names the account, and
 * nothing that only says how it is used. Null where nothing names one: a SIM, the practice channel.
 */
function accountOf({ provider, fields }: Descriptor, config: ChannelConfig): string | null {
  if (!fields.some(({ kind, key }) => kind === 'secret' && Boolean(config[key]))) return null;
  const naming = fields.filter(({ kind }) => kind === 'secret' || kind === 'text' || kind === 'url');
  const values = naming.map(({ key }) => [key, config[key] ?? null]);
  return createHash('sha256')
    .update(JSON.stringify([provider, values]))
    .digest('base64url');
}

/** Channels by id, opened once with their secrets and kept until they change. */
export function createChannelPool(deps: PoolDeps): ChannelPool & { close(): Promise<void> } {
  const { storage, providers, secrets, rateLimit, clock, http, random, logger } = deps;
  const kept = new Map<number, Promise<OpenChannel | null>>();

  const slowed = ({ options }: ChannelRow): ChannelRow['options'] =>
    rateLimit === null
      ? options
      : { ...options, rate: options.rate === 0 ? rateLimit : Math.min(options.rate, rateLimit) };

  async function make(id: number): Promise<OpenChannel | null> {
    const row = await storage.channels.get(id);
    const provider = providers.find(({ descriptor }) => descriptor.provider === row?.provider);
    if (row === null || provider === undefined) return null;
    const config = await openConfig(row, secrets).catch(() => null);
    if (config === null) {
      logger.warn('channel.secrets_unreadable', { channelId: id });
      return null;
    }
    const { missing, invalid } = validateConfig(provider.descriptor, config);
    if (missing.length + invalid.length > 0) return null;
    const account = accountOf(provider.descriptor, config) ?? `channel ${id}`;
    if (account !== row.account) await storage.channels.setAccount(id, account);
    const state: ChannelDeps['state'] = {
      get: (key) => storage.settings.getValue(`channel.${id}.${key}`),
      set: (key, value) => storage.settings.setValue(`channel.${id}.${key}`, value),
    };
    const channel = provider.create(completeConfig(provider.descriptor, config), {
      clock,
      http,
      random,
      logger,
      state,
      ...(provider.descriptor.provider === 'modem' ? { modems: await deps.modems.depsOf(id, config) } : {}),
    });
    return { channel, options: slowed(row), row };
  }

  async function forget(id: number): Promise<void> {
    const old = kept.get(id);
    kept.delete(id);
    await (await old)?.channel.close();
  }

  return {
    open(id) {
      const known = kept.get(id);
      if (known !== undefined) return known;
      const fresh = make(id);
      kept.set(id, fresh);
      // one that could not be made is tried again next time
      fresh.then(
        (open) => open === null && kept.get(id) === fresh && kept.delete(id),
        () => kept.get(id) === fresh && kept.delete(id),
      );
      return fresh;
    },
    forget,
    async tryOut(config, trial) {
      const definitions = providers.find((provider) => provider.definitions !== undefined)?.definitions;
      if (definitions === undefined) throw new Error('no provider takes descriptions');
      // nothing of it outlives the try
      const state: ChannelDeps['state'] = { get: async () => null, set: async () => undefined };
      return definitions.tryOut(config, trial, { clock, http, random, logger, state });
    },
    async close() {
      await Promise.all([...kept.keys()].map(forget));
    },
  };
}
