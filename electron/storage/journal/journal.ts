/** The append-only record beside the database; see `SendJournal` for what it holds. */
export interface Journal {
  /** lines written from now on stand in a new file; its number. 0 = no journal is kept */
  rotate(): Promise<number>;
}
