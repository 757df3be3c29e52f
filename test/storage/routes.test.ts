import { expect, test } from 'vitest';
import { openFile } from '../../electron/storage/sqlite/connection.ts';
import { MIGRATIONS, migrate } from '../../electron/storage/sqlite/migrations.ts';
import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { aDraft, closeAfter, fresh, NOW, numberOf, startCampaign, tempFile } from './support.ts';

const claimOf = (campaignId: number, more: object = {}) => ({
  ...{ campaignId, channelId: 1, limit: 10, now: NOW, clientRef: 'ref', sameText: false },
  ...more,
});

test('a template’s values travel with each message, in the template’s order', async () => {
  const { storage, bulk } = await fresh();
  const id = await storage.campaigns.saveDraft(null, aDraft(), NOW);
  const message = { contactId: null, name: '', signature: '飞笺', parts: 1, cost: 50 };
  const template = { templateId: 'T1', variables: ['name', 'no'], body: '您好' };
  bulk.startCampaign(
    {
      draftId: id,
      idempotencyKey: 'k',
      contentHash: 'h',
      state: 'scheduled',
      startAt: NOW,
      holdUntil: NOW,
      now: NOW,
      template,
    },
    Array.from({ length: 20 }, (_, i) => ({
      ...{ ...message, number: numberOf(i), text: '同样的文字', params: i % 2 === 0 ? ['甲', '1'] : ['乙', '2'] },
    })),
  );
  await storage.campaigns.move(id, ['scheduled'], 'sending', {}, NOW);
  const claim = await storage.outbox.claim(claimOf(id, { sameText: true }));
  expect(claim?.messages).toHaveLength(5);
  for (const { template: call } of claim?.messages ?? []) {
    expect(call).toEqual({
      templateId: 'T1',
      params: [
        { name: 'name', value: '甲' },
        { name: 'no', value: '1' },
      ],
    });
  }
  expect((await storage.campaigns.get(id))?.body).toBe('您好');
});

test('another route takes over at its own price, and each route sees its own messages alone', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 6);
  const first = await storage.outbox.claim(claimOf(id, { limit: 2 }));
  const outcomes = (first?.messages ?? []).map(({ messageId }) => ({
    ...{ messageId, kind: 'rejected' as const, code: 'B', reject: 'retry_later' as const },
  }));
  const moves = { messageIds: outcomes.slice(0, 1).map(({ messageId }) => messageId), route: 1, price: 80 };
  await storage.outbox.settle({ batchId: first?.batchId ?? 0, outcomes, now: NOW, retryAt: NOW, moves });
  expect(await storage.outbox.routesInUse(id)).toEqual([1]);
  expect((await storage.campaigns.get(id))?.planned).toBe(5 * 50 + 80);
  expect((await storage.outbox.claim(claimOf(id, { route: 1 })))?.messages).toHaveLength(1);
  expect(await storage.outbox.reroute({ campaignId: id, from: 0, to: 2, price: 40, now: NOW })).toBe(5);
  expect(await storage.outbox.claim(claimOf(id))).toBeNull();
  expect(await storage.outbox.pending(id)).toEqual({ queued: 5, submitting: 1, nextAt: null });
  expect(await storage.outbox.pending(id, 2)).toMatchObject({ nextAt: NOW });
  expect((await storage.campaigns.get(id))?.planned).toBe(5 * 40 + 80);
  expect(await storage.campaigns.recount()).toBe(0);
});

test('a channel that an unfinished campaign may fall back on stays', async () => {
  const { storage } = await fresh();
  const row = { provider: 'simulator', options: {} as never, config: {}, secrets: {}, enabled: true, isDefault: false };
  const { id } = await storage.channels.save({ ...row, name: '备用' });
  const draftId = await storage.campaigns.saveDraft(null, aDraft({ fallbackChannelIds: [id] }), NOW);
  await storage.campaigns.move(draftId, ['draft'], 'sending', {}, NOW);
  await expect(storage.channels.remove(id)).rejects.toMatchObject({ code: 'CHANNEL_IN_USE' });
  await storage.campaigns.move(draftId, ['sending'], 'finished', {}, NOW);
  await storage.channels.remove(id);
});

test('a held carrier stays in the queue while the others leave, a few on trial', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 30);
  const held = { allowed: { mobile: 3 }, until: NOW + 9_000 };
  expect((await storage.outbox.claim(claimOf(id, { held })))?.messages).toHaveLength(3);
  const none = await storage.outbox.claim(claimOf(id, { held: { ...held, allowed: { mobile: 0 } } }));
  expect(none?.messages ?? []).toEqual([]);
  expect(await storage.outbox.pending(id)).toEqual({ queued: 27, submitting: 3, nextAt: NOW + 9_000 });
  expect(await storage.outbox.release({ campaignId: id, carrier: 'mobile', now: NOW })).toBe(27);
  expect((await storage.outbox.claim(claimOf(id)))?.messages).toHaveLength(10);
});

test('a book of the first version is taken over with everything in it', async () => {
  const file = tempFile();
  const db = openFile({ file });
  migrate(db, MIGRATIONS.slice(0, 1));
  db.exec(`INSERT INTO channels (provider, name, options, config, secrets, enabled, is_default)
    VALUES ('simulator', '演练', '{}', '{}', '{}', 1, 1);
    INSERT INTO campaigns (name, state, kind, channel_id, signature, body, draft, created_at, updated_at)
    VALUES ('旧', 'sending', 'notice', 1, '飞笺', '您好', '{}', 1, 1);
    INSERT INTO tallies (campaign_id, first_id, last_id, total, n0) VALUES (1, 1, 1, 1, 1);
    INSERT INTO messages (campaign_id, number, parts, cost, name, text) VALUES (1, '13800000000', 1, 50, '', '您好');`);
  db.close();
  const storage = await openInlineStorage({ file });
  closeAfter(() => storage.close());
  expect((await storage.channels.list())[0]).toMatchObject({ name: '演练', account: null, reportTrouble: null });
  expect(await storage.channels.catalog(1)).toEqual({ templates: [], signatures: [], syncedAt: null });
  expect((await storage.outbox.claim(claimOf(1)))?.messages).toMatchObject([{ number: '13800000000', text: '您好' }]);
});
