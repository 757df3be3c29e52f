import { type ChannelCosts, type CostRules, costRules } from '../../../shared/contract/costs.ts';
import type { Account } from '../../core/ledger/accounts.ts';
import { alarmOf } from '../../core/ledger/limits.ts';
import type { ChannelRow } from '../../storage/channel-store.ts';
import type { AccountSum } from '../../storage/ledger-store.ts';
import type { ServiceDeps } from '../deps.ts';

/** Providers give back what failed within 48 to 72 hours. */
export const OVERDUE_MS = 72 * 3_600_000;

export const rulesOf = ({ options }: Pick<ChannelRow, 'options'>): CostRules => costRules.parse(options.costs ?? {});

type Deps = Pick<ServiceDeps, 'storage' | 'providers' | 'clock' | 'pool'>;

/** What one channel's money is doing, from the ledger's sums and the provider's last word. */
export async function channelView(deps: Deps, row: ChannelRow, sums: readonly AccountSum[]): Promise<ChannelCosts> {
  const { storage, providers, clock } = deps;
  const now = clock.now();
  const of = (account: Account, key: 'amount' | 'messages' = 'amount'): number =>
    sums.find((sum) => sum.channelId === row.id && sum.account === account)?.[key] ?? 0;
  const descriptor = providers.find((one) => one.descriptor.provider === row.provider)?.descriptor;
  const [spending, overdue, open] = await Promise.all([
    storage.ledger.spending(row.id, now),
    storage.ledger.refundsDue(row.id, now - OVERDUE_MS),
    deps.pool.open(row.id),
  ]);
  // no top-up and no adjustment: what is left cannot be known from the ledger
  const ledgerBalance = of('outside') === 0 ? null : of('available') + of('returned');
  const rules = rulesOf(row);
  const delivered = of('spent', 'messages');
  const charged = of('spent') + of('assumed') + of('kept');
  return {
    channelId: row.id,
    name: row.name,
    simulated: descriptor?.simulated ?? false,
    billing: row.options.billing,
    price: row.options.price,
    rules,
    balance: row.balance,
    balanceAsked: descriptor?.balance ?? false,
    statistics: open?.channel.statistics !== undefined,
    ledgerBalance,
    reserved: of('reserved'),
    assumed: of('assumed'),
    spent: of('spent'),
    refundDue: of('refund_due'),
    refundMessages: of('refund_due', 'messages'),
    overdue: overdue.amount,
    overdueMessages: overdue.messages,
    returned: of('returned'),
    kept: of('kept'),
    today: spending.today,
    month: spending.month,
    left: spending.left,
    perDelivered: delivered === 0 ? null : Math.round(charged / delivered),
    alarm: alarmOf(rules, spending),
  };
}
