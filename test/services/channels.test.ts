import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCore, type TestCore } from '../support/open-core.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openCore({ sending: false });
});
afterEach(() => core.close());

const KEY = '0123456789abcdef0123456789abWXYZ';
const yunpian = (changes: object = {}) => ({ provider: 'yunpian', name: '云片', config: { apikey: KEY }, ...changes });

describe('a channel’s key', () => {
  it('is shown by its last four characters, kept when the form sends them back, and lies sealed on the disk', async () => {
    const saved = await core.call('channels.save', yunpian());
    expect(saved.config.apikey).toBe('…WXYZ');
    const changed = await core.call(
      'channels.save',
      yunpian({ id: saved.id, name: '云片二', config: { apikey: '…WXYZ' } }),
    );
    expect(changed).toMatchObject({ name: '云片二', config: { apikey: '…WXYZ' } });
    const absent = await core.call('channels.save', yunpian({ id: saved.id, config: {} }));
    expect(absent.config.apikey).toBe('…WXYZ');
    const replaced = await core.call(
      'channels.save',
      yunpian({ id: saved.id, config: { apikey: KEY.replace('WXYZ', '1234') } }),
    );
    expect(replaced.config.apikey).toBe('…1234');
    for (const name of readdirSync(core.dataFolder, { recursive: true, withFileTypes: true })) {
      if (name.isFile()) expect(readFileSync(join(name.parentPath, name.name)).includes(KEY.slice(0, 28))).toBe(false);
    }
  });

  it('must be there, and unknown or unusable fields are named', async () => {
    await expect(core.call('channels.save', yunpian({ config: {} }))).rejects.toMatchObject({
      code: 'CHANNEL_INCOMPLETE',
      data: { field: 'apikey' },
    });
    expect(await core.refusal('channels.save', yunpian({ config: { apikey: KEY, nonsense: 1 } }))).toBe('BAD_INPUT');
    expect(await core.refusal('channels.save', yunpian({ provider: 'nobody' }))).toBe('BAD_INPUT');
    expect(await core.refusal('channels.save', yunpian({ id: 99 }))).toBe('NOT_FOUND');
    expect((await core.call('channels.list', {})).rows).toHaveLength(1);
  });
});

describe('channels', () => {
  it('start with the provider’s limits, take what the owner sets, and only one is the default', async () => {
    const saved = await core.call('channels.save', yunpian({ options: { rate: 7, price: 45 }, isDefault: true }));
    expect(saved.options).toMatchObject({ rate: 7, price: 45, dailyCap: null });
    const { rows } = await core.call('channels.list', {});
    expect(rows.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['云片']);
    expect(await core.refusal('channels.save', yunpian({ name: '演练通道' }))).toBe('NAME_EXISTS');
  });

  it('are checked and asked for their balance, which is kept', async () => {
    const id = (await core.call('channels.list', {})).rows[0]?.id ?? 0;
    const { checks } = await core.call('channels.test', { id });
    expect(checks.every(({ passed }) => passed)).toBe(true);
    expect(await core.call('channels.balance', { id })).toMatchObject({ kind: 'parts', amount: 1_000_000 });
    expect((await core.call('channels.list', {})).rows[0]?.balance).toMatchObject({ amount: 1_000_000 });
    expect(await core.refusal('channels.test', { id: 77 })).toBe('NOT_FOUND');
  });

  it('are gone once deleted, the first-run one for good', async () => {
    const id = (await core.call('channels.list', {})).rows[0]?.id ?? 0;
    await core.call('channels.delete', { id });
    const { dataFolder } = core;
    await core.core.close();
    core = await openCore({ dataFolder, sending: false });
    expect((await core.call('channels.list', {})).rows).toEqual([]);
  });
});
