/**
 * Times are ms UTC, money is 厘, numbers are 11 digits of text. Message states are the index in MESSAGE_STATES.
 * `postings` is the search index: term → blocks of ascending contact ids (see postings.ts). Deleted contacts live in
 * `bin`, whole, so that nothing in the book has to look past them.
 * Ranges are checked with BETWEEN: for three values and more, IN builds a table at every statement.
 */
export const SCHEMA_1 = `
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counters VALUES ('contacts', 0), ('bin', 0), ('version', 0);
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  other_names TEXT,
  gender TEXT CHECK (gender IN ('male', 'female')),
  birthday TEXT,
  company TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  custom TEXT,
  consent_source TEXT NOT NULL DEFAULT '',
  consent_date TEXT,
  blocked INTEGER NOT NULL DEFAULT 0 CHECK (blocked BETWEEN 0 AND 2),
  last_sent_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX contacts_last_sent ON contacts (last_sent_at);
CREATE INDEX contacts_blocked ON contacts (id) WHERE blocked > 0;
CREATE TABLE bin (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  contact TEXT NOT NULL,
  deleted_at INTEGER NOT NULL
) STRICT;
CREATE TABLE postings (
  term TEXT NOT NULL,
  first INTEGER NOT NULL,
  n INTEGER NOT NULL CHECK (n > 0),
  ids BLOB NOT NULL,
  PRIMARY KEY (term, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE custom_fields (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE labels (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('group', 'tag')),
  name TEXT NOT NULL,
  contacts INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, name)
) STRICT;
CREATE TABLE members (
  label_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  PRIMARY KEY (label_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE bin_members (
  contact_id INTEGER NOT NULL,
  label_id INTEGER NOT NULL,
  PRIMARY KEY (contact_id, label_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE blacklist (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL CHECK (source IN ('reply', 'manual', 'import', 'carrier', 'complaint')),
  reason TEXT NOT NULL,
  proof TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

CREATE TABLE templates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('notice', 'marketing')),
  body TEXT NOT NULL,
  bindings TEXT NOT NULL,
  last_used_at INTEGER,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE TABLE signatures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL UNIQUE,
  remark TEXT NOT NULL,
  is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  last_used_at INTEGER
) STRICT;
CREATE TABLE channels (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  provider TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  options TEXT NOT NULL,
  config TEXT NOT NULL,
  secrets TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  balance TEXT,
  trouble TEXT
) STRICT;

CREATE TABLE campaigns (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'planning', 'scheduled', 'sending', 'paused', 'finished', 'cancelled')),
  kind TEXT NOT NULL CHECK (kind IN ('notice', 'marketing')),
  pause_reason TEXT,
  pause_detail TEXT,
  channel_id INTEGER,
  signature TEXT NOT NULL,
  body TEXT NOT NULL,
  draft TEXT NOT NULL,
  idempotency_key TEXT UNIQUE,
  content_hash TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  start_at INTEGER,
  hold_until INTEGER,
  waiting_until INTEGER,
  started_at INTEGER,
  finished_at INTEGER
) STRICT;
CREATE INDEX campaigns_state ON campaigns (state, id);
CREATE INDEX campaigns_content ON campaigns (content_hash, created_at) WHERE content_hash IS NOT NULL;
CREATE TABLE tallies (
  campaign_id INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL DEFAULT 0,
  last_id INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  parts INTEGER NOT NULL DEFAULT 0,
  planned INTEGER NOT NULL DEFAULT 0,
  spent INTEGER NOT NULL DEFAULT 0,
  refundable INTEGER NOT NULL DEFAULT 0,
  n0 INTEGER NOT NULL DEFAULT 0, n1 INTEGER NOT NULL DEFAULT 0, n2 INTEGER NOT NULL DEFAULT 0,
  n3 INTEGER NOT NULL DEFAULT 0, n4 INTEGER NOT NULL DEFAULT 0, n5 INTEGER NOT NULL DEFAULT 0,
  n6 INTEGER NOT NULL DEFAULT 0, n7 INTEGER NOT NULL DEFAULT 0, n8 INTEGER NOT NULL DEFAULT 0,
  n9 INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL,
  contact_id INTEGER,
  number TEXT NOT NULL,
  state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 9),
  parts INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  retry_at INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  batch_id INTEGER,
  channel_id INTEGER,
  submitted_at INTEGER,
  reported_at INTEGER,
  code TEXT,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (number, campaign_id)
) STRICT;
CREATE INDEX messages_queue ON messages (campaign_id, retry_at, id) WHERE state = 0;
CREATE INDEX messages_waiting ON messages (submitted_at) WHERE state = 2;
CREATE INDEX messages_aside ON messages (campaign_id, state) WHERE state >= 4;
CREATE TABLE batches (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL,
  channel_id INTEGER NOT NULL,
  client_ref TEXT NOT NULL,
  at INTEGER NOT NULL,
  settled_at INTEGER,
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
  n INTEGER NOT NULL,
  message_ids TEXT NOT NULL
) STRICT;
CREATE INDEX batches_sending ON batches (id) WHERE state = 0;
CREATE INDEX batches_channel ON batches (channel_id, at, n, campaign_id);
CREATE TABLE attempts (
  message_id INTEGER NOT NULL,
  no INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,
  channel_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  settled_at INTEGER,
  outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 5),
  code TEXT,
  provider_id TEXT,
  billed_parts INTEGER,
  fee INTEGER,
  evidence TEXT,
  PRIMARY KEY (message_id, no)
) STRICT, WITHOUT ROWID;
CREATE TABLE reports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id INTEGER NOT NULL,
  hash TEXT NOT NULL,
  provider_id TEXT NOT NULL,
  number TEXT NOT NULL,
  status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),
  code TEXT NOT NULL,
  at INTEGER NOT NULL,
  raw TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  message_id INTEGER,
  UNIQUE (channel_id, hash)
) STRICT;
CREATE INDEX reports_orphan ON reports (channel_id, number) WHERE message_id IS NULL;
CREATE INDEX reports_message ON reports (message_id) WHERE message_id IS NOT NULL;
CREATE TABLE replies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id INTEGER NOT NULL,
  provider_id TEXT NOT NULL,
  number TEXT NOT NULL,
  text TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  opt_out INTEGER NOT NULL CHECK (opt_out IN (0, 1)),
  raw TEXT NOT NULL,
  UNIQUE (channel_id, provider_id)
) STRICT;
`;
