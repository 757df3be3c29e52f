import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlanTotals } from '../../electron/core/plan-totals.ts';
import { createPlanner, type PlannerInput } from '../../electron/core/planning.ts';
import type { PlanRecipient } from '../../shared/domain/recipient-fields.ts';

const recipient = (fields: Partial<PlanRecipient> = {}): PlanRecipient => ({
  number: '13800138000',
  name: '张三',
  gender: null,
  birthday: null,
  company: '',
  remark: '',
  custom: null,
  ...fields,
});

const input = (draft: Partial<PlannerInput['draft']> = {}, price = 45): PlannerInput => ({
  draft: {
    kind: 'notice',
    signature: '飞笺',
    body: '{姓名}您好',
    bindings: [],
    missing: 'exclude',
    optOut: null,
    ...draft,
  },
  descriptor: { signatureMin: 2, signatureMax: 8, maxNotice: 500, maxMarketing: 300 },
  options: { price, optOut: '退订回T' },
});

const textOf = (draft: Partial<PlannerInput['draft']>, fields: Partial<PlanRecipient> = {}) => {
  const planned = createPlanner(input(draft)).plan(recipient(fields));
  return planned.kind === 'message' ? planned.text : planned.reason;
};

describe('planning one recipient', () => {
  it('puts signature, body and, on marketing only, the opt-out together', () => {
    expect(textOf({})).toBe('【飞笺】张三您好');
    expect(textOf({ kind: 'marketing' })).toBe('【飞笺】张三您好退订回T');
    expect(textOf({ kind: 'marketing', optOut: '拒收请回复R' })).toBe('【飞笺】张三您好拒收请回复R');
  });

  it('fills every kind of field', () => {
    const body = '{姓名}{称呼}{性别}{生日}{公司}{备注}{手机号}{订单号}';
    const fields = {
      gender: 'female' as const,
      birthday: '1990-05-03',
      company: '甲',
      remark: '乙',
      custom: { 订单号: 'A1' },
    };
    expect(textOf({ body }, fields)).toBe('【飞笺】张三女士女5月3日甲乙13800138000A1');
  });

  it('takes no field from what every object has', () => {
    expect(textOf({ body: '{constructor}', missing: 'blank' }, { custom: {} })).toBe('【飞笺】');
  });

  it('counts and prices with the recipient’s own values', () => {
    const planned = createPlanner(input()).plan(recipient({ name: '长'.repeat(70) }));
    expect(planned).toMatchObject({ kind: 'message', units: 76, parts: 2, cost: 90 });
  });

  it('leaves out whom a variable would leave blank, unless told to write anyway', () => {
    expect(textOf({}, { name: ' ' })).toBe('blank_variable');
    expect(textOf({ missing: 'blank' }, { name: ' ' })).toBe('【飞笺】您好');
  });

  it('leaves out texts over the limit of the kind of message', () => {
    const body = '长'.repeat(297);
    expect(createPlanner(input({ kind: 'marketing', body })).plan(recipient())).toMatchObject({
      kind: 'excluded',
      reason: 'too_long',
      units: 305,
    });
    expect(createPlanner(input({ body })).plan(recipient())).toMatchObject({ kind: 'message', units: 301 });
  });

  it('finds what is wrong before any recipient', () => {
    const keys = (draft: Partial<PlannerInput['draft']>) => createPlanner(input(draft)).problems.map(({ key }) => key);
    expect(keys({})).toEqual([]);
    expect(keys({ signature: '', body: '{姓名' })).toEqual(['signature_missing', 'variable_unclosed']);
    expect(keys({ kind: 'marketing', body: '八折，退订回T' })).toEqual(['opt_out_present']);
  });
});

const name = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 9, arbitrary: fc.string({ unit: fc.constantFrom('张', '三', '😀', '【'), minLength: 1, maxLength: 90 }) },
);

