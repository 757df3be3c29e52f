import type { CampaignRow } from '../storage/campaign-store.ts';
import type { EngineDeps } from './deps.ts';
import type { Moves } from './moves.ts';
import type { Stop } from './rules/judge.ts';
import type { Run } from './run.ts';
import { createSender, type Sender, type SenderParts } from './sender.ts';

/** One sender per channel, fed with the campaigns the scheduler found sending. */
export interface Dispatcher {
  dispatch(sending: CampaignRow[], epoch: number): Promise<void>;
  halt(campaignId: number): void;
  run(campaignId: number): Run | undefined;
  stop(): Promise<void>;
}

type Parts = Omit<SenderParts, 'stopChannel'> & { deps: EngineDeps; moves: Moves };

export function createDispatcher(parts: Parts): Dispatcher {
  const { deps, moves } = parts;
  const senders = new Map<number, Sender>();

  async function stopChannel(channelId: number, stop: Stop): Promise<void> {
    for (const row of await deps.storage.campaigns.active()) {
      if (row.channelId === channelId && row.state === 'sending') await moves.pause(row, stop);
    }
  }

  function senderOf(channelId: number): Sender {
    let sender = senders.get(channelId);
    if (sender === undefined) {
      sender = createSender(channelId, { ...parts, stopChannel });
      senders.set(channelId, sender);
    }
    return sender;
  }

  async function feed(channelId: number | null, rows: CampaignRow[], epoch: number): Promise<void> {
    const open = channelId === null ? null : await deps.channelFor(channelId);
    if (channelId === null || open === null || !open.row.enabled) {
      const detail = open === null ? 'NO_CHANNEL' : 'CHANNEL_DISABLED';
      for (const row of rows) await moves.pause(row, { reason: 'account', detail });
      return;
    }
    senderOf(channelId).refresh(open, rows, await deps.settings(), epoch);
  }

  const each = (act: (sender: Sender) => void) => {
    for (const sender of senders.values()) act(sender);
  };
  return {
    async dispatch(sending, epoch) {
      const byChannel = Map.groupBy(sending, (row) => row.channelId);
      for (const [channelId, rows] of byChannel) await feed(channelId, rows, epoch);
      for (const [channelId, sender] of senders) {
        if (!byChannel.has(channelId)) sender.clear();
      }
    },
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
