import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCore } from '../../electron/app/compose.ts';
import { openCore, type TestCore } from '../support/open-core.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openCore({ sending: false });
});
afterEach(async () => {
  await core.close();
  rmSync(core.dataFolder, { recursive: true, force: true });
});

const again = () => createCore({ dataFolder: core.dataFolder, host: 'cli', version: '0', sending: false });

describe('a data folder', () => {
  it('is held by one process at a time, and free again once closed', async () => {
    await expect(again()).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      data: { host: 'browser', pid: process.pid },
    });
    await core.core.close();
    await (await again()).close();
  });

  it('shows nothing of the customers to whoever copies its files', async () => {
    await core.call('contacts.create', { number: '13800001234', name: '欧阳测试', remark: 'a-remark-in-the-clear' });
    await core.core.close();
    for (const entry of readdirSync(core.dataFolder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      for (const secret of ['13800001234', '欧阳', 'a-remark-in-the-clear', 'SQLite format 3']) {
        expect([entry.name, secret, bytes.includes(secret)]).toEqual([entry.name, secret, false]);
      }
    }
  });

  it.each(['secrets.key', 'feijian.key'])(
    'without its %s is refused, left as it is, and opens when the key is back',
    async (name) => {
      await core.call('contacts.create', { number: '13800001234' });
      await core.core.close();
      const key = join(core.dataFolder, name);
      const database = join(core.dataFolder, 'feijian.db');
      const before = readFileSync(database);
      renameSync(key, `${key}.away`);
      await expect(again()).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
      expect(readFileSync(database).equals(before)).toBe(true);
      rmSync(key, { force: true });
      renameSync(`${key}.away`, key);
      const reopened = await openCore({ dataFolder: core.dataFolder, sending: false });
      expect(await reopened.call('contacts.count', {})).toEqual({ total: 1 });
      await reopened.close();
    },
  );
});
