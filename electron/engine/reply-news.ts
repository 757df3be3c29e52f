import type { EventData } from '../../shared/contract/events.ts';
import { maskNumber } from '../../shared/domain/phone.ts';
import { OLDEST_ANSWERED } from '../../shared/domain/reply-rules.ts';
import type { DueReply } from '../storage/reply-store.ts';
import type { EngineDeps } from './deps.ts';

type Kind = Extract<EventData<'notice'>['kind'], `reply_${string}`>;

/**
 * Replies a person should know of now, on the desktop: one notice a kind for all that came together. It never shows more than
 * the owner lets others see.
 */
export function createReplyNews({ clock, settings, emit }: Pick<EngineDeps, 'clock' | 'settings' | 'emit'>) {
  const waiting = new Map<Kind, DueReply[]>();
  return {
    add(kind: Kind, reply: DueReply): void {
      // what was read late, or again after a long time off, is no news
      if (clock.now() - reply.at > OLDEST_ANSWERED) return;
      waiting.set(kind, [...(waiting.get(kind) ?? []), reply]);
    },
    async tell(): Promise<void> {
      if (waiting.size === 0) return;
      const { replyNotices, hideReplyText } = await settings();
      const told = [...waiting];
      waiting.clear();
      if (!replyNotices) return;
      for (const [kind, replies] of told) {
        const [first] = replies;
        if (first === undefined) continue;
        const more = replies.length > 1 ? ` (+${replies.length - 1})` : '';
        const data: Record<string, string> = hideReplyText || more !== '' ? {} : { text: first.text };
        emit('notice', { kind, campaignId: null, name: `${maskNumber(first.number)}${more}`, data });
      }
    },
  };
}
