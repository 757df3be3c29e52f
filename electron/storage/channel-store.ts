import type { Balance, Breaker, Catalog, ChannelOptions, ReportTrouble } from '../../shared/contract/channels.ts';

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
  reportTrouble: ReportTrouble | null;
  /** the same for channels that share the provider's account, and so its queue of reports */
  account: string | null;
}

type Kept = 'balance' | 'trouble' | 'reportTrouble' | 'account';

export interface ChannelStore {
  list(): Promise<ChannelRow[]>;
  get(id: number): Promise<ChannelRow | null>;
  /** throws NAME_EXISTS, NOT_FOUND; at most one channel is the default */
  save(row: Omit<ChannelRow, 'id' | Kept> & { id?: number }): Promise<ChannelRow>;
  /** throws CHANNEL_IN_USE while a campaign still needs it */
  remove(id: number): Promise<void>;
  setBalance(id: number, balance: Balance): Promise<void>;
  setTrouble(id: number, trouble: { code: string; at: number } | null): Promise<void>;
  setReportTrouble(id: number, trouble: ReportTrouble | null): Promise<void>;
  setAccount(id: number, account: string): Promise<void>;
  /** as last synced; empty and `syncedAt` null when never */
  catalog(id: number): Promise<Catalog>;
  saveCatalog(id: number, catalog: Omit<Catalog, 'syncedAt'>, now: number): Promise<void>;
  breakers(id: number): Promise<Breaker[]>;
  openBreaker(id: number, breaker: Breaker): Promise<void>;
  /** false = it was not open */
  closeBreaker(id: number, carrier: Breaker['carrier']): Promise<boolean>;
}
