import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft as draftSchema } from '../../shared/contract/compose.ts';
import type { Input } from '../../shared/contract/contract.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { numberAt, pasteGroup } from '../support/seed-contacts.ts';

let core: TestCore;
let groupId: number;
beforeEach(async () => {
  // the hold keeps everything at the door: nothing of these tests is sent
  core = await openCore({ holdSeconds: 120 });
  groupId = await pasteGroup(core, '顾客', `号码,姓名\n${numberAt(1)},甲\n${numberAt(2)},乙\n`);
});
afterEach(() => core.close());

const draftOf = (changes: object = {}) =>
  draftSchema.parse({ signature: '飞笺演示', body: '{姓名}您好', audience: { groupIds: [groupId] }, ...changes });
const CONFIRM = { recipients: 2, parts: 2, cost: 100 };

async function startInput(key: string, changes: object = {}): Promise<Input<'campaigns.start'>> {
  const { id } = await core.call('drafts.save', { draft: draftOf(changes) });
  return { draftId: id, confirm: CONFIRM, idempotencyKey: key };
}

describe('start', () => {
  it('row 47: makes one campaign of two clicks at the same moment, and of a third later', async () => {
    const input = await startInput('double-click-1');
    const outcomes = await Promise.allSettled([
      core.call('campaigns.start', input),
      core.call('campaigns.start', input),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await core.refusal('campaigns.start', input)).toBe('ALREADY_STARTED');
    expect(await core.refusal('campaigns.start', { ...input, idempotencyKey: 'another-key' })).toBe('ALREADY_STARTED');
    expect((await core.call('campaigns.list', { states: ['scheduled'] })).rows).toHaveLength(1);
    expect(await core.call('messages.count', {})).toEqual({ total: 2 });
  });

  it('asks before the same text goes to the same people within a day', async () => {
    await core.call('campaigns.start', await startInput('first-time'));
    const again = await startInput('second-time');
    expect(await core.refusal('campaigns.start', again)).toBe('REPEAT_CAMPAIGN');
    const other = await startInput('third-time', { body: '{姓名}再见' });
    await core.call('campaigns.start', other);
    await core.call('campaigns.start', { ...again, allowRepeat: true });
    expect((await core.call('campaigns.list', {})).rows).toHaveLength(3);
  });

  it('refuses when what the button said no longer holds, and says what holds now', async () => {
    const input = await startInput('changed-1');
    await core.call('contacts.create', { number: numberAt(3), name: '丙', groupIds: [groupId] });
    const refused = core.call('campaigns.start', input);
    await expect(refused).rejects.toMatchObject({
      code: 'COUNT_CHANGED',
      data: { recipients: 3, parts: 3, cost: 150 },
    });
    expect((await core.call('campaigns.list', { states: ['scheduled'] })).rows).toEqual([]);
    expect(await core.call('messages.count', {})).toEqual({ total: 0 });
  });

  it('takes a campaign back inside the hold: a draft again, and no message left over', async () => {
    const input = await startInput('taken-back');
    const { campaignId } = await core.call('campaigns.start', input);
    const { holdUntil, state } = await core.call('campaigns.get', { id: campaignId });
    expect([state, (holdUntil ?? 0) > Date.now() + 60_000]).toEqual(['scheduled', true]);
    const { draftId } = await core.call('campaigns.undo', { id: campaignId });
    expect((await core.call('drafts.get', { id: draftId })).draft.body).toBe('{姓名}您好');
    expect(await core.call('messages.count', {})).toEqual({ total: 0 });
    // and it may be started once more
    await core.call('campaigns.start', { ...input, draftId, idempotencyKey: 'taken-back-2', allowRepeat: true });
  });

  it('pauses, takes up, copies and cancels, each refused in the wrong state', async () => {
    const { campaignId: id } = await core.call('campaigns.start', await startInput('states-1'));
    expect(await core.refusal('campaigns.resume', { id })).toBe('WRONG_STATE');
    expect(await core.call('campaigns.pause', { id })).toMatchObject({ state: 'paused', pauseReason: 'user' });
    expect(await core.refusal('campaigns.pause', { id })).toBe('WRONG_STATE');
    expect(await core.call('campaigns.cancel', { id })).toEqual({ cancelled: 2 });
    expect(await core.call('campaigns.get', { id })).toMatchObject({ state: 'cancelled', counts: { cancelled: 2 } });
    expect(await core.refusal('campaigns.cancel', { id })).toBe('WRONG_STATE');
    const { draftId } = await core.call('campaigns.copy', { id });
    expect((await core.call('drafts.get', { id: draftId })).draft).toMatchObject({ body: '{姓名}您好' });
    expect(await core.refusal('campaigns.pause', { id: 999 })).toBe('NOT_FOUND');
  });

  it('sends one to myself at once, reading as the first recipient’s, and leaves the draft alone', async () => {
    const { campaignId } = await core.call('compose.sendToMyself', { draft: draftOf(), number: '+86 190 0000 0001' });
    const sent = await core.campaign(campaignId, ({ state }) => state === 'finished');
    expect(sent.total).toBe(1);
    const { rows } = await core.call('messages.page', { filter: { campaignId } });
    expect(rows).toMatchObject([{ number: '19000000001', text: '【飞笺演示】甲您好' }]);
    expect(await core.refusal('compose.sendToMyself', { draft: draftOf(), number: '123' })).toBe('NUMBER_INVALID');
  });
});

describe('a start that must not be', () => {
  it('is refused with its code, and starts nothing', async () => {
    const cases: [string, object][] = [
      ['SIGNATURE_INVALID', { signature: '' }],
      ['SIGNATURE_INVALID', { signature: '一二三四五六七八九' }],
      ['TEMPLATE_INVALID', { body: '' }],
      ['TEMPLATE_INVALID', { body: '{姓名您好' }],
      ['TEMPLATE_INVALID', { body: '{没有的字段}您好' }],
      ['TEXT_TOO_LONG', { body: '长'.repeat(600) }],
      ['NO_RECIPIENTS', { audience: {} }],
      ['NO_CHANNEL', { channelId: 99 }],
      ['START_IN_PAST', { schedule: { mode: 'at', at: 1_700_000_000_000 } }],
    ];
    for (const [code, changes] of cases) {
      const input = await startInput('refused-1', changes);
      expect([changes, await core.refusal('campaigns.start', input)]).toEqual([changes, code]);
    }
    expect((await core.call('campaigns.list', { states: ['scheduled', 'sending'] })).rows).toEqual([]);
  });
});

describe('recipients', () => {
  it('row 50: are one person when one number is written four ways', async () => {
    const forms = ['13800138000', '+8613800138000', '0086 138 0013 8000', '１３８００１３８０００'];
    const id = await pasteGroup(core, '同一人', `号码\n${forms.join('\n')}\n`);
    const draft = draftOf({ body: '您好', audience: { groupIds: [id], numbers: forms } });
    expect(await core.call('compose.totals', { draft, key: 'same' })).toMatchObject({ recipients: 1 });
  });

  it('leave out who is blacklisted, excluded or lacks a value, each counted under its reason', async () => {
    await core.call('contacts.create', { number: numberAt(3), groupIds: [groupId] });
    await core.call('blacklist.add', { text: numberAt(1), reason: '投诉' });
    const draft = draftOf({ audience: { groupIds: [groupId], numbers: ['12'], exclude: { numbers: [numberAt(2)] } } });
    const { recipients, excluded, problems } = await core.call('compose.totals', { draft, key: 'out' });
    expect(recipients).toBe(0);
    expect(Object.fromEntries(excluded.map(({ reason, recipients: n }) => [reason, n]))).toEqual({
      blacklist: 1,
      excluded_number: 1,
      blank_variable: 1,
      invalid_number: 1,
    });
    expect(problems.map(({ key }) => key)).toContain('no_recipients');
  });
});
