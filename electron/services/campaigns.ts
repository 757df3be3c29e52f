import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { nextWindow } from '../../shared/domain/shanghai.ts';
import type { CampaignState } from '../../shared/domain/status.ts';
import { limitsOf } from '../core/frequency.ts';
import { createCampaignView } from './campaign-view.ts';
import { carrierRows, channelRows } from './carrier-rows.ts';
import type { ServiceDeps } from './deps.ts';
import { required } from './valid-number.ts';

type CampaignHandlers = Omit<
  Pick<Handlers, Extract<keyof Handlers, `campaigns.${string}` | `unknown.${string}`>>,
  'campaigns.start'
>;

/** 只重发失败 is for campaigns that have begun. */
const BEGUN: readonly CampaignState[] = ['sending', 'paused', 'finished', 'cancelled'];

export function createCampaignService(deps: ServiceDeps): CampaignHandlers {
  const { storage, engine, clock, emit, explain } = deps;
  const { campaigns } = storage;
  const view = createCampaignView(deps);
  const changed = (campaignId: number) => {
    emit('changed', { what: 'campaigns', campaignId });
    emit('changed', { what: 'messages', campaignId });
  };

  return {
    async 'campaigns.list'({ states, q, cursor, limit }) {
      const page = await campaigns.list({ states, q }, { cursor, limit });
      return { rows: await view.many(page.rows), next: page.next };
    },
    'campaigns.get': ({ id }) => view.get(id),
    async 'campaigns.breakdown'({ id }) {
      required(await campaigns.get(id));
      const { carriers, channels, provinces, reasons, latency, billing } = await campaigns.breakdown(id);
      return {
        carriers: carrierRows(carriers),
        channels: channelRows(channels, await storage.channels.list()),
        provinces,
        reasons: reasons.map((row) => ({ ...row, explanation: explain(row.code) })),
        latency,
        billing,
      };
    },
    async 'campaigns.notes'({ id }) {
      required(await campaigns.get(id));
      return { rows: await campaigns.notes(id) };
    },
    async 'campaigns.pause'({ id }) {
      await engine.pause(id);
      return view.get(id);
    },
    async 'campaigns.resume'({ id }) {
      await engine.resume(id);
      return view.get(id);
    },
    'campaigns.cancel': async ({ id }) => ({ cancelled: await engine.cancel(id) }),
    async 'campaigns.undo'({ id }) {
      required(await campaigns.get(id));
      await campaigns.undo(id, clock.now());
      emit('changed', { what: 'drafts' });
      changed(id);
      return { draftId: id };
    },
    async 'campaigns.copy'({ id }) {
      const { draft } = required(await campaigns.get(id));
      const fresh = { ...draft, schedule: { mode: 'now' as const }, step: 0 };
      const draftId = await campaigns.saveDraft(null, fresh, clock.now());
      emit('changed', { what: 'drafts' });
      return { draftId };
    },
    async 'campaigns.retryFailed'({ id, codes }) {
      const { state } = required(await campaigns.get(id));
      if (!BEGUN.includes(state)) throw new AppError('WRONG_STATE', { id, state });
      const result = await campaigns.requeueFailed(id, codes ?? null, clock.now());
      if (result.requeued === 0) throw new AppError('NO_RECIPIENTS');
      changed(id);
      engine.wake();
      return result;
    },
    async 'campaigns.retryPreview'({ id }) {
      required(await campaigns.get(id));
      const rows = await campaigns.failedByCode(id);
      return { rows: rows.map((row) => ({ ...row, explanation: explain(row.code) })) };
    },
    async 'campaigns.heldBack'({ id }) {
      const { kind } = required(await campaigns.get(id));
      const settings = await storage.settings.get();
      const rows = await campaigns.heldBack(id, limitsOf(settings), clock.now());
      const opening = (at: number) =>
        kind === 'marketing' ? nextWindow(at, settings.marketingFrom, settings.marketingTo) : at;
      return { rows: rows.map((row) => ({ ...row, nextAt: opening(row.nextAt) })) };
    },
    async 'campaigns.sendHeld'({ id }) {
      required(await campaigns.get(id));
      const at = clock.now();
      const result = await campaigns.requeueHeld(id, limitsOf(await storage.settings.get()), at);
      if (result.requeued === 0) throw new AppError('NO_RECIPIENTS');
      await campaigns.addNote(id, { at, key: 'held_requeued', data: { recipients: result.requeued } });
      changed(id);
      engine.wake();
      return result;
    },
    async 'campaigns.approve'({ id }) {
      await engine.approve(id);
      return view.get(id);
    },
    'unknown.resolve': (request) => engine.resolveUnknown(request),
  };
}
