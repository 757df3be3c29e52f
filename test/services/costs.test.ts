import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft as draftSchema } from '../../shared/contract/compose.ts';
import { type CostRules, costRules } from '../../shared/contract/costs.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { numberAt, pasteGroup } from '../support/seed-contacts.ts';

let core: TestCore;
let channelId: number;
beforeEach(async () => {
  core = await openCore({ holdSeconds: 0 });
  const { rows } = await core.call('channels.list', {});
  channelId = rows[0]?.id ?? 0;
});
afterEach(() => core.close());

const rules = (part: Partial<CostRules> = {}): CostRules => costRules.parse(part);
const own = async () => (await core.call('costs.summary', {})).rows.find((row) => row.channelId === channelId);

describe('top-ups and adjustments', () => {
  it('make the balance of our books, each with its posting', async () => {
    expect((await own())?.ledgerBalance).toBeNull();
    await core.call('costs.post', { channelId, kind: 'top_up', amount: 500_000 });
    const after = await core.call('costs.post', { channelId, kind: 'adjustment', amount: -3_500, reason: '月底差额' });
    expect(after).toMatchObject({ ledgerBalance: 496_500, reserved: 0, spent: 0 });
    const home = await core.call('home.summary', {});
    expect(home.channels.find(({ id }) => id === channelId)?.balance).toMatchObject({ kind: 'money', amount: 496_500 });
    const { rows } = await core.call('costs.postings', { channelId });
    expect(rows).toMatchObject([
      { from: 'available', to: 'outside', amount: 3_500, note: '月底差额' },
      { from: 'outside', to: 'available', amount: 500_000, campaignId: null },
    ]);
  });

  it('that make no sense are refused and book nothing', async () => {
    const refused: [object, string][] = [
      [{ kind: 'top_up', amount: -5_000 }, 'AMOUNT_INVALID'],
      [{ kind: 'top_up', amount: 0 }, 'AMOUNT_INVALID'],
      [{ kind: 'adjustment', amount: 0, reason: 'x' }, 'AMOUNT_INVALID'],
      [{ kind: 'adjustment', amount: 5 }, 'REASON_MISSING'],
      [{ kind: 'top_up', amount: 0.5 }, 'BAD_INPUT'],
    ];
    for (const [input, code] of refused) expect(await core.refusal('costs.post', { channelId, ...input })).toBe(code);
    expect((await core.call('costs.postings', {})).rows).toEqual([]);
  });

  it('a refund without a charge is refused', async () => {
    expect(await core.refusal('costs.refunds.settle', { channelId, to: 'returned' })).toBe('NOTHING_DUE');
    expect(await core.refusal('costs.refunds.settle', { channelId: 999, to: 'returned' })).toBe('NOT_FOUND');
  });
});

describe('prices and limits', () => {
  it('are kept with the channel; those that contradict themselves are not', async () => {
    const wanted = rules({ capDay: 10_000, capMonth: 200_000, tiers: [{ from: 1_000, price: 45 }] });
    const saved = await core.call('costs.rules.save', { channelId, billing: 'mixed', rules: wanted });
    expect(saved).toMatchObject({ billing: 'mixed', rules: wanted });
    const wrong = { channelId, billing: 'mixed', rules: rules({ capDay: 2, capMonth: 1 }) };
    expect(await core.refusal('costs.rules.save', wrong)).toBe('RULES_INVALID');
    expect((await own())?.rules).toEqual(wanted);
  });
});

describe('the price shown', () => {
  it('takes a package first, then the month’s tier; recipients and the whole add up to it', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => `${numberAt(i)},客${i}`).join('\n');
    const groupId = await pasteGroup(core, '顾客', `号码,姓名\n${lines}\n`);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const packages = [{ name: '', parts: 7, price: 100, from: today, until: today }];
    const wanted = rules({ packages, tiers: [{ from: 11, price: 10 }] });
    await core.call('costs.rules.save', { channelId, billing: 'delivered', rules: wanted });
    const price = (await own())?.price ?? 0;
    const draft = draftSchema.parse({ signature: '测试', body: '您好', audience: { groupIds: [groupId] }, channelId });
    const totals = await core.call('compose.totals', { draft, key: 'k' });
    expect(totals.cost).toBe(100 + 10 * price + 13 * 10);
    const { rows } = await core.call('compose.recipients', { draft, key: 'k' });
    expect(rows.reduce((sum, { cost }) => sum + cost, 0)).toBe(totals.cost);
    const { id: draftId } = await core.call('drafts.save', { draft });
    const { recipients, parts, cost } = totals;
    const start = { draftId, confirm: { recipients, parts, cost }, idempotencyKey: 'costs-package' };
    const { campaignId } = await core.call('campaigns.start', start);
    expect((await core.call('campaigns.get', { id: campaignId })).planned).toBe(cost);
    // what is on its way already counts against package and month
    const next = await core.call('compose.totals', { draft, key: 'k2' });
    expect(next.cost).toBe(30 * 10);
  });
});

