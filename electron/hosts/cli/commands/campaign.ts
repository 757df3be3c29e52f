import type { Campaign } from '../../../../shared/contract/campaigns.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import { formatYuan } from '../../../../shared/domain/money.ts';
import { type Command, type Context, type ExitCode, Refusal } from '../command.ts';
import { confirmed } from '../confirm.ts';
import { follow, PATIENCE_OPTIONS, patienceOf } from '../follow.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { write } from '../io.ts';
import { requireChoice, requireId } from '../lookup.ts';
import { clockTime, show, table } from '../output.ts';
import { type Session, withCore } from '../session.ts';
import type { Texts } from '../texts/zh.ts';

const ACTIONS = ['pause', 'resume', 'cancel', 'retry-failed', 'approve', 'send-held'] as const;

/** One campaign: shown, paused, taken up again, cancelled, let go, or its failures or held-back messages sent. */
export const command: Command = {
  words: 2,
  options: { ...PATIENCE_OPTIONS, yes: { type: 'boolean' } },
  async run(context) {
    const { args, t } = context;
    const id = requireId(args, 0, 'ID', t);
    const word = args.positionals[1];
    const action = word === undefined ? null : requireChoice(word, 'ACTION', ACTIONS, t);
    patienceOf(args, t);
    const sending = action !== null && action !== 'pause' && action !== 'cancel';
    return withCore(context, { sending }, async (session) => {
      switch (action) {
        case null:
          return shown(context, await session.call('campaigns.get', { id }));
        case 'pause':
          return shown(context, await session.call('campaigns.pause', { id }));
        case 'cancel': {
          const result = await session.call('campaigns.cancel', { id });
          await show(context, result, ({ cancelled }) => `${t.cancelled(cancelled)}\n`);
          return 0;
        }
        case 'resume':
          return takenUp(context, session, id, () => resume(session, id));
        case 'retry-failed':
          return takenUp(context, session, id, () => retryFailed(context, session, id));
        case 'send-held':
          return takenUp(context, session, id, () => sendHeld(context, session, id));
        case 'approve':
          return takenUp(context, session, id, async () => {
            await session.call('campaigns.approve', { id });
          });
      }
    });
  },
};

/** Does what starts it moving, then watches it like `send`. */
async function takenUp(context: Context, session: Session, id: number, move: () => Promise<void>): Promise<ExitCode> {
  const interrupt = listenForInterrupt();
  try {
    await move();
    const { code, campaign } = await follow(context, session, id, patienceOf(context.args, context.t), interrupt);
    await shown(context, campaign);
    return code;
  } finally {
    interrupt.dispose();
  }
}

/** A campaign already under way needs no word: opening the folder took it up. */
async function resume({ call }: Session, id: number): Promise<void> {
  const { state } = await call('campaigns.get', { id });
  if (state !== 'sending' && state !== 'scheduled') await call('campaigns.resume', { id });
}

async function retryFailed(context: Context, { call }: Session, id: number): Promise<void> {
  const { rows } = await call('campaigns.retryPreview', { id });
  await agreedTo(context, rows, context.t.retryQuestion);
  await call('campaigns.retryFailed', { id });
}

async function sendHeld(context: Context, { call }: Session, id: number): Promise<void> {
  const { rows } = await call('campaigns.heldBack', { id });
  await agreedTo(context, rows, context.t.sendQuestion);
  await call('campaigns.sendHeld', { id });
}

type Cost = { recipients: number; parts: number; cost: number };

/** Says what these would cost and asks; a no is a Refusal. */
async function agreedTo(context: Context, rows: readonly Cost[], question: string): Promise<void> {
  const { t, io } = context;
  if (rows.length === 0) throw new AppError('NO_RECIPIENTS');
  const sum = rows.reduce((total, row) => ({
    recipients: total.recipients + row.recipients,
    parts: total.parts + row.parts,
    cost: total.cost + row.cost,
  }));
  await write(io.stderr, `${t.requeued(sum.recipients, sum.parts, formatYuan(sum.cost))}\n`);
  if (!(await confirmed(context, question))) throw new Refusal(t.declined);
}

async function shown(context: Context, campaign: Campaign): Promise<ExitCode> {
  await show(context, campaign, (value) => details(value, context.t));
  return 0;
}

function details(campaign: Campaign, t: Texts): string {
  const { id, name, state, pauseReason, channelName, total, counts, parts, planned, spent } = campaign;
  const reason = pauseReason === null ? '' : ` (${t.pauses[pauseReason]})`;
  const states = Object.entries(counts).filter(([, n]) => n > 0);
  return table(
    [t.columns.id, String(id)],
    [
      [t.columns.title, name],
      [t.columns.state, `${t.states[state]}${reason}`],
      [t.columns.channel, channelName],
      [t.columns.total, total],
      ...states.map(([key, n]) => [t.message[key as keyof typeof counts], n]),
      [t.columns.parts, parts],
      [t.columns.cost, `${formatYuan(spent)} / ${formatYuan(planned)}`],
      [t.columns.at, clockTime(campaign.startedAt ?? campaign.startAt ?? campaign.createdAt)],
    ],
  );
}
