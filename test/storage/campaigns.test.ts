import { expect, test } from 'vitest';
import type { Recipient } from '../../electron/storage/bulk-storage.ts';
import { type Audience, audience, type ExclusionReason } from '../../shared/contract/compose.ts';
import { aDraft, fresh, NOW, numberOf, rowsOf, startCampaign, target } from './support.ts';

const plan = (draftId: number, idempotencyKey: string) => ({
  draftId,
  idempotencyKey,
  contentHash: 'hash',
  state: 'scheduled' as const,
  startAt: NOW,
  holdUntil: NOW + 10_000,
  now: NOW,
});
const message = (i: number) => ({
  contactId: null,
  number: numberOf(i),
  name: '',
  text: `您好${i}`,
  signature: '飞笺',
  parts: 2,
  cost: 100,
});

test('a draft saves, starts once, and a second press of the button is refused', async () => {
  const { storage, bulk } = await fresh();
  const id = await storage.campaigns.saveDraft(null, aDraft(), NOW);
  await storage.campaigns.saveDraft(id, aDraft({ name: '改名' }), NOW + 1);
  expect(await storage.campaigns.get(id)).toMatchObject({
    state: 'draft',
    name: '改名',
    total: 0,
    draft: { name: '改名' },
  });
  expect(() => bulk.startCampaign(plan(id, 'key-0001'), [])).toThrow('NO_RECIPIENTS');
  expect(bulk.startCampaign(plan(id, 'key-0001'), [0, 1].map(message))).toEqual({
    campaignId: id,
    recipients: 2,
    parts: 4,
    cost: 200,
  });
  expect(() => bulk.startCampaign(plan(id, 'key-0002'), [message(3)])).toThrow('ALREADY_STARTED');
  const other = await storage.campaigns.saveDraft(null, aDraft(), NOW);
  expect(() => bulk.startCampaign(plan(other, 'key-0001'), [message(3)])).toThrow('ALREADY_STARTED');
  expect(await storage.campaigns.byIdempotencyKey('key-0001')).toBe(id);
  expect(await storage.campaigns.get(id)).toMatchObject({
    state: 'scheduled',
    signature: '飞笺',
    total: 2,
    planned: 200,
    holdUntil: NOW + 10_000,
  });
  expect(await storage.campaigns.sameContentSince('hash', NOW)).toMatchObject({ id });
  expect(await storage.campaigns.sameContentSince('hash', NOW + 1)).toBeNull();
  await expect(storage.campaigns.saveDraft(id, aDraft(), NOW)).rejects.toMatchObject({ code: 'ALREADY_STARTED' });
  await expect(storage.campaigns.removeDraft(id)).rejects.toMatchObject({ code: 'ALREADY_STARTED' });
});

test('a plan that fails half way leaves the draft a draft', async () => {
  const { storage, bulk } = await fresh();
  const id = await storage.campaigns.saveDraft(null, aDraft(), NOW);
  function* broken() {
    for (let i = 0; i < 100; i++) yield message(i);
    throw new Error('planner');
  }
  expect(() => bulk.startCampaign(plan(id, 'key-0001'), broken())).toThrow('planner');
  expect(() => bulk.startCampaign(plan(id, 'key-0001'), [message(1), message(1)])).toThrow();
  expect(await storage.campaigns.countMessages({ campaignId: id })).toBe(0);
  expect(await storage.campaigns.get(id)).toMatchObject({ state: 'draft', total: 0 });
});

test('undo inside the hold makes it a draft again; not once a message left', async () => {
  const { storage, bulk } = await fresh();
  const id = await storage.campaigns.saveDraft(null, aDraft(), NOW);
  bulk.startCampaign(plan(id, 'key-0001'), [0, 1].map(message));
  await storage.campaigns.undo(id, NOW);
  expect(await storage.campaigns.get(id)).toMatchObject({
    state: 'draft',
    total: 0,
    counts: { queued: 0 },
    planned: 0,
  });
  expect(await storage.campaigns.countMessages({})).toBe(0);
  bulk.startCampaign(plan(id, 'key-0002'), [message(0)]);
  await storage.campaigns.move(id, ['scheduled'], 'sending', {}, NOW);
  await storage.outbox.claim({ campaignId: id, channelId: 1, limit: 1, now: NOW, clientRef: 'r', sameText: false });
  await expect(storage.campaigns.undo(id, NOW)).rejects.toMatchObject({ code: 'WRONG_STATE' });
});

