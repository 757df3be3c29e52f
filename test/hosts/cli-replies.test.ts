import { expect, test, vi } from 'vitest';
import { openCore } from '../support/open-core.ts';
import { cliJson, runCliHere } from '../support/run-cli.ts';
import { numberAt } from '../support/seed-contacts.ts';

// every command opens the data folder anew, as its process would
vi.setConfig({ testTimeout: 60_000 });

const NUMBER = numberAt(1, '9999');

test('replies lists what came back, newest first, and only what nobody read', async () => {
  const core = await openCore({ holdSeconds: 0 });
  try {
    const [channel] = (await core.call('channels.list', {})).rows;
    const config = { failurePercent: 0, replyPercent: 0, reportSeconds: 0, latencyMs: 0 };
    await core.call('channels.save', { id: channel?.id, provider: 'simulator', name: '演练', config, isDefault: true });
    const answer = { number: NUMBER, body: '您好', confirm: { parts: 1, cost: 50 }, idempotencyKey: 'cli-replies' };
    await core.call('replies.send', answer);
    await core.until(
      () => core.call('replies.counts', {}),
      ({ unread }) => unread === 1,
    );
    await core.core.close();
    const data = ['--data', core.dataFolder];
    expect(await cliJson(['replies', '--unread', ...data])).toMatchObject([
      { number: NUMBER, text: '收到', unread: true, optOut: false },
    ]);
    expect((await runCliHere(['replies', ...data])).stdout).toContain('收到');
  } finally {
    await core.close();
  }
});
