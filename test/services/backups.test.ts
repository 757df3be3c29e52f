import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openCore, type TestCore } from '../support/open-core.ts';

const open: TestCore[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
async function start(dataFolder?: string): Promise<TestCore> {
  const core = await openCore({ sending: false, ...(dataFolder === undefined ? {} : { dataFolder }) });
  open.push(core);
  folders.push(core.dataFolder);
  return core;
}
const contacts = async (core: TestCore) => (await core.call('contacts.count', {})).total;
const database = (core: TestCore) => join(core.dataFolder, 'feijian.db');

/** A book of three, of whom two stand in the backup; closed. */
async function closedBook(): Promise<TestCore> {
  const core = await start();
  for (const number of ['13800000001', '13800000002']) await core.call('contacts.create', { number });
  await core.call('backups.make', {});
  await core.call('contacts.create', { number: '13800000003' });
  await core.core.close();
  return core;
}

describe('backups', () => {
  it('are listed with what stands in them, and one by hand comes back when it is chosen', async () => {
    const core = await start();
    await core.call('contacts.create', { number: '13800000001' });
    const made = await core.call('backups.make', {});
    expect(made).toMatchObject({ kind: 'manual', contacts: 1, campaigns: 0 });
    expect((await core.call('backups.list', {})).rows).toEqual([made]);
    await core.call('contacts.create', { number: '13800000002' });

    await core.call('backups.restore', { name: made.name });
    expect(await contacts(core)).toBe(1);
    expect(await core.call('backups.restored', {})).toMatchObject({ reason: 'asked', backupAt: made.at, messages: 0 });
    expect(core.events.some(({ data }) => 'what' in data && data.what === 'contacts')).toBe(true);
    // what was there before is a backup too
    const [before] = (await core.call('backups.list', {})).rows;
    expect(before).toMatchObject({ kind: 'before_restore', contacts: 2 });
    await core.call('backups.restore', { name: before?.name ?? '' });
    expect(await contacts(core)).toBe(2);
    await core.call('backups.dismiss', {});
    expect(await core.call('backups.restored', {})).toBeNull();
    expect(existsSync(join(core.dataFolder, 'damaged'))).toBe(true);
    expect(readdirSync(join(core.dataFolder, 'damaged'))).toEqual([]);
  });

  it('that are gone or damaged are not restored, and nothing changes', async () => {
    const core = await start();
    const { name } = await core.call('backups.make', {});
    expect(await core.refusal('backups.restore', { name: '../feijian.db' })).toBe('NOT_FOUND');
    truncateSync(join(core.dataFolder, 'backups', name), 4096);
    expect(await core.refusal('backups.restore', { name })).toBe('BACKUP_DAMAGED');
    expect((await core.call('backups.list', {})).rows).toMatchObject([{ name, contacts: null }]);
  });
});

describe('a book that is damaged at the start', () => {
  it('row 14: bits flipped at fifty places: found, set aside, the newest backup in its place', async () => {
    const core = await closedBook();
    const bytes = readFileSync(database(core));
    for (let i = 0; i < 50; i++) {
      const at = Math.floor(((i + 0.5) * bytes.length) / 50);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
    }
    writeFileSync(database(core), bytes);
    const again = await start(core.dataFolder);
    expect(await contacts(again)).toBe(2);
    expect(await again.call('backups.restored', {})).toMatchObject({ reason: 'damaged' });
    const [folder = ''] = readdirSync(join(core.dataFolder, 'damaged'));
    expect(readFileSync(join(core.dataFolder, 'damaged', folder, 'feijian.db')).equals(bytes)).toBe(true);
  });

  it('row 14: a single flipped bit anywhere in the file is found', async () => {
    const core = await closedBook();
    const whole = readFileSync(database(core));
    for (let page = 0; page < 6; page++) {
      const bytes = Buffer.from(whole);
      const at = Math.floor((page * bytes.length) / 6) + 700;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(database(core), bytes);
      const again = await openCore({ sending: false, dataFolder: core.dataFolder });
      expect([page, await contacts(again)]).toEqual([page, 2]);
      await again.close();
    }
  });

  it('is taken from the newest backup that is good', async () => {
    const core = await start();
    await core.call('contacts.create', { number: '13800000001' });
    await core.call('backups.make', {});
    await core.call('contacts.create', { number: '13800000002' });
    const { name } = await core.call('backups.make', {});
    await core.core.close();
    truncateSync(join(core.dataFolder, 'backups', name), 8192);
    writeFileSync(database(core), 'this is no database'.repeat(400));
    expect(await contacts(await start(core.dataFolder))).toBe(1);
  });

  it('or gone, is never silently an empty one', async () => {
    const core = await closedBook();
    rmSync(database(core));
    expect(await contacts(await start(core.dataFolder))).toBe(2);
  });

  it('without a good backup is refused and left as it is', async () => {
    const core = await start();
    await core.core.close();
    writeFileSync(database(core), 'this is no database'.repeat(400));
    await expect(start(core.dataFolder)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
    expect(readFileSync(database(core), 'utf8')).toBe('this is no database'.repeat(400));
    expect(existsSync(join(core.dataFolder, 'damaged'))).toBe(false);
  });
});
