import { expect, test } from 'vitest';
import type { Storage } from '../../electron/storage/storage.ts';
import { contactInput } from '../../shared/contract/contacts.ts';
import { fresh, NOW, numberOf, rowsOf, target } from './support.ts';

const input = (i: number, part: object = {}) => contactInput.parse({ number: numberOf(i), name: '王小明', ...part });
const found = async (storage: Storage, q: string) =>
  (await storage.contacts.page({ q }, { cursor: null, limit: 50 })).rows.map((contact) => contact.id);

test('a contact is created, found, edited in place and found under its new name only', async () => {
  const { storage } = await fresh();
  const group = await storage.contacts.createGroup('会员');
  const made = await storage.contacts.create(input(1, { groupIds: [group.id, 999], custom: { 车牌: '沪A' } }), NOW);
  expect(made).toMatchObject({
    groupIds: [group.id],
    custom: { 车牌: '沪A' },
    carrier: 'mobile',
    createdAt: NOW,
    lastSentAt: null,
  });
  const edited = await storage.contacts.update(made.id, { number: numberOf(2), name: '李四', groupIds: [] }, NOW + 1);
  expect(edited).toMatchObject({
    number: numberOf(2),
    name: '李四',
    groupIds: [],
    custom: { 车牌: '沪A' },
    updatedAt: NOW + 1,
  });
  expect(await found(storage, '小明')).toEqual([]);
  expect(await found(storage, 'ls')).toEqual([made.id]);
  expect(await found(storage, numberOf(1))).toEqual([]);
  expect((await storage.contacts.groups())[0]?.contacts).toBe(0);
  expect(await storage.contacts.customFields()).toEqual(['车牌']);
});

test('a number belongs to one contact', async () => {
  const { storage } = await fresh();
  const a = await storage.contacts.create(input(1), NOW);
  const b = await storage.contacts.create(input(2), NOW);
  const taken = { code: 'NUMBER_EXISTS', data: { contactId: a.id } };
  await expect(storage.contacts.create(input(1), NOW)).rejects.toMatchObject(taken);
  await expect(storage.contacts.update(b.id, { number: numberOf(1) }, NOW)).rejects.toMatchObject(taken);
  await expect(storage.contacts.update(77, { name: 'x' }, NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('deleted contacts wait in the bin with their groups, come back whole, or go for good', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(400, { groups: ['甲'], remark: '备注' }), target());
  const before = await storage.contacts.page({}, { cursor: null, limit: 500 });
  const removed = await storage.contacts.bulk({ filter: { q: '客户1' }, except: [2] }, { do: 'delete' }, NOW + 5);
  expect(removed).toBe(110);
  expect(await storage.contacts.count({})).toBe(290);
  expect(await storage.contacts.count({ deleted: true })).toBe(110);
  expect((await storage.contacts.groups())[0]?.contacts).toBe(290);
  expect(await found(storage, '客户15')).toEqual([]);
  const bin = await storage.contacts.page({ deleted: true, q: '客户15' }, { cursor: null, limit: 5 });
  expect(bin.rows).toHaveLength(5);
  expect(bin.rows[0]).toMatchObject({ deletedAt: NOW + 5, remark: '备注', groupIds: [1] });
  expect(
    (await storage.contacts.page({ deleted: true, q: '客户15' }, { cursor: bin.next, limit: 50 })).rows,
  ).toHaveLength(6);
  expect(await storage.contacts.bulk({ filter: { deleted: true }, except: [] }, { do: 'restore' }, NOW)).toBe(110);
  const after = await storage.contacts.page({}, { cursor: null, limit: 500 });
  const plain = (rows: typeof before.rows) => rows.map((row) => ({ ...row, updatedAt: 0 }));
  expect(plain(after.rows)).toEqual(plain(before.rows));
  expect(await found(storage, '客户15')).toHaveLength(11);
  expect((await storage.contacts.groups())[0]?.contacts).toBe(400);
  await storage.contacts.bulk({ ids: [1, 2, 3] }, { do: 'delete' }, NOW);
  expect(await storage.contacts.bulk({ ids: [1, 2, 9] }, { do: 'purge' }, NOW)).toBe(2);
  expect(await storage.contacts.get(1)).toBeNull();
  expect((await storage.contacts.get(3))?.deletedAt).toBe(NOW);
});

test('a number from the bin that is typed again is the old contact with the new values', async () => {
  const { storage } = await fresh();
  const old = await storage.contacts.create(input(1, { remark: '旧' }), NOW);
  await storage.contacts.bulk({ ids: [old.id] }, { do: 'delete' }, NOW);
  const back = await storage.contacts.create(input(1, { name: '李四' }), NOW + 9);
  expect(back).toMatchObject({ id: old.id, name: '李四', remark: '', deletedAt: null });
  expect(await storage.contacts.count({ deleted: true })).toBe(0);
  expect(await found(storage, '李')).toEqual([old.id]);
});

test('groups and tags in bulk, with counters that stay true', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(50), target());
  const group = await storage.contacts.createGroup('会员');
  const tag = await storage.contacts.createTag('会员');
  const all = { filter: {}, except: [50] };
  expect(await storage.contacts.bulk(all, { do: 'addGroup', groupId: group.id }, NOW)).toBe(49);
  expect(await storage.contacts.bulk(all, { do: 'addGroup', groupId: group.id }, NOW)).toBe(0);
  expect(await storage.contacts.bulk({ ids: [1, 2, 50] }, { do: 'removeGroup', groupId: group.id }, NOW)).toBe(2);
  expect(await storage.contacts.bulk({ ids: [1] }, { do: 'addTag', tagId: tag.id }, NOW)).toBe(1);
  expect(await storage.contacts.count({ groupId: group.id })).toBe(47);
  expect((await storage.contacts.groups())[0]).toMatchObject({ name: '会员', contacts: 47 });
  const wrong = storage.contacts.bulk(all, { do: 'addGroup', groupId: tag.id }, NOW);
  await expect(wrong).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await storage.contacts.deleteGroup(group.id);
  expect((await storage.contacts.get(5))?.groupIds).toEqual([]);
  expect(await storage.contacts.count({})).toBe(50);
});

