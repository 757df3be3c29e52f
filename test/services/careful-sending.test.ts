import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft as draftSchema } from '../../shared/contract/compose.ts';
import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { numberAt, pasteGroup } from '../support/seed-contacts.ts';
import { startYunpianDouble, type YunpianDouble } from '../support/yunpian/double.ts';

const KEY = 'k'.repeat(32);
const DAY = 86_400_000;
let core: TestCore;
let double: YunpianDouble;
let channelId: number;

async function setUp(failShare = 0): Promise<void> {
  double = await startYunpianDouble({ apikey: KEY, reports: { failShare } });
  core = await openCore({ holdSeconds: 0 });
  // whatever the time of day the tests run at
  await core.call('settings.set', { marketingFrom: 0, marketingTo: 1440 });
  const given = { provider: 'yunpian', name: '云片', config: { apikey: KEY, endpoint: double.url } };
  channelId = (await core.call('channels.save', given)).id;
}
beforeEach(() => setUp());
afterEach(async () => {
  await core.close();
  await double.close();
});

const groupOf = (name: string, people: number[]): Promise<number> =>
  pasteGroup(core, name, `号码,姓名\n${people.map((at) => `${numberAt(at)},客${at}`).join('\n')}\n`);

async function start(groupId: number, changes: object): Promise<number> {
  const draft = draftSchema.parse({ signature: '飞笺演示', audience: { groupIds: [groupId] }, channelId, ...changes });
  const { id: draftId } = await core.call('drafts.save', { draft });
  const { recipients, parts, cost, withoutConsent } = await core.call('compose.totals', { draft, key: 'start' });
  const confirm = { recipients, parts, cost, withoutConsent };
  return (await core.call('campaigns.start', { draftId, confirm, idempotencyKey: `careful-${draftId}` })).campaignId;
}
const finished = (id: number) => core.campaign(id, ({ state }) => state === 'finished');

describe('marketing to the same people twice on one day', () => {
  it('is held back whatever the campaign, shown with its reason, and waits for its day once sent later', async () => {
    await finished(await start(await groupOf('甲', [1, 2]), { kind: 'marketing', body: '周年庆全场八折' }));
    const group = await groupOf('乙', [1, 2, 3]);
    const body = '新品到店欢迎选购';
    const second = await start(group, { kind: 'marketing', body });
    const done = await finished(second);
    expect(done).toMatchObject({ total: 3, counts: { excluded: 2 } });
    expect(double.account.totals.taken).toBe(3);
    const tomorrow = startOfShanghaiDay(Date.now()) + DAY;
    const { rows } = await core.call('campaigns.heldBack', { id: second });
    expect(rows).toMatchObject([{ code: 'CAP_DAY', recipients: 2, parts: 2, nextAt: tomorrow }]);
    expect(await core.call('campaigns.sendHeld', { id: second })).toMatchObject({ requeued: 2, parts: 2 });
    const waiting = await core.campaign(second, ({ waitingUntil }) => waitingUntil !== null);
    expect(waiting).toMatchObject({ state: 'sending', waitingUntil: tomorrow, counts: { queued: 2 } });
    expect((await core.call('campaigns.notes', { id: second })).rows[0]?.key).toBe('held_requeued');
    expect(double.account.totals.taken).toBe(3);
  });
});

describe('探路', () => {
  const body = '您的预约已确认';
  const people = [1, 2, 3, 4, 5, 6];

  it('sends to the owner’s own number first and to the rest once its report is good', async () => {
    await core.call('settings.set', { probePerCarrier: 1, myNumber: numberAt(4) });
    const id = await start(await groupOf('甲', people), { body, probe: true });
    const done = await finished(id);
    expect(done).toMatchObject({ total: 6, probe: { state: 'released', per: [{ sent: 1, delivered: 1 }] } });
    expect(double.account.totals.taken).toBe(6);
    const rows = (await core.call('messages.page', { filter: { campaignId: id } })).rows;
    const first = rows.reduce((a, b) => ((a.submittedAt ?? 0) <= (b.submittedAt ?? 0) ? a : b));
    expect(first.number).toBe(numberAt(4));
    expect((await core.call('campaigns.notes', { id })).rows[0]?.key).toBe('probe_released');
  });

  it('stops with nothing more spent when they do not arrive; a person may go on all the same', async () => {
    await core.close();
    await double.close();
    await setUp(1);
    await core.call('settings.set', { probePerCarrier: 2 });
    const id = await start(await groupOf('甲', people), { body, probe: true });
    const stopped = await core.campaign(id, ({ state }) => state === 'paused');
    expect(stopped).toMatchObject({ pauseReason: 'probe', pauseDetail: 'mobile 0/2', counts: { queued: 4 } });
    expect(double.account.totals.taken).toBe(2);
    await core.call('campaigns.resume', { id });
    await finished(id);
    expect(double.account.totals.taken).toBe(6);
  });
});

describe('approval by a second person', () => {
  it('is asked above the owner’s line; going on is not enough', async () => {
    await core.call('settings.set', { approvalRecipients: 2 });
    const id = await start(await groupOf('甲', [1, 2]), { body: '您的预约已确认' });
    expect(await core.call('campaigns.get', { id })).toMatchObject({ state: 'paused', pauseReason: 'approval' });
    expect(await core.refusal('campaigns.resume', { id })).toBe('WRONG_STATE');
    expect(double.account.totals.taken).toBe(0);
    await core.call('campaigns.approve', { id });
    await finished(id);
    expect(await core.refusal('campaigns.approve', { id })).toBe('WRONG_STATE');
    const keys = (await core.call('campaigns.notes', { id })).rows.map(({ key }) => key);
    expect(keys).toEqual(['approved', 'approval_asked']);
  });

  it('may be taken back while it waits: a draft again, which the record says', async () => {
    await core.call('settings.set', { approvalRecipients: 2 });
    const id = await start(await groupOf('甲', [1, 2]), { body: '您的预约已确认' });
    expect(await core.call('campaigns.undo', { id })).toEqual({ draftId: id });
    expect(await core.call('campaigns.get', { id })).toMatchObject({ state: 'draft', pauseReason: null, total: 0 });
    expect(await core.refusal('campaigns.approve', { id })).toBe('WRONG_STATE');
    const keys = (await core.call('campaigns.notes', { id })).rows.map(({ key }) => key);
    expect(keys).toEqual(['approval_withdrawn', 'approval_asked']);
    const small = await start(await groupOf('乙', [3]), { body: '您的预约已改期' });
    await finished(small);
  });
});

describe('quiet time', () => {
  it('keeps notices until it is over, but not the one to the owner', async () => {
    const minute = Math.floor((Date.now() - startOfShanghaiDay(Date.now())) / 60_000);
    const [quietFrom, quietTo] = [(minute + 1430) % 1440, (minute + 60) % 1440];
    await core.call('settings.set', { quietFrom, quietTo });
    const id = await start(await groupOf('甲', [1, 2]), { body: '您的预约已确认' });
    const waiting = await core.campaign(id, ({ waitingUntil }) => waitingUntil !== null);
    expect(waiting).toMatchObject({ state: 'sending', counts: { queued: 2 } });
    const draft = draftSchema.parse({ signature: '飞笺演示', body: '您好', channelId });
    const own = await core.call('compose.sendToMyself', { draft, number: numberAt(9) });
    await finished(own.campaignId);
    expect(double.account.totals.taken).toBe(1);
  });
});
