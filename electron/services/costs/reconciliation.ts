import type { Handlers } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { type OurDay, reconcile } from '../../core/ledger/reconcile.ts';
import type { ServiceDeps } from '../deps.ts';
import { required } from '../valid-number.ts';

type DayHandlers = Pick<Handlers, Extract<keyof Handlers, `costs.days${string}`>>;

const DAY_MS = 86_400_000;
const MOST_DAYS = 93;

const emptyDay = (day: string): OurDay => ({
  ...{ day, submitted: 0, delivered: 0, failed: 0, parts: 0, amount: 0 },
  ...{ unknown: 0, waiting: 0, noReport: 0, extraParts: 0, orphans: 0, aroundMidnight: 0 },
});

/** BAD_INPUT for days that do not exist, run backwards or are too many. */
function requireSpan(from: string, to: string): void {
  const span = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
  if (!(span >= 0 && span < MOST_DAYS)) throw new AppError('BAD_INPUT', { path: 'from' });
}

/** 对账: our days beside the provider's. */
export function createReconciliation({ storage, pool, clock, emit }: ServiceDeps): DayHandlers {
  const { ledger, channels } = storage;
  const changed = () => emit('changed', { what: 'costs' });
  return {
    async 'costs.days'({ channelId, from, to }) {
      required(await channels.get(channelId));
      requireSpan(from, to);
      const [ours, theirs] = await Promise.all([
        ledger.days(channelId, from, to),
        ledger.theirDays(channelId, from, to),
      ]);
      const own = new Map(ours.map((row) => [row.day, row]));
      const said = new Map(theirs.map(({ day, ...row }) => [day, row]));
      const all = [...new Set([...own.keys(), ...said.keys()])].sort().reverse();
      return { rows: all.map((day) => reconcile(own.get(day) ?? emptyDay(day), said.get(day) ?? null)) };
    },
    async 'costs.days.fetch'({ channelId, from, to }) {
      required(await channels.get(channelId));
      requireSpan(from, to);
      const open = await pool.open(channelId);
      if (open === null) throw new AppError('CHANNEL_CHECK_FAILED', { code: 'CHANNEL_INCOMPLETE' });
      if (open.channel.statistics === undefined) throw new AppError('NOT_SUPPORTED');
      const answer = await open.channel.statistics(from, to);
      if (answer.kind === 'failed') throw new AppError('CHANNEL_CHECK_FAILED', { code: answer.code });
      const days = answer.days.map((row) => ({ ...row, amount: null }));
      await ledger.saveTheirDays(channelId, 'provider', days, clock.now());
      changed();
      return { days: days.length };
    },
    async 'costs.days.type'({ channelId, day, figures }) {
      required(await channels.get(channelId));
      await ledger.saveTheirDays(channelId, 'hand', [{ day, ...figures }], clock.now());
      changed();
      return {};
    },
  };
}
