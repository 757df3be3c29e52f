/** The owner's word lists for the check of texts; `words` is a JSON array of the contract's PackWord. Released: never changes. */
export const SCHEMA_4 = `
CREATE TABLE word_packs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  count INTEGER NOT NULL,
  words TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
`;
