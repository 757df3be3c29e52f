import { expect, test } from 'vitest';
import { audience as audienceOf } from '../../shared/contract/compose.ts';
import { fresh, NOW, numberOf, rowsOf, startCampaign, target } from './support.ts';

const entry = (i: number, source: 'reply' | 'manual' | 'import' = 'reply') => ({
  number: numberOf(i),
  source,
  reason: '顾客要求',
  proof: 'T',
});
const claim = (campaignId: number, channelId = 1) => ({
  campaignId,
  channelId,
  limit: 10,
  now: NOW,
  clientRef: `c${campaignId}.${channelId}`,
  sameText: false,
});

test('a deleted customer who refused comes back refused, and the number is nowhere in between', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(3), target());
  await storage.contacts.blacklist([entry(1)], NOW);
  const id = (await storage.contacts.byNumber(numberOf(1)))?.id ?? 0;
  await storage.contacts.bulk({ ids: [id] }, { do: 'delete' }, NOW);
  await storage.contacts.bulk({ ids: [id] }, { do: 'purge' }, NOW);
  expect(await storage.optOuts.standing(numberOf(1))).toEqual({ listed: false, forgotten: true });
  expect(await storage.contacts.blacklistCount()).toBe(0);
  expect(await storage.optOuts.history(numberOf(1))).toEqual([]);
  const forgotten = bulk.forgottenNumbers();
  expect(forgotten?.hashes.size).toBe(1);
  expect(JSON.stringify([...(forgotten?.hashes ?? [])])).not.toContain(numberOf(1));

  expect(bulk.previewImport(rowsOf(3), target())).toMatchObject({ created: 1, existing: 2, blacklisted: 1 });
  expect(bulk.importContacts(rowsOf(3), target())).toMatchObject({ created: 1, blacklisted: 1 });
  expect((await storage.contacts.byNumber(numberOf(1)))?.optedOut).toBe(true);
  expect(await storage.optOuts.standing(numberOf(1))).toEqual({ listed: true, forgotten: false });
  expect(await storage.optOuts.history(numberOf(1))).toMatchObject([
    { what: 'added', source: 'reply' },
    { what: 'returned', source: 'reply' },
  ]);
});

test('a forgotten refusal holds for numbers typed by hand, for new contacts and for what is still queued', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(2), target());
  await storage.contacts.blacklist([entry(0), entry(1)], NOW);
  await storage.contacts.bulk({ filter: {}, except: [] }, { do: 'delete' }, NOW);
  await storage.contacts.bulk({ filter: { deleted: true }, except: [] }, { do: 'purge' }, NOW);
  const audience = { everyone: false, groupIds: [], tagIds: [], filter: null, contactIds: [], numbers: [numberOf(0)] };
  const { exclude } = audienceOf.parse({});
  const why: string[] = [];
  const found = [...bulk.recipients({ ...audience, exclude }, { now: NOW }, (reason) => void why.push(reason))];
  expect([found, why]).toEqual([[], ['opted_out']]);
  const id = await startCampaign(storage, bulk, 3);
  const taken = await storage.outbox.claim(claim(id));
  expect(taken?.messages.map(({ number }) => number)).toEqual([numberOf(2)]);
  const { contact } = { contact: await storage.contacts.create({ ...blank, number: numberOf(1) }, NOW) };
  expect(contact.optedOut).toBe(true);
});

const blank = {
  name: '',
  otherNames: [],
  gender: null,
  birthday: null,
  company: '',
  remark: '',
  custom: {},
  consentSource: '',
  consentDate: null,
  consentGround: '' as const,
  consentProofId: null,
  groupIds: [],
  tagIds: [],
};

test('taking someone off needs a reason and stays in the history', async () => {
  const { storage } = await fresh();
  await storage.contacts.blacklist([entry(5)], NOW);
  expect(await storage.contacts.unblacklist([numberOf(5)], '本人重新同意', NOW + 5)).toBe(1);
  await storage.contacts.blacklist([entry(5, 'manual')], NOW + 9);
  expect(await storage.optOuts.history(numberOf(5))).toMatchObject([
    { at: NOW, what: 'added', source: 'reply', proof: 'T' },
    { at: NOW + 5, what: 'removed', source: 'reply', reason: '本人重新同意' },
    { at: NOW + 9, what: 'added', source: 'manual' },
  ]);
});

