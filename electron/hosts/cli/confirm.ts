import { type Context, UsageError } from './command.ts';
import { readLine, write } from './io.ts';

/** `--yes`, or a person at a terminal who types it; without a terminal a usage error, so that nothing goes unasked. */
export async function confirmed({ io, t, args }: Context, question: string): Promise<boolean> {
  if (args.flag('yes')) return true;
  if (io.stdin.isTTY !== true) throw new UsageError(t.notATerminal);
  await write(io.stderr, question);
  return t.yes.test(((await readLine(io.stdin)) ?? '').trim());
}
