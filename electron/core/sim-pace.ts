/** How fast one SIM may send: evenly, never in bursts. Times are monotonic ms. */
export interface SimPace {
  /** parts a minute */
  perMinute: number;
  /** when the next part may leave */
  nextAt: number;
}

export const createPace = (perMinute: number): SimPace => ({ perMinute, nextAt: Number.NEGATIVE_INFINITY });

const intervalOf = ({ perMinute }: SimPace): number => 60_000 / perMinute;

/**
 * A part leaves at `now`, which is not before `nextAt`. A start late by up to a hundredth of the interval does not move the
 * grid, so that timers that fire late do not slow the whole; more than that is never made up for, so that no minute holds
 * more than allowed.
 */
export function takePace(pace: SimPace, now: number): SimPace {
  const interval = intervalOf(pace);
  const late = now - pace.nextAt;
  const from = late <= interval / 100 ? pace.nextAt : now;
  return { ...pace, nextAt: from + interval };
}

/** The owner changed the pace: what is already waited for stays, shortened to the new interval. */
export function changePace(pace: SimPace, perMinute: number, now: number): SimPace {
  if (pace.perMinute === perMinute) return pace;
  return { perMinute, nextAt: Math.min(pace.nextAt, now + 60_000 / perMinute) };
}
