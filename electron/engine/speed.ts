const SPAN_MS = 10_000;

/** Messages a second over the last ten seconds, from the settled batches. */
export interface SpeedMeter {
  add(n: number, now: number): void;
  perSecond(now: number): number;
}

export function createSpeedMeter(): SpeedMeter {
  let marks: { at: number; n: number }[] = [];
  return {
    add(n, now) {
      const last = marks.at(-1);
      if (last !== undefined && now - last.at < 100) last.n += n;
      else marks.push({ at: now, n });
      if (marks.length > 2 * (SPAN_MS / 100)) marks = marks.filter((mark) => mark.at > now - SPAN_MS);
    },
    perSecond(now) {
      const fresh = marks.filter((mark) => mark.at > now - SPAN_MS && mark.at <= now);
      const first = fresh[0];
      if (first === undefined) return 0;
      const sum = fresh.reduce((total, mark) => total + mark.n, 0);
      return (sum * 1000) / Math.max(1000, now - first.at);
    },
  };
}
