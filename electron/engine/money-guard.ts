import { costRules } from '../../shared/contract/costs.ts';
import { type Budget, budgetOf } from '../core/ledger/limits.ts';
import type { ChannelRow } from '../storage/channel-store.ts';
import type { EngineDeps, OpenChannel } from './deps.ts';
import type { Notifier } from './notifier.ts';

/** The provider is asked for its balance no more often than that before a campaign is stopped. */
const ASK_AGAIN_MS = 60_000;

/** Stops campaigns before the money runs out, and says in time that it is getting low. */
export interface MoneyGuard {
  /** what the next request may cost; null = nothing limits it */
  budget(open: OpenChannel): Promise<Budget | null>;
  /** asks the provider again when its last word is old; whether anything may be spent after that */
  reconsider(open: OpenChannel): Promise<boolean>;
  /** looks at one channel's balance and tells once when it falls below the owner's line */
  look(open: OpenChannel): Promise<void>;
}

const rulesOf = ({ options }: Pick<ChannelRow, 'options'>) => costRules.parse(options.costs ?? {});

export function createMoneyGuard({ storage, clock, emit, logger }: EngineDeps, notifier: Notifier): MoneyGuard {
  /** channels whose low balance has been told */
  const told = new Set<number>();

  async function rowOf({ row }: OpenChannel): Promise<ChannelRow> {
    return (await storage.channels.get(row.id)) ?? row;
  }

  async function ask({ channel, row }: OpenChannel): Promise<void> {
    const answer = await channel.balance?.();
    if (answer === undefined) return;
    if (answer.kind === 'failed') {
      logger.warn('engine.balance_failed', { channelId: row.id, code: answer.code });
      return;
    }
    await storage.channels.setBalance(row.id, answer.balance);
    notifier.changed('channels');
  }

  async function budget(open: OpenChannel): Promise<Budget | null> {
    const { costs } = open.options;
    if (costs === undefined) return null;
    const { capDay, capMonth, stopBelow } = costs;
    if (capDay === null && capMonth === null && stopBelow === null) return null;
    const { balance } = await rowOf(open);
    return budgetOf(costs, await storage.ledger.spending(open.row.id, clock.now()), balance?.kind ?? 'money');
  }

  return {
    budget,
    async reconsider(open) {
      const { balance } = await rowOf(open);
      if (balance !== null && clock.now() - balance.at < ASK_AGAIN_MS) return false;
      const before = await budget(open);
      await ask(open);
      const after = await budget(open);
      return after === null || (before !== null && (after.cost > before.cost || after.parts > before.parts));
    },
    async look(open) {
      const { warnBelow, stopBelow } = rulesOf(open.row);
      if (warnBelow === null && stopBelow === null) return;
      await ask(open);
      const { left } = await storage.ledger.spending(open.row.id, clock.now());
      const low = left !== null && left <= (warnBelow ?? stopBelow ?? 0);
      if (!low) told.delete(open.row.id);
      if (!low || told.has(open.row.id)) return;
      told.add(open.row.id);
      emit('notice', { kind: 'low_balance', campaignId: null, name: open.row.name, data: { left } });
    },
  };
}
