import { describe, expect, it } from 'vitest';
import { createExpressor } from '../../electron/core/express.ts';
import { createPlanTotals } from '../../electron/core/plan-totals.ts';
import { createPlanner, type PlannerInput } from '../../electron/core/planning.ts';
import { suggestTemplates } from '../../electron/core/suggest-templates.ts';
import type { Catalog } from '../../shared/contract/channels.ts';
import type { PlanRecipient } from '../../shared/domain/recipient-fields.ts';

const template = (templateId: string, body: string, more: Partial<Catalog['templates'][number]> = {}) => ({
  templateId,
  name: `模板${templateId}`,
  kind: 'notice' as const,
  body,
  variables: [...new Set([...body.matchAll(/\$?\{(\w+)\}/g)].map((found) => found[1] ?? ''))],
  review: 'approved' as const,
  reason: '',
  ...more,
});
const CATALOG: Catalog = {
  templates: [
    template('T1', '\u0024{name}您好，订单\u0024{no}已发货'),
    template('T2', '\u0024{name}您好', { review: 'pending' }),
    template('T3', '店庆，回T退订', { kind: 'marketing' }),
  ],
  signatures: [
    { text: '飞笺', review: 'approved', reason: '' },
    { text: '坏签', review: 'rejected', reason: '' },
  ],
  syncedAt: 1,
};
const MAPPING = [
  { variable: 'no', field: 'custom:订单号', fallback: '' },
  { variable: 'name', field: 'name', fallback: '客户' },
];
const recipient = (name: string, no: string): PlanRecipient => ({
  number: '13800138000',
  name,
  ...{ gender: null, birthday: null, company: '', remark: '', custom: { 订单号: no } },
});

function input(draft: Partial<PlannerInput['draft']> = {}, catalog = CATALOG): PlannerInput {
  const providerTemplate = { channelId: 1, templateId: 'T1', mapping: MAPPING };
  return {
    draft: {
      ...{ kind: 'notice', signature: '飞笺', body: '', bindings: [], missing: 'blank', optOut: null },
      providerTemplate,
      ...draft,
    },
    descriptor: {
      ...{ signatureMin: 2, signatureMax: 12, maxNotice: 500, maxMarketing: 500 },
      ...{ content: 'template', counting: '106', variableMax: 6, catalog: true },
    },
    catalog,
    options: { price: 50, optOut: '拒收请回复R' },
    fallbackPrices: [80, 40],
  };
}
const keys = (draft: Partial<PlannerInput['draft']>, catalog = CATALOG) =>
  createPlanner(input(draft, catalog)).problems.map(({ key, severity }) => `${severity} ${key}`);
const chosen = (templateId: string) => ({ providerTemplate: { channelId: 1, templateId, mapping: MAPPING } });

