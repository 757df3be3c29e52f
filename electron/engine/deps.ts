import type { Settings } from '../../shared/contract/app.ts';
import type { ChannelOptions } from '../../shared/contract/channels.ts';
import type { Carrier } from '../../shared/contract/contacts.ts';
import type { EventData, Topic } from '../../shared/contract/events.ts';
import type { Channel } from '../channels/channel.ts';
import type { Clock, Logger, Random } from '../platform/ports.ts';
import type { ChannelRow } from '../storage/channel-store.ts';
import type { Storage } from '../storage/storage.ts';

/** A channel ready to use, with what the owner set on it. */
export interface OpenChannel {
  channel: Channel;
  options: ChannelOptions;
  row: ChannelRow;
}

export type Emit = <T extends Topic>(topic: T, data: EventData<T>) => void;

export interface EngineDeps {
  storage: Storage;
  /** the opened channel, cached by the caller; null when it is gone or its configuration is incomplete */
  channelFor(channelId: number): Promise<OpenChannel | null>;
  clock: Clock;
  random: Random;
  logger: Logger;
  settings(): Promise<Settings>;
  /** a failed report's code in the words of the table of carrier codes; absent = every code speaks for itself */
  explain?(code: string, carrier: Carrier): { category: string; meaning?: string };
  emit: Emit;
}
