import { type Draft, draft as draftSchema } from '../../../shared/contract/compose.ts';
import { contract, type Handlers } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { AnswerDraft, Quote } from '../../../shared/contract/replies.ts';
import { units106 } from '../../../shared/domain/counting.ts';
import type { ChannelRow } from '../../storage/channel-store.ts';
import type { ServiceDeps } from '../deps.ts';
import { planInput } from '../plan-input.ts';
import { createStarter } from '../start-campaign.ts';
import { requireNumber } from '../valid-number.ts';

type QuickHandlers = Pick<Handlers, 'replies.quote' | 'replies.send'>;

const NAME_LENGTH = 20;

/** A person's answer to one number: a notice of one message that goes the way of every campaign, rules and all. */
export function createQuickReply(deps: ServiceDeps): QuickHandlers {
  const { storage, planning, providers, clock, emit } = deps;
  const starter = createStarter(deps);
  const descriptorOf = (row: ChannelRow | undefined) =>
    providers.find(({ descriptor }) => descriptor.provider === row?.provider)?.descriptor;

  /** the channel asked for; else the one the reply came by; else the default one, but never out of the rehearsal or into it */
  async function channelFor(asked: number | null, number: string): Promise<ChannelRow | undefined> {
    const rows = await storage.channels.list();
    const enabled = rows.filter((row) => row.enabled);
    if (asked !== null) return enabled.find(({ id }) => id === asked);
    const last = await storage.replies.last(number);
    const own = rows.find(({ id }) => id === last?.channelId);
    if (own === undefined) return enabled.find(({ isDefault }) => isDefault) ?? enabled[0];
    if (own.enabled) return own;
    const simulated = descriptorOf(own)?.simulated;
    const alike = enabled.filter((row) => descriptorOf(row)?.simulated === simulated);
    return alike.find(({ isDefault }) => isDefault) ?? alike[0];
  }

  async function signatureFor(asked: string | undefined, number: string): Promise<string> {
    if (asked !== undefined) return asked;
    const said = (await storage.replies.last(number))?.signature ?? null;
    if (said !== null) return said;
    const known = await storage.templates.signatures();
    return (known.find(({ isDefault }) => isDefault) ?? known[0])?.text ?? '';
  }

  async function draftOf(input: AnswerDraft): Promise<{ draft: Draft; row: ChannelRow | undefined; number: string }> {
    const number = requireNumber(input.number);
    const row = await channelFor(input.channelId, number);
    const { template, body } = input;
    const draft = draftSchema.parse({
      name: [...body].slice(0, NAME_LENGTH).join(''),
      kind: 'notice',
      audience: { numbers: [number] },
      signature: await signatureFor(input.signature, number),
      ...{ body, channelId: row?.id ?? null, missing: 'blank' },
      providerTemplate: template === null || row === undefined ? null : { channelId: row.id, ...template },
    });
    return { draft, row, number };
  }

  async function quote(input: AnswerDraft): Promise<Quote> {
    const { draft, row, number } = await draftOf(input);
    const descriptor = descriptorOf(row);
    const shown = {
      channelId: row?.id ?? null,
      channelName: row?.name ?? '',
      simulated: descriptor?.simulated ?? false,
      content: descriptor?.content ?? ('text' as const),
      signature: draft.signature,
    };
    const plan = await planInput(deps, draft);
    const [totals, told] = await Promise.all([
      planning.ask('totals', plan, `reply ${number}`),
      planning.ask('recipients', { ...plan, after: -1, minParts: 0, limit: 1 }, `reply ${number}`),
    ]);
    const [only] = told.rows;
    const text = only?.text ?? '';
    return {
      ...shown,
      ...{ text, units: only?.units ?? units106(text), parts: totals.parts, cost: totals.cost },
      problems: totals.problems.filter(({ key }) => key !== 'no_recipients'),
      excluded: totals.excluded[0]?.reason ?? null,
    };
  }

  return {
    'replies.quote': quote,
    async 'replies.send'({ confirm, idempotencyKey, ...input }) {
      const earlier = await storage.campaigns.byIdempotencyKey(idempotencyKey);
      if (earlier !== null) throw new AppError('ALREADY_STARTED', { campaignId: earlier });
      const { draft, number } = await draftOf(input);
      const last = await storage.replies.last(number);
      const now = clock.now();
      const draftId = await storage.campaigns.saveDraft(null, draft, now);
      await storage.replies.markAnswer(draftId, number, last?.replyId ?? null, now);
      try {
        const promise = { recipients: 1, ...confirm };
        const request = contract['campaigns.start'].input.parse({
          ...{ draftId, idempotencyKey, confirm: promise, allowRepeat: true },
        });
        const started = await starter.start(request);
        if (last !== null) await storage.replies.read(number, last.replyId);
        emit('changed', { what: 'replies' });
        return started;
      } catch (error) {
        await storage.campaigns.removeDraft(draftId).catch(() => undefined);
        throw error;
      }
    },
  };
}