describe('planning an approved template', () => {
  it('yields the local text, and the values in the template’s order', () => {
    const planner = createPlanner(input());
    expect(planner.problems).toEqual([]);
    expect(planner.template).toEqual({
      templateId: 'T1',
      variables: ['name', 'no'],
      body: '\u0024{name}您好，订单\u0024{no}已发货',
    });
    expect(planner.plan(recipient('张三', 'A1'))).toMatchObject({
      ...{ kind: 'message', text: '【飞笺】张三您好，订单A1已发货', params: ['张三', 'A1'], parts: 1, cost: 50 },
    });
    expect(planner.plan(recipient('', 'A1'))).toMatchObject({ params: ['客户', 'A1'] });
  });

  it('leaves out whom a provider would refuse: blank, over the variable’s length, a link; and says how many', () => {
    const planner = createPlanner(input());
    const totals = createPlanTotals(planner);
    for (const no of ['', 'A1234567', 'a.cn/b', 'A1']) totals.add(planner.plan(recipient('张三', no)));
    const { excluded, problems, cost, maxCost, recipients } = totals.totals(0);
    expect({ recipients, cost, maxCost }).toEqual({ recipients: 1, cost: 50, maxCost: 80 });
    expect(excluded.map(({ reason }) => reason)).toEqual(['blank_variable', 'variable_too_long', 'variable_link']);
    expect(problems).toContainEqual({
      key: 'variable_too_long',
      severity: 'warn',
      data: { name: 'no', recipients: 1, max: 6 },
    });
  });

  it('refuses a template that is gone, not approved, not mapped or of the other kind', () => {
    expect(keys(chosen('T9'))).toEqual(['block template_gone']);
    expect(keys(chosen('T2'))).toEqual(['block template_unapproved']);
    expect(keys(chosen('T3'))).toEqual(['block template_kind']);
    expect(keys({ kind: 'marketing' })).toEqual(['warn template_kind']);
    expect(keys({ providerTemplate: { channelId: 1, templateId: 'T1', mapping: [] } })).toEqual([
      'block template_unmapped',
      'block template_unmapped',
    ]);
  });

  it('takes only an approved signature, and warns while none was ever synced', () => {
    expect(keys({ signature: '坏签' })).toEqual(['block signature_unapproved']);
    expect(keys({ signature: '没有' })).toEqual(['block signature_unapproved']);
    expect(keys({}, { ...CATALOG, syncedAt: null })).toEqual(['warn signature_unknown']);
  });

  it('refuses free text and names the template that would do', () => {
    const { problems } = createPlanner(input({ providerTemplate: null, body: '{姓名}您好，订单{订单号}已发货' }));
    expect(problems).toMatchObject([{ key: 'template_required', severity: 'block', data: { templates: '模板T1' } }]);
    expect(suggestTemplates('{姓名}您好，订单{订单号}已发货', [], CATALOG.templates)).toEqual([
      {
        templateId: 'T1',
        name: '模板T1',
        mapping: [
          { variable: 'name', field: 'name', fallback: '' },
          { variable: 'no', field: 'custom:订单号', fallback: '' },
        ],
      },
    ]);
    expect(suggestTemplates('亲{姓名}您好，订单8已发货', [], CATALOG.templates)).toEqual([]);
  });
});

describe('counting as the channel does', () => {
  it('counts GSM 03.38 where a SIM sends it', () => {
    const gsm = (body: string) => {
      const base = input({ providerTemplate: null, body });
      const descriptor = { ...base.descriptor, content: 'text' as const, counting: 'gsm' as const, catalog: false };
      return createPlanner({ ...base, descriptor: { ...descriptor, signatureMin: 0 } });
    };
    const latin = gsm('x'.repeat(150));
    expect(latin.plan({ ...recipient('', '') })).toMatchObject({ units: 154, parts: 3 });
    const unsigned = createPlanner({
      ...input({ signature: '', providerTemplate: null, body: 'x'.repeat(165) }),
      descriptor: { signatureMin: 0, signatureMax: 8, maxNotice: 500, maxMarketing: 500, counting: 'gsm' },
    });
    expect(unsigned.problems).toEqual([]);
    expect(unsigned.plan(recipient('', ''))).toMatchObject({ units: 165, parts: 2, over: 5 });
  });
});

describe('saying a free text with a template', () => {
  const express = createExpressor([...CATALOG.templates, template('T4', '{1}和{2}')]);
  it('fills the one template that says it', () => {
    expect(express('【飞笺】张三您好，订单A1已发货', '飞笺')).toEqual({
      kind: 'call',
      call: {
        templateId: 'T1',
        params: [
          { name: 'name', value: '张三' },
          { name: 'no', value: 'A1' },
        ],
      },
    });
  });
  it('refuses what none says, what only an unapproved one says, and what could be said in two ways', () => {
    expect(express('【飞笺】再见', '飞笺')).toEqual({ kind: 'refused', code: 'TEMPLATE_NO_MATCH' });
    expect(express('【飞笺】张三您好', '飞笺')).toEqual({ kind: 'refused', code: 'TEMPLATE_NO_MATCH' });
    expect(express('甲和乙和丙', '飞笺')).toEqual({ kind: 'refused', code: 'TEMPLATE_AMBIGUOUS' });
  });
});
