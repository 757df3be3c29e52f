import type { Command } from '../command.ts';
import { clockTime, show, table } from '../output.ts';
import { withCore } from '../session.ts';

/** What can be restored, newest first. */
export const command: Command = {
  options: {},
  run: (context) =>
    withCore(context, { sending: false }, async ({ call }) => {
      const { backupColumns: c, backupKinds: kinds } = context.t;
      await show(context, await call('backups.list', {}), ({ rows }) =>
        table(
          [c.file, c.time, c.kind, c.size, c.contacts, c.campaigns],
          rows.map((row) => [
            row.name,
            clockTime(row.at),
            kinds[row.kind],
            row.size,
            row.contacts ?? '-',
            row.campaigns ?? '-',
          ]),
        ),
      );
      return 0 as const;
    }),
};
