import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../shared/domain/template.ts';

const fill = (values: Record<string, string>) => (id: string) => values[id] ?? '';
const keysOf = (body: string) => compileTemplate(body, []).problems.map(({ key }) => key);

describe('a template', () => {
  it('is filled from the fields its variables stand for', () => {
    const { render, variables } = compileTemplate('{姓名}{称呼}，订单{订单号}已到，{手机号}', []);
    expect(variables).toEqual(['姓名', '称呼', '订单号', '手机号']);
    const field = fill({ name: '张三', salutation: '先生', 'custom:订单号': 'A1', number: '13800138000' });
    expect(render(field).text).toBe('张三先生，订单A1已到，13800138000');
  });

  it('takes the binding before the default, and its fallback for a blank', () => {
    const { render } = compileTemplate('{姓名}您好', [{ name: '姓名', field: 'custom:昵称', fallback: '顾客' }]);
    expect(render(fill({ name: '张三' })).text).toBe('顾客您好');
    expect(render(fill({ 'custom:昵称': '小张' })).text).toBe('小张您好');
  });

  it('reads full-width and doubled braces and blanks around a name', () => {
    const { render, problems, variables } = compileTemplate('｛姓名｝{{ 姓名 }}{ 姓名　}', []);
    expect(problems).toEqual([]);
    expect(variables).toEqual(['姓名']);
    expect(render(fill({ name: '李' })).text).toBe('李李李');
  });

  it.each([
    ['您好{姓名', ['variable_unclosed']],
    ['您好{姓{名}', ['variable_unclosed']],
    ['您好{姓名\n}', ['variable_unclosed', 'variable_unclosed']],
    ['您好姓名}', ['variable_unclosed']],
    ['{}', ['variable_empty']],
    ['｛ ｝您好', ['variable_empty']],
    [`{${'很'.repeat(41)}}`, ['variable_unclosed', 'variable_unclosed']],
  ])('reports what is broken in %j and leaves it as written', (body, keys) => {
    expect(keysOf(body)).toEqual(keys);
    const literal = body.replace('{名}', '');
    expect(compileTemplate(body, []).render(fill({})).text).toBe(literal);
  });

  it('reports a variable no contact field answers to, unless a fallback stands in', () => {
    const problems = (fallback: string) =>
      compileTemplate('{姓名}{订单号}{昵称}', [{ name: '昵称', field: 'custom:昵称', fallback }], {
        customFields: ['订单号'],
      }).problems;
    expect(problems('')).toEqual([{ key: 'variable_unknown', severity: 'block', data: { name: '昵称' } }]);
    expect(problems('您')).toEqual([]);
  });

  it('names blank variables and values that would pass for a signature', () => {
    const { render } = compileTemplate('{姓名}{公司}', []);
    expect(render(fill({ company: '【某店】' }))).toMatchObject({
      text: '【某店】',
      blank: ['姓名'],
      brackets: ['公司'],
    });
  });

  it('takes blanks and line breaks off values', () => {
    const { render } = compileTemplate('[{备注}]', []);
    expect(render(fill({ remark: ' 一\r\n 二\u2028三　' })).text).toBe('[一 二 三]');
  });

  it('never expands a value again, and equals a plain replacement', () => {
    const value = fc.string({ unit: fc.constantFrom('张', '{', '}', '姓', '名', '$', '&', '1'), minLength: 1 });
    const literal = fc.string({ unit: fc.constantFrom('您', '好', ' ', '$', '，') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(literal, fc.constantFrom('姓名', '公司', '备注'))),
        literal,
        value,
        (pieces, end, name) => {
          const body = pieces.map(([text, variable]) => `${text}{${variable}}`).join('') + end;
          const values: Record<string, string> = { name, company: '某公司', remark: '丙' };
          const label: Record<string, string> = { 姓名: name, 公司: '某公司', 备注: '丙' };
          const expected = pieces.map(([text, variable]) => text + label[variable]).join('') + end;
          expect(compileTemplate(body, []).render(fill(values)).text).toBe(expected);
        },
      ),
    );
  });

  it('without a brace is its own text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/[{}｛｝]/.test(text));
        expect(compileTemplate(text, []).render(fill({})).text).toBe(text);
      }),
    );
  });
});
