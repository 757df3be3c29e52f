import type { Balance } from '../../../shared/contract/channels.ts';
import type { ChannelCosts, CostRules } from '../../../shared/contract/costs.ts';

/** What of a channel's money is gone, 厘 (条 for a balance kept in 条). */
export interface Spending {
  today: number;
  month: number;
  /** the provider's last word less what was bound or charged since; without it our ledger's; null = nobody knows */
  left: number | null;
}

/** How much a next request may cost at most, 厘, and in 条 where the balance is kept so; Infinity = no limit. */
export interface Budget {
  cost: number;
  parts: number;
  /** what ends the money first */
  by: 'cap_day' | 'cap_month' | 'balance';
}

/** The smallest of what the caps and the balance still allow; never below 0. */
export function budgetOf(rules: CostRules, spending: Spending, kind: Balance['kind']): Budget {
  const { capDay, capMonth, stopBelow } = rules;
  const limits: [Budget['by'], number][] = [];
  if (capDay !== null) limits.push(['cap_day', capDay - spending.today]);
  if (capMonth !== null) limits.push(['cap_month', capMonth - spending.month]);
  const left = stopBelow === null || spending.left === null ? Number.POSITIVE_INFINITY : spending.left - stopBelow;
  if (kind === 'money') limits.push(['balance', left]);
  const [by, cost] = limits.reduce((a, b) => (b[1] < a[1] ? b : a), ['balance', Number.POSITIVE_INFINITY]);
  const parts = kind === 'parts' ? Math.max(0, left) : Number.POSITIVE_INFINITY;
  return { cost: Math.max(0, cost), parts, by: parts === 0 ? 'balance' : by };
}

/** What the screen warns of; the gravest first. */
export function alarmOf(rules: CostRules, { today, month, left }: Spending): ChannelCosts['alarm'] {
  if (rules.stopBelow !== null && left !== null && left <= rules.stopBelow) return 'balance_out';
  if (rules.capMonth !== null && month >= rules.capMonth) return 'cap_month';
  if (rules.capDay !== null && today >= rules.capDay) return 'cap_day';
  if (rules.warnBelow !== null && left !== null && left <= rules.warnBelow) return 'balance_low';
  return null;
}
