import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { ImportRow } from '../../electron/storage/bulk-storage.ts';
import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { closeAfter, fresh, NOW, numberOf, rowsOf, target, tempFile } from './support.ts';

const one = async (storage: Storage, i: number) => {
  const contact = await storage.contacts.byNumber(numberOf(i));
  if (contact === null) throw new Error(`no contact ${i}`);
  return contact;
};
const LATER = NOW + 60_000;

test('brings in new contacts with their groups, tags, custom fields and consent', async () => {
  const { storage, bulk } = await fresh();
  const group = await storage.contacts.createGroup('会员');
  const tag = await storage.contacts.createTag('老客户');
  const rows = rowsOf(100).map(
    (row, i): ImportRow => ({
      ...row,
      groups: [i % 2 ? '甲' : '乙'],
      tags: ['新'],
      custom: { 订单号: `A${i}` },
      gender: 'female',
      birthday: '1990-01-02',
    }),
  );
  const written = bulk.importContacts(
    rows,
    target({
      groupIds: [group.id],
      tagIds: [tag.id],
      newGroup: '六月',
      consentSource: '门店',
      consentDate: '2026-05-01',
    }),
  );
  expect(written).toMatchObject({ created: 100, existing: 0, updated: 0, unchanged: 0, blacklisted: 0 });
  expect((await storage.contacts.groups()).map(({ name, contacts }) => [name, contacts])).toEqual([
    ['会员', 100],
    ['六月', 100],
    ['乙', 50],
    ['甲', 50],
  ]);
  expect(await storage.contacts.customFields()).toEqual(['订单号']);
  expect(await one(storage, 3)).toMatchObject({
    name: '客户3',
    custom: { 订单号: 'A3' },
    gender: 'female',
    birthday: '1990-01-02',
    consentSource: '门店',
    consentDate: '2026-05-01',
    createdAt: NOW,
  });
  expect((await storage.contacts.page({ q: '客户3' }, { cursor: null, limit: 50 })).rows).toHaveLength(11);
});

test('the same list again changes nothing at all', async () => {
  const { storage, bulk } = await fresh();
  const rows = rowsOf(300, { groups: ['甲'], remark: '备注' });
  bulk.importContacts(rows, target({ newGroup: '六月' }));
  const before = [await one(storage, 5), bulk.audienceVersion()];
  for (const merge of ['fill', 'overwrite', 'keep'] as const) {
    const again = target({ newGroup: '六月', merge, now: LATER });
    const counts = { created: 0, existing: 300, updated: 0, unchanged: 300 };
    expect(bulk.previewImport(rows, again)).toMatchObject(counts);
    expect(bulk.importContacts(rows, again)).toMatchObject(counts);
  }
  expect([await one(storage, 5), bulk.audienceVersion()]).toEqual(before);
});

test.each([
  ['keep', { name: '客户1', company: '', remark: '旧', otherNames: [] }],
  ['fill', { name: '客户1', company: '新公司', remark: '旧', otherNames: ['张三'] }],
  ['overwrite', { name: '张三', company: '新公司', remark: '新', otherNames: ['客户1'] }],
] as const)('merge rule %s', async (merge, wanted) => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(3, { remark: '旧' }), target());
  const rows = [
    { number: numberOf(1), name: '张三', company: '新公司', remark: '新' },
    { number: numberOf(2), name: '', remark: '' },
  ];
  const options = target({ merge, newGroup: '新组', now: LATER });
  const counts = { created: 0, existing: 2, updated: merge === 'keep' ? 0 : 1, unchanged: merge === 'keep' ? 2 : 1 };
  expect(bulk.previewImport(rows, options)).toMatchObject(counts);
  expect(bulk.importContacts(rows, options)).toMatchObject(counts);
  const contact = await one(storage, 1);
  expect(contact).toMatchObject(wanted);
  expect(contact.groupIds).toHaveLength(1);
  const found = await storage.contacts.page({ q: '张三' }, { cursor: null, limit: 5 });
  expect(found.rows).toHaveLength(merge === 'keep' ? 0 : 1);
});

test('one number twice in a list is one contact with both names, both of which find it', async () => {
  const { storage, bulk } = await fresh();
  const rows = [
    ...rowsOf(40),
    { number: numberOf(3), name: '李四', groups: ['甲'] },
    { number: numberOf(3), name: '客户3' },
  ];
  expect(bulk.previewImport(rows, target())).toMatchObject({ created: 40, existing: 0 });
  expect(bulk.importContacts(rows, target())).toMatchObject({ created: 40, existing: 0, updated: 0 });
  expect(await one(storage, 3)).toMatchObject({ name: '客户3', otherNames: ['李四'] });
  for (const q of ['李四', 'lisi', 'ls', '客户3']) {
    const { rows: found } = await storage.contacts.page({ q }, { cursor: null, limit: 50 });
    expect(found.map((c) => c.number)).toContain(numberOf(3));
  }
  expect((await storage.contacts.groups())[0]).toMatchObject({ name: '甲', contacts: 1 });
});

test('numbers on the blacklist come in, are counted and marked', async () => {
  const { storage, bulk } = await fresh();
  await storage.contacts.blacklist([{ number: numberOf(2), source: 'manual', reason: '', proof: '' }], NOW);
  expect(bulk.blacklistedNumbers()).toEqual(new Set([numberOf(2)]));
  expect(bulk.importContacts(rowsOf(5), target())).toMatchObject({ created: 5, blacklisted: 1 });
  expect((await one(storage, 2)).optedOut).toBe(true);
  expect(bulk.importContacts(rowsOf(5), target())).toMatchObject({ existing: 5, blacklisted: 1 });
});

test('a number in the recycle bin comes back as the contact it was', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(3, { groups: ['甲'] }), target());
  const { id } = await one(storage, 1);
  await storage.contacts.bulk({ ids: [id] }, { do: 'delete' }, NOW);
  expect(bulk.previewImport(rowsOf(3), target())).toMatchObject({ created: 0, existing: 3 });
  expect(bulk.importContacts(rowsOf(3), target())).toMatchObject({ created: 0, existing: 3 });
  expect(await one(storage, 1)).toMatchObject({ id, deletedAt: null });
  expect(await storage.contacts.count({})).toBe(3);
  expect((await storage.contacts.groups())[0]?.contacts).toBe(3);
});

test('an error among the rows rolls the whole list back', async () => {
  const { storage, bulk } = await fresh();
  function* broken(): Generator<ImportRow> {
    yield* rowsOf(5_000);
    throw new Error('unreadable row');
  }
  expect(() => bulk.importContacts(broken(), target({ newGroup: '六月' }))).toThrow('unreadable row');
  expect(await storage.contacts.count({})).toBe(0);
  expect(await storage.contacts.groups()).toEqual([]);
  expect((await storage.contacts.page({ q: '客户' }, { cursor: null, limit: 5 })).rows).toEqual([]);
});

test('row 56: killed in the middle of an import, nothing of it is there and the next one works', async () => {
  const file = tempFile();
  await (await openInlineStorage({ file })).close();
  const script = new URL('./import-child.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const storage = await openInlineStorage({ file });
  const bulk = openBulk({ file });
  closeAfter(() => storage.close());
  closeAfter(bulk.close);
  expect(await storage.contacts.count({})).toBe(0);
  expect(await storage.contacts.groups()).toEqual([]);
  expect(bulk.importContacts(rowsOf(1_000), target())).toMatchObject({ created: 1_000 });
});
