import type { MessageOutcome } from '../core/message-outcome.ts';
import { CURABLE, routesOf } from '../core/routing.ts';
import { marketingOff } from '../core/sim-marketing.ts';
import type { CampaignRow } from '../storage/campaign-store.ts';
import type { EngineDeps } from './deps.ts';
import type { Moves } from './moves.ts';
import type { Notifier } from './notifier.ts';
import type { Stop } from './rules/judge.ts';

/** The channel a campaign's messages go over next. */
export interface NextRoute {
  route: number;
  channelId: number;
  name: string;
  /** 厘 a 条 */
  price: number;
}

/** Messages of one batch that have already moved on. */
export interface Moved {
  campaignId: number;
  route: number;
  n: number;
}

export interface Fallbacks {
  next(row: CampaignRow, route: number): Promise<NextRoute | null>;
  /** a channel refused for its account: its campaigns go over their next channel, or stand still */
  stopChannel(channelId: number, stop: Stop, moved: Moved | null): Promise<void>;
}

/** Refusals that another channel can cure; `stop` tells a wrong clock from a wrong account. */
export const movable = (outcomes: readonly MessageOutcome[], stop: Stop | null): number[] =>
  stop?.reason === 'clock'
    ? []
    : outcomes.flatMap((outcome) =>
        outcome.kind === 'rejected' && CURABLE[outcome.reject] ? [outcome.messageId] : [],
      );

/** Stops of a whole channel that leave the campaign's other channels untouched. */
const curableStop = ({ reason, scope }: Stop): boolean =>
  scope === 'channel' && (reason === 'account' || reason === 'balance');

export function createFallbacks(deps: EngineDeps, moves: Moves, notifier: Notifier): Fallbacks {
  const { storage, clock, logger } = deps;

  async function next(row: CampaignRow, route: number): Promise<NextRoute | null> {
    const routes = routesOf(row);
    for (let i = route + 1; i < routes.length; i++) {
      const channelId = routes[i] as number;
      const open = await deps.channelFor(channelId);
      if (!open?.row.enabled) continue;
      if (row.kind === 'marketing' && marketingOff(open.channel.descriptor, open.options)) continue;
      return { route: i, channelId, name: open.row.name, price: open.options.price };
    }
    return null;
  }

  async function moveOn(row: CampaignRow, route: number, stop: Stop, moved: Moved | null): Promise<boolean> {
    const to = await next(row, route);
    if (to === null) return false;
    const now = clock.now();
    const n = await storage.outbox.reroute({ campaignId: row.id, from: route, to: to.route, price: to.price, now });
    const recipients = n + (moved?.campaignId === row.id && moved.route === route ? moved.n : 0);
    if (recipients === 0) return true;
    const from = (await storage.channels.get(routesOf(row)[route] ?? 0))?.name ?? '';
    logger.info('engine.rerouted', { campaignId: row.id, route: to.route, recipients });
    const data = { from, to: to.name, code: stop.detail, recipients };
    await storage.campaigns.addNote(row.id, { at: now, key: 'rerouted', data });
    notifier.changed('campaigns', row.id);
    notifier.changed('messages', row.id);
    return true;
  }

  return {
    next,
    async stopChannel(channelId, stop, moved) {
      for (const row of await storage.campaigns.active()) {
        if (row.state !== 'sending') continue;
        const route = routesOf(row).indexOf(channelId);
        if (route < 0) continue;
        const own = moved?.campaignId === row.id;
        if (route > 0 && !own && !(await storage.outbox.routesInUse(row.id)).includes(route)) continue;
        if (curableStop(stop) && (await moveOn(row, route, stop, moved))) continue;
        await moves.pause(row, stop);
      }
    },
  };
}
