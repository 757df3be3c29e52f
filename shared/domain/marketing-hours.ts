import { nextWindow } from './shanghai.ts';

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

interface Quiet {
  quietFrom?: number | null | undefined;
  quietTo?: number | null | undefined;
}

/** When notices rest on a channel, minutes of the day in Asia/Shanghai: the channel's own, else the owner's; null = never. */
export function quietHours(options: Quiet, owner: Quiet): Hours | null {
  const own = options.quietFrom != null && options.quietTo != null;
  const from = (own ? options : owner).quietFrom ?? null;
  const to = (own ? options : owner).quietTo ?? null;
  // equal ends are no time at all
  return from === null || to === null || from === to ? null : { from, to };
}

/** `now` when nothing rests, otherwise the end of the quiet time, ms UTC. */
export const afterQuiet = (now: number, quiet: Hours | null): number =>
  quiet === null ? now : nextWindow(now, quiet.to, quiet.from);
