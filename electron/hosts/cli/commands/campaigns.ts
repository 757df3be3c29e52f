import { CAMPAIGN_STATES } from '../../../../shared/domain/status.ts';
import type { Command } from '../command.ts';
import { requireChoice } from '../lookup.ts';
import { pagesOf, showPages, table } from '../output.ts';
import { withCore } from '../session.ts';

export const command: Command = {
  options: { state: { type: 'string' }, limit: { type: 'string' } },
  async run(context) {
    const { args, t } = context;
    const state = args.text('state');
    const states = state === undefined ? undefined : [requireChoice(state, '--state', CAMPAIGN_STATES, t)];
    const most = args.int('limit', 1, 1_000_000) ?? 20;
    return withCore(context, { sending: false }, async ({ call }) => {
      const pages = pagesOf(most, (cursor, limit) => call('campaigns.list', { states, cursor, limit }));
      await showPages(context, pages, (rows, first) => {
        const { columns: c } = t;
        const heads = [c.id, c.state, c.total, c.delivered, c.failed, c.waiting, c.unknown, c.title];
        const lines = rows.map(({ id, state: now, total, counts, name }) => {
          const { delivered, failed, rejected, accepted, unknown } = counts;
          return [id, t.states[now], total, delivered, failed + rejected, accepted, unknown, name];
        });
        return first ? table(heads, lines) : lines.map((line) => `${line.join('  ')}\n`).join('');
      });
      return 0 as const;
    });
  },
};
