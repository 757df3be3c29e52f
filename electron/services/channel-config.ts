import type { Channel as ChannelView, Descriptor } from '../../shared/contract/channels.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { ChannelConfig } from '../channels/channel.ts';
import type { Secrets } from '../platform/ports.ts';
import type { ChannelRow } from '../storage/channel-store.ts';
import type { ServiceDeps } from './deps.ts';

type Config = ChannelView['config'];

/** A short secret would be half told by its last four characters. */
const SHOWN_FROM = 12;

const masked = (last4: string): string => `…${last4}`;

/** The provider's fields as a window may see them: secrets only by their last four characters. */
export function shownConfig(row: ChannelRow): Config {
  const secrets = Object.entries(row.secrets).map(([key, { last4 }]): [string, string] => [key, masked(last4)]);
  return { ...row.config, ...Object.fromEntries(secrets) };
}

/** The provider's fields with the secrets opened, for the channel itself. */
export async function openConfig(
  row: Pick<ChannelRow, 'config' | 'secrets'>,
  secrets: Secrets,
): Promise<ChannelConfig> {
  const config: ChannelConfig = { ...row.config };
  for (const [key, { sealed }] of Object.entries(row.secrets)) config[key] = await secrets.open(sealed);
  return config;
}

/** What the form sent, over what is stored: open fields, secrets left alone, secrets typed anew. */
function sortConfig(descriptor: Descriptor, given: Config, existing: ChannelRow | null) {
  const keys = new Set(descriptor.fields.map(({ key }) => key));
  const stranger = Object.keys(given).find((key) => !keys.has(key));
  if (stranger !== undefined) throw new AppError('BAD_INPUT', { path: `config.${stranger}` });

  const config: Config = {};
  const kept: ChannelRow['secrets'] = {};
  const fresh: Record<string, string> = {};
  for (const field of descriptor.fields) {
    const value = given[field.key];
    if (field.kind !== 'secret') {
      config[field.key] = value ?? existing?.config[field.key] ?? field.default;
      continue;
    }
    const stored = existing?.secrets[field.key];
    const isNew = typeof value === 'string' && value !== '' && value !== (stored && masked(stored.last4));
    if (isNew) fresh[field.key] = value;
    else if (stored !== undefined) kept[field.key] = stored;
  }
  return { config, kept, fresh };
}

/** The form as it stands, secrets opened, to try it before it is saved. */
export async function typedConfig(
  descriptor: Descriptor,
  given: Config,
  existing: ChannelRow | null,
  secrets: Secrets,
): Promise<ChannelConfig> {
  const { config, kept, fresh } = sortConfig(descriptor, given, existing);
  return { ...(await openConfig({ secrets: kept, config }, secrets)), ...fresh };
}

/** Splits what the form sent into open fields and sealed secrets; a secret left alone keeps the stored one. */
export async function takeConfig(
  descriptor: Descriptor,
  given: Config,
  existing: ChannelRow | null,
  { secrets, checkConfig }: Pick<ServiceDeps, 'secrets' | 'checkConfig'>,
): Promise<Pick<ChannelRow, 'config' | 'secrets'>> {
  const { config, kept, fresh } = sortConfig(descriptor, given, existing);
  const opened = await openConfig({ secrets: kept, config }, secrets);
  const { missing, invalid } = checkConfig(descriptor, { ...opened, ...fresh });
  if (missing[0] !== undefined) throw new AppError('CHANNEL_INCOMPLETE', { field: missing[0] });
  if (invalid[0] !== undefined) throw new AppError('BAD_INPUT', { path: `config.${invalid[0]}` });
  for (const [key, value] of Object.entries(fresh)) {
    const last4 = value.length >= SHOWN_FROM ? value.slice(-4) : '';
    kept[key] = { sealed: await secrets.seal(value), last4 };
  }
  return { config, secrets: kept };
}
