import { z } from 'zod';
import type { ReportStatus } from '../../../core/message-outcome.ts';
import type { ChannelDeps } from '../../channel.ts';

const KEY = 'segments';
/** reports come within 72 hours; after that a missing segment never will */
const KEEP_MS = 96 * 3_600_000;

const stored = z.record(
  z.string(),
  z.object({ total: z.int(), seen: z.array(z.int()), failed: z.string().nullable(), at: z.int() }),
);
type Pending = z.infer<typeof stored>;

interface Segment {
  providerId: string;
  number: string;
  segment: number;
  total: number;
  delivered: boolean;
  code: string;
}

/**
 * One report a segment, one message: it is delivered when all its segments are, and has failed as soon as one has.
 * What is still open is remembered, since the queue tells each segment once.
 */
export function createSegments({ state, clock, logger }: Pick<ChannelDeps, 'state' | 'clock' | 'logger'>) {
  let pending: Pending | null = null;
  let changed = false;

  async function load(): Promise<Pending> {
    if (pending !== null) return pending;
    const text = await state.get(KEY);
    const known = text === null ? null : stored.safeParse(JSON.parse(text));
    pending = known?.success ? known.data : {};
    return pending;
  }

  function judge(open: Pending, part: Segment): { status: ReportStatus; code: string } {
    const alone = { status: part.delivered ? ('delivered' as const) : ('failed' as const), code: part.code };
    if (part.total === 1) return alone;
    const key = `${part.providerId} ${part.number}`;
    const entry = open[key] ?? { total: part.total, seen: [], failed: null, at: clock.now() };
    open[key] = entry;
    changed = true;
    if (!entry.seen.includes(part.segment)) entry.seen.push(part.segment);
    if (!part.delivered) entry.failed ??= part.code;
    if (entry.seen.length >= entry.total) delete open[key];
    if (entry.failed !== null) return { status: 'failed', code: entry.failed };
    return entry.seen.length >= entry.total ? alone : { status: 'pending', code: part.code };
  }

  return {
    async judgeAll(parts: Segment[]): Promise<{ status: ReportStatus; code: string }[]> {
      const open = await load();
      return parts.map((part) => judge(open, part));
    },
    /** before the page is handed on; a page that was read is never given up for the sake of this note */
    async keep(): Promise<void> {
      if (!changed || pending === null) return;
      const oldest = clock.now() - KEEP_MS;
      for (const [key, { at }] of Object.entries(pending)) if (at < oldest) delete pending[key];
      try {
        await state.set(KEY, JSON.stringify(pending));
        changed = false;
      } catch {
        logger.warn('montnets.segments_not_kept', { open: Object.keys(pending).length });
      }
    },
  };
}
