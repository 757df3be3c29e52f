/**
 * Conversations, one per number, and what answers a reply. `verdict` is the index in REPLY_VERDICTS; `handled` is what the
 * rules made of a reply, as JSON, null until they looked. `answers` are campaigns of one message: by a person (no rule) or
 * by a rule, of which a reply gets one at most. Released: never changes.
 */
export const SCHEMA_7 = `
ALTER TABLE replies ADD COLUMN verdict INTEGER NOT NULL DEFAULT 0;
ALTER TABLE replies ADD COLUMN incomplete INTEGER NOT NULL DEFAULT 0;
ALTER TABLE replies ADD COLUMN stored_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE replies ADD COLUMN message_id INTEGER;
ALTER TABLE replies ADD COLUMN handled TEXT;
UPDATE replies SET verdict = opt_out, stored_at = received_at, handled = '{}', message_id = (
  SELECT m.id FROM messages m WHERE m.number = replies.number AND m.channel_id = replies.channel_id
    AND m.submitted_at <= replies.received_at + 60000 ORDER BY m.submitted_at DESC, m.id DESC LIMIT 1);
CREATE INDEX replies_number ON replies (number, id);
CREATE INDEX replies_due ON replies (id) WHERE handled IS NULL;
CREATE TABLE conversations (
  number TEXT PRIMARY KEY,
  last_id INTEGER NOT NULL,
  replies INTEGER NOT NULL,
  unread INTEGER NOT NULL CHECK (unread >= 0),
  follow_up INTEGER NOT NULL CHECK (follow_up IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX conversations_last ON conversations (last_id);
CREATE INDEX conversations_unread ON conversations (last_id) WHERE unread > 0;
CREATE INDEX conversations_follow ON conversations (last_id) WHERE follow_up = 1;
INSERT INTO conversations SELECT number, max(id), count(*), count(*), 0 FROM replies GROUP BY number;
CREATE TABLE answers (
  campaign_id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  at INTEGER NOT NULL,
  reply_id INTEGER,
  rule_id TEXT
) STRICT;
CREATE UNIQUE INDEX answers_reply ON answers (reply_id) WHERE rule_id IS NOT NULL;
CREATE INDEX answers_number ON answers (number, at) WHERE rule_id IS NOT NULL;
CREATE INDEX answers_at ON answers (at) WHERE rule_id IS NOT NULL;
`;
