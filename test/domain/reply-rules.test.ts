import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ruleProblems } from '../../shared/domain/reply-rule-problems.ts';
import {
  ANSWERS_PER_NUMBER,
  decideReply,
  foldReply,
  OLDEST_ANSWERED,
  type ReplyFacts,
  type ReplyRule,
  ruleFor,
} from '../../shared/domain/reply-rules.ts';

const rule = (fields: Partial<ReplyRule> = {}): ReplyRule => ({
  id: 'r1',
  name: '营业时间',
  enabled: true,
  match: 'contains',
  words: ['几点'],
  answer: '每天 9:00–21:00',
  tag: '',
  optOut: false,
  followUp: false,
  ...fields,
});
const facts = (fields: Partial<ReplyFacts> = {}): ReplyFacts => ({
  text: '几点开门？',
  verdict: 'other',
  optedOut: false,
  toAutoAnswer: false,
  mobile: true,
  age: 0,
  answeredNumber: 0,
  answeredAll: 0,
  ...fields,
});
const decide = (fields: Partial<ReplyFacts>, ...rules: ReplyRule[]) =>
  decideReply({ rules: rules.length > 0 ? rules : [rule()], maxPerDay: 50 }, facts(fields));

test('width, case, blanks, punctuation and emoji make no difference to a word', () => {
  expect(foldReply(' Ｋ１ ! 😀 ')).toBe('k1');
  const exact = rule({ match: 'exact', words: ['K1'] });
  expect(ruleFor([exact], '【ｋ 1】。')).toBe(exact);
  expect(ruleFor([exact], 'k12')).toBe(null);
  expect(ruleFor([rule({ match: 'starts', words: ['预约'] })], '预约 明天')).not.toBe(null);
  expect(ruleFor([rule({ match: 'starts', words: ['预约'] })], '我要预约')).toBe(null);
  expect(ruleFor([rule({ enabled: false })], '几点')).toBe(null);
  expect(ruleFor([rule({ words: ['！！'] })], '！！')).toBe(null);
});

test('the first rule that fits acts, alone', () => {
  const second = rule({ id: 'r2', words: ['几点开'], tag: '询问' });
  expect(decide({}, rule(), second)).toMatchObject({ ruleId: 'r1', answer: '每天 9:00–21:00', tag: '' });
});

test.each([
  ['opted_out', { verdict: 'opt_out' }],
  ['opted_out', { optedOut: true }],
  ['look_alike', { verdict: 'look_alike' }],
  ['to_auto_answer', { toAutoAnswer: true }],
  ['not_mobile', { mobile: false }],
  ['too_old', { age: OLDEST_ANSWERED + 1 }],
  ['number_today', { answeredNumber: ANSWERS_PER_NUMBER }],
  ['day_limit', { answeredAll: 50 }],
] as const)('an answer is held back: %s', (withheld, fields) => {
  const decision = decide(fields);
  expect(decision).toMatchObject({ answer: null, withheld });
  // whoever did not refuse is answered by a person
  expect(decision.followUp).toBe(withheld !== 'opted_out');
});

test('a look-alike of an opt-out goes to a person, with and without a rule', () => {
  expect(decide({ verdict: 'look_alike', text: '退订单的事' })).toMatchObject({ ruleId: null, followUp: true });
  const out = rule({ answer: '', optOut: true, words: ['退订单'] });
  expect(decide({ verdict: 'look_alike', text: '退订单的事' }, out)).toMatchObject({ optOut: false, followUp: true });
  expect(decide({ text: '别烦我' }, rule({ answer: '', optOut: true, words: ['烦'] }))).toMatchObject({ optOut: true });
});

test('whatever comes in, the limits of automatic answers hold', () => {
  const event = fc.record({
    number: fc.integer({ min: 0, max: 4 }),
    text: fc.constantFrom('几点', '在吗', '预约', '退订'),
    verdict: fc.constantFrom('other' as const, 'opt_out' as const, 'look_alike' as const),
    toAutoAnswer: fc.boolean(),
    optedOut: fc.boolean(),
    age: fc.integer({ min: 0, max: 2 * OLDEST_ANSWERED }),
  });
  const rules = [rule(), rule({ id: 'r2', words: ['预约', '在'], answer: '收到' })];
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), fc.integer({ min: 0, max: 6 }), (events, maxPerDay) => {
      const sent = new Map<number, number>();
      let all = 0;
      for (const { number, ...given } of events) {
        const counted = { answeredNumber: sent.get(number) ?? 0, answeredAll: all, mobile: true };
        const { answer } = decideReply({ rules, maxPerDay }, { ...given, ...counted });
        if (answer === null) continue;
        expect(given.verdict === 'other' && !given.optedOut && !given.toAutoAnswer).toBe(true);
        sent.set(number, (sent.get(number) ?? 0) + 1);
        all += 1;
      }
      expect(all).toBeLessThanOrEqual(maxPerDay);
      for (const n of sent.values()) expect(n).toBeLessThanOrEqual(ANSWERS_PER_NUMBER);
    }),
  );
});

test('rules that contradict, never apply or do nothing are named', () => {
  const keys = (...rules: ReplyRule[]) =>
    ruleProblems(rules).map(({ key, ruleId, severity }) => [key, ruleId, severity]);
  const other = (fields: Partial<ReplyRule>) => rule({ id: 'r2', name: '二', ...fields });
  expect(keys(rule())).toEqual([]);
  expect(keys(rule({ words: [] }))).toEqual([['words_missing', 'r1', 'block']]);
  expect(keys(rule({ words: ['？'] }))).toEqual([['word_blank', 'r1', 'block']]);
  expect(keys(rule({ answer: ' ' }))).toEqual([['no_action', 'r1', 'block']]);
  expect(keys(rule({ optOut: true }))).toEqual([['answers_opt_out', 'r1', 'block']]);
  expect(keys(rule({ words: ['几点', '几点！'] }))).toEqual([['word_twice', 'r1', 'warn']]);
  expect(keys(rule({ match: 'exact', words: ['TD'] }))).toEqual([['opt_out_word', 'r1', 'warn']]);
  expect(keys(rule({ words: ['好'] }))).toEqual([['short_word', 'r1', 'warn']]);
  expect(keys(rule(), other({ answer: '别的' }))).toEqual([['contradicts', 'r2', 'block']]);
  expect(keys(rule(), other({ words: ['几点关门'] }))).toEqual([['shadowed', 'r2', 'warn']]);
  expect(keys(other({ words: ['几点关门'] }), rule())).toEqual([]);
  expect(keys(rule({ match: 'starts' }), other({ match: 'exact', words: ['几点了'] }))).toEqual([
    ['shadowed', 'r2', 'warn'],
  ]);
  expect(keys(rule(), other({ answer: '别的', enabled: false }))).toEqual([]);
  expect(ruleProblems([rule(), other({ answer: '别的' })])[0]?.data).toEqual({ word: '几点', other: '营业时间' });
});
