import { type Command, type Context, type ExitCode, Refusal } from '../command.ts';
import { confirmed } from '../confirm.ts';
import { follow, PATIENCE_OPTIONS, patienceOf } from '../follow.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { write } from '../io.ts';
import { requireChoice, requireId } from '../lookup.ts';
import { show } from '../output.ts';
import { type Session, withCore } from '../session.ts';

/** Decides about messages whose result is unknown. */
export const command: Command = {
  words: 1,
  options: { ...PATIENCE_OPTIONS, unknown: { type: 'string' }, yes: { type: 'boolean' } },
  async run(context) {
    const { args, t } = context;
    const campaignId = requireId(args, 0, 'ID', t);
    const action = requireChoice(args.text('unknown'), '--unknown', ['query', 'sent', 'resend'], t);
    patienceOf(args, t);
    // opening for sending also settles what a crash left behind, so that there is something to decide about
    return withCore(context, { sending: true }, async (session) => {
      if (action === 'resend' && !(await confirmed(context, t.resendQuestion))) throw new Refusal(t.declined);
      const result = await session.call('unknown.resolve', { campaignId, action });
      await show(context, result, (value) => `${t.resolved(value)}\n`);
      if (!result.supported) {
        await write(context.io.stderr, `${t.cannotQuery}\n`);
        return 1;
      }
      return action === 'resend' && result.changed > 0 ? sendAgain(context, session, campaignId) : 0;
    });
  },
};

async function sendAgain(context: Context, session: Session, id: number): Promise<ExitCode> {
  const interrupt = listenForInterrupt();
  try {
    const { state } = await session.call('campaigns.get', { id });
    if (state === 'paused') await session.call('campaigns.resume', { id });
    return (await follow(context, session, id, patienceOf(context.args, context.t), interrupt)).code;
  } finally {
    interrupt.dispose();
  }
}
