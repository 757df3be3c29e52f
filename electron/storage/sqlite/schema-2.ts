/**
 * Template providers, routes, breakers. `messages.params` holds the values of the campaign's template in its order, as a
 * JSON array; null where the text is free. `route` counts the campaign's channels: 0 the primary, then the fallbacks.
 */
export const SCHEMA_2 = `
ALTER TABLE messages ADD COLUMN params TEXT;
ALTER TABLE messages ADD COLUMN route INTEGER NOT NULL DEFAULT 0;
CREATE INDEX messages_routed ON messages (campaign_id, route, retry_at, id) WHERE state = 0 AND route > 0;
ALTER TABLE campaigns ADD COLUMN template TEXT;
ALTER TABLE channels ADD COLUMN account TEXT;
ALTER TABLE channels ADD COLUMN report_trouble TEXT;
ALTER TABLE reports ADD COLUMN billed_parts INTEGER;

CREATE TABLE catalogs (
  channel_id INTEGER PRIMARY KEY,
  synced_at INTEGER NOT NULL,
  templates TEXT NOT NULL,
  signatures TEXT NOT NULL
) STRICT;
CREATE TABLE breakers (
  channel_id INTEGER NOT NULL,
  carrier TEXT NOT NULL,
  reason TEXT NOT NULL,
  failures INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (channel_id, carrier)
) STRICT, WITHOUT ROWID;
CREATE TABLE looks (
  message_id INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  at INTEGER NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('found', 'absent', 'unavailable')),
  evidence TEXT NOT NULL,
  PRIMARY KEY (message_id, attempt, at)
) STRICT, WITHOUT ROWID;
CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  key TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX notes_campaign ON notes (campaign_id, id);
`;
