import { RULES_KEY, replyRules } from '../../shared/contract/replies.ts';
import { parseNumber } from '../../shared/domain/phone.ts';
import { decideReply, type ReplyDecision } from '../../shared/domain/reply-rules.ts';
import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';
import type { DueReply, HandleRequest } from '../storage/reply-store.ts';
import { createAnswerPlanner } from './answer-planner.ts';
import type { EngineDeps } from './deps.ts';
import type { Notifier } from './notifier.ts';
import { createReplyNews } from './reply-news.ts';
import { backoff } from './rules/backoff.ts';
import type { StorageGuard } from './storage-guard.ts';
import { createWaker } from './waker.ts';

const PAGE = 100;
const IDLE_MS = 60_000;
const RETRY_MS = 1000;

export interface ReplyDesk {
  /** replies were stored */
  wake(): void;
  stop(): Promise<void>;
}

interface Parts {
  deps: EngineDeps;
  notifier: Notifier;
  guard: StorageGuard;
  /** an answer waits in the outbox */
  onAnswer(): void;
}

/** Applies the owner's rules to every stored reply, once each: what a crash leaves is taken up again, never done twice. */
export function createReplyDesk({ deps, notifier, guard, onAnswer }: Parts): ReplyDesk {
  const { storage, clock, random, logger } = deps;
  const waker = createWaker(clock);
  const planAnswer = createAnswerPlanner(deps);
  const news = createReplyNews(deps);
  let failures = 0;

  async function decide(reply: DueReply): Promise<{ decision: ReplyDecision; request: HandleRequest }> {
    const kept = await storage.settings.getValue(RULES_KEY);
    const rules = replyRules.parse(kept === null ? {} : JSON.parse(kept));
    const now = clock.now();
    const dayFrom = startOfShanghaiDay(now);
    const answered = await storage.replies.answered(reply.number, dayFrom);
    const decision = decideReply(rules, {
      ...reply,
      mobile: parseNumber(reply.number).number !== null,
      age: now - reply.at,
      answeredNumber: answered.number,
      answeredAll: answered.all,
    });
    const plan = decision.answer === null ? null : await planAnswer(reply, decision.answer);
    const held = plan?.kind === 'held' ? plan.why : null;
    const { ruleId, tag, optOut } = decision;
    const rehearsed = (await deps.channelFor(reply.channelId))?.channel.descriptor.simulated ?? false;
    return {
      decision,
      request: {
        ...{ replyId: reply.replyId, ruleId, tag, optOut, rehearsed, now, dayFrom, maxPerDay: rules.maxPerDay },
        followUp: decision.followUp || held !== null,
        answer: plan?.kind === 'answer' ? plan.answer : null,
        withheld: held ?? decision.withheld,
        reason: rules.rules.find(({ id }) => id === ruleId)?.name ?? '',
      },
    };
  }

  async function handle(reply: DueReply): Promise<void> {
    const { decision, request } = await decide(reply);
    const { campaignId, withheld, optedOut } = await storage.replies.handle(request);
    if (!request.rehearsed) {
      const waits = request.followUp || (withheld !== null && withheld !== 'opted_out');
      if (optedOut || reply.verdict === 'opt_out') news.add('reply_opt_out', reply);
      else if (waits) news.add('reply_follow_up', reply);
    }
    if (decision.tag !== '') for (const what of ['contacts', 'tags'] as const) notifier.changed(what);
    if (optedOut)
      for (const what of ['blacklist', 'contacts', 'campaigns', 'messages'] as const) notifier.changed(what);
    if (campaignId === null) return;
    for (const what of ['campaigns', 'messages'] as const) notifier.changed(what, campaignId);
    onAnswer();
  }

  async function round(): Promise<void> {
    for (;;) {
      const due = await storage.replies.due(PAGE);
      for (const reply of due) {
        if (waker.stopped) return;
        await handle(reply);
      }
      if (due.length > 0) notifier.changed('replies');
      await news.tell();
      if (due.length < PAGE) return;
    }
  }

  async function loop(): Promise<void> {
    while (!waker.stopped) {
      let wait = IDLE_MS;
      try {
        if (!guard.broken()) await round();
        failures = 0;
      } catch (error) {
        failures += 1;
        wait = backoff(failures, RETRY_MS, IDLE_MS, random.next());
        logger.error('engine.reply_desk', { error: error instanceof Error ? error.name : typeof error });
      }
      await waker.wait(wait);
    }
  }
  const looping = loop();

  return {
    wake: waker.wake,
    async stop() {
      waker.stop();
      await looping;
    },
  };
}
