import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RULES_KEY, replyRules } from '../../shared/contract/replies.ts';
import { createRig, numberOf, type Rig } from '../support/engine/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
  await rig.storage.templates.saveSignature({ text: '晨光', remark: '', isDefault: true });
});
afterEach(() => rig.close());

const HOURS = { id: 'hours', name: '营业时间', match: 'contains', words: ['几点'], answer: '每天9点到21点' } as const;

const setRules = (rules: readonly object[], maxPerDay = 50) =>
  rig.storage.settings.setValue(RULES_KEY, JSON.stringify(replyRules.parse({ rules, maxPerDay })));

function replyFrom(i: number, text: string, id = `r${i}`): void {
  const row = { providerId: id, number: numberOf(i), text, at: rig.clock.now(), raw: '{}' };
  rig.channel.replyPages.push({ kind: 'page', rows: [row], more: false });
}
const sent = () => rig.channel.ledger.map(({ number, text }) => [number, text]);
const allHandled = async () => (await rig.storage.replies.due(1)).length === 0;
const storedReplies = async (n: number) =>
  (await rig.storage.replies.page(false, { cursor: null, limit: 100 })).rows.length === n;
const handled = (n: number) =>
  rig.until(`${n} replies handled`, async () => (await storedReplies(n)) && (await allHandled()));

describe('automatic answers', () => {
  test('a question gets its answer once a day, through the outbox, signed like what it answers', async () => {
    await setRules([HOURS]);
    const id = await rig.addCampaign({ recipients: 1 });
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    replyFrom(0, '几点开门？');
    await rig.until('the answer left', () => rig.channel.ledger.length === 2);
    expect(sent()[1]).toEqual([numberOf(0), '【测试】每天9点到21点']);
    // the next question answers the automatic answer: a person's turn
    replyFrom(0, '周末几点？', 'again');
    await handled(2);
    expect(rig.channel.ledger).toHaveLength(2);
    expect(await rig.storage.replies.counts()).toMatchObject({ followUp: 1 });
    // of a number that was never written to, with the default signature
    replyFrom(5, '几点');
    await rig.until('the second answer left', () => rig.channel.ledger.length === 3);
    expect(sent()[2]).toEqual([numberOf(5), '【晨光】每天9点到21点']);
    expect((await rig.storage.campaigns.list({}, { cursor: null, limit: 9 })).rows.map((row) => row.id)).toEqual([id]);
  });

  test.each([true, false])(
    'whoever refuses gets no answer, a look-alike goes to a person; simulated %s',
    async (simulated) => {
      rig.channel.describe({ simulated });
      await setRules([{ ...HOURS, words: ['退订', '几点'] }]);
      await rig.engine.start();
      replyFrom(0, '退订');
      replyFrom(1, '退订单的事几点能办');
      await handled(2);
      expect(rig.channel.ledger).toEqual([]);
      const waiting = await rig.storage.replies.conversations('follow_up', '', { cursor: null, limit: 9 });
      expect(waiting.rows).toMatchObject([{ number: numberOf(1), optedOut: false }]);
      const blocks = await rig.storage.optOuts.channelBlocks({ cursor: null, limit: 9 });
      expect([await rig.storage.contacts.blacklistCount(), blocks.rows.length]).toEqual(simulated ? [0, 1] : [1, 0]);
    },
  );

  test.each([true, false])('an opt-out by rule counts where it was said; simulated %s', async (simulated) => {
    rig.channel.describe({ simulated });
    await setRules([{ ...HOURS, words: ['再见'], answer: '', optOut: true }]);
    await rig.engine.start();
    replyFrom(0, '再见');
    await handled(1);
    const { rows } = await rig.storage.optOuts.channelBlocks({ cursor: null, limit: 9 });
    expect([await rig.storage.contacts.blacklistCount(), rows.length]).toEqual(simulated ? [0, 1] : [1, 0]);
    expect(await rig.storage.optOuts.standing(numberOf(0))).toMatchObject({ listed: !simulated });
    expect(await rig.storage.replies.timelineHead(numberOf(0))).toMatchObject({ rehearsedOptOut: simulated });
  });

  test('a day has its limit, and the next day its own', async () => {
    await setRules([HOURS], 1);
    await rig.engine.start();
    replyFrom(0, '几点');
    replyFrom(1, '几点');
    await handled(2);
    await rig.until('the answer left', () => rig.channel.ledger.length === 1);
    await rig.pass(24 * 3_600_000, 600_000);
    replyFrom(2, '几点');
    await rig.until('the next day’s answer left', () => rig.channel.ledger.length === 2);
  });

  test('rehearsed replies are never answered for money', async () => {
    const real = await rig.addChannel();
    real.channel.describe({ simulated: false });
    await setRules([HOURS]);
    const row = await rig.storage.channels.get(rig.channelId);
    rig.channel.describe({ signatureMin: 9, signatureMax: 9 });
    expect(row?.isDefault).toBe(true);
    await rig.engine.start();
    replyFrom(0, '几点');
    await handled(1);
    expect([...rig.channel.ledger, ...real.channel.ledger]).toEqual([]);
    expect(await rig.storage.replies.counts()).toMatchObject({ followUp: 1 });
  });

  test('a channel that takes templates only answers with one that says it, or leaves it to a person', async () => {
    rig.channel.describe({ content: 'template' });
    const template = {
      templateId: 'T1',
      name: '时间',
      kind: 'notice' as const,
      review: 'approved' as const,
      reason: '',
    };
    const templates = [{ ...template, body: '每天{1}到{2}', variables: ['1', '2'] }];
    await rig.storage.channels.saveCatalog(rig.channelId, { templates, signatures: [] }, rig.clock.now());
    await setRules([HOURS, { ...HOURS, id: 'b', name: '地址', words: ['在哪'], answer: '中山路1号' }]);
    await rig.engine.start();
    replyFrom(0, '几点');
    await rig.until('the answer left', () => rig.channel.batches.length === 1);
    expect(rig.channel.batches[0]?.messages[0]?.template).toEqual({
      templateId: 'T1',
      params: [
        { name: '1', value: '9点' },
        { name: '2', value: '21点' },
      ],
    });
    replyFrom(1, '在哪');
    await handled(2);
    expect(rig.channel.batches).toHaveLength(1);
  });

  test('what was stored before a crash is handled after it, and nothing twice', async () => {
    await setRules([HOURS]);
    const rows = Array.from({ length: 5 }, (_, i) => ({
      ...{ providerId: `r${i}`, number: numberOf(i), text: '几点', at: rig.clock.now(), raw: '' },
      ...{ optOut: false, lookAlike: false },
    }));
    // stored, and then the power went
    await rig.storage.reports.storeReplies(rig.channelId, rows, rig.clock.now());
    await rig.engine.start();
    await rig.until('some answers left', () => rig.channel.ledger.length >= 2);
    await rig.restart();
    await rig.restart();
    await handled(5);
    await rig.until('all answers left', () => rig.channel.ledger.length === 5);
    await rig.pass(60_000);
    expect(rig.channel.ledger.map(({ number }) => number).sort()).toEqual(rows.map(({ number }) => number));
  });
});

