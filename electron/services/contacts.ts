import type { Handlers } from '../../shared/contract/contract.ts';
import type { Changed } from '../../shared/contract/events.ts';
import type { ServiceDeps } from './deps.ts';
import { required, requireNumber } from './valid-number.ts';

type ContactHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `contacts.${string}` | `groups.${string}` | `tags.${string}`>
>;

export function createContactService({ storage, clock, emit, sealed }: ServiceDeps): ContactHandlers {
  const { contacts } = storage;
  const after = async <T>(write: Promise<T>, ...whats: Changed[]): Promise<T> => {
    const result = await write;
    for (const what of whats) emit('changed', { what });
    return result;
  };
  return {
    'contacts.page': ({ filter, cursor, limit }) => contacts.page(filter, { cursor, limit }),
    'contacts.count': async ({ filter }) => ({ total: await contacts.count(filter) }),
    'contacts.get': async ({ id }) => required(await contacts.get(id)),
    'contacts.create': async (input) => {
      const number = requireNumber(input.number);
      return after(contacts.create({ ...input, number }, clock.now()), 'contacts', 'groups', 'tags');
    },
    'contacts.update': async ({ id, patch }) => {
      const number = patch.number === undefined ? {} : { number: requireNumber(patch.number) };
      return after(contacts.update(id, { ...patch, ...number }, clock.now()), 'contacts', 'groups', 'tags');
    },
    'contacts.bulk': async ({ selection, action }) => {
      const changed = await after(contacts.bulk(selection, action, clock.now()), 'contacts', 'groups', 'tags');
      if (action.do === 'blacklist') emit('changed', { what: 'blacklist' });
      return { changed };
    },
    'contacts.erase': async ({ number }) => {
      const { proofFiles, ...erased } = await after(
        storage.optOuts.erase(requireNumber(number), clock.now()),
        ...(['contacts', 'groups', 'tags', 'blacklist', 'messages', 'replies', 'drafts', 'campaigns'] as const),
      );
      // a file that cannot be removed now is nobody's proof any more, and cannot be read without its key
      for (const file of proofFiles) await sealed.remove(file).catch(() => undefined);
      return erased;
    },
    'contacts.customFields': async () => ({ fields: await contacts.customFields() }),

    'groups.list': async () => ({ rows: await contacts.groups() }),
    'groups.create': ({ name }) => after(contacts.createGroup(name), 'groups'),
    'groups.rename': ({ id, name }) => after(contacts.renameGroup(id, name), 'groups'),
    'groups.delete': async ({ id }) => {
      await after(contacts.deleteGroup(id), 'groups', 'contacts');
      return {};
    },
    'tags.list': async () => ({ rows: await contacts.tags() }),
    'tags.create': ({ name }) => after(contacts.createTag(name), 'tags'),
    'tags.rename': ({ id, name }) => after(contacts.renameTag(id, name), 'tags'),
    'tags.delete': async ({ id }) => {
      await after(contacts.deleteTag(id), 'tags', 'contacts');
      return {};
    },
  };
}
