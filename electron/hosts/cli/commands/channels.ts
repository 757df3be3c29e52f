import type { Channel, Descriptor } from '../../../../shared/contract/channels.ts';
import { formatYuan } from '../../../../shared/domain/money.ts';
import { settingsFromArgs } from '../channel-settings.ts';
import { type Command, type Context, type ExitCode, UsageError } from '../command.ts';
import { pick, requireChoice } from '../lookup.ts';
import { show, table } from '../output.ts';
import { type Session, withCore } from '../session.ts';
import type { Texts } from '../texts/zh.ts';

const ACTIONS = ['list', 'providers', 'add', 'set', 'test', 'balance', 'templates'] as const;

/** The ways to send: listed, added, changed, tried. */
export const command: Command = {
  words: 2,
  options: {
    name: { type: 'string' },
    set: { type: 'string', multiple: true },
    'secret-stdin': { type: 'string' },
    default: { type: 'boolean' },
  },
  async run(context) {
    const { args, t } = context;
    const action = requireChoice(args.positionals[0] ?? 'list', 'ACTION', ACTIONS, t);
    const wanted = args.positionals[1] ?? '';
    if (action !== 'list' && action !== 'providers' && wanted === '') {
      throw new UsageError(t.missing(action === 'add' ? 'PROVIDER' : 'CHANNEL'));
    }
    return withCore(context, { sending: false }, async (session) => {
      switch (action) {
        case 'list':
          return list(context, session);
        case 'providers':
          return providers(context, session);
        case 'add':
          return add(context, session, wanted);
        case 'set':
          return change(context, session, await channelOf(session, wanted, t));
        case 'test':
          return test(context, session, await channelOf(session, wanted, t));
        case 'balance':
          return balance(context, session, await channelOf(session, wanted, t));
        case 'templates':
          return templates(context, session, await channelOf(session, wanted, t));
      }
    });
  },
};

async function channelOf({ call }: Session, wanted: string, t: Texts): Promise<Channel> {
  return pick((await call('channels.list', {})).rows, wanted, 'channel', t);
}

async function list(context: Context, { call }: Session): Promise<ExitCode> {
  const { rows } = await call('channels.list', {});
  const { columns: c } = context.t;
  await show(context, rows, () =>
    table(
      [c.id, c.provider, c.balance, c.title],
      rows.map((row) => [
        row.id,
        row.provider,
        row.balance === null ? '' : amountOf(row.balance),
        `${row.name}${row.isDefault ? ' *' : ''}`,
      ]),
    ),
  );
  return 0;
}

async function providers(context: Context, { call }: Session): Promise<ExitCode> {
  const { rows } = await call('channels.providers', {});
  const { columns: c } = context.t;
  await show(context, rows, () =>
    table(
      [c.provider, c.key],
      rows.map(({ provider, fields }) => [
        provider,
        fields.map(({ key, required }) => (required ? `${key}!` : key)).join(' '),
      ]),
    ),
  );
  return 0;
}

async function descriptorOf({ call }: Session, provider: string, t: Texts): Promise<Descriptor> {
  const { rows } = await call('channels.providers', {});
  const found = rows.find((row) => row.provider === provider);
  if (found === undefined)
    throw new UsageError(
      t.oneOf(
        'PROVIDER',
        rows.map((row) => row.provider),
      ),
    );
  return found;
}

async function add(context: Context, session: Session, provider: string): Promise<ExitCode> {
  const { args, t } = context;
  const { options, config, enabled } = await settingsFromArgs(context, await descriptorOf(session, provider, t));
  const name = args.text('name') ?? provider;
  const saved = await session.call('channels.save', {
    ...{ provider, name, options, config, isDefault: args.flag('default') },
    enabled: enabled ?? true,
  });
  await show(context, saved, ({ id }) => `${t.saved(id, name)}\n`);
  return 0;
}

async function change(context: Context, session: Session, channel: Channel): Promise<ExitCode> {
  const { args, t } = context;
  const { id, provider } = channel;
  const { options, config, enabled } = await settingsFromArgs(context, await descriptorOf(session, provider, t));
  const name = args.text('name') ?? channel.name;
  const isDefault = args.flag('default') || channel.isDefault;
  const input = { id, provider, name, options, config, isDefault, enabled: enabled ?? channel.enabled };
  await show(context, await session.call('channels.save', input), () => `${t.saved(id, name)}\n`);
  return 0;
}

async function test(context: Context, { call }: Session, { id }: Channel): Promise<ExitCode> {
  const { t } = context;
  const { checks } = await call('channels.test', { id });
  await show(context, checks, () =>
    checks
      .map(({ item, passed, code, detail }) =>
        `${t.checks[item]}  ${passed === null ? t.notKnown : passed ? t.passed : t.failed} ${code ?? ''} ${detail}`.trimEnd(),
      )
      .map((line) => `${line}\n`)
      .join(''),
  );
  return checks.every(({ passed }) => passed !== false) ? 0 : 1;
}

async function balance(context: Context, { call }: Session, { id }: Channel): Promise<ExitCode> {
  const { t } = context;
  await show(context, await call('channels.balance', { id }), (value) => `${t.balance(value.kind, amountOf(value))}\n`);
  return 0;
}

/** The provider's templates as they are there now: ids, variables and review are what `send` needs. */
async function templates(context: Context, { call }: Session, { id }: Channel): Promise<ExitCode> {
  const { columns: c } = context.t;
  const rows = (await call('channels.catalog.sync', { id })).templates;
  await show(context, rows, () =>
    table(
      [c.id, c.state, c.key, c.title, c.text],
      rows.map(({ templateId, review, variables, name, body }) => [
        templateId,
        review,
        variables.join(' '),
        name,
        body,
      ]),
    ),
  );
  return 0;
}

const amountOf = ({ kind, amount }: { kind: 'money' | 'parts'; amount: number }): string =>
  kind === 'money' ? formatYuan(amount) : String(amount);
