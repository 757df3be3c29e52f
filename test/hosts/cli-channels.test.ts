import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Campaign } from '../../shared/contract/campaigns.ts';
import { type GatewayDouble, startGateway } from '../support/gateways/frame/start-gateway.ts';
import { tencent } from '../support/gateways/tencent/tencent.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { cliJson, runCliHere } from '../support/run-cli.ts';
import { numberAt, pasteGroup } from '../support/seed-contacts.ts';

// every command opens the data folder anew, as its process would
vi.setConfig({ testTimeout: 60_000 });

let data: string;
let double: GatewayDouble;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'feijian-cli-'));
  double = await startGateway(tencent);
});
afterEach(async () => {
  await double.close();
  rmSync(data, { recursive: true, force: true });
});

const cli = (...args: string[]) => runCliHere([...args, '--data', data]);
const json = <T>(...args: string[]) => cliJson<T>([...args, '--data', data]);

/** 腾讯云 as the only real channel, two people of 会员, and whatever else is wanted. */
async function prepare(more: (core: TestCore) => Promise<void> = async () => undefined): Promise<void> {
  const core = await openCore({ dataFolder: data, sending: false });
  try {
    const { secretId = '', secretKey = '', appId = '' } = tencent.credentials;
    const config = { secretId, secretKey, smsSdkAppId: appId, endpoint: double.url };
    await core.call('channels.save', { provider: 'tencent', name: '腾讯云', config });
    await pasteGroup(core, '会员', `号码,姓名\n${numberAt(1)},甲\n${numberAt(2)},乙\n`);
    await more(core);
  } finally {
    await core.close();
  }
}
const SEND = ['send', '--group', '会员', '--signature', '测试', '--kind', 'notice', '--channel', '腾讯云', '--yes'];

describe('send over a channel of templates', () => {
  it('fills the provider’s template, names the fallbacks, and lists what templates there are', async () => {
    await prepare();
    const listed = await json<{ templateId: string }[]>('channels', 'templates', '腾讯云');
    expect(listed.map(({ templateId }) => templateId)).toContain('1112');
    const template = ['--provider-template', '1112', '--fill', '1=姓名'];
    const sent = await json<{ campaignId: number }>(...SEND, ...template, '--fallback', '演练通道');
    expect(sent).toMatchObject({ recipients: 2, state: 'finished' });
    const texts = double.account.all().map(({ number, text }) => `${number} ${text}`);
    expect(texts.sort()).toEqual([`${numberAt(1)} 【测试】甲您好`, `${numberAt(2)} 【测试】乙您好`]);
    const core = await openCore({ dataFolder: data, sending: false });
    const { draftId } = await core.call('campaigns.copy', { id: sent.campaignId });
    const { draft } = await core.call('drafts.get', { id: draftId });
    const practice = (await core.call('channels.list', {})).rows.find(({ simulated }) => simulated);
    await core.close();
    expect(draft.fallbackChannelIds).toEqual([practice?.id]);
  });

  it('asks the provider for its templates by itself, and takes fixed words', async () => {
    await prepare();
    await json(...SEND, '--provider-template', '个人问候', '--fill', '1:=各位');
    expect(double.account.all().map(({ text }) => text)).toEqual(['【测试】各位您好', '【测试】各位您好']);
  });

  it('refuses what cannot be meant, with the reason and the exit code', async () => {
    await prepare();
    const template = ['--provider-template', '1112'];
    const wrong: [args: string[], exit: number, says: string][] = [
      [['--provider-template', '9999'], 1, 'channels templates'],
      [template, 1, '1'],
      [[...template, '--fill', '7=姓名'], 2, '--fill 7'],
      [[...template, '--fill', '姓名'], 2, '--fill'],
      [[...template, '--body', '您好'], 2, '--provider-template'],
      [['--body', '您好', '--fill', '1=姓名'], 2, '--provider-template'],
      [[...template, '--fill', '1=姓名', '--fallback', '没有'], 1, '没有这个通道'],
    ];
    for (const [args, exit, says] of wrong) {
      const { code, stdout, stderr } = await cli(...SEND, ...args);
      expect([args, code, stdout + stderr]).toEqual([args, exit, expect.stringContaining(says)]);
    }
    expect(double.account.totals.taken).toBe(0);
  });
});

describe('a campaign that stands still for a person', () => {
  it('is let go by approve, and what was held back is sent by send-held', async () => {
    await prepare(async (core) => {
      await core.call('settings.set', { approvalRecipients: 2, marketingFrom: 0, marketingTo: 1440 });
    });
    const template = ['--provider-template', '1112', '--fill', '1=姓名'];
    const stopped = await cli(...SEND, ...template);
    expect(stopped.code).toBe(1);
    const [waiting] = await json<Campaign[]>('campaigns', '--state', 'paused');
    expect(waiting).toMatchObject({ pauseReason: 'approval', counts: { queued: 2 } });
    const id = String(waiting?.id);
    expect((await cli('campaign', id, 'resume')).code).toBe(1);
    expect(await json('campaign', id, 'approve')).toMatchObject({ state: 'finished', counts: { queued: 0 } });
    expect(double.account.totals.taken).toBe(2);
    expect((await cli('campaign', id, 'approve')).code).toBe(1);
    // nobody was held back: that is said, and nothing is asked
    const none = await cli('campaign', id, 'send-held', '--yes');
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('NO_RECIPIENTS')]);
  });
});
