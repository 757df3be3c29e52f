import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { suggestTemplates } from '../core/suggest-templates.ts';
import type { ServiceDeps } from './deps.ts';
import { required } from './valid-number.ts';

type CatalogHandlers = Pick<Handlers, Extract<keyof Handlers, `channels.catalog.${string}`>>;

/** The provider's templates and signatures as they were when last asked for. */
export function createCatalogHandlers({ storage, pool, clock, emit }: ServiceDeps): CatalogHandlers {
  const { channels } = storage;
  return {
    async 'channels.catalog.sync'({ id }) {
      required(await channels.get(id));
      const open = await pool.open(id);
      if (open === null) throw new AppError('CHANNEL_CHECK_FAILED', { code: 'CHANNEL_INCOMPLETE' });
      if (open.channel.catalog === undefined) throw new AppError('NOT_SUPPORTED');
      const answer = await open.channel.catalog();
      if (answer.kind === 'failed') throw new AppError('CHANNEL_CHECK_FAILED', { code: answer.code });
      const { templates, signatures } = answer;
      await channels.saveCatalog(id, { templates, signatures }, clock.now());
      emit('changed', { what: 'channels' });
      return channels.catalog(id);
    },
    async 'channels.catalog.get'({ id }) {
      required(await channels.get(id));
      return channels.catalog(id);
    },
    async 'channels.catalog.match'({ id, body, bindings }) {
      required(await channels.get(id));
      return { rows: suggestTemplates(body, bindings, (await channels.catalog(id)).templates) };
    },
  };
}
