/**
 * Who was written to lately, for the caps on marketing and "never the same text twice": `touches` holds one row per attempt
 * that left or may have left over a real channel (`text` hashes the rendered text), pruned after some days. `exclude` are the
 * exclusions a campaign keeps checking while it sends; `probe` is its 探路 with the ids of the numbers that go ahead.
 * `number_health` counts permanent failures on different days. Released: never changes.
 */
export const SCHEMA_8 = `
CREATE TABLE touches (
  number TEXT NOT NULL,
  at INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  marketing INTEGER NOT NULL CHECK (marketing IN (0, 1)),
  text INTEGER NOT NULL,
  PRIMARY KEY (number, at, message_id)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO touches SELECT m.number, m.submitted_at, m.id, c.kind = 'marketing', 0
  FROM messages m JOIN campaigns c ON c.id = m.campaign_id JOIN channels h ON h.id = m.channel_id
  WHERE m.submitted_at > (unixepoch() - 691200) * 1000 AND m.state IN (2, 3, 4, 6, 7) AND h.provider <> 'simulator';
ALTER TABLE campaigns ADD COLUMN text_hash TEXT;
ALTER TABLE campaigns ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
ALTER TABLE campaigns ADD COLUMN exclude TEXT;
ALTER TABLE campaigns ADD COLUMN probe TEXT;
ALTER TABLE campaigns ADD COLUMN approval TEXT;
CREATE INDEX campaigns_text ON campaigns (text_hash, created_at) WHERE text_hash IS NOT NULL;
CREATE TABLE number_health (
  number TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  last_day TEXT NOT NULL,
  code TEXT NOT NULL,
  suspected_at INTEGER,
  retests INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX number_health_suspected ON number_health (suspected_at) WHERE suspected_at IS NOT NULL;
`;
