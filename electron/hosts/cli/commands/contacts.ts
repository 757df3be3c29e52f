import type { Command } from '../command.ts';
import { pickGroup } from '../lookup.ts';
import { pagesOf, showPages, table } from '../output.ts';
import { withCore } from '../session.ts';

export const command: Command = {
  options: { search: { type: 'string' }, group: { type: 'string' }, limit: { type: 'string' } },
  async run(context) {
    const { args, t } = context;
    const q = args.text('search');
    const group = args.text('group');
    const most = args.int('limit', 1, 1_000_000) ?? 50;
    return withCore(context, { sending: false }, async (session) => {
      const filter = {
        ...(q === undefined ? {} : { q }),
        ...(group === undefined ? {} : { groupId: await pickGroup(session, group, t) }),
      };
      const pages = pagesOf(most, (cursor, limit) => session.call('contacts.page', { filter, cursor, limit }));
      await showPages(context, pages, (rows, first) => {
        const { id, number, name } = t.columns;
        const lines = rows.map((row) => [row.id, row.number, row.name]);
        return first ? table([id, number, name], lines) : lines.map((line) => `${line.join('  ')}\n`).join('');
      });
      return 0 as const;
    });
  },
};
