import type { Campaign } from '../../../../shared/contract/campaigns.ts';
import type { Draft, Totals } from '../../../../shared/contract/compose.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import { formatYuan } from '../../../../shared/domain/money.ts';
import { type Command, type Context, Refusal } from '../command.ts';
import { confirmed } from '../confirm.ts';
import { follow, PATIENCE_OPTIONS, patienceOf } from '../follow.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { write } from '../io.ts';
import { pickChannel } from '../lookup.ts';
import { FILL_OPTIONS } from '../provider-template.ts';
import { checkSendArgs, draftFromArgs, problemLines } from '../send-draft.ts';
import { type Session, withCore } from '../session.ts';

/** Sends a campaign: count and price first, then the question, then the work, watched to its end. */
export const command: Command = {
  options: {
    ...PATIENCE_OPTIONS,
    ...FILL_OPTIONS,
    group: { type: 'string' },
    to: { type: 'string' },
    map: { type: 'string' },
    signature: { type: 'string' },
    body: { type: 'string' },
    template: { type: 'string' },
    kind: { type: 'string' },
    channel: { type: 'string' },
    fallback: { type: 'string' },
    at: { type: 'string' },
    rate: { type: 'string' },
    name: { type: 'string' },
    yes: { type: 'boolean' },
    'allow-repeat': { type: 'boolean' },
    'without-consent': { type: 'boolean' },
  },
  async run(context) {
    const { args, t } = context;
    checkSendArgs(args, t);
    const patience = patienceOf(args, t);
    const rateLimit = args.int('rate', 1, 5000);
    return withCore(context, { sending: true, rateLimit }, async (session) => {
      const channel = await pickChannel(session, args.text('channel'), t);
      const draft = await draftFromArgs(context, session, channel);
      const totals = await session.call('compose.totals', { draft, key: 'cli' });
      await summarise(context, totals, channel.name, channel.simulated);
      if (totals.problems.some(({ severity }) => severity === 'block')) throw new Refusal(t.declined);
      const { withoutConsent } = totals;
      if (withoutConsent > 0 && !args.flag('without-consent'))
        throw new Refusal(`${t.withoutConsent(withoutConsent)}\n${t.consentHint}`);
      if (!(await confirmed(context, t.sendQuestion))) throw new Refusal(t.declined);
      const interrupt = listenForInterrupt();
      try {
        const id = await start(context, session, draft, totals);
        await write(context.io.stderr, `${t.started(id)}\n`);
        const { code, campaign } = await follow(context, session, id, patience, interrupt);
        await tell(context, campaign, totals);
        return code;
      } finally {
        interrupt.dispose();
      }
    });
  },
};

/** The count and the price; on standard error when standard output is for a program. */
async function summarise(context: Context, totals: Totals, channel: string, simulated: boolean): Promise<void> {
  const { io, t, json } = context;
  const { recipients, parts, cost, excluded } = totals;
  const out = excluded.reduce((sum, row) => sum + row.recipients, 0);
  const reasons = excluded.map((row) => `${t.excluded[row.reason]} ${row.recipients}`).join(' · ');
  const lines = [
    problemLines(totals, t),
    totals.withoutConsent > 0 ? `${t.withoutConsent(totals.withoutConsent)}\n` : '',
    out > 0 ? `${t.excludedSummary(out, reasons)}\n` : '',
    simulated ? `${t.simulated}\n` : '',
    `${t.sendSummary({ recipients, parts, cost: formatYuan(cost), channel })}\n`,
  ];
  await write(json ? io.stderr : io.stdout, lines.join(''));
}

async function start({ args, t }: Context, { call }: Session, draft: Draft, totals: Totals): Promise<number> {
  const { recipients, parts, cost, withoutConsent } = totals;
  const { id: draftId } = await call('drafts.save', { draft });
  try {
    const { campaignId } = await call('campaigns.start', {
      draftId,
      confirm: { recipients, parts, cost, withoutConsent },
      idempotencyKey: crypto.randomUUID(),
      allowRepeat: args.flag('allow-repeat'),
    });
    return campaignId;
  } catch (error) {
    await call('drafts.delete', { id: draftId });
    if (!(error instanceof AppError) || error.code !== 'REPEAT_CAMPAIGN') throw error;
    throw new Refusal(`${t.errors.REPEAT_CAMPAIGN(error.data)}\n${t.repeatHint}`);
  }
}

async function tell({ io, t, json }: Context, campaign: Campaign, totals: Totals): Promise<void> {
  const { id, state, pauseReason, total, parts, planned, spent, counts } = campaign;
  const shown = Object.entries(counts).filter(([, n]) => n > 0);
  const result = {
    campaignId: id,
    state,
    pauseReason,
    recipients: total,
    parts,
    planned,
    spent,
    counts,
    excluded: totals.excluded,
  };
  const line = shown.map(([name, n]) => `${t.message[name as keyof typeof counts]} ${n}`).join(' · ');
  await write(io.stdout, json ? `${JSON.stringify(result)}\n` : `${line}\n`);
}