describe('a notice on the desktop', () => {
  const SHOWN = { hideReplyText: false } as const;
  const notices = () =>
    rig.events.flatMap(({ topic, data }) =>
      topic === 'notice' && 'name' in data ? [[data.kind, data.name, data.data]] : [],
    );

  test('tells of what waits for a person and of opt-outs, by the masked number alone', async () => {
    rig.channel.describe({ simulated: false });
    await setRules([{ ...HOURS, answer: '', followUp: true }]);
    await rig.engine.start();
    replyFrom(0, '几点开门');
    replyFrom(1, '好的');
    replyFrom(2, '退订');
    await handled(3);
    await rig.until('both are told', () => notices().length === 2);
    expect(notices().sort()).toEqual([
      ['reply_follow_up', '190****0000', {}],
      ['reply_opt_out', '190****0002', {}],
    ]);
    await rig.storage.settings.set(SHOWN);
    replyFrom(3, '退订单的事');
    await rig.until('with its text', () => notices().length === 3);
    expect(notices()[2]).toEqual(['reply_follow_up', '190****0003', { text: '退订单的事' }]);
    await rig.storage.settings.set({ replyNotices: false });
    replyFrom(4, '退订');
    await handled(5);
    expect(notices()).toHaveLength(3);
  });

  test('is one for all that came together, and none for a rehearsal', async () => {
    rig.channel.describe({ simulated: true });
    await rig.engine.start();
    replyFrom(0, '退订');
    await handled(1);
    expect(notices()).toEqual([]);
    rig.channel.describe({ simulated: false });
    const at = rig.clock.now();
    const rows = [5, 6, 7].map((i) => ({ providerId: `m${i}`, number: numberOf(i), text: '退订', at, raw: '{}' }));
    rig.channel.replyPages.push({ kind: 'page', rows, more: false });
    await handled(4);
    await rig.until('they are told', () => notices().length === 1);
    expect(notices()).toEqual([['reply_opt_out', '190****0005 (+2)', {}]]);
  });
});
