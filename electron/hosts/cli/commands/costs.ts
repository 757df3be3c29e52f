import { formatYuan } from '../../../../shared/domain/money.ts';
import type { Command } from '../command.ts';
import { show, table } from '../output.ts';
import { withCore } from '../session.ts';

/** What every channel's money is doing; entering and settling is the window's business. */
export const command: Command = {
  options: {},
  run: (context) =>
    withCore(context, { sending: false }, async ({ call }) => {
      const { columns: c } = context.t;
      await show(context, await call('costs.summary', {}), ({ rows }) =>
        table(
          [c.channel, c.balance, c.today, c.month, c.reserved, c.spent, c.refundDue],
          rows.map((row) => [
            row.name,
            row.left === null ? '-' : row.balance?.kind === 'parts' ? row.left : formatYuan(row.left),
            ...[row.today, row.month, row.reserved, row.spent + row.assumed + row.kept, row.refundDue].map(formatYuan),
          ]),
        ),
      );
      return 0 as const;
    }),
};