test('cancel stops what is queued; what comes back from the wire is not queued again', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 5);
  const claim = await storage.outbox.claim({
    campaignId: id,
    channelId: 1,
    limit: 2,
    now: NOW,
    clientRef: 'r',
    sameText: false,
  });
  expect(await storage.campaigns.cancel(id, NOW)).toBe(3);
  const outcomes = claim?.messages.map(({ messageId }) => ({ messageId, kind: 'not_sent' as const, code: 'E' })) ?? [];
  await storage.outbox.settle({ batchId: claim?.batchId ?? 0, outcomes, now: NOW, retryAt: NOW });
  expect(await storage.campaigns.get(id)).toMatchObject({ state: 'cancelled', counts: { cancelled: 5, queued: 0 } });
  await expect(storage.campaigns.cancel(id, NOW)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  expect(await storage.campaigns.recount()).toBe(0);
});

test('move changes the state only from where it is said to be', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 1);
  const paused = { pauseReason: 'balance' as const, pauseDetail: '-4' };
  expect(await storage.campaigns.move(id, ['scheduled'], 'paused', paused, NOW)).toBe(false);
  expect(await storage.campaigns.move(id, ['sending'], 'paused', paused, NOW)).toBe(true);
  expect(await storage.campaigns.get(id)).toMatchObject({ state: 'paused', ...paused });
  expect(await storage.campaigns.active()).toEqual([]);
  expect(await storage.campaigns.todo()).toEqual({ unknown: 0, replies: 0, followUps: 0, drafts: 0, paused: 1 });
});

