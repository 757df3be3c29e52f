import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDailyBackup } from '../../electron/services/backups/daily-backup.ts';
import type { BackupDesk } from '../../electron/services/deps.ts';
import type { Backup } from '../../shared/contract/backups.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { createFakeClock } from '../support/engine/fake-clock.ts';
import { pass } from '../support/engine/until.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { runCli } from '../support/run-cli.ts';

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

describe('a book that is damaged while it is open', () => {
  it('is noticed at the first page that cannot be read: the core starts over on the backup by itself', async () => {
    const closed = await closedBook();
    const core = await start(closed.dataFolder);
    const bytes = readFileSync(database(core));
    // the first page is known already
    for (let at = 4096 + 700; at < bytes.length; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 1;
    const file = openSync(database(core), 'r+');
    writeSync(file, bytes);
    closeSync(file);
    expect(await core.refusal('contacts.page', {})).toBe('DATABASE_DAMAGED');
    await core.until(
      () => core.call('contacts.count', {}),
      ({ total }) => total === 2,
    );
    expect(await core.call('backups.restored', {})).toMatchObject({ reason: 'damaged' });
  });
});

describe('the daily backup', () => {
  it('is made once a Shanghai day, not while a list is imported, and again when it failed', async () => {
    const clock = createFakeClock();
    const rows: Backup[] = [];
    let importing = true;
    let fails = true;
    const lines: string[] = [];
    const note = (event: string) => void lines.push(event);
    const backups: BackupDesk = {
      folder: '',
      list: async () => rows,
      async make(kind) {
        if (fails) throw new AppError('DISK_FULL');
        const made = { name: `b${rows.length}`, at: clock.now(), kind, size: 1, contacts: 0, campaigns: 0 };
        rows.unshift(made);
        return made;
      },
      plan: async () => {},
      startOver: () => {},
    };
    const logger = { info: note, warn: note, error: note };
    const daily = createDailyBackup({ backups, clock, logger, emit: () => {} }, () => importing);
    await pass(clock, 3_600_000, 60_000);
    expect([rows.length, lines.length]).toEqual([0, 0]);
    importing = false;
    await pass(clock, 1_200_000, 60_000);
    expect(rows).toHaveLength(0);
    expect(new Set(lines)).toEqual(new Set(['backups.daily']));
    fails = false;
    await pass(clock, 1_200_000, 60_000);
    expect(rows).toHaveLength(1);
    await pass(clock, 3 * 86_400_000, 600_000);
    expect(rows).toHaveLength(4);
    await daily.stop();
  });
});

describe('on the command line', () => {
  it('backup, backups and restore do what the screen does; without --yes and a terminal nothing is restored', async () => {
    const core = await closedBook();
    const run = (...args: string[]) => runCli([...args, '--data', core.dataFolder]);
    const [name = ''] = readdirSync(join(core.dataFolder, 'backups'));
    const asked = await run('restore', name);
    expect(asked.code).toBe(2);
    const done = await run('restore', join(core.dataFolder, 'backups', name), '--yes');
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('已恢复');
    expect((await run('backup')).stdout).toContain('-manual-');
    const listed = await run('backups', '--json');
    expect(JSON.parse(listed.stdout).rows.map(({ kind, contacts: n }: Backup) => [kind, n])).toEqual([
      ['manual', 2],
      ['before_restore', 3],
      ['manual', 2],
    ]);
  });
});
