import { expect, test } from 'vitest';
import { configure, openFile } from '../../electron/storage/sqlite/connection.ts';
import { MIGRATIONS, migrate } from '../../electron/storage/sqlite/migrations.ts';
import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { closeAfter, NOW, numberOf, tempFile } from './support.ts';

/** The version that brought conversations. */
const BEFORE = 6;

test('replies of an older book become conversations: unread, linked, and left alone by the rules', async () => {
  const file = tempFile();
  const db = configure(openFile({ file }), 'write');
  migrate(db, MIGRATIONS.slice(0, BEFORE));
  db.exec(`INSERT INTO campaigns (id, name, state, kind, channel_id, signature, body, draft, created_at, updated_at)
    VALUES (1, 'x', 'finished', 'notice', 1, '飞笺', '您好', '{}', ${NOW}, ${NOW})`);
  db.exec(`INSERT INTO messages (campaign_id, number, state, parts, cost, channel_id, submitted_at, name, text)
    VALUES (1, '${numberOf(0)}', 3, 1, 50, 1, ${NOW}, '', '【飞笺】您好')`);
  const reply = db.prepare(`INSERT INTO replies (channel_id, provider_id, number, text, received_at, opt_out, raw)
    VALUES (1, ?, ?, ?, ?, ?, '')`);
  reply.run('a', numberOf(0), '好', NOW + 5000, 0);
  reply.run('b', numberOf(0), '退订', NOW + 6000, 1);
  reply.run('c', numberOf(1), '在吗', NOW + 7000, 0);
  db.close();
  const storage = await openInlineStorage({ file });
  closeAfter(() => storage.close());
  const page = { cursor: null, limit: 9 };
  expect((await storage.replies.conversations('all', '', page)).rows).toMatchObject([
    { number: numberOf(1), unread: 1, lastText: '在吗' },
    { number: numberOf(0), unread: 2, lastText: '退订' },
  ]);
  expect((await storage.replies.thread(numberOf(0), page)).rows).toMatchObject([
    { kind: 'in', verdict: 'opt_out', answers: { text: '【飞笺】您好' }, ruled: null },
    { kind: 'in', verdict: 'other', answers: { text: '【飞笺】您好' } },
    { kind: 'out', state: 'delivered' },
  ]);
  expect(await storage.replies.due(9)).toEqual([]);
});
