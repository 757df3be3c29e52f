import type { Handlers } from '../../shared/contract/contract.ts';
import { carrierOf, parseNumber, provinceOf } from '../../shared/domain/phone.ts';
import type { ServiceDeps } from './deps.ts';

type TimelineHandlers = Pick<Handlers, Extract<keyof Handlers, `timeline.${string}`>>;

/** Replies also come from numbers nobody can write to: those are looked up as they stand. */
const stored = (number: string): string => parseNumber(number).number ?? number;

export function createTimelineService({ storage }: Pick<ServiceDeps, 'storage'>): TimelineHandlers {
  const { replies } = storage;
  return {
    async 'timeline.head'({ number }) {
      const head = await replies.timelineHead(stored(number));
      return { ...head, carrier: carrierOf(head.number), province: provinceOf(head.number) };
    },
    'timeline.page': ({ number, cursor, limit }) => replies.timeline(stored(number), { cursor, limit }),
  };
}
