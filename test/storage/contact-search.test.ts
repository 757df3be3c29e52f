import { beforeAll, describe, expect, test } from 'vitest';
import { searchKeys } from '../../electron/core/search-keys.ts';
import { openFile } from '../../electron/storage/sqlite/connection.ts';
import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import { readSearch } from '../../electron/storage/sqlite/search-text.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import type { Contact, ContactFilter } from '../../shared/contract/contacts.ts';
import { randomRows } from './random-contacts.ts';
import { lastingFolder, NOW, target } from './support.ts';

const COUNT = 3_000;
let storage: Storage;
let everyone: Contact[] = [];
const ids = { group: [] as number[], tag: 0 };

async function walk(filter: ContactFilter, limit = 50): Promise<Contact[]> {
  const rows: Contact[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<Storage['contacts']['page']>> = await storage.contacts.page(filter, {
      cursor,
      limit,
    });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    cursor = page.next;
  }
}

/** The rules of search and filters once more, over all contacts, with no index anywhere. */
function naive(filter: ContactFilter): number[] {
  const search = readSearch(filter.q);
  return everyone
    .filter((contact) => {
      const names = [contact.name, ...contact.otherNames];
      const found =
        search.kind === 'all' ||
        (search.kind === 'digits' &&
          (contact.number.startsWith(search.text) ||
            (search.text.length === 4 && contact.number.endsWith(search.text)))) ||
        (search.kind === 'name' && names.some((name) => name.replace(/\s/g, '').toLowerCase().includes(search.text))) ||
        (search.kind === 'latin' &&
          names.some((name) => {
            const keys = searchKeys(name);
            return keys.pinyin.startsWith(search.text) || keys.initials.startsWith(search.text);
          }));
      const at = contact.lastSentAt;
      const sent = filter.lastSent;
      return (
        found &&
        (filter.groupId === undefined || contact.groupIds.includes(filter.groupId)) &&
        (filter.tagId === undefined || contact.tagIds.includes(filter.tagId)) &&
        (filter.optedOut === undefined || contact.optedOut === filter.optedOut) &&
        (sent === undefined ||
          ('never' in sent
            ? at === null
            : 'before' in sent
              ? at !== null && at < sent.before
              : at !== null && at > sent.after))
      );
    })
    .map((contact) => contact.id);
}

const folder = lastingFolder();
beforeAll(async () => {
  const file = `${folder()}/feijian.db`;
  storage = await openInlineStorage({ file });
  const bulk = openBulk({ file });
  bulk.importContacts(randomRows(COUNT, 11), target());
  // A second list over half of the numbers: other names for the same people, and rows that already stand.
  bulk.importContacts(randomRows(COUNT / 2, 11, 12), target({ merge: 'fill', newGroup: '第二批' }));
  const some = await storage.contacts.page({}, { cursor: null, limit: 500 });
  ids.tag = (await storage.contacts.createTag('老客户')).id;
  ids.group = (await storage.contacts.groups()).map((group) => group.id);
  const chosen = some.rows.filter((_, i) => i % 3 === 0).map((row) => row.id);
  await storage.contacts.bulk({ ids: chosen }, { do: 'addTag', tagId: ids.tag }, NOW);
  await storage.contacts.bulk({ ids: chosen.slice(0, 40) }, { do: 'blacklist', reason: '' }, NOW);
  await storage.contacts.bulk({ ids: chosen.slice(60, 90) }, { do: 'delete' }, NOW);
  // Edits by hand move contacts between terms.
  for (const id of chosen.slice(100, 130)) {
    await storage.contacts.update(id, { name: '王小明', otherNames: ['Tom Wang', '欧阳娜娜'] }, NOW);
  }
  bulk.close();
  const db = openFile({ file });
  db.exec(`UPDATE contacts SET last_sent_at = ${NOW} - id % 7 * 1000 WHERE id % 3 = 0`);
  db.close();
  everyone = await walk({}, 500);
  return async () => storage.close();
});

const TEXTS = [
  '',
  '1',
  '13',
  '138',
  '1381',
  '0000',
  '1234',
  '13800000',
  '王',
  '小明',
  '王小',
  '王小明',
  '欧阳',
  '娜',
  '龘',
  'w',
  'wang',
  'wangx',
  'wxm',
  'li',
  'z',
  'zh',
  'zhang',
  'tom',
  'tomw',
  'ouyang',
  'oynn',
  '王 小',
  '+86138',
  '１３８',
  'Ω',
];

test('every contact stands in the list once, newest first', () => {
  expect(everyone.length).toBeGreaterThan(COUNT * 0.9);
  expect(new Set(everyone.map((c) => c.number)).size).toBe(everyone.length);
  expect(everyone.map((c) => c.id)).toEqual(everyone.map((c) => c.id).sort((a, b) => b - a));
});

describe('finds what a scan finds, each contact once, on pages of any size, and counts it', () => {
  const filters: [string, () => ContactFilter][] = [
    ['no filter', () => ({})],
    ['a group', () => ({ groupId: ids.group[0] })],
    ['a small group', () => ({ groupId: ids.group[ids.group.length - 1] })],
    ['a tag', () => ({ tagId: ids.tag })],
    ['group and tag', () => ({ groupId: ids.group[1], tagId: ids.tag })],
    ['opted out', () => ({ optedOut: true })],
    ['not opted out', () => ({ optedOut: false })],
    ['never sent to', () => ({ lastSent: { never: true } })],
    ['sent to before', () => ({ lastSent: { before: NOW - 2_000 } })],
    ['sent to after', () => ({ lastSent: { after: NOW - 3_000 } })],
    ['sent to after, in a group', () => ({ lastSent: { after: NOW - 3_000 }, groupId: ids.group[0] })],
  ];
  test.each(filters)('%s', async (_, make) => {
    for (const q of TEXTS) {
      const filter = { ...make(), q };
      const wanted = naive(filter).sort((a, b) => a - b);
      for (const limit of [7, 500]) {
        const found = (await walk(filter, limit)).map((c) => c.id);
        expect(
          [...found].sort((a, b) => a - b),
          `${q} by ${limit}`,
        ).toEqual(wanted);
      }
      expect(await storage.contacts.count(filter), `count of ${q}`).toBe(wanted.length);
    }
  });
});

test('the order of a search is the same whatever the page size', async () => {
  for (const q of ['wang', '138', '小', '0001']) {
    expect((await walk({ q }, 3)).map((c) => c.id)).toEqual((await walk({ q }, 400)).map((c) => c.id));
  }
});

test('an invented cursor is refused', async () => {
  await expect(storage.contacts.page({}, { cursor: 'nonsense', limit: 5 })).rejects.toMatchObject({
    code: 'BAD_INPUT',
  });
});
