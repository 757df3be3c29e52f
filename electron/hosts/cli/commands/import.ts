import { type ImportOutcome, mergeRule } from '../../../../shared/contract/transfer.ts';
import { type Command, UsageError } from '../command.ts';
import { importFile } from '../import-file.ts';
import { requireChoice } from '../lookup.ts';
import { show } from '../output.ts';
import { createProgress } from '../progress.ts';
import { withCore } from '../session.ts';
import type { Texts } from '../texts/zh.ts';

/** Puts a file of contacts into the address book and says what became of its rows. */
export const command: Command = {
  words: 1,
  options: {
    group: { type: 'string' },
    map: { type: 'string' },
    merge: { type: 'string' },
    sheet: { type: 'string' },
    encoding: { type: 'string' },
    'no-header': { type: 'boolean' },
    check: { type: 'boolean' },
  },
  async run(context) {
    const { args, t, io } = context;
    const path = args.positionals[0];
    if (path === undefined) throw new UsageError(t.missing('FILE'));
    const merge = requireChoice(args.text('merge') ?? 'fill', '--merge', mergeRule.options, t);
    const group = args.text('group');
    const outcome = await withCore(context, { sending: false }, (session) =>
      importFile(
        session,
        {
          ...{ path, merge, map: args.text('map'), sheet: args.text('sheet'), encoding: args.text('encoding') },
          group: group === undefined ? null : { name: group },
          hasHeader: args.flag('no-header') ? false : null,
          checkOnly: args.flag('check'),
        },
        t,
        createProgress(io.stderr),
      ),
    );
    await show(context, outcome, () => summary(outcome, t));
    return 0;
  },
};

function summary({ counts, ms }: ImportOutcome, t: Texts): string {
  const reasons = counts.reasons.map(({ reason, rows }) => `  ${t.reasons[reason] ?? reason} ${rows}\n`).join('');
  return `${t.importSummary({ ...counts, ms })}\n${reasons}`;
}
