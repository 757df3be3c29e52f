import { afterEach, beforeEach, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import { draft as draftSchema } from '../../shared/contract/compose.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { numberAt, pasteGroup } from '../support/seed-contacts.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openCore({ holdSeconds: 0 });
});
afterEach(() => core.close());

async function uploaded(name: string, bytes: Buffer): Promise<string> {
  const { fileId } = await core.call('files.begin', { name, size: bytes.length });
  await core.call('files.append', { fileId, base64: bytes.toString('base64') });
  return fileId;
}
const problemsOf = async (body: string, groupId: number) => {
  const draft = draftSchema.parse({ signature: '飞笺演示', body, audience: { groupIds: [groupId] } });
  const { problems } = await core.call('compose.totals', { draft, key: 'test' });
  return problems;
};

it('reads a workbook as a list and says which lines it could not take', async () => {
  const rows = [['词', '分类', '级别'], ['甩卖', '促销', '拦截'], ['★'], ['清仓', '促销', '猛烈']];
  const book = utils.book_new(utils.aoa_to_sheet(rows), '词');
  const fileId = await uploaded('words.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  const { words, broken } = await core.call('wordPacks.read', { source: { fileId } });
  expect(words).toMatchObject([{ word: '甩卖', category: '促销', severity: 'block' }]);
  expect(broken).toMatchObject([
    { line: 3, reason: 'no_word' },
    { line: 4, reason: 'severity_unknown' },
  ]);
  expect(
    await core.refusal('wordPacks.read', {
      source: { fileId: await uploaded('x.xlsx', Buffer.from('PK\u0003\u0004')) },
    }),
  ).toMatch(/^FILE_/);
});

it('keeps lists, tells contradictions, and plans with those in use', async () => {
  const groupId = await pasteGroup(
    core,
    '顾客',
    `号码,姓名,备注\n${numberAt(1)},张伟,加微信领红包\n${numberAt(2)},王芳,好\n`,
  );
  const words = [
    { word: '甩卖', severity: 'block' as const, category: '店规' },
    { word: '六合彩', severity: 'allow' as const },
  ];
  const { pack, conflicts } = await core.call('wordPacks.save', { name: '店里的词', words });
  expect(pack).toMatchObject({ name: '店里的词', enabled: true, words: 2 });
  expect(conflicts).toMatchObject([{ word: '六合彩', severity: 'allow', other: 'block', pack: null }]);
  expect(await core.refusal('wordPacks.save', { name: '店里的词', words })).toBe('NAME_EXISTS');

  expect(await problemsOf('今日甩卖', groupId)).toMatchObject([{ key: 'own_word', severity: 'block' }]);
  await core.call('wordPacks.enable', { id: pack.id, enabled: false });
  expect(await problemsOf('今日甩卖', groupId)).toEqual([]);

  const brought = await problemsOf('{姓名}您好，{备注}', groupId);
  expect(brought).toMatchObject([{ key: 'value_risky', severity: 'warn', data: { recipients: 1 } }]);
  await core.call('wordPacks.delete', { id: pack.id });
  expect((await core.call('wordPacks.list', {})).rows).toEqual([]);
  expect(await core.refusal('wordPacks.get', { id: pack.id })).toBe('NOT_FOUND');
});

it('does not start what the law forbids', async () => {
  const groupId = await pasteGroup(core, '顾客', `号码,姓名\n${numberAt(1)},张伟\n`);
  const draft = draftSchema.parse({ signature: '飞笺演示', body: '网上博彩送彩金', audience: { groupIds: [groupId] } });
  const { id: draftId } = await core.call('drafts.save', { draft });
  const confirm = { recipients: 1, parts: 1, cost: 0 };
  expect(await core.refusal('campaigns.start', { draftId, confirm, idempotencyKey: 'test-key-1' })).toBe(
    'TEMPLATE_INVALID',
  );
});
