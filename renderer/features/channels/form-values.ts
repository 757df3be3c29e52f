import dayjs, { type Dayjs } from 'dayjs';
import {
  type Channel,
  type ChannelOptions,
  type Descriptor,
  largestRequest,
} from '../../../shared/contract/channels.ts';
import type { Input } from '../../../shared/contract/contract.ts';
import { parseYuan } from '../../../shared/domain/money.ts';

type Config = Channel['config'];

/** A channel as the form holds it: price as text in yuan, hours as picker values, secrets only when typed anew. */
export interface ChannelValues {
  name: string;
  config: Config;
  rate: number;
  burst: number;
  batch: number;
  dailyCap: number | null;
  price: string;
  billing: ChannelOptions['billing'];
  optOut: string;
  ownWindow: boolean;
  window: [Dayjs, Dayjs];
  /** when notices rest; null = the quiet time in the settings */
  quiet: [Dayjs, Dayjs] | null;
  isDefault: boolean;
}

const DAY = 1440;
const MORNING = 480;
const EVENING = 1200;

const clockOf = (minutes: number): Dayjs =>
  dayjs()
    .startOf('day')
    .add(minutes % DAY, 'minute');
const minutesOf = (clock: Dayjs): number => clock.hour() * 60 + clock.minute();
/** 00:00 as an end is midnight. */
const endOf = (clock: Dayjs): number => minutesOf(clock) || DAY;

export const isOrdered = ([from, to]: [Dayjs, Dayjs]): boolean => endOf(to) > minutesOf(from);

export function valuesOf(channel: Channel | null, descriptor: Descriptor, name: string): ChannelValues {
  const options = channel?.options ?? {
    ...descriptor,
    batch: largestRequest(descriptor),
    dailyCap: null,
    windowFrom: null,
    windowTo: null,
  };
  const { windowFrom, windowTo } = options;
  const { quietFrom = null, quietTo = null } = channel?.options ?? {};
  const config = Object.fromEntries(
    descriptor.fields.map((field) => [
      field.key,
      field.kind === 'secret' ? '' : (channel?.config[field.key] ?? field.default),
    ]),
  );
  return {
    name: channel?.name ?? name,
    config,
    rate: options.rate,
    burst: options.burst,
    batch: options.batch,
    dailyCap: options.dailyCap,
    price: String(options.price / 1000),
    billing: options.billing,
    optOut: options.optOut,
    ownWindow: windowFrom !== null,
    window: [clockOf(windowFrom ?? MORNING), clockOf(windowTo ?? EVENING)],
    quiet: quietFrom === null || quietTo === null ? null : [clockOf(quietFrom), clockOf(quietTo)],
    isDefault: channel?.isDefault ?? false,
  };
}

export function inputOf(
  values: ChannelValues,
  descriptor: Descriptor,
  channel: Channel | null,
): Input<'channels.save'> {
  const [from, to] = values.window;
  // A secret left blank keeps the stored one.
  const typed = Object.entries(values.config).filter(([, value]) => value !== '' && value !== undefined);
  return {
    ...(channel ? { id: channel.id } : {}),
    provider: descriptor.provider,
    name: values.name.trim(),
    config: Object.fromEntries(typed),
    options: {
      rate: values.rate,
      burst: values.burst,
      batch: values.batch,
      dailyCap: values.dailyCap ?? null,
      price: parseYuan(values.price) ?? descriptor.price,
      billing: values.billing,
      optOut: values.optOut.trim(),
      windowFrom: values.ownWindow ? minutesOf(from) : null,
      windowTo: values.ownWindow ? endOf(to) : null,
      quietFrom: values.quiet ? minutesOf(values.quiet[0]) : null,
      quietTo: values.quiet ? minutesOf(values.quiet[1]) : null,
    },
    enabled: channel?.enabled ?? true,
    isDefault: values.isDefault,
  };
}
