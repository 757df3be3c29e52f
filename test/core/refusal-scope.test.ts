import { expect, it } from 'vitest';
import { explainCode } from '../../electron/channels/carrier-codes.ts';
import { type RefusalScope, refusalScope } from '../../electron/core/refusal-scope.ts';

it.each<[string, RefusalScope]>([
  // the person refused, whoever asks
  ['AL:isv.CUSTOMER_REFUSED', 'all'],
  ['USER_REJECT', 'all'],
  ['TUIDING', 'all'],
  ['MX:0012', 'all'],
  ['SC:0016', 'all'],
  ['UNSUBED', 'all'],
  ['SM:253', 'all'],
  ['TC:FailedOperation.PhoneNumberInBlacklist', 'all'],
  ['MBBLACK', 'all'],
  ['MB:1077', 'all'],
  ['DB:0141', 'all'],
  // one account's own list
  ['YP:10', 'channel'],
  ['IH:4030', 'channel'],
  ['LS:-41', 'channel'],
  ['SM:114', 'channel'],
  ['AL:isv.BLACK_KEY_CONTROL_LIMIT', 'channel'],
  ['BLACK', 'channel'],
  ['UBLOCKD', 'channel'],
  // nothing about the number
  ['MB:1076', null],
  ['DB:0140', null],
  ['MK:0001', null],
  ['DELIVRD', null],
  ['NO_SUCH_CODE', null],
])('%s counts for %s', (code, scope) => {
  const { category } = explainCode(code);
  expect(refusalScope(code, category, false)).toBe(scope);
  expect(refusalScope(code, category, true)).toBe(scope === null ? null : 'channel');
});
