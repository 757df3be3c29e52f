import type { Handlers } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ServiceDeps } from '../deps.ts';
import { fileLanguage } from '../file-language.ts';
import type { Jobs } from '../jobs.ts';
import { required } from '../valid-number.ts';
import { OVERDUE_MS } from './channel-view.ts';

type RefundHandlers = Pick<Handlers, Extract<keyof Handlers, `costs.refunds${string}`>>;

/** 应返: what failed and should come back, until somebody says it did or will not. */
export function createRefunds(deps: ServiceDeps, jobs: Jobs): RefundHandlers {
  const { storage, clock, files, transfer, emit } = deps;
  const { ledger, channels } = storage;
  /** messages submitted before that are listed */
  const beforeOf = (overdueOnly: boolean): number => clock.now() - (overdueOnly ? OVERDUE_MS : -1);
  return {
    async 'costs.refunds'({ channelId, overdueOnly, cursor, limit }) {
      const { rows, next } = await ledger.refunds(channelId, beforeOf(overdueOnly), { cursor, limit });
      const late = clock.now() - OVERDUE_MS;
      return { rows: rows.map((row) => ({ ...row, overdue: row.submittedAt < late })), next };
    },
    async 'costs.refunds.settle'({ channelId, messageIds = null, overdueOnly, to }) {
      required(await channels.get(channelId));
      const before = beforeOf(overdueOnly);
      const settled = await ledger.settleRefunds({ channelId, messageIds, before, to, now: clock.now() });
      // a refund needs a charge that is due: without, the ledger stays as it is and says so
      if (settled.messages === 0) throw new AppError('NOTHING_DUE');
      emit('changed', { what: 'costs' });
      return settled;
    },
    async 'costs.refunds.export'({ channelId, overdueOnly, numbers, format, language: asked }) {
      return jobs.start('refunds.export', async (run) => {
        const { fileId, path: out } = files.create(`refunds.${format}`);
        const language = await fileLanguage(asked, storage.settings);
        await transfer('refunds', { channelId, before: beforeOf(overdueOnly), numbers, format, out, language }, run);
        return { fileId };
      });
    },
  };
}
