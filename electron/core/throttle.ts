/**
 * A throttle that is exact and full-rate: paced start times (GCRA) keep the flow even, a sliding-window guard lets no
 * second hold more than `rate` messages. Every function is pure; times are ms of a clock that never goes back.
 */
export interface ThrottleLimits {
  /** messages a second; 0 = no limit; a fraction is rounded up for the window guard */
  rate: number;
  /** how many may start back to back; a batch larger than this counts as its own burst */
  burst: number;
}

interface Start {
  at: number;
  n: number;
}

export interface Throttle extends ThrottleLimits {
  /** when the next message is due by the pace */
  readonly due: number;
  /** the same by the pace at which lost time is made good */
  readonly briskDue: number;
  /** what started inside the guard's window, oldest first */
  readonly starts: readonly Start[];
}

/** `at` = now: go, and `state` has it on record. Later: nothing is reserved; ask again at that time. */
export interface Reservation {
  state: Throttle;
  at: number;
}

/**
 * The guard's second is 2 ms long on purpose: requests that leave a second apart must also arrive a second apart. The
 * pace is a little slower still, so that a late timer seldom meets the guard. Together 0.3 % below the limit.
 */
const WINDOW_MS = 1002;
const PACE_MS = 1003;
/**
 * Behind the pace by no more than this is lateness (of a timer, of the disk), made good at twice the pace and never
 * beyond the window: half a second is all that then fits. Further behind is idleness, and the pace begins anew.
 */
const CATCH_UP_MS = 500;
const BRISK = 2;
/** late timers wake up to several starts that were due since: so much of the brisk pace may go at once */
const AT_ONCE_MS = 50;

const UNPACED = { due: Number.NEGATIVE_INFINITY, briskDue: Number.NEGATIVE_INFINITY };

/** Nothing has started yet. A negative or absurd rate is a bug of the caller: the contract bounds it. */
export function createThrottle({ rate, burst }: ThrottleLimits): Throttle {
  return { rate, burst, ...UNPACED, starts: [] };
}

/** When the guard lets `n` more start: the moment enough of the older starts have left the window. */
function openAt(starts: readonly Start[], limit: number, n: number, now: number): number {
  let used = 0;
  for (let i = starts.length - 1; i >= 0; i--) {
    const start = starts[i] as Start;
    if (start.at + WINDOW_MS <= now) return now;
    used += start.n;
    if (used + n > limit) return start.at + WINDOW_MS;
  }
  return now;
}

/**
 * Asks for `n` messages to start together now. A batch larger than the rate waits for an empty window and is paid for
 * afterwards, so the mean holds; keep batches within `batchLimit` and every window holds too.
 */
export function reserve(state: Throttle, n: number, now: number): Reservation {
  if (state.rate === 0 || n <= 0) return { state, at: now };
  const interval = PACE_MS / state.rate;
  const limit = Math.ceil(state.rate);
  const brisk = interval / BRISK;
  const ahead = Math.max(state.burst, n) - n;
  const paced = state.due - ahead * interval;
  const caught = state.briskDue - AT_ONCE_MS - ahead * brisk;
  const at = Math.max(now, paced, caught, openAt(state.starts, Math.max(limit, n), n, now));
  if (at > now) return { state, at };
  const starts = state.starts.filter((start) => start.at + WINDOW_MS > now);
  const last = starts.at(-1);
  if (last?.at === now) starts[starts.length - 1] = { at: now, n: last.n + n };
  else starts.push({ at: now, n });
  const due = state.due >= now - CATCH_UP_MS ? state.due : now;
  const briskDue = Math.max(state.briskDue, now) + n * brisk;
  return { state: { ...state, due: due + n * interval, briskDue, starts }, at };
}

/**
 * What was just reserved has left by now. A thread that was held up in between lets messages go later than reserved, and
 * the second after them must be counted from there.
 */
export function confirm(state: Throttle, now: number): Throttle {
  const last = state.starts.at(-1);
  if (last === undefined || last.at >= now) return state;
  return { ...state, starts: [...state.starts.slice(0, -1), { at: now, n: last.n }] };
}

/** New limits for a running throttle; what already started still counts. */
export function changeLimits(state: Throttle, { rate, burst }: ThrottleLimits): Throttle {
  return { ...state, rate, burst, ...UNPACED };
}

/**
 * The largest batch, up to `wanted`, that neither breaks a window nor wastes the rate: at 150 a second, two batches of 75
 * fit into a second, but only one of 100.
 */
export function batchLimit(rate: number, wanted: number): number {
  if (rate === 0) return wanted;
  const limit = Math.ceil(rate);
  let best = 1;
  for (let size = Math.min(wanted, limit); size > 1; size--) {
    const used = Math.floor(limit / size) * size;
    if (used === limit) return size;
    if (best === 1 && used >= 0.995 * limit) best = size;
  }
  return best;
}
