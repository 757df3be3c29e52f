import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';
import type { Outbox } from '../storage/outbox.ts';

const DAY_MS = 86_400_000;

/** The channel's daily cap: counted from the outbox once a day, then by our own claims; what came back unsent counts in neither. */
export interface DayCap {
  left(cap: number | null, now: number): Promise<{ left: number; nextAt: number }>;
  add(n: number): void;
}

export function createDayCap(outbox: Outbox, channelId: number): DayCap {
  let day = Number.NaN;
  let used = 0;
  return {
    async left(cap, now) {
      if (cap === null) return { left: Number.POSITIVE_INFINITY, nextAt: now };
      const today = startOfShanghaiDay(now);
      if (today !== day) {
        used = await outbox.claimedSince(channelId, today);
        day = today;
      }
      return { left: Math.max(0, cap - used), nextAt: today + DAY_MS };
    },
    add(n) {
      used += n;
    },
  };
}
