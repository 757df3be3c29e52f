import fc from 'fast-check';
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import regions from '../../resources/number-regions.json' with { type: 'json' };
import { carrierOf, maskNumber, parseNumber, provinceOf } from '../../shared/domain/phone.ts';
import { provinceName } from '../../shared/domain/province-names.ts';
import vectors from '../vectors/cn-numbers.json' with { type: 'json' };

const CARRIER: Record<string, string> = {
  中国移动: 'mobile',
  中国联通: 'unicom',
  中国电信: 'telecom',
  中国广电: 'broadnet',
};

describe('a cell with a number', () => {
  it.each(vectors.vectors.map((v) => [v.id, v.group, v] as const))(
    'is judged as in vector %i (%s)',
    (_id, _group, v) => {
      const { verdict, carrier, kind } = v.suggest;
      const usable = verdict === 'ok' || verdict === 'flag';
      expect(parseNumber(v.input)).toMatchObject({
        input: v.input,
        verdict,
        number: usable ? v.normalized : null,
        carrier: CARRIER[carrier ?? ''] ?? 'unknown',
        kind: kind ?? '',
      });
    },
  );

  it.each([
    '+8613800138000',
    '+86 138 0013 8000',
    '0086-138-0013-8000',
    '008613800138000',
    '86 13800138000',
    '(+86)13800138000',
    '（86）138 0013 8000',
    '１３８００１３８０００',
    '＋８６　１３８００１３８０００',
    "'13800138000",
    '="13800138000"',
    '13800138000.0',
    '13800138000.00',
    '1.3800138000E+10',
    '013800138000',
    '8.613800138000E+12',
    '13800138000，',
    '“13800138000”',
    ' \t13800138000\r\n',
    '\u200b138\u200d0013\ufeff8000\u202c',
    '138.0013.8000',
    '138–0013—8000',
    '138\u00a00013\u20028000',
  ])('%j is 13800138000', (input) => {
    expect(parseNumber(input)).toMatchObject({ number: '13800138000', verdict: 'ok', reason: '', carrier: 'mobile' });
  });

  it.each([
    ['', 'empty'],
    [' \u200b', 'empty'],
    ['张三', 'not_a_number'],
    ['-', 'not_a_number'],
    ['1380013800a', 'not_a_number'],
    ['13800138000张', 'not_a_number'],
    ['23800138000', 'not_a_number'],
    ['1.38E+10', 'excel_rounded'],
    ['1.38001E+10', 'excel_rounded'],
    ['1.3800138E10', 'excel_rounded'],
    ['8.61E+12', 'excel_rounded'],
    ['1380013800', 'too_short'],
    ['95588', 'too_short'],
    ['138001380001', 'too_long'],
    ['13800138000/13900139000', 'several_numbers'],
    ['13800138000 13900139000', 'several_numbers'],
    ['13800138000、13900139000', 'several_numbers'],
    ['13800138000；13900139000', 'several_numbers'],
    ['13800138000\n13900139000', 'several_numbers'],
    ['010-62501234', 'landline'],
    ['(0755) 2345 6789', 'landline'],
    ['+86 10 6250 1234', 'landline'],
    ['400-800-1234', 'landline'],
    ['+852 9123 4567', 'foreign'],
    ['001 650 253 0000', 'foreign'],
    ['12345678901', 'unassigned'],
    ['15412345678', 'unassigned'],
    ['17413912345', 'unassigned'],
  ])('%j is refused: %s', (input, reason) => {
    expect(parseNumber(input)).toMatchObject({ number: null, verdict: 'invalid', reason });
  });

  it.each([
    ['13491234567', 'satellite', 'base'],
    ['17401234567', 'satellite', 'base'],
    ['17406123456', 'emergency', 'emergency'],
    ['17412123456', 'emergency', 'emergency'],
    ['17491234567', 'satellite', 'satellite'],
    ['14912345678', 'data_card', 'datacard'],
    ['16101234567', 'segment_disputed', ''],
    ['17912345678', 'segment_disputed', ''],
  ])('%s is kept but flagged: %s', (input, reason, kind) => {
    expect(parseNumber(input)).toMatchObject({ number: input, verdict: 'flag', reason, kind });
  });

  it('takes exactly the mobile numbers libphonenumber takes, but for the segments the sources dispute', () => {
    const disputed = /^1(?:49|79|610|740[6-9]|741[0-2]|749)/;
    fc.assert(
      fc.property(fc.integer({ min: 1_0000, max: 1_9999 }), fc.integer({ min: 0, max: 999_999 }), (head, tail) => {
        const number = `${head}${String(tail).padStart(6, '0')}`;
        fc.pre(!disputed.test(number));
        const { verdict } = parseNumber(number);
        // 010 + 8 digits without the trunk 0 is a landline to libphonenumber
        expect(verdict !== 'invalid').toBe(/^1[3-9]/.test(number) && isValidPhoneNumber(number, 'CN'));
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws, keeps the input, and answers with 11 digits or nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0123456789+-. eE') })),
        (input) => {
          const verdict = parseNumber(input);
          expect(verdict.input).toBe(input);
          if (verdict.number === null) expect(['invalid', 'not-smsable']).toContain(verdict.verdict);
          else expect(verdict.number).toMatch(/^1[3-9]\d{9}$/);
          if (verdict.number === null) expect(verdict.reason).not.toBe('');
        },
      ),
    );
  });
});

describe('what a number tells', () => {
  it('groups virtual operators apart from the network that carries them', () => {
    expect(carrierOf('17012345678')).toBe('virtual');
    expect(parseNumber('17012345678')).toMatchObject({ carrier: 'telecom', kind: 'mvno' });
    expect(carrierOf('19212345678')).toBe('broadnet');
    expect(carrierOf('12345')).toBe('unknown');
  });

  it('knows the province of older segments and keeps silent about newer ones', () => {
    expect(provinceOf('13800138000')).toBe('北京');
    expect(provinceOf('18629288645')).toBe('陕西');
    expect(provinceOf('19912345678')).toBe('');
    expect(provinceOf('138')).toBe('');
  });

  it('agrees with the source of the table wherever the vectors have it', () => {
    const known = vectors.vectors.filter((v) => v.B.sms === true);
    expect(known.length).toBeGreaterThan(100);
    for (const v of known) expect(provinceOf(v.normalized)).toBe(v.B.province ?? '');
  });

  it('shows masked numbers only', () => {
    expect(maskNumber('13800138000')).toBe('138****8000');
    expect(maskNumber('95588')).toBe('*****');
  });
});

it('every province has an English name', () => {
  for (const province of regions.provinces) {
    expect(provinceName(province, 'en')).toMatch(/^[A-Z][A-Za-z ]+$/);
    expect(provinceName(province, 'zh-CN')).toBe(province);
  }
  expect(provinceName('', 'en')).toBe('');
});
