import { describe, expect, it } from 'vitest';
import { CARRIER_CATEGORIES, explainCode } from '../../electron/channels/carrier-codes.ts';
import table from '../../resources/carrier-codes.json' with { type: 'json' };

describe('carrier codes in plain words', () => {
  it('explains every code of the table, alone and with its operator', () => {
    expect(table.codes.length).toBe(591);
    for (const { code, operator, category, meaning } of table.codes) {
      expect(explainCode(code)).toEqual({ code, category, meaning });
      if (operator === 'mobile' || operator === 'telecom') expect(explainCode(code, operator).meaning).toBe(meaning);
    }
  });

  it.each([
    ['MK:0001', undefined, 'number_dead'],
    [' mk:0001 ', undefined, 'number_dead'],
    ['MK00001', undefined, 'number_dead'],
    ['MK0001', undefined, 'number_dead'],
    ['MC:0055_006', undefined, 'unreachable'],
    ['MK:9998', undefined, 'unreachable'],
    ['MB:9998', undefined, 'network'],
    ['UNDELIV_998', undefined, 'unreachable'],
    ['54', 'unicom', 'unreachable'],
    ['999', 'unicom', 'unknown'],
    ['WHAT?', undefined, 'unknown'],
    ['', undefined, 'unknown'],
    ['YP:3', undefined, 'balance'],
    ['YP:10', undefined, 'blacklist'],
    ['YP:-50', undefined, 'undecided'],
    ['YP:4711', undefined, 'undecided'],
    ['TIMEOUT', undefined, 'undecided'],
    ['HTTP_502', undefined, 'undecided'],
    ['ECONNREFUSED', undefined, 'network'],
    ['BALANCE', undefined, 'balance'],
  ] as const)('%s (%s) is %s, and the raw code stays', (code, carrier, category) => {
    const explained = explainCode(code, carrier);
    expect(explained.category).toBe(category);
    expect(explained.code).toBe(code);
    expect(explained.meaning).not.toBe('');
    expect(CARRIER_CATEGORIES).toContain(explained.category);
  });

  it('a bare Unicom number is only a hint for another operator', () => {
    expect(explainCode('54', 'mobile').meaning).toContain('仅供参考');
  });
});