describe('planning an audience', () => {
  it('gives the totals a plain recount of every text gives', () => {
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 60 }),
        fc.integer({ min: 0, max: 250 }),
        fc.constantFrom<'exclude' | 'blank'>('exclude', 'blank'),
        fc.integer({ min: 0, max: 100 }),
        (names, length, missing, price) => {
          const planner = createPlanner(
            input({ kind: 'marketing', body: `{姓名}${'好'.repeat(length)}`, missing }, price),
          );
          const totals = createPlanTotals(planner);
          for (const each of names) totals.add(planner.plan(recipient({ name: each })));
          const result = totals.totals(7);

          const texts = names
            .filter((n) => n !== '' || missing === 'blank')
            .map((n) => `【飞笺】${n}${'好'.repeat(length)}退订回T`);
          const fitting = texts.filter((text) => text.length <= 300);
          const parts = fitting.map((text) => (text.length <= 70 ? 1 : Math.ceil(text.length / 67)));
          const sum = parts.reduce((a, b) => a + b, 0);
          expect(result).toMatchObject({ recipients: fitting.length, parts: sum, cost: sum * price, ms: 7 });
          expect(result.maxUnits).toBe(Math.max(0, ...fitting.map((text) => text.length)));
          expect(result.minUnits).toBe(fitting.length === 0 ? 0 : Math.min(...fitting.map((text) => text.length)));
          expect(result.byParts).toEqual(
            [...new Set(parts)]
              .sort((a, b) => a - b)
              .map((p) => ({ parts: p, recipients: parts.filter((q) => q === p).length })),
          );
          const out = result.excluded.reduce((all, { recipients }) => all + recipients, 0);
          expect(out + result.recipients).toBe(names.length);

          for (const row of totals.savings()) {
            const saved = fitting.map((text) => {
              const less = text.length - row.shortenBy;
              return Math.ceil(text.length <= 70 ? 1 : text.length / 67) - Math.ceil(less <= 70 ? 1 : less / 67);
            });
            expect(row.savedParts).toBe(saved.reduce((a, b) => a + b, 0));
            expect(row.savedCost).toBe(row.savedParts * price);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names who blocks and who deserves a look', () => {
    const planner = createPlanner(input({ body: `{姓名}${'好'.repeat(490)}` }));
    const totals = createPlanTotals(planner);
    totals.exclude('blacklist', 3);
    totals.exclude('opted_out', 0);
    for (const each of ['张三', '张三三三三三三', '【张】', '']) totals.add(planner.plan(recipient({ name: each })));
    const { problems, excluded } = totals.totals(0);
    expect(excluded).toEqual([
      { reason: 'blacklist', recipients: 3 },
      { reason: 'too_long', recipients: 1 },
      { reason: 'blank_variable', recipients: 1 },
    ]);
    expect(problems).toEqual([
      { key: 'too_long', severity: 'block', data: { recipients: 1, units: 501, max: 500, over: 1 } },
      { key: 'variable_blank', severity: 'warn', data: { name: '姓名', recipients: 1 } },
      { key: 'body_brackets', severity: 'warn', data: { name: '姓名', recipients: 1 } },
    ]);
  });

  it('says so when nobody is left', () => {
    const totals = createPlanTotals(createPlanner(input()));
    expect(totals.totals(0)).toMatchObject({ recipients: 0, minUnits: 0, maxUnits: 0, cost: 0 });
    expect(totals.totals(0).problems.map(({ key }) => key)).toEqual(['no_recipients']);
  });

  it('offers the cuts that save a 条, smallest first', () => {
    const planner = createPlanner(input({ body: `{姓名}${'好'.repeat(65)}` }));
    const totals = createPlanTotals(planner);
    for (const each of ['一', '一二', '一二三', '一二三']) totals.add(planner.plan(recipient({ name: each })));
    expect(totals.savings()).toEqual([
      { shortenBy: 1, recipients: 1, savedParts: 1, savedCost: 45 },
      { shortenBy: 2, recipients: 3, savedParts: 3, savedCost: 135 },
    ]);
  });
});
