import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLink, matchTemplate, parseProviderText } from '../../shared/domain/provider-template.ts';

const match = (text: string, template: string) => {
  const found = matchTemplate(text, parseProviderText(template));
  return found.kind === 'match' ? Object.fromEntries(found.values) : found.kind;
};

describe('a provider’s template', () => {
  it('is cut at named and at positional variables', () => {
    expect(parseProviderText('\u0024{name}您好，{1}元')).toEqual({
      literals: ['', '您好，', '元'],
      names: ['name', '1'],
    });
    expect(parseProviderText('没有变量{}')).toEqual({ literals: ['没有变量{}'], names: [] });
  });

  it('says a text in the one way it can', () => {
    expect(match('张三您好，订单A1已发货', '\u0024{name}您好，订单\u0024{no}已发货')).toEqual({
      name: '张三',
      no: 'A1',
    });
    expect(match('验证码1234', '验证码{1}')).toEqual({ 1: '1234' });
    expect(match('固定', '固定')).toEqual({});
    expect(match('甲和甲', '{1}和{1}')).toEqual({ 1: '甲' });
  });

  it('refuses what it cannot say: other words, an empty value, a variable with two values', () => {
    expect(match('再见', '\u0024{name}您好')).toBe('none');
    expect(match('您好', '\u0024{name}您好')).toBe('none');
    expect(match('甲和乙', '{1}和{1}')).toBe('none');
    expect(match('固定了', '固定')).toBe('none');
  });

  it('never guesses where there are two ways', () => {
    expect(match('甲乙丙', '{1}{2}')).toBe('ambiguous');
    expect(match('a和b和c', '{1}和{2}')).toBe('ambiguous');
    expect(match('长'.repeat(400), '{1}{2}{3}{4}{5}')).toBe('ambiguous');
  });

  it('finds its own values again, or says that they are not the only ones', () => {
    const word = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => !/[{}$]/.test(text));
    const literal = fc.string({ maxLength: 4 }).filter((text) => !/[{}$]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(literal, word), { minLength: 1, maxLength: 4 }), literal, (pieces, end) => {
        const template = pieces.map(([text], i) => `${text}{v${i}}`).join('') + end;
        const text = pieces.map(([before, value]) => before + value).join('') + end;
        const found = match(text, template);
        expect(found).not.toBe('none');
        if (typeof found === 'object') expect(Object.values(found)).toEqual(pieces.map(([, value]) => value));
      }),
    );
  });
});

describe('a link in a value', () => {
  it.each(['http://a.b', 'www.example.cn', 'taobao.com', '看t.cn/abc'])('%s is one', (value) => {
    expect(hasLink(value)).toBe(true);
  });
  it.each(['3.5折', '张三', 'A1.2', '2026.11.22', ''])('%s is none', (value) => expect(hasLink(value)).toBe(false));
});
