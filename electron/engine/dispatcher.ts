import { routesOf } from '../core/routing.ts';
import { marketingOff } from '../core/sim-marketing.ts';
import type { CampaignRow } from '../storage/campaign-store.ts';
import type { EngineDeps } from './deps.ts';
import { createFallbacks } from './fallbacks.ts';
import type { Moves } from './moves.ts';
import type { Run } from './run.ts';
import { createSender, type Routed, type Sender, type SenderParts } from './sender.ts';

/** One sender per channel, fed with the campaigns the scheduler found sending. */
export interface Dispatcher {
  dispatch(sending: CampaignRow[], epoch: number): Promise<void>;
  halt(campaignId: number): void;
  /** held messages may go: look at them now */
  rouse(): void;
  run(campaignId: number): Run | undefined;
  stop(): Promise<void>;
}

type Parts = Omit<SenderParts, 'fallbacks'> & { deps: EngineDeps; moves: Moves };

export function createDispatcher(parts: Parts): Dispatcher {
  const { deps, moves } = parts;
  const senders = new Map<number, Sender>();

  const fallbacks = createFallbacks(deps, moves, parts.notifier);

  /** every campaign over each of its channels that has something to send, or may get it */
  async function routed(sending: CampaignRow[]): Promise<Map<number | null, Routed[]>> {
    const byChannel = new Map<number | null, Routed[]>();
    const put = (channelId: number | null, one: Routed) =>
      void byChannel.set(channelId, [...(byChannel.get(channelId) ?? []), one]);
    for (const row of sending) {
      put(row.channelId, { row, route: 0 });
      const routes = routesOf(row);
      if (routes.length < 2) continue;
      for (const route of await deps.storage.outbox.routesInUse(row.id)) put(routes[route] ?? null, { row, route });
    }
    return byChannel;
  }

  function senderOf(channelId: number): Sender {
    let sender = senders.get(channelId);
    if (sender === undefined) {
      sender = createSender(channelId, { ...parts, fallbacks });
      senders.set(channelId, sender);
    }
    return sender;
  }

  async function feed(channelId: number | null, rows: Routed[], epoch: number): Promise<void> {
    const open = channelId === null ? null : await deps.channelFor(channelId);
    if (channelId === null || open === null || !open.row.enabled) {
      const detail = open === null ? 'NO_CHANNEL' : 'CHANNEL_DISABLED';
      for (const { row } of rows) await moves.pause(row, { reason: 'account', detail });
      return;
    }
    const barred = rows.filter(
      ({ row }) => row.kind === 'marketing' && marketingOff(open.channel.descriptor, open.options),
    );
    for (const { row } of barred) await moves.pause(row, { reason: 'account', detail: 'SIM_MARKETING_OFF' });
    const allowed = rows.filter((one) => !barred.includes(one));
    senderOf(channelId).refresh(open, allowed, await deps.settings(), epoch);
  }

  const each = (act: (sender: Sender) => void) => {
    for (const sender of senders.values()) act(sender);
  };
  return {
    async dispatch(sending, epoch) {
      const byChannel = await routed(sending);
      for (const [channelId, rows] of byChannel) await feed(channelId, rows, epoch);
      for (const [channelId, sender] of senders) {
        if (!byChannel.has(channelId)) sender.clear();
      }
    },
    rouse: () => each((sender) => sender.rouse()),
    halt: (campaignId) => each((sender) => sender.halt(campaignId)),
    run: (campaignId) => {
      for (const sender of senders.values()) {
        const run = sender.run(campaignId);
        if (run !== undefined) return run;
      }
    },
    async stop() {
      await Promise.all([...senders.values()].map((sender) => sender.stop()));
    },
  };
}