describe('a campaign', () => {
  it('shows what it cost, by campaign, customer and delivered message, and what should come back', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${numberAt(i)},客${i}`).join('\n');
    const groupId = await pasteGroup(core, '顾客', `号码,姓名\n${lines}\n`);
    await core.call('costs.post', { channelId, kind: 'top_up', amount: 100_000 });
    const draft = draftSchema.parse({ signature: '测试', body: '您好', audience: { groupIds: [groupId] }, channelId });
    const { recipients, parts, cost } = await core.call('compose.totals', { draft, key: 'k' });
    const { id: draftId } = await core.call('drafts.save', { draft });
    const start = { draftId, confirm: { recipients, parts, cost }, idempotencyKey: 'costs-campaign' };
    const { campaignId } = await core.call('campaigns.start', start);
    await core.campaign(campaignId, ({ counts, state }) => {
      const { delivered = 0, failed = 0, rejected = 0, no_report = 0, unknown = 0 } = counts;
      return state === 'finished' && delivered + failed + rejected + no_report + unknown === 40;
    });
    const row = await own();
    const held =
      (row?.reserved ?? 0) + (row?.assumed ?? 0) + (row?.spent ?? 0) + (row?.refundDue ?? 0) + (row?.kept ?? 0);
    expect((row?.ledgerBalance ?? 0) + held).toBe(100_000);
    expect(row?.today).toBe(held);
    const [campaign] = (await core.call('costs.campaigns', {})).rows;
    expect(campaign).toMatchObject({ campaignId, refundDue: row?.refundDue });
    const customer = await core.call('costs.customer', { number: numberAt(0) });
    expect(customer.messages).toBeLessThanOrEqual(1);
    expect(await core.refusal('costs.customer', { number: '123' })).toBe('NUMBER_INVALID');
    const due = (await core.call('costs.refunds', { channelId })).rows;
    expect(due.reduce((sum, { amount }) => sum + amount, 0)).toBe(row?.refundDue);
    for (const format of ['csv', 'xlsx'] as const) {
      const { jobId } = await core.call('costs.refunds.export', { channelId, format, language: 'zh-CN' });
      const job = await core.job(jobId);
      expect(job).toMatchObject({ state: 'done', error: null });
      if (format === 'csv') {
        const { fileId } = job.result as { fileId: string };
        const file = await core.call('files.read', { fileId, offset: 0 });
        const text = Buffer.from(file.base64, 'base64').toString('utf8');
        expect(text.split('\r\n')).toHaveLength(due.length + 2);
        for (const { number, providerId } of due) {
          expect(text).not.toContain(number);
          expect(text).toContain(providerId ?? '');
        }
      }
    }
    const log = readFileSync(join(core.dataFolder, 'logs', 'core.log'), 'utf8');
    expect(log).not.toContain(numberAt(1));
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const span = { channelId, from: today, to: today };
    const [before] = (await core.call('costs.days', span)).rows;
    expect(before).toMatchObject({ day: today, theirs: null, whys: [] });
    const figures = { submitted: before?.ours.submitted ?? 0, delivered: null, failed: null, amount: null };
    const billedParts = (before?.ours.billedParts ?? 0) + 2;
    await core.call('costs.days.type', { channelId, day: today, figures: { ...figures, billedParts } });
    const [typed] = (await core.call('costs.days', span)).rows;
    expect(typed).toMatchObject({ source: 'hand', difference: { submitted: 0, billedParts: 2, delivered: null } });
    expect(typed?.whys.length).toBeGreaterThan(0);
    expect(await core.refusal('costs.days', { channelId, from: today, to: '2020-01-01' })).toBe('BAD_INPUT');
    if (due.length > 0) {
      const back = await core.call('costs.refunds.settle', { channelId, to: 'returned' });
      expect(back).toMatchObject({ messages: due.length, amount: row?.refundDue });
      expect((await own())?.ledgerBalance).toBe((row?.ledgerBalance ?? 0) + back.amount);
    }
  }, 60_000);
});
