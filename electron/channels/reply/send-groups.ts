import type { MessageOutcome, OutMessage } from '../../core/message-outcome.ts';
import type { SendResult } from '../channel.ts';
import { sameForAll } from './match-numbers.ts';

/** Refusals that are about one message and say nothing of the next. */
const OWN_FAULT = new Set(['number', 'blacklist', 'frequency', 'content']);

const goesOn = ({ outcomes, portal, retryAfterMs }: SendResult): boolean =>
  !portal &&
  retryAfterMs === null &&
  outcomes.every(
    (outcome) => outcome.kind === 'accepted' || (outcome.kind === 'rejected' && OWN_FAULT.has(outcome.reject)),
  );

/** The groups of messages that may share a request, in order; none larger than `most`. */
export function groupsOf(messages: OutMessage[], most: number, key: (message: OutMessage) => string): OutMessage[][] {
  if (messages.length === 1) return [messages];
  const full: OutMessage[][] = [];
  const open = new Map<string, OutMessage[]>();
  for (const message of messages) {
    const own = key(message);
    let group = open.get(own);
    if (group === undefined || group.length >= most) {
      group = [];
      open.set(own, group);
      full.push(group);
    }
    group.push(message);
  }
  return full;
}

function merge(messages: OutMessage[], results: SendResult[]): SendResult {
  const byId = new Map<number, MessageOutcome>();
  for (const { outcomes } of results) for (const outcome of outcomes) byId.set(outcome.messageId, outcome);
  const alarms = new Set(results.flatMap(({ alarm }) => (alarm === null ? [] : alarm.split(' '))));
  const waits = results.flatMap(({ retryAfterMs }) => (retryAfterMs === null ? [] : [retryAfterMs]));
  return {
    outcomes: messages.map(
      ({ messageId }) => byId.get(messageId) ?? { messageId, kind: 'unknown' as const, code: 'MISSING' },
    ),
    alarm: alarms.size > 0 ? [...alarms].join(' ') : null,
    portal: results.some(({ portal }) => portal),
    retryAfterMs: waits.length > 0 ? Math.max(...waits) : null,
    serverTime: results.findLast(({ serverTime }) => serverTime !== null)?.serverTime ?? null,
  };
}

/**
 * Sends a batch as several requests, at most `width` at a time. Once one of them meets more than a fault of its own
 * messages (no answer, 429, the account), what has not left yet stays here: `not_sent`.
 */
export async function sendGroups(
  groups: OutMessage[][],
  width: number,
  sendOne: (group: OutMessage[]) => Promise<SendResult>,
): Promise<SendResult> {
  const [only, ...more] = groups;
  if (only !== undefined && more.length === 0) return sendOne(only);
  const results: SendResult[] = [];
  const waiting = groups.values();
  let stopped = false;
  async function work(): Promise<void> {
    for (const group of waiting) {
      if (stopped) {
        const held = sameForAll(group, { kind: 'not_sent', code: 'HELD_BACK' });
        results.push({ ...held, portal: false, retryAfterMs: null, serverTime: null });
        continue;
      }
      const result = await sendOne(group);
      results.push(result);
      if (!goesOn(result)) stopped = true;
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, groups.length) }, work));
  return merge(groups.flat(), results);
}
