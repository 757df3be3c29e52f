import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { utils, write } from 'xlsx';
import type { Campaign } from '../../shared/contract/campaigns.ts';
import type { Channel } from '../../shared/contract/channels.ts';
import type { Contact } from '../../shared/contract/contacts.ts';
import type { Message } from '../../shared/contract/messages.ts';
import type { ImportOutcome } from '../../shared/contract/transfer.ts';
import { openCore } from '../support/open-core.ts';
import { type CliOptions, cliJson, runCli, runCliHere } from '../support/run-cli.ts';
import { numberAt, pasteGroup } from '../support/seed-contacts.ts';

// every command opens the data folder anew, as its process would
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'feijian-cli-'));
  data = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cli = (args: string[], options?: Parameters<typeof runCliHere>[1]) =>
  runCliHere([...args, '--data', data], options);
const ownProcess = (args: string[], options?: CliOptions) => runCli([...args, '--data', data], options);
const json = <T>(args: string[], options?: Parameters<typeof cliJson>[1]) =>
  cliJson<T>([...args, '--data', data], options);

function csv(name: string, rows: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `手机号码,姓名,预约时间\n${rows.join('\n')}\n`);
  return path;
}
const customers = (n: number): string =>
  csv(
    'customers.csv',
    Array.from({ length: n }, (_, at) => `${numberAt(at)},顾客${at},周${at % 7}`),
  );

/** The rehearsal channel answering at once with nobody failing by chance, and so many people in the group 会员. */
async function prepare(people: number, options: object = {}): Promise<void> {
  const core = await openCore({ dataFolder: data, sending: false });
  const { rows } = await core.call('channels.list', {});
  const { id, name } = rows[0] as Channel;
  const config = { failurePercent: 0, replyPercent: 0, reportSeconds: 0, latencyMs: 0 };
  await core.call('channels.save', { id, provider: 'simulator', name, config, options, isDefault: true });
  if (people > 0) {
    const list = Array.from({ length: people }, (_, at) => `${numberAt(at)},顾客${at}`);
    await pasteGroup(core, '会员', `号码,姓名\n${list.join('\n')}\n`);
  }
  await core.close();
}
const SEND = ['send', '--signature', '【飞笺演示】', '--body', '{姓名}您好', '--kind', 'notice', '--yes'];

describe('import', () => {
  it('takes csv and xlsx, says what became of every row, and changes nothing the second time', async () => {
    const path = csv('list.csv', [`${numberAt(1)},甲,`, `${numberAt(1)},甲,`, '12345,乙,', `+86 ${numberAt(2)},丙,`]);
    const first = await json<ImportOutcome>(['import', path, '--group', '会员']);
    expect(first.counts).toMatchObject({ rows: 4, valid: 2, duplicate: 1, invalid: 1, created: 2 });
    const sheet = utils.aoa_to_sheet([
      ['名字', '电话'],
      ['甲', numberAt(1)],
      ['丁', numberAt(3)],
    ]);
    const workbook = join(folder, 'list.xlsx');
    writeFileSync(workbook, write(utils.book_new(sheet), { type: 'buffer', bookType: 'xlsx' }));
    const second = await json<ImportOutcome>(['import', workbook, '--map', 'number=电话,name=名字', '--group', '会员']);
    expect(second.counts).toMatchObject({ rows: 2, created: 1, existing: 1 });
    expect((await json<ImportOutcome>(['import', path, '--group', '会员'])).counts).toMatchObject({
      created: 0,
      updated: 0,
    });
    const found = await json<Contact[]>(['contacts', '--search', '丁', '--group', '会员']);
    expect(found.map(({ number }) => number)).toEqual([numberAt(3)]);
    const said = await cli(['import', path, '--check']);
    expect([said.code, said.stdout]).toEqual([0, expect.stringContaining('无效 1')]);
  });

  it('refuses a missing, an empty and a wrong file with a sentence and the code', async () => {
    const empty = join(folder, 'empty.csv');
    writeFileSync(empty, '');
    for (const [path, code] of [
      [join(folder, 'none.csv'), 'FILE_MISSING'],
      [empty, 'FILE_EMPTY'],
    ] as const) {
      const { code: exit, stderr } = await cli(['import', path]);
      expect([exit, stderr]).toEqual([1, expect.stringContaining(`[${code}]`)]);
    }
    expect((await cli(['import', customers(1), '--map', 'nonsense=姓名'])).code).toBe(2);
    expect((await cli(['import', customers(1), '--map', 'number=没有'])).code).toBe(1);
    expect(await json(['contacts'])).toEqual([]);
  });
});

