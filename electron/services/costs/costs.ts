import type { Handlers } from '../../../shared/contract/contract.ts';
import type { ChannelCosts } from '../../../shared/contract/costs.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { ruleProblem } from '../../core/ledger/pricing.ts';
import type { ServiceDeps } from '../deps.ts';
import type { Jobs } from '../jobs.ts';
import { required, requireNumber } from '../valid-number.ts';
import { channelView } from './channel-view.ts';
import { createReconciliation } from './reconciliation.ts';
import { createRefunds } from './refunds.ts';

type CostHandlers = Pick<Handlers, Extract<keyof Handlers, `costs.${string}`>>;

/** 费用: balances, top-ups, refunds, reconciliation, prices and limits. */
export function createCostService(deps: ServiceDeps, jobs: Jobs): CostHandlers {
  const { storage, clock, emit, pool, engine } = deps;
  const { ledger, channels } = storage;

  async function view(channelId: number): Promise<ChannelCosts> {
    return channelView(deps, required(await channels.get(channelId)), await ledger.sums());
  }

  return {
    async 'costs.summary'() {
      const [rows, sums] = await Promise.all([channels.list(), ledger.sums()]);
      return { rows: await Promise.all(rows.map((row) => channelView(deps, row, sums))) };
    },
    'costs.postings': ({ channelId = null, cursor, limit }) => ledger.postings(channelId, { cursor, limit }),
    async 'costs.post'({ channelId, kind, amount, reason }) {
      required(await channels.get(channelId));
      if (kind === 'top_up' && amount <= 0) throw new AppError('AMOUNT_INVALID', { rule: 'top_up', amount });
      if (amount === 0) throw new AppError('AMOUNT_INVALID', { rule: 'adjustment', amount });
      if (kind === 'adjustment' && reason === '') throw new AppError('REASON_MISSING');
      const [from, to] = amount > 0 ? (['outside', 'available'] as const) : (['available', 'outside'] as const);
      await ledger.post({ channelId, from, to, amount: Math.abs(amount), note: reason, now: clock.now() });
      emit('changed', { what: 'costs' });
      engine.wake();
      return view(channelId);
    },
    async 'costs.rules.save'({ channelId, billing, rules }) {
      const problem = ruleProblem(rules);
      if (problem !== null) throw new AppError('RULES_INVALID', { problem });
      const {
        balance: _b,
        trouble: _t,
        reportTrouble: _r,
        account: _a,
        ...row
      } = required(await channels.get(channelId));
      await channels.save({ ...row, options: { ...row.options, billing, costs: rules } });
      await pool.forget(channelId);
      engine.wake();
      for (const what of ['channels', 'costs'] as const) emit('changed', { what });
      return view(channelId);
    },
    'costs.campaigns': ({ channelId = null, cursor, limit }) => ledger.campaignCosts(channelId, { cursor, limit }),
    'costs.customer': ({ number }) => ledger.ofNumber(requireNumber(number)),
    ...createRefunds(deps, jobs),
    ...createReconciliation(deps),
  };
}
