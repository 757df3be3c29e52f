import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formBody, formEncode } from '../../electron/channels/form-encode.ts';
import { liOfYuan } from '../../electron/channels/reply/decimal.ts';
import { jsonId, jsonInt } from '../../electron/channels/reply/json-schemas.ts';
import { isJsonNumber, parseLossless, writeLossless } from '../../electron/channels/reply/lossless-json.ts';
import { retryAfterMs } from '../../electron/channels/reply/retry-after.ts';
import { parseShanghai, shanghaiText } from '../../electron/channels/shanghai-text.ts';

describe('JSON without losing digits', () => {
  it.each(['9007199254740993', '18446744073709551615', '0.05', '-53', '1e400'])('keeps %s', (digits) => {
    const value = parseLossless(`{"sid": ${digits}, "deep": [{"x":"${digits}"}]}`);
    expect(writeLossless(value)).toBe(`{"sid":${digits},"deep":[{"x":"${digits}"}]}`);
  });

  it('does not mistake an object of the reply for a number', () => {
    expect(isJsonNumber((parseLossless('{"a":{"digits":"1"}}') as { a: unknown }).a)).toBe(false);
  });

  it('writes back any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(writeLossless(parseLossless(JSON.stringify(value))))).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });

  it('an integer is an integer, an id is a string', () => {
    expect(jsonInt.safeParse(parseLossless('-53')).data).toBe(-53);
    for (const text of ['"0"', '0.5', 'true', 'null', '12345678901234567890']) {
      expect(jsonInt.safeParse(parseLossless(text)).success).toBe(false);
    }
    expect(jsonId.parse(parseLossless('9223372036854775807'))).toBe('9223372036854775807');
    for (const text of ['{}', '1.5', '""', 'null']) expect(jsonId.safeParse(parseLossless(text)).success).toBe(false);
  });
});

describe('money', () => {
  it.each([
    ['0.05', 50],
    ['0.0500', 50],
    ['0.055', 55],
    ['1.005', 1005],
    ['0.0555', 56],
    ['12', 12_000],
    ['-0.5', -500],
    ['4.35', 4350],
  ])('%s yuan is %i 厘', (text, li) => expect(liOfYuan(text)).toBe(li));
  it.each(['', 'x', '1e3', '1,000', '.5'])('%s is no amount', (text) => expect(liOfYuan(text)).toBeNull());
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 1, 0, 0, 0);
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Thu, 01 Jan 2026 00:01:30 GMT', 90_000],
    ['Thu, 01 Jan 2015 00:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['7 days', null],
    ['', null],
    [undefined, null],
  ])('%s', (header, ms) => expect(retryAfterMs(header, now)).toBe(ms));
});

it('times are those of Shanghai whatever the computer says', () => {
  expect(shanghaiText(Date.UTC(2025, 11, 31, 16, 0, 0))).toBe('2026-01-01 00:00:00');
  expect(parseShanghai('2026-01-01 00:00:00')).toBe(Date.UTC(2025, 11, 31, 16, 0, 0));
  for (const text of ['', '2026-13-01 00:00:00', '2026-01-01']) expect(parseShanghai(text)).toBeNull();
});

describe('form encoding', () => {
  it('agrees with the standard for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(`=${formEncode(text)}`).toBe(new URLSearchParams([['', text]]).toString());
      }),
    );
  });

  it('survives half a surrogate pair', () => {
    expect(formBody({ text: '\ud800' })).toBe('text=%EF%BF%BD');
  });
});
