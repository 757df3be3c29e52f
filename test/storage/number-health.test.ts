import { expect, test } from 'vitest';
import type { Claim } from '../../electron/storage/outbox.ts';
import { fresh, NOW, numberOf, rowsOf, startCampaign, target } from './support.ts';

const DAY = 86_400_000;

/** one campaign to numbers 0 and 1, reported `days` later: 0 with `status`, 1 as delivered */
async function round(
  { storage, bulk }: Awaited<ReturnType<typeof fresh>>,
  days: number,
  status: 'delivered' | 'failed',
  category = 'number_dead',
): Promise<void> {
  const id = await startCampaign(storage, bulk, 2);
  const now = NOW + days * DAY;
  const claim = (await storage.outbox.claim({
    ...{ campaignId: id, channelId: 1, limit: 10, now, clientRef: `c${id}`, sameText: true },
  })) as Claim;
  const outcomes = claim.messages.map(({ messageId }) => ({
    ...{ messageId, kind: 'accepted' as const, providerId: `p${messageId}`, billedParts: null, fee: null },
  }));
  await storage.outbox.settle({ batchId: claim.batchId, outcomes, now, retryAt: now });
  const rows = claim.messages.map(({ messageId, number }, i) => ({
    ...{ providerId: `p${messageId}`, number, code: 'MK:0001', at: now, clientRef: null, raw: '', category },
    status: i === 0 ? status : ('delivered' as const),
  }));
  await storage.reports.storeReports(1, rows, now);
  // the same report once more changes nothing
  await storage.reports.storeReports(1, rows, now);
}

test('permanent failures on two different days make 疑似空号, a delivery makes it well again', async () => {
  const book = await fresh();
  const { storage, bulk } = book;
  bulk.importContacts(rowsOf(2), target());
  const tagged = async () => (await storage.contacts.tags()).map(({ name, contacts }) => [name, contacts]);
  await round(book, 0, 'failed');
  await round(book, 0.1, 'failed');
  expect(bulk.suspects().size).toBe(0);
  await round(book, 1, 'failed', 'unreachable');
  expect(bulk.suspects().size).toBe(0);
  const version = bulk.audienceVersion();
  await round(book, 2, 'failed');
  expect([...bulk.suspects().keys()]).toEqual([numberOf(0)]);
  expect(await tagged()).toEqual([['疑似空号', 1]]);
  expect(bulk.audienceVersion()).not.toBe(version);
  await round(book, 3, 'delivered');
  expect(bulk.suspects().size).toBe(0);
  expect(await tagged()).toEqual([['疑似空号', 0]]);
});

test('the owner decides after how many days; a rehearsal says nothing', async () => {
  const book = await fresh();
  const { storage, bulk } = book;
  await storage.settings.set({ suspectAfter: 1 });
  const options = { rate: 0, burst: 1, batch: 10, dailyCap: null, price: 50, billing: 'submitted' as const };
  await storage.channels.save({
    ...{ provider: 'simulator', name: '演练', config: {}, secrets: {}, enabled: true, isDefault: true },
    options: { ...options, optOut: '退订回T', windowFrom: null, windowTo: null },
  });
  await round(book, 0, 'failed');
  expect(bulk.suspects().size).toBe(0);
});
