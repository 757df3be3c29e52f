import type { Command } from '../command.ts';
import { clockTime, pagesOf, showPages, table } from '../output.ts';
import { withCore } from '../session.ts';

export const command: Command = {
  options: { unread: { type: 'boolean' }, limit: { type: 'string' } },
  async run(context) {
    const { args, t } = context;
    const unread = args.flag('unread');
    const most = args.int('limit', 1, 100_000_000) ?? 50;
    return withCore(context, { sending: false }, async ({ call }) => {
      const pages = pagesOf(most, (cursor, limit) => call('replies.page', { unread, cursor, limit }));
      await showPages(context, pages, (rows, first) => {
        const { columns: c } = t;
        const lines = rows.map((row) => [clockTime(row.receivedAt), row.number, row.name, row.text]);
        return first
          ? table([c.at, c.number, c.name, c.text], lines)
          : lines.map((line) => `${line.join('  ')}\n`).join('');
      });
      return 0 as const;
    });
  },
};
