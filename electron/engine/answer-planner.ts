import { draft as draftSchema } from '../../shared/contract/compose.ts';
import { createTextCheck, type TextCheck } from '../../shared/domain/check/text-check.ts';
import { composeText } from '../../shared/domain/compose-text.ts';
import { parts106, units106 } from '../../shared/domain/counting.ts';
import { createExpressor } from '../core/express.ts';
import { createPlanner } from '../core/planning.ts';
import type { DueReply, PlannedAnswer } from '../storage/reply-store.ts';
import type { EngineDeps, OpenChannel } from './deps.ts';

export type AnswerPlan = { kind: 'answer'; answer: PlannedAnswer } | { kind: 'held'; why: 'no_channel' | 'blocked' };

const NAME_LENGTH = 20;

/**
 * Makes an automatic answer ready for the outbox: over the channel the reply came by, else over the default one or any
 * other that can say it. What was rehearsed is answered in the rehearsal, and nothing else is.
 */
export function createAnswerPlanner({ storage, channelFor }: Pick<EngineDeps, 'storage' | 'channelFor'>) {
  let check: TextCheck | null = null;

  async function channelsFor(channelId: number): Promise<OpenChannel[]> {
    const rows = (await storage.channels.list()).filter(({ enabled }) => enabled);
    const rank = ({ id, isDefault }: { id: number; isDefault: boolean }) => (id === channelId ? 0 : isDefault ? 1 : 2);
    const opened: OpenChannel[] = [];
    for (const { id } of rows.sort((a, b) => rank(a) - rank(b) || a.id - b.id)) {
      const open = await channelFor(id);
      if (open !== null) opened.push(open);
    }
    const own = opened.find(({ row }) => row.id === channelId);
    const simulated = own?.channel.descriptor.simulated ?? false;
    return opened.filter(({ channel }) => channel.descriptor.simulated === simulated);
  }

  async function over(open: OpenChannel, reply: DueReply, body: string, signature: string) {
    const { channel, options, row } = open;
    const { descriptor } = channel;
    const draft = draftSchema.parse({
      name: [...body].slice(0, NAME_LENGTH).join(''),
      ...{ kind: 'notice', signature, body, channelId: row.id, missing: 'blank' },
      audience: { numbers: [reply.number] },
    });
    const base = { draft, channelId: row.id, signature, idempotencyKey: `reply-${reply.replyId}` };
    if (descriptor.content === 'template') {
      const text = composeText({ signature, body, optOut: '' });
      const said = createExpressor((await storage.channels.catalog(row.id)).templates)(text, signature);
      if (said.kind === 'refused') return null;
      const parts = parts106(units106(text));
      return { ...base, text, parts, cost: parts * options.price, call: said.call };
    }
    check ??= createTextCheck();
    const catalog = await storage.channels.catalog(row.id);
    const planner = createPlanner({ draft, descriptor, options, catalog, check });
    const contact = await storage.contacts.byNumber(reply.number);
    const nobody = { gender: null, birthday: null, company: '', remark: '', custom: null };
    const planned = planner.plan({ ...nobody, ...contact, number: reply.number, name: reply.name });
    if (planned.kind !== 'message' || planner.problems.some(({ severity }) => severity === 'block')) return null;
    const { text, parts, cost } = planned;
    return { ...base, signature: planner.signature, text, parts, cost, call: null };
  }

  return async function plan(reply: DueReply, body: string): Promise<AnswerPlan> {
    const open = await channelsFor(reply.channelId);
    if (open.length === 0) return { kind: 'held', why: 'no_channel' };
    const known = await storage.templates.signatures();
    const usual = known.find(({ isDefault }) => isDefault) ?? known[0];
    const signature = reply.signature ?? usual?.text ?? '';
    for (const one of open) {
      const answer = await over(one, reply, body, signature);
      if (answer !== null) return { kind: 'answer', answer };
    }
    return { kind: 'held', why: 'blocked' };
  };
}
