import type { Handlers } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { type ReplyRules, RULES_KEY, replyRules } from '../../../shared/contract/replies.ts';
import { parseNumber } from '../../../shared/domain/phone.ts';
import { ruleProblems } from '../../../shared/domain/reply-rule-problems.ts';
import { decideReply } from '../../../shared/domain/reply-rules.ts';
import type { ServiceDeps } from '../deps.ts';

type RuleHandlers = Pick<Handlers, Extract<keyof Handlers, `replies.rules${string}`>>;

/** Replies a dry run looks at. */
const LOOKED_AT = 200;

export async function storedRules({ storage }: Pick<ServiceDeps, 'storage'>): Promise<ReplyRules> {
  const kept = await storage.settings.getValue(RULES_KEY);
  return replyRules.parse(kept === null ? {} : JSON.parse(kept));
}

export function createRuleService(deps: Pick<ServiceDeps, 'storage' | 'emit'>): RuleHandlers {
  const { storage, emit } = deps;
  return {
    'replies.rules': () => storedRules(deps),
    'replies.rules.check': async ({ rules }) => ({ problems: ruleProblems(rules) }),
    async 'replies.rules.save'(given) {
      const blocking = ruleProblems(given.rules).find(({ severity }) => severity === 'block');
      if (blocking !== undefined) throw new AppError('BAD_INPUT', { path: blocking.ruleId, problem: blocking.key });
      await storage.settings.setValue(RULES_KEY, JSON.stringify(given));
      emit('changed', { what: 'replies' });
      return given;
    },
    /** as if every one of them came in alone and just now: what was answered since does not count */
    async 'replies.rules.dryRun'(given) {
      const latest = await storage.replies.latest(LOOKED_AT);
      const rows = latest.flatMap((reply) => {
        const facts = { ...reply, mobile: parseNumber(reply.number).number !== null };
        const decision = decideReply(given, { ...facts, age: 0, answeredNumber: 0, answeredAll: 0 });
        const { ruleId } = decision;
        if (ruleId === null) return [];
        const { replyId, number, text, at } = reply;
        return [{ ...decision, ruleId, replyId, number, text, at }];
      });
      return { looked: latest.length, rows };
    },
  };
}
