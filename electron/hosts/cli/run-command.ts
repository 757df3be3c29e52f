import { GLOBAL_OPTIONS, parse } from './args.ts';
import { type Command, type ExitCode, Refusal, UsageError } from './command.ts';
import { type Io, write } from './io.ts';
import { textsFor } from './texts/choose.ts';
import type { Texts } from './texts/zh.ts';

/** Loaded when named, so that counting never pays for the database. */
const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  count: () => import('./commands/count.ts'),
  numbers: () => import('./commands/numbers.ts'),
  pdu: () => import('./commands/pdu.ts'),
  import: () => import('./commands/import.ts'),
  contacts: () => import('./commands/contacts.ts'),
  channels: () => import('./commands/channels.ts'),
  send: () => import('./commands/send.ts'),
  campaigns: () => import('./commands/campaigns.ts'),
  campaign: () => import('./commands/campaign.ts'),
  messages: () => import('./commands/messages.ts'),
  replies: () => import('./commands/replies.ts'),
  costs: () => import('./commands/costs.ts'),
  resolve: () => import('./commands/resolve.ts'),
  backup: () => import('./commands/backup.ts'),
  backups: () => import('./commands/backups.ts'),
  restore: () => import('./commands/restore.ts'),
};

/** One command line from its words to its exit code. */
export async function runCommand(argv: string[], io: Io): Promise<ExitCode> {
  const t = await textsFor(argv, io.env);
  const at = argv.findIndex((word, i) => !word.startsWith('-') && !takesValue(argv[i - 1]));
  const name = argv[at] ?? '';
  try {
    if (name === '' || name === 'help') {
      const args = parse(argv, {}, t);
      const wanted = name === 'help' ? t.helpOf[args.positionals[1] ?? ''] : undefined;
      await write(args.flag('help') || name === 'help' ? io.stdout : io.stderr, wanted ?? t.help);
      return args.flag('help') || name === 'help' ? 0 : 2;
    }
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (load === undefined) throw new UsageError(t.unknownCommand(name));
    const rest = [...argv.slice(0, at), ...argv.slice(at + 1)];
    if (rest.includes('--help') || rest.includes('-h')) {
      await write(io.stdout, t.helpOf[name] ?? t.help);
      return 0;
    }
    const { command } = await load();
    const args = parse(rest, command.options, t);
    const surplus = args.positionals[command.words ?? 0];
    if (surplus !== undefined) throw new UsageError(t.surplusWord(surplus));
    return await command.run({ io, t, json: args.flag('json'), dataFolder: args.text('data') ?? null, args });
  } catch (error) {
    return await report(error, name, io, t);
  }
}

/** `--data X` and `--lang X` may stand before the command. */
function takesValue(word: string | undefined): boolean {
  return word?.startsWith('--') === true && GLOBAL_OPTIONS[word.slice(2)]?.type === 'string';
}

async function report(error: unknown, command: string, io: Io, t: Texts): Promise<ExitCode> {
  const { AppError } = await import('../../../shared/contract/errors.ts');
  if (error instanceof UsageError) {
    await write(io.stderr, `${error.message}\n${t.seeHelp(Object.hasOwn(COMMANDS, command) ? command : '')}\n`);
    return 2;
  }
  if (error instanceof Refusal) await write(io.stderr, `${error.message}\n`);
  else if (error instanceof AppError) await write(io.stderr, `${t.errors[error.code](error.data)} [${error.code}]\n`);
  else
    await write(
      io.stderr,
      `${t.internal}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  return 1;
}