test('messages page by state, code, number and text, and count alike', async () => {
  const { storage, bulk } = await fresh();
  await startCampaign(storage, bulk, 3);
  const id = await startCampaign(storage, bulk, 20);
  const claim = await storage.outbox.claim({
    campaignId: id,
    channelId: 1,
    limit: 10,
    now: NOW,
    clientRef: 'r',
    sameText: false,
  });
  const outcomes =
    claim?.messages.map(({ messageId }, i) =>
      i < 4
        ? { messageId, kind: 'rejected' as const, code: 'X', reject: 'number' as const }
        : { messageId, kind: 'accepted' as const, providerId: 'p', billedParts: null, fee: null },
    ) ?? [];
  await storage.outbox.settle({ batchId: claim?.batchId ?? 0, outcomes, now: NOW, retryAt: NOW });
  const cases: [Parameters<typeof storage.campaigns.countMessages>[0], number][] = [
    [{}, 23],
    [{ campaignId: id }, 20],
    [{ campaignId: id, states: ['rejected'] }, 4],
    [{ states: ['accepted', 'rejected'] }, 10],
    [{ campaignId: id, code: 'X' }, 4],
    [{ number: numberOf(2) }, 2],
    [{ q: '0005' }, 1],
    [{ campaignId: id, q: numberOf(2) }, 1],
    [{ campaignId: id, from: NOW }, 6],
    [{ campaignId: id, to: NOW }, 0],
  ];
  for (const [filter, n] of cases) {
    const ids: number[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof storage.campaigns.messages>> = await storage.campaigns.messages(filter, {
        cursor,
        limit: 3,
      });
      ids.push(...page.rows.map((row) => row.id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(new Set(ids).size).toBe(n);
    expect(await storage.campaigns.countMessages(filter)).toBe(n);
    expect([...bulk.eachMessage(filter)].map((row) => row.id)).toEqual(ids);
  }
  expect(await storage.campaigns.totalsSince(NOW)).toEqual({
    submitted: 6,
    delivered: 0,
    failed: 4,
    waiting: 6,
    unknown: 0,
    cost: 300,
  });
  const { carriers, reasons } = await storage.campaigns.breakdown(id);
  expect(carriers.reduce((n, row) => n + row.n, 0)).toBe(20);
  expect(reasons).toEqual([{ code: 'X', recipients: 4 }]);
  expect(await storage.outbox.claimedSince(1, NOW)).toBe(10);
});

test('an audience is the union of its sources, each number once, exclusions counted by their reason', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(
    rowsOf(30).map((row, i) => ({ ...row, groups: [i < 20 ? '甲' : '乙'] })),
    target(),
  );
  const [a, b] = (await storage.contacts.groups()).map((group) => group.id) as [number, number];
  const of = (part: object): [number[], Partial<Record<ExclusionReason, number>>, Recipient[]] => {
    const excluded: Partial<Record<ExclusionReason, number>> = {};
    const whom: Audience = audience.parse(part);
    const list = [
      ...bulk.recipients(whom, { now: NOW }, (reason, n) => {
        excluded[reason] = (excluded[reason] ?? 0) + n;
      }),
    ];
    return [list.map((one) => Number(one.number) - Number(numberOf(0))), excluded, list];
  };
  const upTo = (n: number, from = 0) => Array.from({ length: n - from }, (_, i) => i + from);
  expect(of({ everyone: true })[0]).toEqual(upTo(30));
  expect(of({ groupIds: [b], contactIds: [1, 2, 25] })[0]).toEqual([0, 1, ...upTo(30, 20)]);
  expect(of({ filter: { q: '客户2' } })[0]).toEqual([2, ...upTo(30, 20)]);
  await storage.contacts.blacklist(
    [
      { number: numberOf(0), source: 'reply', reason: '', proof: 'T' },
      { number: numberOf(1), source: 'manual', reason: '', proof: '' },
    ],
    NOW,
  );
  expect(of({ everyone: true, exclude: { groupIds: [b], numbers: ['+86 13800000003'] } }).slice(0, 2)).toEqual([
    [2, ...upTo(20, 4)],
    { opted_out: 1, blacklist: 1, excluded_group: 10, excluded_number: 1 },
  ]);
  const typed = of({ groupIds: [a], numbers: ['13800000005', '138-0000-0099', '13800000099', '12345', '13800000001'] });
  expect(typed[0]).toEqual([...upTo(20, 2), 99]);
  expect(typed[1]).toEqual({ opted_out: 1, blacklist: 1, duplicate: 3, invalid_number: 1 });
  expect(typed[2].at(-1)).toMatchObject({ contactId: null, name: '' });
  const campaign = await startCampaign(storage, bulk, 6);
  expect(of({ everyone: true, exclude: { campaignIds: [campaign] } })[1]).toMatchObject({ in_campaign: 4 });
  const before = bulk.audienceVersion();
  await storage.contacts.bulk({ ids: [4] }, { do: 'removeGroup', groupId: a }, NOW);
  expect(bulk.audienceVersion()).not.toBe(before);
});

test('templates, signatures, settings and channels keep what they are given', async () => {
  const { storage } = await fresh();
  const input = { name: '生日', kind: 'notice' as const, body: '{姓名}生日快乐', bindings: [] };
  const one = await storage.templates.save(input, NOW);
  expect(await storage.templates.duplicate(one.id, NOW + 1)).toMatchObject({ name: '生日 (2)', body: input.body });
  await expect(storage.templates.save(input, NOW)).rejects.toMatchObject({ code: 'NAME_EXISTS' });
  expect((await storage.templates.list('快乐')).map((row) => row.name)).toEqual(['生日 (2)', '生日']);
  await storage.templates.saveSignature({ text: '飞笺', remark: '', isDefault: true });
  const second = await storage.templates.saveSignature({ text: '小店', remark: '', isDefault: true });
  await storage.templates.markUsed(one.id, '小店', NOW + 5);
  expect(await storage.templates.signatures()).toMatchObject([
    { text: '小店', isDefault: true, lastUsedAt: NOW + 5 },
    { text: '飞笺', isDefault: false },
  ]);
  await storage.templates.removeSignature(second.id);
  await expect(storage.templates.removeSignature(second.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await storage.settings.get()).toMatchObject({ language: 'system', holdSeconds: 10 });
  await storage.settings.set({ language: 'en' });
  expect(await storage.settings.get()).toMatchObject({ language: 'en', holdSeconds: 10 });
  await storage.settings.setValue('mark', '1');
  expect(await storage.settings.getValue('mark')).toBe('1');
  const options = {
    rate: 1,
    burst: 1,
    batch: 1,
    dailyCap: null,
    price: 50,
    billing: 'delivered' as const,
    optOut: 'T',
    windowFrom: null,
    windowTo: null,
  };
  const row = { provider: 'simulator', name: '演练', options, config: {}, secrets: {}, enabled: true, isDefault: true };
  const channel = await storage.channels.save(row);
  await expect(storage.channels.save(row)).rejects.toMatchObject({ code: 'NAME_EXISTS' });
  await storage.channels.setBalance(channel.id, { kind: 'money', amount: 5, at: NOW });
  expect(await storage.channels.get(channel.id)).toMatchObject({ ...row, balance: { amount: 5 } });
  await storage.channels.remove(channel.id);
  expect(await storage.channels.list()).toEqual([]);
});
