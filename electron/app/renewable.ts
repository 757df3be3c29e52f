import { contract, type Handlers, type Method } from '../../shared/contract/contract.ts';
import { type Changed, events } from '../../shared/contract/events.ts';
import type { Clock, Logger } from '../platform/ports.ts';
import type { EventListener } from '../rpc/hub.ts';
import type { Graph } from './graph.ts';

/** Calls under way when the book is to be replaced may finish; whoever takes longer fails. */
const DRAIN_MS = 10_000;
const DAMAGED_AGAIN_MS = 600_000;

/** Asks for the next graph; `damaged` only now and then, `asked` always. */
export type StartOver = (why: 'asked' | 'damaged') => void;

interface Parts {
  build(startOver: StartOver): Promise<Graph>;
  clock: Clock;
  logger: Logger;
  emit: EventListener;
}
type Call = (input: unknown) => Promise<unknown>;

/**
 * The handlers of whichever graph stands now. `startOver` closes it and builds the next over the same folder; calls wait
 * meanwhile, and the call during which it was asked for is answered when it is done.
 */
export async function createRenewable({ build, clock, logger, emit }: Parts): Promise<Graph> {
  let calls = 0;
  let wanted = false;
  let renewing: Promise<void> | null = null;
  let closed = false;
  let renewedAt = Number.NEGATIVE_INFINITY;
  let idle: (() => void) | null = null;
  let current: Promise<Graph>;

  const startOver: StartOver = (why) => {
    // a page that cannot be read although the whole book could: starting over again and again mends nothing
    if (why === 'damaged' && clock.monotonic() - renewedAt < DAMAGED_AGAIN_MS) return;
    wanted = true;
    // outside a call, a damaged page found by a loop: nobody will come by to do it
    if (calls === 0) void renew().catch(() => {});
  };
  const first = await build(startOver);
  current = Promise.resolve(first);

  async function drained(): Promise<void> {
    if (calls === 0) return;
    const waited = new AbortController();
    const quiet = new Promise<void>((resolve) => {
      idle = resolve;
    });
    await Promise.race([quiet, clock.sleep(DRAIN_MS, waited.signal)]);
    waited.abort();
  }

  async function replace(old: Graph): Promise<Graph> {
    await drained();
    // a damaged book may not even close cleanly
    await old.close().catch((error: unknown) => logger.error('core.close', { error: nameOf(error) }));
    renewedAt = clock.monotonic();
    return build(startOver);
  }

  function renew(): Promise<void> {
    wanted = false;
    renewing ??= (async () => {
      const old = await current;
      current = replace(old);
      try {
        await current;
        for (const what of events.changed.shape.what.options) emit('changed', { what: what satisfies Changed });
      } catch (error) {
        logger.error('core.renew', { error: nameOf(error) });
        throw error;
      } finally {
        renewing = null;
      }
    })();
    return renewing;
  }

  async function call(method: Method, input: unknown): Promise<unknown> {
    const graph = await current;
    calls += 1;
    let answer: unknown;
    try {
      answer = await (graph.handlers[method] as Call)(input);
    } finally {
      calls -= 1;
      if (calls === 0) idle?.();
      if (wanted && !closed) await renew();
    }
    return answer;
  }

  const handlers = Object.fromEntries(
    (Object.keys(contract) as Method[]).map((method) => [method, (input: unknown) => call(method, input)]),
  );
  return {
    handlers: handlers as Handlers,
    async close() {
      closed = true;
      await renewing?.catch(() => {});
      const graph = await current.catch(() => null);
      await graph?.close();
    },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.message : typeof error);
