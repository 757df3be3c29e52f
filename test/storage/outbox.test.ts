import { expect, test } from 'vitest';
import type { MessageOutcome } from '../../electron/core/message-outcome.ts';
import type { Claim } from '../../electron/storage/outbox.ts';
import { aDraft, fresh, NOW, numberOf, startCampaign } from './support.ts';

const accepted = (messageId: number): MessageOutcome => ({
  messageId,
  kind: 'accepted',
  providerId: `p${messageId}`,
  billedParts: 1,
  fee: 50,
});
const claimOf = (campaignId: number, limit = 10, clientRef = 'ref') => ({
  campaignId,
  channelId: 1,
  limit,
  now: NOW,
  clientRef,
  sameText: false,
});
const settled = (claim: Claim, outcomes: MessageOutcome[]) => ({
  batchId: claim.batchId,
  outcomes,
  now: NOW + 1_000,
  retryAt: NOW + 60_000,
});

test('hands each message out once, in order, with what the channel needs', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 5);
  const first = await storage.outbox.claim(claimOf(id, 3));
  const second = await storage.outbox.claim(claimOf(id, 3));
  expect(first?.messages.map((m) => m.number)).toEqual([0, 1, 2].map(numberOf));
  expect(second?.messages.map((m) => m.number)).toEqual([3, 4].map(numberOf));
  expect(first?.messages[0]).toMatchObject({ text: '【飞笺】您好', signature: '飞笺', parts: 1 });
  expect(await storage.outbox.claim(claimOf(id))).toBeNull();
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ queued: 0, submitting: 5 });
});

test('three outcomes and back to the queue, each with its attempt', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 5);
  const claim = (await storage.outbox.claim(claimOf(id))) as Claim;
  const [a, b, c, d, e] = claim.messages.map((m) => m.messageId) as [number, number, number, number, number];
  await storage.outbox.settle(
    settled(claim, [
      accepted(a),
      { messageId: b, kind: 'rejected', code: 'X1', reject: 'number' },
      { messageId: c, kind: 'rejected', code: 'BUSY', reject: 'retry_later' },
      { messageId: d, kind: 'not_sent', code: 'ECONNREFUSED' },
    ]),
  );
  const row = await storage.campaigns.get(id);
  expect(row?.counts).toMatchObject({ accepted: 1, rejected: 1, queued: 2, unknown: 1, submitting: 0 });
  expect(row).toMatchObject({ planned: 250, spent: 100, refundable: 0 });
  expect(await storage.outbox.pending(id)).toEqual({ queued: 2, submitting: 0, nextAt: NOW + 60_000 });
  expect(await storage.outbox.claim(claimOf(id))).toBeNull();
  expect((await storage.outbox.unknown(id, null, 10)).map((m) => m.messageId)).toEqual([e]);
  expect((await storage.campaigns.attempts(d))[0]).toMatchObject({ outcome: 'not_sent', code: 'ECONNREFUSED' });
  // what came back did not leave: the day's cap knows nothing of it
  expect(await storage.outbox.claimedSince(1, 0)).toBe(3);
  const again = await storage.outbox.claim({ ...claimOf(id), now: NOW + 60_000 });
  expect(again?.messages.map((m) => m.messageId)).toEqual([c, d]);
  expect(await storage.outbox.claimedSince(1, 0)).toBe(5);
  expect(await storage.campaigns.recount()).toBe(0);
});

test('a second settle of the same batch changes nothing', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 2);
  const claim = (await storage.outbox.claim(claimOf(id))) as Claim;
  await storage.outbox.settle(
    settled(
      claim,
      claim.messages.map((m) => accepted(m.messageId)),
    ),
  );
  await storage.outbox.settle(
    settled(
      claim,
      claim.messages.map((m) => ({ messageId: m.messageId, kind: 'not_sent', code: '' })),
    ),
  );
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ accepted: 2, queued: 0 });
});

test('what a crash left in flight becomes unknown and is not sent again by itself', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 3);
  const claim = (await storage.outbox.claim(claimOf(id, 2))) as Claim;
  expect(await storage.outbox.recover(NOW + 5)).toEqual({ batches: 1, messages: 2, campaignIds: [id] });
  await storage.outbox.settle(
    settled(
      claim,
      claim.messages.map((m) => accepted(m.messageId)),
    ),
  );
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ unknown: 2, queued: 1, accepted: 0 });
  expect((await storage.outbox.claim(claimOf(id)))?.messages).toHaveLength(1);
});

test('a person or a look-up decides about unknown ones', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 4);
  const claim = (await storage.outbox.claim(claimOf(id))) as Claim;
  await storage.outbox.recover(NOW);
  const [a, b] = claim.messages.map((m) => m.messageId) as [number, number];
  const how = { evidence: 'query', now: NOW + 9 };
  expect(await storage.outbox.resolve({ messageId: a, to: { kind: 'accepted', providerId: 'pa' }, ...how })).toBe(true);
  expect(await storage.outbox.resolve({ messageId: a, to: { kind: 'resend' }, ...how })).toBe(false);
  expect(await storage.outbox.resolve({ messageId: b, to: { kind: 'resend' }, ...how })).toBe(true);
  expect(await storage.outbox.resolveAll({ campaignId: id, messageIds: null, to: 'assumed', now: NOW + 9 })).toBe(2);
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ accepted: 3, queued: 1, unknown: 0 });
  expect((await storage.campaigns.attempts(a))[0]).toMatchObject({ outcome: 'accepted', providerId: 'pa' });
  expect(await storage.campaigns.recount()).toBe(0);
});

test('numbers blacklisted since the planning are excluded at once', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 4);
  const entry = { source: 'manual' as const, reason: '', proof: '' };
  await storage.contacts.blacklist(
    [0, 1, 3].map((i) => ({ number: numberOf(i), ...entry })),
    NOW,
  );
  const claim = await storage.outbox.claim(claimOf(id, 2));
  expect(claim?.messages.map((m) => m.number)).toEqual([numberOf(2)]);
  expect(claim?.excluded).toBe(0);
  expect(await storage.outbox.claim(claimOf(id, 2))).toBeNull();
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ excluded: 3, queued: 0, submitting: 1 });
});

test('the same text to many: takes only messages that read like the first', async () => {
  const { storage, bulk } = await fresh();
  const id = await storage.campaigns.saveDraft(null, aDraft(), NOW);
  const plan = { draftId: id, idempotencyKey: 'k1234567', contentHash: 'h', state: 'scheduled' as const };
  const texts = ['A', 'B', 'A'];
  bulk.startCampaign(
    { ...plan, startAt: NOW, holdUntil: NOW, now: NOW },
    texts.map((text, i) => ({
      contactId: null,
      number: numberOf(i),
      name: '',
      text,
      signature: '',
      parts: 1,
      cost: 1,
    })),
  );
  expect(await storage.outbox.claim({ ...claimOf(id), sameText: true }), 'still scheduled').toBeNull();
  await storage.campaigns.move(id, ['scheduled'], 'sending', {}, NOW);
  const claim = await storage.outbox.claim({ ...claimOf(id), sameText: true });
  expect(claim?.messages.map((m) => m.number)).toEqual([numberOf(0), numberOf(2)]);
});
