import { expect, test, vi } from 'vitest';
import { openCore } from '../support/open-core.ts';
import { cliJson, runCliHere } from '../support/run-cli.ts';

// every command opens the data folder anew, as its process would
vi.setConfig({ testTimeout: 60_000 });

test('costs shows what is left of each channel', async () => {
  const core = await openCore({ sending: false });
  try {
    const [channel] = (await core.call('channels.list', {})).rows;
    await core.call('costs.post', { channelId: channel?.id ?? 0, kind: 'top_up', amount: 12_345 });
    await core.core.close();
    const data = ['--data', core.dataFolder];
    expect(await cliJson(['costs', ...data])).toMatchObject({ rows: [{ ledgerBalance: 12_345, left: 12_345 }] });
    expect((await runCliHere(['costs', ...data])).stdout).toContain('¥12.345');
  } finally {
    await core.close();
  }
});
