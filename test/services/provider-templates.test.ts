import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft as draftSchema } from '../../shared/contract/compose.ts';
import { type GatewayDouble, startGateway } from '../support/gateways/frame/start-gateway.ts';
import { tencent } from '../support/gateways/tencent/tencent.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { numberAt, pasteGroup } from '../support/seed-contacts.ts';

let double: GatewayDouble;
let core: TestCore;
let groupId: number;
let channelId: number;
beforeEach(async () => {
  double = await startGateway(tencent);
  core = await openCore({ holdSeconds: 0 });
  groupId = await pasteGroup(core, '顾客', `号码,姓名\n${numberAt(1)},甲\n${numberAt(2)},乙\n${numberAt(3)},\n`);
  const { secretId = '', secretKey = '', appId = '' } = tencent.credentials;
  const config = { secretId, secretKey, smsSdkAppId: appId, endpoint: double.url };
  channelId = (await core.call('channels.save', { provider: 'tencent', name: '腾讯云', config })).id;
});
afterEach(async () => {
  await core.close();
  await double.close();
});

const mapping = [{ variable: '1', field: 'name', fallback: '' }];
const draftOf = (changes: object = {}) =>
  draftSchema.parse({
    ...{ signature: '测试', body: '', audience: { groupIds: [groupId] }, channelId },
    providerTemplate: { channelId, templateId: '1112', mapping },
    ...changes,
  });
const problemsOf = async (changes: object) =>
  (await core.call('compose.totals', { draft: draftOf(changes), key: 'k' })).problems.map(({ key }) => key);

describe('a channel that takes approved templates only', () => {
  it('is synced, planned with each one’s values, and sends those', async () => {
    expect((await core.call('channels.catalog.get', { id: channelId })).syncedAt).toBeNull();
    const never = await problemsOf({});
    expect(never).toContain('signature_unknown');
    expect(never).toContain('template_gone');
    const { templates, signatures, syncedAt } = await core.call('channels.catalog.sync', { id: channelId });
    expect(templates.find(({ templateId }) => templateId === '1112')).toMatchObject({
      ...{ body: '{1}您好', variables: ['1'], review: 'approved' },
    });
    expect(signatures).toContainEqual({ text: '被拒绝', review: 'rejected', reason: '资质不符' });
    expect(syncedAt).not.toBeNull();

    const totals = await core.call('compose.totals', { draft: draftOf(), key: 'k' });
    expect(totals).toMatchObject({
      recipients: 2,
      excluded: [{ reason: 'blank_variable', recipients: 1 }],
    });
    const preview = await core.call('compose.recipients', { draft: draftOf(), key: 'k' });
    expect(preview.rows.map(({ text }) => text)).toEqual(['【测试】甲您好', '【测试】乙您好']);

    const { id: draftId } = await core.call('drafts.save', { draft: draftOf() });
    const { recipients, parts, cost } = totals;
    const start = { draftId, confirm: { recipients, parts, cost }, idempotencyKey: 'template-1' };
    const { campaignId } = await core.call('campaigns.start', start);
    const done = await core.campaign(campaignId, ({ counts }) => (counts.delivered ?? 0) === 2);
    expect(done.body).toBe('{1}您好');
    expect(
      double.account
        .all()
        .map(({ number, text }) => `${number} ${text}`)
        .sort(),
    ).toEqual([`${numberAt(1)} 【测试】甲您好`, `${numberAt(2)} 【测试】乙您好`]);
    const { billing } = await core.call('campaigns.breakdown', { id: campaignId });
    expect(billing).toEqual({ parts: 2, billedParts: 2 });
  });

  it('refuses free text with the template that would do, and a signature that is not approved', async () => {
    await core.call('channels.catalog.sync', { id: channelId });
    const free = { providerTemplate: null, body: '{姓名}您好' };
    expect(await problemsOf(free)).toContain('template_required');
    const { rows } = await core.call('channels.catalog.match', { id: channelId, body: free.body });
    expect(rows).toEqual([{ templateId: '1112', name: '个人问候', mapping }]);
    expect(await problemsOf({ signature: '被拒绝' })).toContain('signature_unapproved');
    const unapproved = { providerTemplate: { channelId, templateId: '1114', mapping } };
    expect(await problemsOf(unapproved)).toContain('template_unapproved');
    const { id: draftId } = await core.call('drafts.save', { draft: draftOf(free) });
    const start = { draftId, confirm: { recipients: 3, parts: 3, cost: 150 }, idempotencyKey: 'template-2' };
    expect(await core.refusal('campaigns.start', start)).toBe('TEMPLATE_INVALID');
  });

  it('sends one to the owner, filled like the first recipient’s', async () => {
    await core.call('channels.catalog.sync', { id: channelId });
    const { campaignId } = await core.call('compose.sendToMyself', { draft: draftOf(), number: '13800138000' });
    await core.campaign(campaignId, ({ counts }) => (counts.delivered ?? 0) === 1);
    expect(double.account.all()).toMatchObject([{ number: '13800138000', text: '【测试】甲您好' }]);
  });

  it('asks what one number has written: replies another program has taken are found, once', async () => {
    double.account.addReply(numberAt(1), '还有货吗');
    double.account.addReply(numberAt(2), '好的');
    double.account.pullReplies(100);
    expect(await core.call('replies.ask', { number: numberAt(1) })).toEqual({ fresh: 1 });
    expect(await core.call('replies.ask', { number: numberAt(1) })).toEqual({ fresh: 0 });
    const { rows } = await core.call('replies.thread', { number: numberAt(1) });
    expect(rows).toMatchObject([{ kind: 'in', text: '还有货吗' }]);
    double.faults.program([{ kind: 'refused', code: 'RequestLimitExceeded', path: 'PullSmsReplyStatusByPhoneNumber' }]);
    expect(await core.refusal('replies.ask', { number: numberAt(2) })).toBe('CHANNEL_CHECK_FAILED');
  });

  it('says what the provider says when it cannot be synced, and that others have no catalogue', async () => {
    const { id } = await core.call('channels.save', {
      ...{
        id: channelId,
        provider: 'tencent',
        name: '腾讯云',
        config: { secretKey: 'wrong-secret-key-0123456789abcde' },
      },
    });
    expect(await core.refusal('channels.catalog.sync', { id })).toBe('CHANNEL_CHECK_FAILED');
    const practice = (await core.call('channels.list', {})).rows.find(({ simulated }) => simulated);
    expect(await core.refusal('channels.catalog.sync', { id: practice?.id ?? 0 })).toBe('NOT_SUPPORTED');
    expect(await core.refusal('channels.catalog.get', { id: 999 })).toBe('NOT_FOUND');
    await core.call('channels.reopen', { id, carrier: 'telecom' });
  });
});