describe('send', () => {
  it('sends a file’s people through the rehearsal channel and waits for the reports', async () => {
    await prepare(0);
    const result = await json<{ campaignId: number; recipients: number; counts: Record<string, number> }>([
      ...[...SEND.slice(0, 3), '--body', '{姓名}您好，{预约时间}见', '--kind', 'notice', '--yes'],
      ...['--to', customers(5), '--wait', 'reports'],
    ]);
    expect(result).toMatchObject({ recipients: 5, state: 'finished', counts: { delivered: 5, accepted: 0 } });
    const messages = await json<Message[]>(['messages', String(result.campaignId)]);
    expect(messages.map(({ text }) => text)).toContain('【飞笺演示】顾客3您好，周3见');
    expect(await json<Message[]>(['messages', String(result.campaignId), '--state', 'failed'])).toEqual([]);
    const campaigns = await json<Campaign[]>(['campaigns']);
    expect(campaigns).toMatchObject([{ id: result.campaignId, state: 'finished', total: 5 }]);
    expect((await cli(['campaign', String(result.campaignId)])).stdout).toContain('发送成功');
  });

  it('prints count and price first, and without --yes and a terminal sends nothing', async () => {
    await prepare(3);
    const { code, stdout, stderr } = await cli([...SEND.filter((word) => word !== '--yes'), '--group', '会员'], {
      stdin: 'y\n',
    });
    expect(code).toBe(2);
    expect(stdout).toContain('接收人 3 · 计费 3 条 · 约 ¥0.15');
    expect(stderr).toContain('--yes');
    expect(await json(['campaigns'])).toEqual([]);
  });

  it('refuses, with 1 and the reason, what must not go out', async () => {
    await prepare(2);
    const refused = async (...more: string[]) => {
      const { code, stdout, stderr } = await cli(['send', '--group', '会员', '--kind', 'notice', '--yes', ...more]);
      return [code, stdout + stderr];
    };
    expect(await refused('--signature', '飞', '--body', '您好')).toEqual([1, expect.stringContaining('签名')]);
    expect(await refused('--signature', '飞笺', '--body', '{姓名')).toEqual([1, expect.stringContaining('花括号')]);
    expect(await refused('--signature', '飞笺', '--body', '您好', '--channel', '没有')).toEqual([
      1,
      expect.stringContaining('没有这个通道'),
    ]);
    expect(await refused('--signature', '飞笺', '--body', '您好', '--at', '2020-01-01 08:00')).toEqual([
      1,
      expect.stringContaining('过去'),
    ]);
    expect((await refused('--signature', '飞笺', '--body', '您好', '--at', 'morgen'))[0]).toBe(2);
    expect(await json(['campaigns'])).toEqual([]);
  });

  it('asks at a terminal, takes a template, and leaves a planned campaign to its time, to be paused and cancelled', async () => {
    await prepare(2);
    const core = await openCore({ dataFolder: data, sending: false });
    await core.call('templates.save', { name: '回访', kind: 'notice', body: '{姓名}请来复诊', bindings: [] });
    await core.close();
    const at = `${new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)} 09:30`;
    const planned = [...['send', '--group', '会员', '--signature', '飞笺演示', '--template', '回访'], '--at', at];
    expect((await cli(planned, { stdin: 'n\n', tty: true })).code).toBe(1);
    expect((await cli([...planned, '--body', '两样都写'], { stdin: 'y\n', tty: true })).code).toBe(2);
    expect(await json(['campaigns'])).toEqual([]);
    const { code, stderr } = await cli([...planned, '--wait', 'none', '--rate', '3'], { stdin: 'y\n', tty: true });
    expect([code, stderr]).toEqual([0, expect.stringContaining(at)]);
    const [campaign] = await json<Campaign[]>(['campaigns', '--state', 'scheduled']);
    const id = String(campaign?.id);
    expect(campaign).toMatchObject({ state: 'scheduled', total: 2, counts: { queued: 2 } });
    expect((await json<Message[]>(['messages', id]))[0]?.text).toBe('【飞笺演示】顾客0请来复诊');
    expect(await json(['campaign', id, 'pause'])).toMatchObject({ state: 'paused', pauseReason: 'user' });
    expect(await json(['campaign', id, 'cancel'])).toEqual({ cancelled: 2 });
    expect(await json(['messages', id, '--state', 'cancelled'])).toHaveLength(2);
  });

  it('asks for a word of its own before the same text goes to the same people again', async () => {
    await prepare(2);
    expect((await cli([...SEND, '--group', '会员'])).code).toBe(0);
    const again = await cli([...SEND, '--group', '会员']);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('--allow-repeat')]);
    expect((await cli([...SEND, '--group', '会员', '--allow-repeat'])).code).toBe(0);
  });

  it('pauses at Ctrl+C, says how to go on, and goes on from there to the last message', async () => {
    await prepare(12, { batch: 1, burst: 1 });
    const { code, stderr } = await ownProcess([...SEND, '--group', '会员', '--rate', '5'], {
      onStart(child) {
        child.stderr?.on('data', (text: string) => text.includes('开始') && child.kill('SIGINT'));
      },
    });
    expect([code, stderr]).toEqual([1, expect.stringContaining('resume')]);
    const [paused] = await json<Campaign[]>(['campaigns']);
    expect(paused).toMatchObject({ state: 'paused', pauseReason: 'user', total: 12 });
    expect(paused?.counts.queued).toBeGreaterThan(0);
    expect(paused?.counts.submitting).toBe(0);
    const after = await json<Campaign>(['campaign', String(paused?.id), 'resume', '--wait', 'reports']);
    expect(after).toMatchObject({ state: 'finished', counts: { delivered: 12, queued: 0, unknown: 0 } });
  });

  it('leaves unknown results to a person, who asks, and sends failed ones again', async () => {
    await prepare(0);
    const path = csv('mixed.csv', [`${numberAt(1)},甲,`, `${numberAt(2, '7777')},乙,`, `${numberAt(3, '0000')},丙,`]);
    const sent = await cli([...SEND, '--to', path]);
    expect([sent.code, sent.stderr]).toEqual([1, expect.stringContaining('结果未知')]);
    const [{ id }] = (await json<Campaign[]>(['campaigns'])) as [Campaign];
    expect(await json(['resolve', String(id), '--unknown', 'query'])).toMatchObject({
      found: 1,
      changed: 1,
      supported: true,
    });
    await cli(['campaign', String(id), 'resume', '--wait', 'reports']);
    const settled = await json<Campaign>(['campaign', String(id)]);
    expect(settled.counts).toMatchObject({ delivered: 2, failed: 1, unknown: 0, queued: 0 });
    expect((await cli(['campaign', String(id), 'retry-failed'])).code).toBe(2);
    expect((await cli(['campaign', String(id), 'retry-failed', '--yes', '--wait', 'reports'])).code).toBe(0);
    expect((await cli(['campaign', String(id), 'cancel'])).code).toBe(1);
    expect((await cli(['campaign', '99'])).code).toBe(1);
  });
});

