import { basename } from 'node:path';
import { type Command, Refusal, UsageError } from '../command.ts';
import { confirmed } from '../confirm.ts';
import { clockTime, show } from '../output.ts';
import { withCore } from '../session.ts';

/** Starts over on a backup; what was sent since comes back from the journal. */
export const command: Command = {
  words: 1,
  options: { yes: { type: 'boolean' } },
  async run(context) {
    const { args, t } = context;
    const word = args.positionals[0];
    if (word === undefined) throw new UsageError(t.missing('FILE'));
    const name = basename(word);
    return withCore(context, { sending: false }, async ({ call }) => {
      const chosen = (await call('backups.list', {})).rows.find((row) => row.name === name);
      if (chosen === undefined) throw new Refusal(t.notFoundNamed('backup', word));
      if (!(await confirmed(context, t.restoreQuestion(clockTime(chosen.at))))) throw new Refusal(t.notRestored);
      await call('backups.restore', { name });
      const account = await call('backups.restored', {});
      await show(context, account, (done) => (done === null ? '' : `${t.restored(done)}\n`));
      return 0 as const;
    });
  },
};
