import { shanghaiDay } from '../../../shared/domain/shanghai.ts';
import { priceState } from '../../core/ledger/pricing.ts';
import type { ChannelRow } from '../../storage/channel-store.ts';
import type { PlanInput, ServiceDeps } from '../deps.ts';

/** Tiers and packages of a channel with what of them is used up, for the price of a campaign; null without any. */
export async function pricesOf(
  { storage, clock }: Pick<ServiceDeps, 'storage' | 'clock'>,
  { id, options }: ChannelRow,
): Promise<NonNullable<PlanInput['prices']> | null> {
  const { tiers = [], packages = [] } = options.costs ?? {};
  if (tiers.length === 0 && packages.length === 0) return null;
  const today = shanghaiDay(clock.now());
  const since = [`${today.slice(0, 7)}-01`, ...packages.map(({ from }) => from)].sort()[0] ?? today;
  const rules = { price: options.price, tiers, packages };
  return { rules, state: priceState(rules, await storage.ledger.usage(id, since, today), today) };
}
