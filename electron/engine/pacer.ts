import type { ChannelOptions, Descriptor } from '../../shared/contract/channels.ts';
import { batchLimit, changeLimits, confirm, createThrottle, reserve } from '../core/throttle.ts';

/** The channel's throttle as the sender uses it; times are monotonic ms. */
export interface Pacer {
  setLimits(limits: Pick<ChannelOptions, 'rate' | 'burst'>): void;
  /** the best batch up to `wanted` that keeps every second below the limit */
  largest(wanted: number): number;
  /** when n messages may leave; nothing is reserved */
  openAt(n: number, now: number): number;
  /** n messages leave now; otherwise when they may */
  start(n: number, now: number): number;
  /** what was started last has left by now */
  left(now: number): void;
}

export function createPacer(): Pacer {
  let state = createThrottle({ rate: 0, burst: 1 });
  return {
    setLimits({ rate, burst }) {
      if (rate !== state.rate || burst !== state.burst) state = changeLimits(state, { rate, burst });
    },
    largest: (wanted) => batchLimit(state.rate, wanted),
    openAt: (n, now) => reserve(state, n, now).at,
    start(n, now) {
      const reservation = reserve(state, n, now);
      state = reservation.state;
      return reservation.at;
    },
    left(now) {
      state = confirm(state, now);
    },
  };
}

/** How many messages one request may carry. */
export function requestSize(descriptor: Descriptor, options: ChannelOptions, personal: boolean): number {
  return Math.max(1, Math.min(options.batch, personal ? descriptor.batchPersonal : descriptor.batchSame));
}
