/**
 * Opt-outs with their history, and consent with its proof. `forgotten` keeps what a deleted customer refused under a salted
 * hash of the number. `channel_blocks` are refusals of one channel's account alone. A proof's bytes lie encrypted beside
 * the database, its key here. Released: never changes.
 */
export const SCHEMA_5 = `
ALTER TABLE contacts ADD COLUMN consent_ground TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN consent_proof INTEGER;
CREATE TABLE opt_out_secret (id INTEGER PRIMARY KEY CHECK (id = 1), secret BLOB NOT NULL) STRICT;
INSERT INTO opt_out_secret VALUES (1, randomblob(32));
CREATE TABLE forgotten (
  hash BLOB PRIMARY KEY,
  source TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE blacklist_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('added', 'removed', 'returned')),
  source TEXT NOT NULL,
  channel_id INTEGER,
  reason TEXT NOT NULL,
  proof TEXT NOT NULL
) STRICT;
CREATE INDEX blacklist_history_number ON blacklist_history (number, id);
INSERT INTO blacklist_history (number, at, what, source, reason, proof)
  SELECT number, created_at, 'added', source, reason, proof FROM blacklist ORDER BY id;
CREATE TRIGGER blacklist_added AFTER INSERT ON blacklist BEGIN
  INSERT INTO blacklist_history (number, at, what, source, reason, proof)
  VALUES (NEW.number, NEW.created_at, 'added', NEW.source, NEW.reason, NEW.proof);
END;
CREATE TABLE channel_blocks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL,
  channel_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  proof TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (number, channel_id)
) STRICT;
CREATE TABLE blocked_attempts (
  number TEXT NOT NULL,
  campaign_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (number, campaign_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE proofs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  file TEXT NOT NULL UNIQUE,
  key BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
`;
