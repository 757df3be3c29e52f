import { type Delivery, tempoAfter } from './deliver.ts';
import type { EngineDeps } from './deps.ts';
import type { Notifier } from './notifier.ts';
import type { Stop } from './rules/judge.ts';

/** One request at a time until so many went well. */
const PROBATION = 3;
/** So many unreachable batches in a row are shown as a trouble of the channel. */
const UNREACHABLE = 3;
/** Single messages refused as "later" come back after that; nothing else waits for them. */
const LATER_MS = 30_000;

/** How a channel has been doing: how many requests at once, how long it holds back, what the screen says. */
export interface ChannelHealth {
  width(connections: number): number;
  /** ms until the channel may be used again, 0 = now */
  held(now: number): number;
  /** takes note of a batch; when what came back to the queue may go again */
  note(delivery: Delivery, now: number): number;
  /** shows or clears the channel's trouble after a batch */
  show(delivery: Delivery, stop: Stop | null): Promise<void>;
  /** a trouble from an earlier life, cleared by the first success */
  inherit(): void;
}

export function createChannelHealth(
  channelId: number,
  { storage, clock, random }: EngineDeps,
  notifier: Notifier,
): ChannelHealth {
  let passed = 0;
  let failures = 0;
  let heldUntil = 0;
  let troubled = false;

  async function tell(code: string | null): Promise<void> {
    await storage.channels.setTrouble(channelId, code === null ? null : { code, at: clock.now() });
    troubled = code !== null;
    notifier.changed('channels');
  }

  return {
    width: (connections) => (passed < PROBATION ? 1 : Math.max(1, connections)),
    held: (now) => Math.max(0, heldUntil - now),
    note(delivery, now) {
      const { outcomes } = delivery;
      const tempo = tempoAfter(delivery, failures, random.next());
      if (tempo.kind === 'hold') {
        failures += 1;
        passed = 0;
        heldUntil = Math.max(heldUntil, now + tempo.ms);
        return now + tempo.ms;
      }
      if (outcomes.some(({ kind }) => kind === 'accepted')) failures = 0;
      passed = outcomes.some(({ kind }) => kind === 'unknown') ? 0 : passed + 1;
      return now + LATER_MS;
    },
    async show({ outcomes }, stop) {
      const unsent = outcomes.find(({ kind }) => kind === 'not_sent');
      if (stop?.scope === 'channel') await tell(stop.detail);
      else if (failures >= UNREACHABLE && unsent?.kind === 'not_sent') await tell(unsent.code);
      else if (failures === 0 && troubled) await tell(null);
    },
    inherit() {
      troubled = true;
    },
  };
}
