import { basename } from 'node:path';
import type { Channel } from '../../../shared/contract/channels.ts';
import { type Draft, draft as draftSchema, type Totals } from '../../../shared/contract/compose.ts';
import { MESSAGE_KINDS } from '../../../shared/domain/status.ts';
import type { Context } from './command.ts';
import { type Args, Refusal, UsageError } from './command.ts';
import { importFile } from './import-file.ts';
import { write } from './io.ts';
import { pick, pickFallbacks, pickGroup, requireChoice } from './lookup.ts';
import { clockTime } from './output.ts';
import { createProgress } from './progress.ts';
import { fillingsOf, providerTemplateOf } from './provider-template.ts';
import type { Session } from './session.ts';
import type { Texts } from './texts/zh.ts';
import { parseTime } from './time.ts';

/** What the command line alone can tell to be wrong, before the data folder is opened. */
export function checkSendArgs(args: Args, t: Texts): void {
  const who = [args.text('group'), args.text('to')].filter((value) => value !== undefined);
  if (who.length !== 1) throw new UsageError(t.missing('--group | --to'));
  const words = ['body', 'template', 'provider-template'].filter((name) => args.text(name) !== undefined);
  if (words.length !== 1) throw new UsageError(t.missing('--body | --template | --provider-template'));
  if (args.text('kind') !== undefined || args.text('template') === undefined) kindOf(args, t);
  if (fillingsOf(args, t).length > 0 && words[0] !== 'provider-template') {
    throw new UsageError(t.missing('--provider-template'));
  }
  scheduleOf(args, t);
}

const kindOf = (args: Args, t: Texts) => requireChoice(args.text('kind'), '--kind', MESSAGE_KINDS, t);

function scheduleOf(args: Args, t: Texts): Draft['schedule'] {
  const text = args.text('at');
  if (text === undefined) return { mode: 'now' };
  const at = parseTime(text);
  if (at === null) throw new UsageError(`--at ${text}: ${t.timeFormat}`);
  return { mode: 'at', at };
}

/** The draft the options describe; `--to` puts its people into the book first. */
export async function draftFromArgs(context: Context, session: Session, channel: Channel): Promise<Draft> {
  const { args, t } = context;
  const name = args.text('template');
  const template =
    name === undefined ? null : pick((await session.call('templates.list', {})).rows, name, 'template', t);
  const kind = args.text('kind') === undefined && template !== null ? template.kind : kindOf(args, t);
  const providerTemplate =
    args.text('provider-template') === undefined ? null : await providerTemplateOf(args, session, channel, t);
  const signature = await signatureOf(args, session);
  return draftSchema.parse({
    name: (args.text('name') ?? `${signature} ${clockTime(Date.now()).slice(0, 16)}`).slice(0, 60),
    kind,
    audience: { groupIds: [await groupOf(context, session)] },
    templateId: template?.id ?? null,
    signature,
    body: template?.body ?? args.text('body') ?? '',
    bindings: template?.bindings ?? [],
    channelId: channel.id,
    providerTemplate,
    fallbackChannelIds: await pickFallbacks(session, args.text('fallback'), t),
    schedule: scheduleOf(args, t),
  });
}

async function signatureOf(args: Args, { call }: Session): Promise<string> {
  const given = args.text('signature');
  if (given !== undefined) return given.replace(/^【(.*)】$/, '$1');
  const { rows } = await call('signatures.list', {});
  return (rows.find(({ isDefault }) => isDefault) ?? rows[0])?.text ?? '';
}

async function groupOf({ args, t, io }: Context, session: Session): Promise<number> {
  const group = args.text('group');
  if (group !== undefined) return pickGroup(session, group, t);
  const path = args.text('to') ?? '';
  const name = `${basename(path)} ${clockTime(Date.now())}`.slice(-40);
  // the file's values are the ones to write about, whatever the book said before
  const request = {
    path,
    group: { name },
    map: args.text('map'),
    merge: 'overwrite' as const,
    hasHeader: null,
    checkOnly: false,
  };
  const { counts, ms, groupId } = await importFile(session, request, t, createProgress(io.stderr));
  await write(io.stderr, `${t.importSummary({ ...counts, ms })}\n`);
  if (groupId === null) throw new Refusal(t.errors.NO_RECIPIENTS({}));
  return groupId;
}

/** What is wrong or worth knowing, a line each. */
export function problemLines({ problems }: Totals, t: Texts): string {
  return problems.map(({ key, data }) => `${t.problems[key]}${detail(data)}\n`).join('');
}

const detail = (data: Record<string, string | number>): string => {
  const parts = Object.entries(data).map(([key, value]) => `${key} ${value}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
};