test('a refusal for one channel keeps the number off that channel alone, one for all off every one', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 4);
  const refused = (i: number, channelId: number | null) => ({
    number: numberOf(i),
    channelId,
    code: 'X',
    proof: '黑名单',
  });
  expect(await storage.optOuts.refused([refused(0, 1), refused(1, 2), refused(2, null)], NOW)).toMatchObject({
    added: 3,
  });
  expect(await storage.optOuts.refused([refused(0, 1), refused(2, null)], NOW)).toMatchObject({ added: 0 });
  const taken = await storage.outbox.claim(claim(id));
  expect(taken?.messages.map(({ number }) => number)).toEqual([numberOf(1), numberOf(3)]);
  expect((await storage.contacts.blacklistPage(undefined, { cursor: null, limit: 9 })).rows).toMatchObject([
    { number: numberOf(2), source: 'carrier', reason: 'X', proof: '黑名单' },
  ]);
  expect((await storage.optOuts.channelBlocks({ cursor: null, limit: 9 })).rows).toMatchObject([
    { number: numberOf(1), channelId: 2 },
    { number: numberOf(0), channelId: 1 },
  ]);
  expect(await storage.optOuts.unblockChannel({ number: numberOf(1), channelId: 2, reason: '误报' }, NOW)).toBe(true);
  expect(await storage.optOuts.history(numberOf(1))).toMatchObject([
    { channelId: 2 },
    { what: 'removed', reason: '误报' },
  ]);
});

test('whom a channel’s provider has blocked is counted at planning over that channel alone, notices or not', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(4), target());
  await startCampaign(storage, bulk, 1);
  const refusal = { number: numberOf(0), channelId: 7, code: 'BLACK', proof: '黑名单' };
  await storage.optOuts.refused([refusal], NOW);
  const plan = (channelId: number | null, notices: boolean, numbers: string[] = []) => {
    const excluded: [string, number][] = [];
    const audience = audienceOf.parse({ everyone: numbers.length === 0, numbers });
    const rows = [
      ...bulk.recipients(audience, { now: NOW, notices, channelId }, (why, n) => {
        excluded.push([why, n]);
      }),
    ];
    return { recipients: rows.length, excluded };
  };
  for (const notices of [false, true])
    expect(plan(7, notices)).toEqual({ recipients: 3, excluded: [['blacklist', 1]] });
  expect(plan(8, false)).toEqual({ recipients: 4, excluded: [] });
  expect(plan(null, false).recipients).toBe(4);
  expect(plan(7, false, [numberOf(0)])).toEqual({ recipients: 0, excluded: [['blacklist', 1]] });
});

test('notices pass those who refused marketing only where the owner says so; complaints never', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(3), target());
  await storage.settings.set({ noticesToOptedOut: true });
  const id = await startCampaign(storage, bulk, 3);
  await storage.contacts.blacklist([entry(0), entry(1, 'manual')], NOW);
  const taken = await storage.outbox.claim(claim(id));
  expect(taken?.messages.map(({ number }) => number)).toEqual([numberOf(0), numberOf(2)]);
  await storage.settings.set({ noticesToOptedOut: false });
  const strict = await startCampaign(storage, bulk, 3);
  const rest = await storage.outbox.claim(claim(strict));
  expect(rest?.messages.map(({ number }) => number)).toEqual([numberOf(2)]);
});

test('a proof that is replaced or taken off stays on record, and goes with the person to another number', async () => {
  const { storage } = await fresh();
  const contact = { ...blank, number: numberOf(1), consentGround: 'agreed' as const, consentProofId: 4 };
  const { id } = await storage.contacts.create(contact, NOW);
  await storage.contacts.update(id, { remark: '常客' }, NOW + 1);
  expect(await storage.proofs.past(numberOf(1))).toEqual([]);
  await storage.contacts.update(id, { consentProofId: 5, consentGround: 'request' }, NOW + 2);
  await storage.contacts.update(id, { number: numberOf(2) }, NOW + 3);
  await storage.contacts.update(id, { consentProofId: null }, NOW + 4);
  const shared = { source: '', date: null };
  expect(await storage.proofs.past(numberOf(2))).toEqual([
    { ...shared, proofId: 4, ground: 'agreed', replacedAt: NOW + 2, replacedBy: 5 },
    { ...shared, proofId: 5, ground: 'request', replacedAt: NOW + 4, replacedBy: null },
  ]);
  expect(await storage.proofs.past(numberOf(1))).toEqual([]);
});
