import {
  type ChannelOptions,
  channelOptions,
  type Descriptor,
  type FormField,
} from '../../../shared/contract/channels.ts';
import { type Context, UsageError } from './command.ts';
import { readAll } from './io.ts';
import type { Texts } from './texts/zh.ts';
import { envName } from './texts/zh.ts';

type Value = string | number | boolean | null;

export interface ChannelSettings {
  options: Partial<ChannelOptions>;
  config: Record<string, Value>;
  enabled: boolean | undefined;
}

const OPTION_KEYS = new Set(Object.keys(channelOptions.shape));

/** `--set` pairs, environment and standard input, sorted into the channel's options and the provider's fields. */
export async function settingsFromArgs({ args, io, t }: Context, descriptor: Descriptor): Promise<ChannelSettings> {
  const settings: ChannelSettings = { options: {}, config: {}, enabled: undefined };
  const options: Record<string, Value> = {};
  for (const pair of args.texts('set')) {
    const cut = pair.indexOf('=');
    if (cut < 1) throw new UsageError(`--set ${pair}`);
    const key = pair.slice(0, cut);
    const value = pair.slice(cut + 1);
    const field = descriptor.fields.find((one) => one.key === key);
    if (field !== undefined) settings.config[key] = fieldValue(field, value, t);
    else if (OPTION_KEYS.has(key)) options[key] = optionValue(value);
    else if (key === 'enabled') settings.enabled = value === 'true';
    else throw new UsageError(`--set ${key}`);
  }
  const parsed = channelOptions.partial().safeParse(options);
  if (!parsed.success)
    throw new UsageError(
      `--set ${parsed.error.issues[0]?.path.join('.') ?? ''}: ${parsed.error.issues[0]?.message ?? ''}`,
    );
  settings.options = parsed.data;
  const secrets = descriptor.fields.filter(({ kind }) => kind === 'secret');
  for (const { key } of secrets) {
    const value = io.env[envName(key)];
    if (value !== undefined && value !== '') settings.config[key] = value;
  }
  const fromStdin = args.text('secret-stdin');
  if (fromStdin !== undefined) {
    if (!secrets.some(({ key }) => key === fromStdin)) throw new UsageError(`--secret-stdin ${fromStdin}`);
    settings.config[fromStdin] = (await readAll(io.stdin)).trim();
  }
  return settings;
}

function fieldValue(field: FormField, value: string, t: Texts): Value {
  if (field.kind === 'secret') throw new UsageError(t.secretInArgv(field.key));
  if (value === '') return null;
  if (field.kind === 'boolean') return value === 'true';
  return field.kind === 'int' ? Number(value) : value;
}

function optionValue(value: string): Value {
  if (value === '' || value === 'null') return null;
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
