import { MESSAGE_STATES } from '../../../../shared/domain/status.ts';
import type { Command } from '../command.ts';
import { requireChoice, requireId } from '../lookup.ts';
import { pagesOf, showPages, table } from '../output.ts';
import { withCore } from '../session.ts';

export const command: Command = {
  words: 1,
  options: { state: { type: 'string' }, limit: { type: 'string' } },
  async run(context) {
    const { args, t } = context;
    const campaignId = requireId(args, 0, 'ID', t);
    const state = args.text('state');
    const states = state === undefined ? undefined : [requireChoice(state, '--state', MESSAGE_STATES, t)];
    const most = args.int('limit', 1, 100_000_000) ?? Number.MAX_SAFE_INTEGER;
    return withCore(context, { sending: false }, async ({ call }) => {
      await call('campaigns.get', { id: campaignId });
      const filter = { campaignId, ...(states === undefined ? {} : { states }) };
      const pages = pagesOf(most, (cursor, limit) => call('messages.page', { filter, cursor, limit }));
      await showPages(context, pages, (rows, first) => {
        const { columns: c } = t;
        const lines = rows.map((row) => [row.number, t.message[row.state], row.code, row.parts, row.name, row.text]);
        const heads = [c.number, c.state, c.code, c.parts, c.name, c.text];
        return first
          ? table(heads, lines)
          : lines.map((line) => `${line.map((cell) => cell ?? '').join('  ')}\n`).join('');
      });
      return 0 as const;
    });
  },
};
