import type { Channel, LookupResult } from '../channels/channel.ts';
import type { UnknownMessage } from '../storage/outbox.ts';
import type { EngineDeps } from './deps.ts';
import { failureCode } from './storage-guard.ts';

const MINUTE = 60_000;
/** the provider's record may carry a time a little off ours */
const BEFORE_MS = 5 * MINUTE;
const AFTER_MS = 10 * MINUTE;
const AT_ONCE = 4;

type Look = 'found' | 'absent' | 'unavailable';

/**
 * Asks the provider's records about unknown submissions. A record makes the message accepted, with the provider's id as
 * evidence; nothing here ever puts a message back into the queue.
 */
export interface Lookups {
  /** the channels of these messages that can be asked */
  supporting(messages: readonly UnknownMessage[]): Promise<Set<number>>;
  look(message: UnknownMessage): Promise<Look>;
  lookAll(
    messages: UnknownMessage[],
    seen?: (message: UnknownMessage, look: Look) => void,
  ): Promise<Record<Look, number>>;
}

export function createLookups({ storage, channelFor, clock, logger }: EngineDeps): Lookups {
  const channelOf = async (id: number): Promise<Channel | null> => (await channelFor(id))?.channel ?? null;

  async function ask(message: UnknownMessage): Promise<LookupResult> {
    const channel = await channelOf(message.channelId);
    if (channel?.lookup === undefined) return { kind: 'unavailable', code: 'NOT_SUPPORTED' };
    const { number, text, clientRef, at } = message;
    // an interval, not a day: a send just before midnight is found just after it
    return channel.lookup({ number, text, clientRef, from: at - BEFORE_MS, to: at + AFTER_MS });
  }

  /** what the record says beyond "we have it": kept like a pulled report */
  async function keepStatus(message: UnknownMessage, found: Extract<LookupResult, { kind: 'found' }>): Promise<void> {
    if (found.status === 'pending') return;
    const { providerId, status, code, evidence: raw } = found;
    const at = clock.now();
    const row = { providerId, number: message.number, status, code, at, clientRef: message.clientRef, raw };
    await storage.reports.storeReports(message.channelId, [row], at);
  }

  async function look(message: UnknownMessage): Promise<Look> {
    const { messageId } = message;
    try {
      const result = await ask(message);
      const note = (evidence: string) =>
        storage.outbox.noteLook(messageId, { at: clock.now(), result: result.kind, evidence });
      if (result.kind !== 'found') {
        await note(result.kind === 'unavailable' ? result.code : '');
        return result.kind;
      }
      const to = { kind: 'accepted', providerId: result.providerId } as const;
      const changed = await storage.outbox.resolve({ messageId, to, evidence: result.evidence, now: clock.now() });
      if (!changed) return 'absent';
      await note(result.evidence);
      await keepStatus(message, result);
      return 'found';
    } catch (error) {
      logger.warn('engine.lookup_failed', { messageId, code: failureCode(error) });
      return 'unavailable';
    }
  }

  return {
    async supporting(messages) {
      const ids = new Set(messages.map(({ channelId }) => channelId));
      for (const id of ids) if ((await channelOf(id))?.lookup === undefined) ids.delete(id);
      return ids;
    },
    look,
    async lookAll(messages, seen) {
      const tally: Record<Look, number> = { found: 0, absent: 0, unavailable: 0 };
      const queue = [...messages];
      const work = async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const look_ = await look(next);
          tally[look_] += 1;
          seen?.(next, look_);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return tally;
    },
  };
}
