import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PackWord } from '../../../shared/contract/word-packs.ts';
import { applyMend } from '../../../shared/domain/check/apply-mend.ts';
import { CATEGORIES } from '../../../shared/domain/check/terms.ts';
import { createTextCheck } from '../../../shared/domain/check/text-check.ts';
import { findConflicts, termsOf } from '../../../shared/domain/check/word-conflicts.ts';
import { createWordListReader, wordListCsv } from '../../../shared/domain/check/word-list.ts';
import { checkBody } from '../../../shared/domain/content-check.ts';
import { checkSignature } from '../../../shared/domain/signature.ts';
import { parseTemplate } from '../../../shared/domain/template-syntax.ts';

const word = (
  text: string,
  severity: PackWord['severity'],
  rest: Partial<PackWord> = {},
): PackWord & { pack: string } => ({
  word: text,
  severity,
  category: '',
  advice: '',
  suggestion: '',
  pack: '店里的词',
  ...rest,
});
const keys = (body: string, context: Parameters<typeof checkBody>[1] = {}) =>
  checkBody(body, context).map(({ key, severity }) => `${key} ${severity}`);
const read = (text: string) => {
  const reader = createWordListReader();
  for (const [at, line] of text.split('\n').entries()) reader.add(line.split(','), at + 1);
  return reader.result();
};

describe('marks, links and numbers', () => {
  it.each([
    ['现价¥39，★新品★', ['body_symbols hint', 'body_symbols hint']],
    ['详情 https://example.cn/{订单号} 查看', ['link_variable warn']],
    ['您好{姓名}{称呼}，到店取货', ['variables_adjacent hint']],
    ['联系 138 0013 8000 王师傅', ['phone_in_body hint']],
    ['点 t.cn/abc 看', ['short_link hint']],
    ['您的订单 20261122 已发出', []],
  ])('%j → %j', (body, expected) => {
    expect(keys(body)).toEqual(expected);
  });

  it('offers the amount in 元', () => {
    const body = '现价¥39.9起';
    const [found] = checkBody(body);
    expect(found && applyMend(body, found)).toBe('现价39.9元起');
  });
});

describe('the refusal', () => {
  it.each([
    ['marketing', '', '全场八折', ['opt_out_missing block']],
    ['marketing', '', '全场八折，拒收请回复R', []],
    ['marketing', '', '拒收请回复R，全场八折', ['opt_out_not_last warn']],
    ['marketing', '拒收请回复R', '全场八折，退订回T', ['opt_out_present warn']],
    ['marketing', '拒收请回复R', '全场八折', []],
    ['notice', '', '您的快递到了', []],
  ] as const)('%s with %j: %j → %j', (kind, optOut, body, expected) => {
    expect(keys(body, { kind, optOut })).toEqual(expected);
  });
});

describe('risky words', () => {
  it('block only what the law forbids', () => {
    expect(keys('网上博 彩送彩金')).toContain('risky_word block');
    expect(keys('全网最低价')).toEqual(['risky_word warn']);
    expect(keys('谨防刷单诈骗')).toEqual(['risky_word hint']);
  });

  it('are marked where they stand and mended there', () => {
    const body = '本店最 低 价，真的最低价';
    const [found] = checkBody(body);
    expect(found?.spans?.map(([start, end]) => body.slice(start, end))).toEqual(['最 低 价']);
    expect(found && applyMend(body, found)).toBe('本店优惠价，真的最低价');
  });

  it('do not reach into or across a variable', () => {
    expect(keys('加{姓名}群')).toEqual([]);
    expect(keys('{最低价}元')).toEqual([]);
  });

  it('tell why, from where and what to do, in both languages', () => {
    for (const { title, reason, advice, rule } of CATEGORIES)
      for (const said of [title.zh, title.en, reason.zh, reason.en, advice.zh, advice.en, rule])
        expect(said.length).toBeGreaterThan(3 - Number(said === title.zh) * 2);
  });

  it('have spans inside any text, and never throw', () => {
    const piece = fc.oneof(
      fc.constantFrom('博彩', '最低价', '加微信', '¥5', '{姓名}', '\u200b'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const body = pieces.join('');
        for (const { spans = [] } of checkBody(body))
          for (const [start, end] of spans) expect(0 <= start && start < end && end <= body.length).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what values bring in', () => {
  const { values } = createTextCheck();
  it.each([
    ['{姓名}您好，请取货', '加微信领红包', ['contact_pull', 'review_rebate']],
    ['{姓名}您好，请取货', '张伟', []],
    ['{姓名}信领红包', '加微', ['contact_pull']],
    ['全网最低价，{姓名}', '张伟', []],
    ['您的{备注}', ' http://a.cn/x', ['link']],
    ['看 www.a.cn，{备注}', '好', []],
  ])('%j with %j → %j', (body, value, expected) => {
    const { literals } = parseTemplate(body);
    const hits = values(body, literals)(literals.join(value), [value]);
    expect([...new Set(hits.map(({ category }) => category))].sort()).toEqual(expected);
  });
});

describe('own words', () => {
  it('are pointed out, and an allowed phrase covers what is inside, but not what the law forbids', () => {
    const own = [word('清仓', 'warn', { suggestion: '换季' }), word('最低价保证', 'allow'), word('博彩之家', 'allow')];
    const check = createTextCheck(termsOf(own));
    expect(check.findings('清仓啦').map(({ key, mend }) => [key, mend])).toEqual([['own_word', '换季']]);
    expect(check.findings('本店最低价保证')).toEqual([]);
    expect(check.findings('博彩之家').map(({ severity }) => severity)).toEqual(['block']);
  });

  it('are read line by line; what is not taken is told with its line and reason', () => {
    const { words, broken, lines } = read(
      '词,分类,级别\n甩卖,促销,提醒\n★,,\n甩,,\n跳楼价,,猛烈\n甩 卖,促销,提醒\n甩卖,促销,拦截\n',
    );
    expect(lines).toBe(6);
    expect(words.map(({ word: text, severity }) => [text, severity])).toEqual([['甩卖', 'block']]);
    expect(broken.map(({ line, reason, earlier }) => [line, reason, earlier])).toEqual([
      [3, 'no_word', null],
      [4, 'one_character', null],
      [5, 'severity_unknown', null],
      [6, 'repeated', 2],
      [7, 'contradicts', 2],
    ]);
  });

  it('survive export and import', () => {
    const list = [
      word('甩卖', 'block', { category: '促销', advice: '写折扣', suggestion: '优惠' }),
      word('最后一天', 'allow'),
    ];
    const csv = wordListCsv(list).replace('\ufeff', '').trim().replaceAll('\r', '');
    expect(read(csv).words).toEqual(list.map(({ pack: _, ...each }) => each));
  });

  it('that contradict another list are named', () => {
    expect(findConflicts([word('博彩', 'allow')], [word('博 彩', 'warn')])).toEqual([
      { word: '博彩', severity: 'allow', other: 'block', pack: null },
      { word: '博彩', severity: 'allow', other: 'warn', pack: '店里的词' },
    ]);
  });
});

it('a signature that fits anyone is advised against', () => {
  expect(checkSignature('温馨提示', { min: 2, max: 8 }).map(({ key }) => key)).toEqual(['signature_generic']);
});
