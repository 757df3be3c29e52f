/**
 * The ledger. An attempt keeps what it costs and in which account that sits (index in ACCOUNTS); `ledger` is append-only,
 * one row for all messages that moved alike in one transaction, `ledger_totals` its running sums. `day` is the day of
 * submission in Asia/Shanghai; campaign 0 = none. Released: never changes.
 */
export const SCHEMA_6 = `
ALTER TABLE attempts ADD COLUMN charge INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempts ADD COLUMN money INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN category TEXT;
CREATE INDEX attempts_due ON attempts (channel_id, at, message_id) WHERE money = 4;
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  channel_id INTEGER NOT NULL,
  campaign_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  source INTEGER NOT NULL CHECK (source BETWEEN 0 AND 7),
  target INTEGER NOT NULL CHECK (target BETWEEN 0 AND 7),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  parts INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_channel ON ledger (channel_id, at);
CREATE TABLE ledger_totals (
  channel_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  campaign_id INTEGER NOT NULL,
  account INTEGER NOT NULL CHECK (account BETWEEN 0 AND 7),
  amount INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  PRIMARY KEY (channel_id, day, campaign_id, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_totals_campaign ON ledger_totals (campaign_id);
CREATE TABLE provider_days (
  channel_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('provider', 'hand')),
  submitted INTEGER,
  delivered INTEGER,
  failed INTEGER,
  billed_parts INTEGER,
  amount INTEGER,
  at INTEGER NOT NULL,
  PRIMARY KEY (channel_id, day)
) STRICT, WITHOUT ROWID;
`;
