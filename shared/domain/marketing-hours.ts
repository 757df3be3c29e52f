interface Hours {
  from: number;
  to: number;
}
interface Partly {
  windowFrom: number | null;
  windowTo: number | null;
}

/**
 * When marketing may leave over a channel, minutes of the day in Asia/Shanghai: what the owner set for the channel; else
 * the owner's hours for all, narrowed to those the provider takes marketing at.
 */
export function marketingHours(options: Partly, descriptor: Partly | null, owner: Hours): Hours {
  const from = Math.max(owner.from, descriptor?.windowFrom ?? 0);
  const to = Math.min(owner.to, descriptor?.windowTo ?? 1440);
  // hours that never meet: the provider's, since outside of them nothing is taken anyway
  const common = from < to ? { from, to } : { from: descriptor?.windowFrom ?? from, to: descriptor?.windowTo ?? to };
  return { from: options.windowFrom ?? common.from, to: options.windowTo ?? common.to };
}
