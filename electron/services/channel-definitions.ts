import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { ServiceDeps } from './deps.ts';

type DefinitionHandlers = Pick<Handlers, Extract<keyof Handlers, `channels.definition.${string}`>>;

/** Descriptions of providers the app does not know; a text goes in and comes out, so import and export are files. */
export function createDefinitionHandlers({ providers }: Pick<ServiceDeps, 'providers'>): DefinitionHandlers {
  const definitions = providers.find((provider) => provider.definitions !== undefined)?.definitions;
  return {
    async 'channels.definition.check'({ text }) {
      if (definitions === undefined) throw new AppError('INTERNAL');
      return definitions.check(text);
    },
    'channels.definition.examples': async () => ({ rows: definitions?.examples ?? [] }),
  };
}
