import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { typedConfig } from './channel-config.ts';
import type { ServiceDeps } from './deps.ts';
import { required, requireNumber } from './valid-number.ts';

type DefinitionHandlers = Pick<Handlers, Extract<keyof Handlers, `channels.definition.${string}`>>;

/** Descriptions of providers the app does not know; a text goes in and comes out, so import and export are files. */
export function createDefinitionHandlers({
  providers,
  pool,
  secrets,
  storage,
}: Pick<ServiceDeps, 'providers' | 'pool' | 'secrets' | 'storage'>): DefinitionHandlers {
  const provider = providers.find(({ definitions }) => definitions !== undefined);
  const definitions = provider?.definitions;
  return {
    async 'channels.definition.check'({ text }) {
      if (definitions === undefined) throw new AppError('INTERNAL');
      return definitions.check(text);
    },
    'channels.definition.examples': async () => ({ rows: definitions?.examples ?? [] }),
    async 'channels.definition.try'({ id, config, number, signature, text, answer }) {
      if (provider === undefined) throw new AppError('INTERNAL');
      const existing = id === undefined ? null : required(await storage.channels.get(id));
      const opened = await typedConfig(provider.descriptor, config, existing, secrets);
      const { outcome, ...tried } = await pool.tryOut(opened, {
        number: requireNumber(number),
        signature,
        text,
        answer,
      });
      if (outcome === null) return { ...tried, outcome: null };
      return {
        ...tried,
        outcome: {
          kind: outcome.kind,
          code: outcome.kind === 'accepted' ? null : outcome.code,
          reject: outcome.kind === 'rejected' ? outcome.reject : null,
          providerId: outcome.kind === 'accepted' ? outcome.providerId : null,
          billedParts: outcome.kind === 'accepted' ? outcome.billedParts : null,
        },
      };
    },
  };
}
