import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { PackWord } from '../../shared/contract/word-packs.ts';
import { findConflicts } from '../../shared/domain/check/word-conflicts.ts';
import type { ServiceDeps } from './deps.ts';

type WordPackHandlers = Pick<Handlers, Extract<keyof Handlers, `wordPacks.${string}`>>;

/** The owner's word lists for the check of texts. */
export function createWordPackService({ storage, files, transfer, clock, emit }: ServiceDeps): WordPackHandlers {
  const { wordPacks } = storage;
  const changed = (): void => emit('changed', { what: 'wordPacks' });
  const conflictsOf = async (words: readonly PackWord[], id: number | undefined) =>
    findConflicts(words, await wordPacks.active(id));

  return {
    'wordPacks.list': async () => ({ rows: await wordPacks.list() }),
    async 'wordPacks.get'({ id }) {
      const found = await wordPacks.get(id);
      if (found === null) throw new AppError('NOT_FOUND', { what: 'word_pack' });
      return { ...found, conflicts: await conflictsOf(found.words, id) };
    },
    async 'wordPacks.save'(input) {
      const pack = await wordPacks.save(input, clock.now());
      changed();
      return { pack, conflicts: await conflictsOf(input.words, pack.id) };
    },
    async 'wordPacks.enable'({ id, enabled }) {
      const pack = await wordPacks.enable(id, enabled);
      changed();
      return pack;
    },
    async 'wordPacks.delete'({ id }) {
      await wordPacks.remove(id);
      changed();
      return {};
    },
    'wordPacks.read': async ({ source }) =>
      transfer('words', { source, path: 'fileId' in source ? files.find(source.fileId).path : null }),
    'wordPacks.active': async () => ({ words: await wordPacks.active() }),
  };
}
