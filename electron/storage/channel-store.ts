import type { Balance, ChannelOptions } from '../../shared/contract/channels.ts';

export interface ChannelRow {
  id: number;
  provider: string;
  name: string;
  options: ChannelOptions;
  /** the provider's fields without secrets */
  config: Record<string, string | number | boolean | null>;
  /** sealed secrets by field key, with their last four characters in the open */
  secrets: Record<string, { sealed: string; last4: string }>;
  enabled: boolean;
  isDefault: boolean;
  balance: Balance | null;
  trouble: { code: string; at: number } | null;
}

export interface ChannelStore {
  list(): Promise<ChannelRow[]>;
  get(id: number): Promise<ChannelRow | null>;
  /** throws NAME_EXISTS, NOT_FOUND; at most one channel is the default */
  save(row: Omit<ChannelRow, 'id' | 'balance' | 'trouble'> & { id?: number }): Promise<ChannelRow>;
  /** throws CHANNEL_IN_USE while a campaign still needs it */
  remove(id: number): Promise<void>;
  setBalance(id: number, balance: Balance): Promise<void>;
  setTrouble(id: number, trouble: { code: string; at: number } | null): Promise<void>;
}
