import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openCore, type TestCore } from '../support/open-core.ts';

let core: TestCore;
beforeAll(async () => {
  core = await openCore({ sending: false });
});
afterAll(() => core.close());

describe('contacts', () => {
  it('keep a typed number in its one form and refuse what is none, with the reason', async () => {
    const made = await core.call('contacts.create', { number: '＋86 138-0000-1234', name: '王芳' });
    expect(made).toMatchObject({ number: '13800001234', carrier: 'mobile' });
    await expect(core.call('contacts.create', { number: '010-62345678' })).rejects.toMatchObject({
      code: 'NUMBER_INVALID',
      data: { reason: 'landline' },
    });
    expect(await core.refusal('contacts.create', { number: '008613800001234' })).toBe('NUMBER_EXISTS');
    expect(await core.refusal('contacts.update', { id: made.id, patch: { number: '1' } })).toBe('NUMBER_INVALID');
    const patched = await core.call('contacts.update', { id: made.id, patch: { company: '花店' } });
    expect(patched).toMatchObject({ name: '王芳', company: '花店' });
    expect(await core.refusal('contacts.get', { id: 12345 })).toBe('NOT_FOUND');
  });

  it('are grouped, tagged, binned and brought back, and every window hears of it', async () => {
    const group = await core.call('groups.create', { name: '会员' });
    expect(await core.refusal('groups.create', { name: '会员' })).toBe('NAME_EXISTS');
    const { id } = await core.call('contacts.create', { number: '13800005678', name: '李雷', groupIds: [group.id] });
    const count = async () => (await core.call('groups.list', {})).rows.find((row) => row.id === group.id)?.contacts;
    expect(await count()).toBe(1);
    core.events.length = 0;
    expect(await core.call('contacts.bulk', { selection: { ids: [id] }, action: { do: 'delete' } })).toEqual({
      changed: 1,
    });
    expect(core.events.map(({ topic, data }) => [topic, data])).toContainEqual(['changed', { what: 'contacts' }]);
    expect((await core.call('contacts.page', { filter: { deleted: true } })).rows).toMatchObject([{ name: '李雷' }]);
    await core.call('contacts.bulk', { selection: { ids: [id] }, action: { do: 'restore' } });
    expect(await core.call('contacts.count', { filter: { q: '李' } })).toEqual({ total: 1 });
  });
});

describe('the blacklist', () => {
  it('takes numbers out of any text and names what is none', async () => {
    const text = '13800009001，13800009002;138-0000-9003\n13800009001 13800009004\nabc 110\n';
    const result = await core.call('blacklist.add', { text, reason: '客户要求' });
    expect(result).toMatchObject({ added: 4, already: 0 });
    expect(result.invalid.map(({ input }) => input)).toEqual(['abc', '110']);
    expect(await core.call('blacklist.add', { text: '13800009001' })).toMatchObject({ added: 0, already: 1 });
    expect(await core.call('blacklist.count', {})).toEqual({ total: 4 });
  });

  it('lets a number go only with a reason, in whatever form it is written', async () => {
    await core.call('blacklist.add', { text: '13800009009' });
    const numbers = ['+86 138 0000 9009'];
    expect(await core.refusal('blacklist.remove', { numbers, reason: '  ' })).not.toBe('none');
    expect(await core.call('blacklist.remove', { numbers, reason: '重新同意' })).toEqual({ removed: 1 });
  });
});

describe('templates and signatures', () => {
  it('refuse a template whose variables are broken, and save, copy and find the others', async () => {
    const base = { name: '预约', kind: 'notice' as const };
    expect(await core.refusal('templates.save', { ...base, body: '{姓名您好' })).toBe('TEMPLATE_INVALID');
    expect(await core.refusal('templates.save', { ...base, body: '{}您好' })).toBe('TEMPLATE_INVALID');
    const saved = await core.call('templates.save', { ...base, body: '{姓名}您好' });
    expect(await core.refusal('templates.save', { ...base, body: '您好' })).toBe('NAME_EXISTS');
    const copy = await core.call('templates.duplicate', { id: saved.id });
    expect([copy.id === saved.id, copy.name === saved.name, copy.body]).toEqual([false, false, '{姓名}您好']);
    expect((await core.call('templates.list', { q: '预约' })).rows).toHaveLength(2);
    await core.call('templates.delete', { id: copy.id });
    expect(await core.refusal('templates.delete', { id: copy.id })).toBe('NOT_FOUND');
  });

  it('refuse a signature no provider could register', async () => {
    for (const text of ['【飞笺】', '店', '一 二', '长'.repeat(30)]) {
      expect(await core.refusal('signatures.save', { text })).toBe('SIGNATURE_INVALID');
    }
    expect(await core.call('signatures.save', { text: '小花店', isDefault: true })).toMatchObject({ isDefault: true });
    const { rows } = await core.call('signatures.list', {});
    expect(rows.filter(({ isDefault }) => isDefault).map(({ text }) => text)).toEqual(['小花店']);
  });
});

describe('drafts', () => {
  it('save themselves whole and again under the same id, and need no channel', async () => {
    const { id } = await core.call('drafts.save', { draft: { body: '一' } });
    expect(await core.call('drafts.save', { id, draft: { body: '一二', step: 2 } })).toEqual({ id });
    expect((await core.call('drafts.get', { id })).draft).toMatchObject({ body: '一二', step: 2, channelId: null });
    await core.call('drafts.delete', { id });
    expect(await core.refusal('drafts.get', { id })).toBe('NOT_FOUND');
  });
});

describe('settings', () => {
  it('change one by one and keep the rest', async () => {
    const before = await core.call('settings.get', {});
    expect(await core.call('settings.set', { language: 'en' })).toEqual({ ...before, language: 'en' });
    expect(core.events.at(-1)).toEqual({ topic: 'changed', data: { what: 'settings' } });
  });

  it('leave the language to the system until one is chosen; files follow the window, then the choice', async () => {
    const fresh = await openCore();
    onTestFinished(fresh.close);
    expect((await fresh.call('settings.get', {})).language).toBe('system');
    const headings = async (language?: 'zh-CN' | 'en') => {
      const { fileId } = await fresh.call('import.sample', { language });
      const { columns } = await fresh.call('import.inspect', { source: { fileId } });
      return columns[0]?.header;
    };
    const [chinese, english] = [await headings(), await headings('en')];
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(english).toMatch(/^[A-Z]/);
    await fresh.call('settings.set', { language: 'en' });
    expect(await headings()).toBe(english);
    expect(await headings('zh-CN')).toBe(chinese);
  });
});
