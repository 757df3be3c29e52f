import { describe, expect, it } from 'vitest';
import { simulator } from '../../electron/channels/simulator.ts';
import { textHash } from '../../electron/core/frequency.ts';
import type { PlanInput } from '../../electron/services/deps.ts';
import { createPlanningDesk } from '../../electron/services/planning/planning-desk.ts';
import type { BulkStorage, PlannedMessage } from '../../electron/storage/bulk-storage.ts';
import type { StartPlan } from '../../electron/storage/campaign-store.ts';
import { draft as draftSchema } from '../../shared/contract/compose.ts';
import { createFakeBulk } from '../support/fake-bulk.ts';
import { numberAt } from '../support/seed-contacts.ts';

const NOW = Date.UTC(2026, 2, 4, 2);
const DAY = 86_400_000;
const LIMITS = { perDay: 1, perWeek: 3, sameTextMs: DAY };
const go = async () => {};

function setUp(fields: Partial<BulkStorage>, people = 4) {
  const written: { plan: StartPlan | null; messages: PlannedMessage[] } = { plan: null, messages: [] };
  const bulk: BulkStorage = {
    ...createFakeBulk(),
    audienceVersion: () => 'v1',
    *recipients() {
      for (let at = 0; at < people; at++)
        yield {
          ...{ contactId: at + 1, number: numberAt(at), name: '甲', gender: null, birthday: null },
          ...{ company: '', remark: '', custom: null },
        };
    },
    startCampaign(plan, messages) {
      written.plan = plan;
      written.messages = [...messages];
      return { campaignId: 1, recipients: 0, parts: 0, cost: 0 };
    },
    ...fields,
  };
  return { written, desk: createPlanningDesk(bulk, () => 0) };
}

const inputOf = (changes: object = {}, more: Partial<PlanInput> = {}): PlanInput => ({
  draft: draftSchema.parse({ signature: '飞笺', body: '您好', audience: { everyone: true }, ...changes }),
  channel: {
    descriptor: simulator.descriptor,
    options: {
      ...{ rate: 0, burst: 1, batch: 1, dailyCap: null, price: 50, billing: 'delivered', optOut: '退订回T' },
      ...{ windowFrom: null, windowTo: null },
    },
  },
  customFields: [],
  window: { from: 480, to: 1200 },
  limits: LIMITS,
  retestMs: 90 * DAY,
  now: NOW,
  ...more,
});
const touched = new Map([
  [numberAt(0), [{ at: NOW - 3_600_000, marketing: true, text: 1 }]],
  [numberAt(1), [2, 3, 4].map((days) => ({ at: NOW - days * DAY, marketing: true, text: 1 }))],
  [numberAt(2), [{ at: NOW - 3_600_000, marketing: false, text: textHash('【飞笺】您好') }]],
]);

describe('planning with care', () => {
  it('counts who is held back by reason, and keeps them in the campaign to be sent later', async () => {
    const { desk, written } = setUp({ touchesSince: () => touched });
    const marketing = inputOf({ kind: 'marketing' });
    const totals = await desk.totals(marketing, go);
    expect(totals.recipients).toBe(2);
    expect(totals.excluded).toEqual([
      { reason: 'cap_day', recipients: 1 },
      { reason: 'cap_week', recipients: 1 },
    ]);
    const keys = { draftId: 1, idempotencyKey: 'k', contentHash: 'h', startAt: NOW, holdUntil: NOW };
    const confirm = { recipients: 2, parts: totals.parts, cost: totals.cost };
    await desk.start({ ...marketing, ...keys, confirm }, go);
    expect(written.messages.map(({ held }) => held)).toEqual(['CAP_DAY', 'CAP_WEEK', undefined, undefined]);
    const notice = await desk.totals(inputOf(), go);
    expect(notice.excluded).toEqual([{ reason: 'same_text', recipients: 1 }]);
  });

  it('judges a campaign planned for another day by that day, and a rehearsal by nothing', async () => {
    const { desk } = setUp({ touchesSince: () => touched });
    const later = inputOf({ kind: 'marketing', schedule: { mode: 'at', at: NOW + DAY } });
    expect((await desk.totals(later, go)).excluded).toEqual([{ reason: 'cap_week', recipients: 1 }]);
    const rehearsal = inputOf({ kind: 'marketing' }, { limits: null });
    expect((await desk.totals(rehearsal, go)).excluded).toEqual([]);
  });

  it('says what 疑似空号 cost, leaves them out when asked, and tries each once more after its time', async () => {
    const suspects = new Map([
      [numberAt(0), NOW - DAY],
      [numberAt(1), NOW - 91 * DAY],
    ]);
    const { desk, written } = setUp({ suspects: () => suspects });
    expect(await desk.totals(inputOf(), go)).toMatchObject({
      ...{ recipients: 4, suspected: { recipients: 2, parts: 2, cost: 100 }, retests: 0 },
    });
    const sparing = inputOf({ audience: { everyone: true, exclude: { suspected: true } } });
    const totals = await desk.totals(sparing, go);
    expect(totals).toMatchObject({ recipients: 3, suspected: { recipients: 0 }, retests: 1 });
    expect(totals.excluded).toEqual([{ reason: 'suspected', recipients: 1 }]);
    const keys = { draftId: 1, idempotencyKey: 'k', contentHash: 'h', startAt: NOW, holdUntil: NOW };
    await desk.start({ ...sparing, ...keys, confirm: { recipients: 3, parts: 3, cost: 150 } }, go);
    expect(written.plan?.retested).toEqual([numberAt(1)]);
    expect(written.messages).toHaveLength(3);
  });

  it('finds the same text to nearly the same people, not to a few of them', async () => {
    const { desk } = setUp({ overlap: (id) => (id === 7 ? 4 : 3) }, 5);
    const candidate = (id: number) => ({ id, name: '六月', createdAt: NOW });
    const repeatOf = async (id: number) => (await desk.prepare({ ...inputOf(), repeats: [candidate(id)] }, go)).repeat;
    expect(await repeatOf(7)).toEqual({ ...candidate(7), overlap: 4 });
    expect(await repeatOf(8)).toBeNull();
  });

  it('says when notices rest', async () => {
    const { desk } = setUp({});
    // 10:00 in Shanghai
    const quiet = { from: 9 * 60, to: 11 * 60 };
    const problems = (await desk.totals(inputOf({}, { quiet }), go)).problems;
    expect(problems).toEqual([{ key: 'quiet_time', severity: 'warn', data: { opens: NOW + 3_600_000 } }]);
  });
});
