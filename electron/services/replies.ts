import { z } from 'zod';
import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Bubble } from '../../shared/contract/replies.ts';
import type { ServiceDeps } from './deps.ts';
import { createQuickReply } from './replies/quick-reply.ts';
import { createRuleService, storedRules } from './replies/rules.ts';

type ReplyHandlers = Pick<Handlers, Extract<keyof Handlers, `replies.${string}`>>;

const PHRASES_KEY = 'replies.phrases';
const phrases = z.array(z.string());

export function createReplyService(deps: ServiceDeps): ReplyHandlers {
  const { storage, emit, engine } = deps;
  const { replies, settings } = storage;
  const changed = () => emit('changed', { what: 'replies' });
  const requireThat = (done: boolean): Record<string, never> => {
    if (!done) throw new AppError('NOT_FOUND', { what: 'conversation' });
    changed();
    return {};
  };

  /** a bubble keeps the id of the rule that acted; the reader wants its name */
  async function named(rows: Bubble[]): Promise<Bubble[]> {
    const names = new Map((await storedRules(deps)).rules.map(({ id, name }) => [id, name]));
    return rows.map((row) =>
      row.kind === 'in' && row.ruled !== null
        ? { ...row, ruled: { ...row.ruled, rule: names.get(row.ruled.rule) ?? '' } }
        : row,
    );
  }

  return {
    ...createQuickReply(deps),
    ...createRuleService(deps),
    'replies.page': ({ unread, cursor, limit }) => replies.page(unread, { cursor, limit }),
    'replies.conversations': ({ filter, q, cursor, limit }) =>
      replies.conversations(filter, q ?? '', { cursor, limit }),
    'replies.counts': () => replies.counts(),
    async 'replies.thread'({ number, cursor, limit }) {
      const page = await replies.thread(number, { cursor, limit });
      return { rows: await named(page.rows), next: page.next };
    },
    async 'replies.read'({ number, upTo }) {
      if ((await replies.read(number ?? null, upTo ?? null)) > 0) changed();
      return {};
    },
    async 'replies.ask'({ number }) {
      const { asked, fresh, failed } = await engine.askReplies(number);
      if (asked === 0) throw new AppError('NOT_SUPPORTED');
      if (failed !== null && fresh === 0) throw new AppError('CHANNEL_CHECK_FAILED', { code: failed });
      return { fresh };
    },
    'replies.markUnread': async ({ number }) => requireThat(await replies.markUnread(number)),
    'replies.followUp': async ({ number, on }) => requireThat(await replies.followUp(number, on)),
    async 'replies.phrases'() {
      const kept = await settings.getValue(PHRASES_KEY);
      return { rows: kept === null ? [] : phrases.parse(JSON.parse(kept)) };
    },
    async 'replies.savePhrases'({ rows }) {
      const unique = [...new Set(rows)];
      await settings.setValue(PHRASES_KEY, JSON.stringify(unique));
      changed();
      return { rows: unique };
    },
  };
}
