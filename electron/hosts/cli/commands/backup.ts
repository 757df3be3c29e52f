import type { Command } from '../command.ts';
import { show } from '../output.ts';
import { withCore } from '../session.ts';

/** Makes a backup now, beside the data. */
export const command: Command = {
  options: {},
  run: (context) =>
    withCore(context, { sending: false }, async ({ call }) => {
      await show(context, await call('backups.make', {}), ({ name }) => `${context.t.backedUp(name)}\n`);
      return 0 as const;
    }),
};