test('names of groups and tags are unique among their kind', async () => {
  const { storage } = await fresh();
  const a = await storage.contacts.createGroup('甲');
  await storage.contacts.createGroup('乙');
  await expect(storage.contacts.createGroup('甲')).rejects.toMatchObject({ code: 'NAME_EXISTS', data: { name: '甲' } });
  await expect(storage.contacts.renameGroup(a.id, '乙')).rejects.toMatchObject({ code: 'NAME_EXISTS' });
  expect(await storage.contacts.renameGroup(a.id, '丙')).toEqual({ id: a.id, name: '丙', contacts: 0 });
  await expect(storage.contacts.renameTag(a.id, '丁')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(storage.contacts.deleteTag(9)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('the blacklist marks contacts, keeps the first entry, and its removals leave a trail', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(10), target());
  const entry = (i: number, reason: string) => ({
    number: numberOf(i),
    source: 'complaint' as const,
    reason,
    proof: '录音',
  });
  expect(await storage.contacts.blacklist([entry(1, '投诉'), entry(77, '投诉')], NOW)).toEqual({
    added: 2,
    already: 0,
  });
  expect(await storage.contacts.blacklist([entry(1, '又来')], NOW)).toEqual({ added: 0, already: 1 });
  expect(await storage.contacts.bulk({ ids: [1, 2] }, { do: 'blacklist', reason: '退货' }, NOW)).toBe(1);
  expect(await storage.contacts.count({ optedOut: true })).toBe(2);
  const page = await storage.contacts.blacklistPage(undefined, { cursor: null, limit: 2 });
  expect(page.rows.map((row) => row.number)).toEqual([numberOf(0), numberOf(77)]);
  const rest = await storage.contacts.blacklistPage(undefined, { cursor: page.next, limit: 2 });
  expect(rest).toMatchObject({
    rows: [{ number: numberOf(1), name: '客户1', reason: '投诉', proof: '录音' }],
    next: null,
  });
  expect((await storage.contacts.blacklistPage('0077', { cursor: null, limit: 5 })).rows).toHaveLength(1);
  expect(await storage.contacts.unblacklist([numberOf(1), numberOf(5)], '误加', NOW)).toBe(1);
  expect(await storage.contacts.count({ optedOut: true })).toBe(1);
  expect(await storage.contacts.blacklistCount()).toBe(2);
});
