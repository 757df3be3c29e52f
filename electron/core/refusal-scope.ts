/** What a code that refused a number says about writing to it: nobody ever again, not this account, or nothing. */
export type RefusalScope = 'all' | 'channel' | null;

/**
 * Codes by which the person or the person's carrier refused, whoever asks: the provider's table of opt-outs and the
 * carrier's own lists. Meanings: resources/carrier-codes.json, resources/api-error-codes.json.
 */
const BY_THE_PERSON: ReadonlySet<string> = new Set([
  'AL:isv.CUSTOMER_REFUSED',
  'TC:FailedOperation.PhoneNumberInBlacklist',
  'TC:FailedOperation.PhoneNumberOnBlacklist',
  'SM:253',
  // 平台黑名单（退订过或投诉过）
  'MBBLACK',
  // the called number on China Mobile's and China Unicom's lists
  'MB:1077',
  'DB:0141',
  'ID:0141',
  'DB:0144',
  'DB:0164',
  '69',
]);
/** Says something about the sender or about a list of allowed numbers, nothing about this number's wish. */
const NOT_THE_NUMBER: ReadonlySet<string> = new Set(['MB:1076', 'DB:0140', 'ID:0140']);

/**
 * A refusal by the person (退订, 拒收) or the person's carrier counts for every channel. A provider's or platform's own
 * blacklist counts for its channel alone: another account may be welcome. A simulated channel never speaks for people.
 */
export function refusalScope(code: string, category: string, simulated: boolean): RefusalScope {
  if (category !== 'blacklist' && category !== 'unsub') return null;
  if (NOT_THE_NUMBER.has(code.trim().toUpperCase())) return null;
  if (simulated) return 'channel';
  const bare = code.trim();
  return category === 'unsub' || BY_THE_PERSON.has(bare) || BY_THE_PERSON.has(bare.toUpperCase()) ? 'all' : 'channel';
}
