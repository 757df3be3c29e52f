import type { Handlers } from '../../shared/contract/contract.ts';
import { requireDraft } from './campaign-view.ts';
import type { ServiceDeps } from './deps.ts';

type DraftHandlers = Pick<Handlers, Extract<keyof Handlers, `drafts.${string}`>>;

export function createDraftService(deps: ServiceDeps): DraftHandlers {
  const { storage, clock, emit } = deps;
  return {
    async 'drafts.save'({ id, draft }) {
      if (id !== undefined) await requireDraft(deps, id);
      const saved = await storage.campaigns.saveDraft(id ?? null, draft, clock.now());
      emit('changed', { what: 'drafts' });
      return { id: saved };
    },
    async 'drafts.get'({ id }) {
      const { draft, updatedAt } = await requireDraft(deps, id);
      return { id, draft, updatedAt };
    },
    async 'drafts.delete'({ id }) {
      await requireDraft(deps, id);
      await storage.campaigns.removeDraft(id);
      emit('changed', { what: 'drafts' });
      return {};
    },
  };
}
