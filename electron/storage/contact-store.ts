import type {
  BlacklistRow,
  BulkAction,
  Contact,
  ContactFilter,
  ContactInput,
  ContactPatch,
  Selection,
} from '../../shared/contract/contacts.ts';
import type { BlacklistSource } from '../../shared/domain/status.ts';

export interface Page<T> {
  rows: T[];
  next: string | null;
}
export interface PageQuery {
  cursor: string | null;
  limit: number;
}
export interface NamedRow {
  id: number;
  name: string;
  contacts: number;
}

/** Numbers handed in are already normalised (11 digits); the store adds carrier, province and search keys itself. */
export interface ContactStore {
  page(filter: ContactFilter, query: PageQuery): Promise<Page<Contact>>;
  count(filter: ContactFilter): Promise<number>;
  get(id: number): Promise<Contact | null>;
  byNumber(number: string): Promise<Contact | null>;
  /** throws AppError NUMBER_EXISTS; a number in the recycle bin is restored with the new values */
  create(input: ContactInput, now: number): Promise<Contact>;
  /** throws NOT_FOUND, NUMBER_EXISTS */
  update(id: number, patch: ContactPatch, now: number): Promise<Contact>;
  bulk(selection: Selection, action: BulkAction, now: number): Promise<number>;
  customFields(): Promise<string[]>;

  groups(): Promise<NamedRow[]>;
  createGroup(name: string): Promise<NamedRow>;
  renameGroup(id: number, name: string): Promise<NamedRow>;
  deleteGroup(id: number): Promise<void>;
  tags(): Promise<NamedRow[]>;
  createTag(name: string): Promise<NamedRow>;
  renameTag(id: number, name: string): Promise<NamedRow>;
  deleteTag(id: number): Promise<void>;

  blacklistPage(q: string | undefined, query: PageQuery): Promise<Page<BlacklistRow>>;
  blacklistCount(): Promise<number>;
  /** which were new; a number already there keeps its first entry */
  blacklist(
    rows: { number: string; source: BlacklistSource; reason: string; proof: string }[],
    now: number,
  ): Promise<{ added: number; already: number }>;
  /** the removal and its reason go to the audit trail */
  unblacklist(numbers: string[], reason: string, now: number): Promise<number>;
}
