/** Modems, every part they were given, what the network reported and what came in. Released: never changes. */
export const SCHEMA_3 = `
CREATE TABLE modems (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL,
  serial_number TEXT NOT NULL,
  vendor_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  baud_rate INTEGER NOT NULL,
  pin TEXT,
  pin_set_at INTEGER NOT NULL,
  smsc TEXT NOT NULL,
  pace INTEGER NOT NULL,
  hour_cap INTEGER NOT NULL,
  day_cap INTEGER NOT NULL,
  quiet_from INTEGER,
  quiet_to INTEGER,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
) STRICT;
CREATE TABLE modem_parts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id INTEGER NOT NULL,
  client_ref TEXT NOT NULL,
  number TEXT NOT NULL,
  no INTEGER NOT NULL,
  total INTEGER NOT NULL,
  modem_id INTEGER NOT NULL,
  sim TEXT NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
  reference INTEGER,
  at INTEGER NOT NULL,
  status INTEGER,
  UNIQUE (channel_id, client_ref, no)
) STRICT;
CREATE INDEX modem_parts_sim ON modem_parts (sim, at);
CREATE INDEX modem_parts_number ON modem_parts (number, at);
CREATE TABLE modem_reports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id INTEGER NOT NULL,
  client_ref TEXT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  code TEXT NOT NULL,
  at INTEGER NOT NULL,
  told INTEGER NOT NULL CHECK (told IN (0, 1)),
  UNIQUE (channel_id, client_ref, status)
) STRICT;
CREATE INDEX modem_reports_due ON modem_reports (channel_id, id) WHERE told = 0;
CREATE TABLE modem_inbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sim TEXT NOT NULL,
  hash TEXT NOT NULL,
  pdu TEXT NOT NULL,
  kind TEXT NOT NULL,
  sender TEXT NOT NULL,
  text TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  reference INTEGER,
  total INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  channel_id INTEGER,
  told INTEGER NOT NULL CHECK (told IN (0, 1)),
  UNIQUE (sim, hash)
) STRICT;
CREATE INDEX modem_inbox_due ON modem_inbox (id) WHERE told = 0;
`;