describe('channels', () => {
  it('takes a key from the environment or standard input and never from the command line', async () => {
    const key = '0123456789abcdef0123456789abWXYZ';
    const refused = await cli(['channels', 'add', 'yunpian', '--name', '云片', '--set', `apikey=${key}`]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('FEIJIAN_APIKEY')]);
    expect((await cli(['channels', 'add', 'yunpian', '--name', '云片'])).code).toBe(1);
    const added = await json<Channel>(['channels', 'add', 'yunpian', '--name', '云片', '--set', 'rate=5'], {
      env: { FEIJIAN_APIKEY: key },
    });
    expect(added).toMatchObject({ config: { apikey: '…WXYZ' }, options: { rate: 5 }, isDefault: false });
    const other = await json<Channel>(['channels', 'set', '云片', '--secret-stdin', 'apikey'], {
      stdin: `${key.replace('WXYZ', '1234')}\n`,
    });
    expect(other.config.apikey).toBe('…1234');
    expect(await json(['channels'])).toHaveLength(2);
  });

  it('tests and asks the balance of the rehearsal channel', async () => {
    expect((await cli(['channels', 'test', '演练通道'])).code).toBe(0);
    expect((await cli(['channels', 'balance', '1'])).stdout).toContain('1000000');
    expect((await cli(['channels', 'balance', '没有'])).code).toBe(1);
  });
});

describe('a data folder somebody else holds', () => {
  it('is refused with who holds it, and left alone', async () => {
    const core = await openCore({ dataFolder: data, sending: false });
    try {
      const { code, stdout, stderr } = await cli(['campaigns', '--json']);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain('[DATA_FOLDER_IN_USE]');
      expect(stderr).toContain('browser');
      expect(stderr).toContain(String(process.pid));
    } finally {
      await core.close();
    }
    expect((await cli(['campaigns'])).code).toBe(0);
  });
});
