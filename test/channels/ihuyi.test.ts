import { describe, expect, it } from 'vitest';
import { ihuyi, ihuyiPassword } from '../../electron/channels/providers/ihuyi.ts';
import {
  answer,
  computedVectors,
  NETWORK,
  type SendCase,
  said,
  sameTexts,
  scripted,
} from '../support/channels/scripted-http.ts';

const CONFIG = { account: 'cf_shop', apikey: 'secret' };

interface Signed {
  account: string;
  apiKey: string;
  mobile: string;
  content: string;
  time: string;
}
describe.each(computedVectors<Signed, { password: string }>('ihuyi'))('vector $id', ({ input, expected }) => {
  it('makes the password byte for byte', () => {
    expect(ihuyiPassword({ ...input, apikey: input.apiKey })).toBe(expected.password);
  });
});

const no = (code: number) => answer(`{"code":${code},"msg":"no","smsid":"0"}`);
const CASES: SendCase[] = [
  [
    'taken',
    sameTexts(1),
    answer('{"code":2,"msg":"ok","smsid":"9223372036854775807"}'),
    'accepted 9223372036854775807',
  ],
  ['taken, id as a number', sameTexts(1), answer('{"code":2,"smsid":9007199254740993}'), 'accepted 9007199254740993'],
  ['taken without an id', sameTexts(1), answer('{"code":2,"msg":"ok"}'), 'unknown BAD_REPLY'],
  ['taken with id 0', sameTexts(1), answer('{"code":2,"smsid":"0"}'), 'unknown BAD_REPLY'],
  ['failed without a reason', sameTexts(1), no(0), 'unknown IH:0'],
  ['IP refused', sameTexts(1), no(400), 'rejected IH:400 account'],
  ['another IP than filed', sameTexts(1), no(4052), 'rejected IH:4052 account'],
  ['wrong key', sameTexts(1), no(405), 'rejected IH:405 account'],
  ['a clock that is off', sameTexts(1), no(40501), 'rejected CLOCK account'],
  ['no money', sameTexts(1), no(4051), 'rejected IH:4051 balance'],
  ['missing number', sameTexts(1), no(403), 'rejected IH:403 request'],
  ['a bad number', sameTexts(1), no(406), 'rejected IH:406 number'],
  ['a blacklisted number', sameTexts(1), no(4030), 'rejected IH:4030 blacklist'],
  ['too often', sameTexts(1), no(4080), 'rejected IH:4080 frequency'],
  ['forbidden word', sameTexts(1), no(407), 'rejected IH:407 content'],
  ['no template fits', sameTexts(1), no(4072), 'rejected IH:4072 content'],
  ['a code nobody documented', sameTexts(1), no(9999), 'unknown IH:9999'],
  ['a code as text', sameTexts(1), answer('{"code":"2","smsid":"1"}'), 'unknown BAD_REPLY'],
  ['a refusal behind a 500', sameTexts(1), answer('{"code":407}', 500), 'unknown HTTP_500'],
  ['two numbers, which it cannot take', sameTexts(2), no(0), 'rejected BATCH_FORM request'],
  ...NETWORK.map(([name, reply, want]): SendCase => [name, sameTexts(1), reply, want]),
];

describe('ihuyi', () => {
  it.each(CASES)('%s', async (_name, messages, reply, want) => {
    const { channel } = scripted(ihuyi, CONFIG, [reply]);
    expect(said(await channel.send({ clientRef: 'c1.ab', messages }))).toEqual(messages.map(() => want));
  });

  it('signs each request with its own password and keeps the key at home', async () => {
    const { channel, asked, deps } = scripted(ihuyi, CONFIG, [no(2)]);
    await channel.send({ clientRef: 'c', messages: sameTexts(1) });
    const form = Object.fromEntries(new URLSearchParams(String(asked[0]?.body)));
    const time = String(deps.clock.now() / 1000);
    const content = '【测试店】满百减十';
    const signed = { account: 'cf_shop', apikey: 'secret', mobile: '13800138000', content, time };
    expect(asked[0]?.url).toBe('https://106.ihuyi.com/webservice/sms.php?method=Submit');
    expect(form).toEqual({
      account: 'cf_shop',
      password: ihuyiPassword(signed),
      mobile: '13800138000',
      content,
      time,
      format: 'json',
    });
    expect(JSON.stringify(asked)).not.toContain('secret');
  });

  it.each([
    ['what is left', answer('{"code":2,"msg":"ok","num":42}'), { kind: 'ok', balance: { kind: 'parts', amount: 42 } }],
    ['a refusal', no(405), { kind: 'failed', code: 'IH:405' }],
    ['something else', answer('{"code":2}'), { kind: 'failed', code: 'BAD_REPLY' }],
  ])('balance: %s', async (_name, reply, want) => {
    expect(await scripted(ihuyi, CONFIG, [reply]).channel.balance!()).toMatchObject(want);
  });

  it.each([
    ['all well', answer('{"code":2,"num":"5"}'), 'network credentials balance', null],
    ['wrong key', no(405), 'network credentials', 'IH:405'],
    ['IP', no(4052), 'network ip', 'IH:4052'],
    ['clock', no(40501), 'network clock', 'CLOCK'],
  ])('check: %s', async (_name, reply, items, code) => {
    const checks = await scripted(ihuyi, CONFIG, [reply]).channel.check();
    expect(checks.map(({ item }) => item).join(' ')).toBe(items);
    expect(checks.at(-1)?.code).toBe(code);
  });
});
