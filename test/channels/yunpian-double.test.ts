import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptedCounts, readLedger } from '../support/gateways/frame/ledger.ts';

const MAIN = fileURLToPath(new URL('../support/gateways/entry.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yunpian-double-'));
const file = join(folder, 'ledger.ndjson');
let child: ChildProcess;
let url = '';

beforeAll(async () => {
  child = spawn(
    process.execPath,
    [
      MAIN,
      'yunpian',
      '--options',
      '{"credentials":null}',
      '--ledger',
      file,
      '--seed',
      '5',
      '--faults',
      '[{"kind":"rate"}]',
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const line = await new Promise<string>((resolve) => child.stdout?.once('data', (chunk) => resolve(String(chunk))));
  url = JSON.parse(line).url;
});
afterAll(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const form = (path: string, fields: Record<string, string>) =>
  fetch(`${url}/v2/${path}.json`, { method: 'POST', body: new URLSearchParams({ apikey: 'k', ...fields }) });
const control = async (change?: unknown) =>
  (
    await fetch(`${url}/__control`, change === undefined ? {} : { method: 'POST', body: JSON.stringify(change) })
  ).json();

it('as a process of its own it tells the truth, also when killed', async () => {
  const texts = ['甲,乙', '丙 丁'].map((text) => encodeURIComponent(text)).join(',');
  const multi = { mobile: '13800138000,13900139000', text: texts, uid: 'c1' };
  const limited = await form('sms/multi_send', multi);
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1']);
  expect((await form('sms/multi_send', multi)).status).toBe(200);
  expect(await control({ faults: [{ kind: 'missing' }], reports: { failShare: 1 } })).toMatchObject({
    taken: 2,
    charged: 100,
    faultsLeft: 1,
  });
  await form('sms/batch_send', { mobile: '13800138000,13900139000', text: '丙', uid: 'c2' });
  expect((await (await form('sms/pull_status', { page_size: '100' })).json()).length).toBe(4);
  expect(await (await form('sms/pull_status', {})).json()).toEqual([]);
  expect(await control()).toMatchObject({ requests: 3, taken: 4, refunded: 100, faultsLeft: 0 });
  expect(await (await fetch(`${url}/__control/accepted`)).json()).toEqual({ '13800138000': 2, '13900139000': 2 });

  child.kill('SIGKILL');
  const counts = acceptedCounts(readLedger(file), ([mobile], uid) => `${uid} ${mobile}`);
  expect(Object.fromEntries(counts)).toEqual({
    'c1 13800138000': 1,
    'c1 13900139000': 1,
    'c2 13800138000': 1,
    'c2 13900139000': 1,
  });
});
