import { configure, openFile } from '../../electron/storage/sqlite/connection.ts';

/**
 * The outbox as one would write it first: a text status with an index, and each message's row updated and its attempt
 * inserted by a statement of its own; two durable transactions a batch, as ours. It
 * lacks ours' unique number per campaign, blacklist check, retry order, counters and orphaned reports. Messages a second.
 */
export function naiveRate(file: string, key: Buffer, messages: number, batch: number): number {
  const db = configure(openFile({ file, key }), 'write');
  db.exec(`CREATE TABLE messages (id INTEGER PRIMARY KEY, contact_id INTEGER, number TEXT NOT NULL, text TEXT NOT NULL,
      status TEXT NOT NULL, provider_id TEXT, sent_at INTEGER);
    CREATE INDEX by_status ON messages (status);
    CREATE TABLE attempts (id INTEGER PRIMARY KEY, message_id INTEGER NOT NULL, at INTEGER NOT NULL, outcome TEXT);
    CREATE INDEX by_message ON attempts (message_id);
    CREATE TABLE contacts (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, last_sent_at INTEGER);`);
  const insert = db.prepare("INSERT INTO messages VALUES (?, ?, ?, ?, 'queued', NULL, NULL)");
  const contact = db.prepare('INSERT INTO contacts VALUES (?, ?, NULL)');
  db.transaction(() => {
    for (let i = 1; i <= messages; i++) {
      const number = String(13_000_000_000 + i);
      contact.run(i, number);
      insert.run(i, i, number, `【飞笺】王小明您好，您的预约编号是${i}，请按时到店。`);
    }
  })();
  const queued = db.prepare<[number], { id: number }>("SELECT id, text FROM messages WHERE status = 'queued' LIMIT ?");
  const sending = db.prepare("UPDATE messages SET status = 'sending' WHERE id = ?");
  const attempt = db.prepare("INSERT INTO attempts (message_id, at, outcome) VALUES (?, 1, 'sending')");
  const sent = db.prepare("UPDATE messages SET status = 'sent', provider_id = ?, sent_at = 2 WHERE id = ?");
  const closed = db.prepare("UPDATE attempts SET outcome = 'accepted' WHERE message_id = ?");
  const marked = db.prepare('UPDATE contacts SET last_sent_at = 2 WHERE id = ?');
  const claim = db.transaction(() => {
    const rows = queued.all(batch);
    for (const { id } of rows) {
      sending.run(id);
      attempt.run(id);
    }
    return rows;
  });
  const settle = db.transaction((rows: { id: number }[]) => {
    for (const { id } of rows) {
      sent.run(`1${id}`, id);
      closed.run(id);
      marked.run(id);
    }
  });
  const started = performance.now();
  for (let rows = claim(); rows.length > 0; rows = claim()) settle(rows);
  const rate = (messages / (performance.now() - started)) * 1_000;
  db.close();
  return rate;
}
