import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { ensureElectron } from '../../../electron/hosts/build.ts';
import { ROOT } from '../../../electron/hosts/project.ts';
import { startApp } from './start-app.ts';

it('the bundled core finds its database, its writer thread and its file threads', async () => {
  await ensureElectron();
  const coreEntry = pathToFileURL(join(ROOT, 'out', 'core', 'core-process.js'));
  const { openPage } = await startApp({ coreEntry });
  const port = await (await openPage()).connect();
  expect(await port.call('groups.create', { name: '会员' })).toHaveProperty('output');
  const text = '号码,姓名\n13800138000,张三\n';
  expect(await port.call('import.inspect', { source: { text } })).toMatchObject({
    output: { format: 'pasted', columns: [{ guess: 'number' }, { guess: 'name' }] },
  });
}, 120_000);
