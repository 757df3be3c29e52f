import { describe, expect, it } from 'vitest';
import { submailSignature } from '../../electron/channels/providers/submail/requests.ts';
import { submail } from '../../electron/channels/providers/submail.ts';
import {
  answer,
  computedVectors,
  NETWORK,
  ownTexts,
  type SendCase,
  said,
  sameTexts,
  scripted,
} from '../support/channels/scripted-http.ts';

const CONFIG = { appid: '10000', appkey: 'secret' };

interface Signed {
  appid: string;
  appkey: string;
  params: Record<string, string>;
}
describe.each(computedVectors<Signed, { signature: string }>('submail-signature'))(
  'vector $id',
  ({ input, expected }) => {
    it('signs byte for byte', () => {
      const type = input.params.sign_type === 'sha1' ? 'sha1' : 'md5';
      expect(submailSignature(input, input.params, type)).toBe(expected.signature);
      expect(submailSignature(input, { ...input.params, tag: 'c1.ab' }, type)).toBe(expected.signature);
    });
  },
);

const PURSE = answer('{"status":"success","balance":"1"}');
const LOG = answer('{"status":"success","total":0,"data":[]}');
const no = (code: number | string) => answer(`{"status":"error","code":${JSON.stringify(code)},"msg":"no"}`);
const ok = (id: string, to = '', fee = ',"fee":1') =>
  `{"status":"success",${to === '' ? '' : `"to":"${to}",`}"send_id":"${id}"${fee}}`;
const bad = (code: string, to = '') =>
  `{"status":"error","code":${code},"msg":"no"${to === '' ? '' : `,"to":"${to}"`}}`;
const batch = (fee: number, ...rows: string[]) =>
  answer(`{"status":"success","batchlist":"b","total_fee":${fee},"responses":[${rows.join(',')}]}`);
const [A, B, C] = sameTexts(3).map(({ number }) => number) as [string, string, string];

const CASES: SendCase[] = [
  ['one taken', sameTexts(1), answer(ok('s1')), 'accepted s1'],
  ['many taken', sameTexts(2), batch(2, ok('s1', A), ok('s2', B)), ['accepted s1', 'accepted s2']],
  ['in another order', sameTexts(2), batch(2, ok('s2', B), ok('s1', A)), ['accepted s1', 'accepted s2']],
  [
    'a sum that does not add up',
    sameTexts(2),
    batch(9, ok('s1', A), ok('s2', B)),
    ['accepted s1', 'accepted s2'],
    'COUNT',
  ],
  [
    'taken in part',
    sameTexts(3),
    batch(1, ok('s1', A), bad('114', B), bad('"115"', C)),
    ['accepted s1', 'rejected SM:114 blacklist', 'rejected SM:115 frequency'],
  ],
  ['a number left out', sameTexts(2), batch(1, ok('s1', A)), ['accepted s1', 'unknown MISSING']],
  ['a number nobody asked about', sameTexts(1), batch(2, ok('s1', A), ok('s2', B)), 'accepted s1', 'EXTRA_NUMBER'],
  [
    'a row nobody can read',
    sameTexts(2),
    batch(1, ok('s1', A), '{"x":1}'),
    ['accepted s1', 'unknown MISSING'],
    'BAD_ROW',
  ],
  [
    'a text for each, no numbers in the answer',
    ownTexts(2),
    answer(`[${ok('s1')},${ok('s2')}]`),
    ['accepted s1', 'accepted s2'],
  ],
  [
    'a text for each, one refused without its number',
    ownTexts(2),
    answer(`[${bad('251')},${ok('s2', B)}]`),
    ['rejected SM:251 number', 'accepted s2'],
  ],
  [
    'no numbers and too few rows: nobody can say whose they are',
    ownTexts(3),
    answer(`[${ok('s1')},${ok('s2')}]`),
    'unknown MISSING',
    'NO_NUMBER',
  ],
  ['wrong key', sameTexts(2), no(109), 'rejected SM:109 account'],
  ['IP refused', sameTexts(2), no('113'), 'rejected SM:113 account'],
  ['no money', sameTexts(2), no(903), 'rejected SM:903 balance'],
  ['the day’s limit', sameTexts(2), no(901), 'rejected SM:901 quota'],
  ['forbidden word', sameTexts(2), no(405), 'rejected SM:405 content'],
  ['under review', sameTexts(2), no(409), 'rejected SM:409 content'],
  ['a clock that is off', sameTexts(2), no(152), 'rejected CLOCK account'],
  ['a blacklisted number alone', sameTexts(1), no(114), 'rejected SM:114 blacklist'],
  ['a blacklisted number among others', sameTexts(2), no(114), 'rejected SM:114 frequency'],
  ['our mistake', sameTexts(2), no(107), 'rejected SM:107 request'],
  ['a code nobody documented', sameTexts(2), no(777), 'unknown SM:777'],
  ['taken without an id', sameTexts(1), answer('{"status":"success","fee":1}'), 'unknown BAD_REPLY'],
  ['a status of another type', sameTexts(1), answer('{"status":1,"send_id":"s1"}'), 'unknown BAD_REPLY'],
  ['a refusal behind a 500', sameTexts(1), answer('{"status":"error","code":903}', 500), 'unknown HTTP_500'],
  ...NETWORK.map(([name, reply, want]): SendCase => [name, sameTexts(2), reply, want]),
];

const formOf = (body: unknown) => Object.fromEntries(new URLSearchParams(String(body)));

describe('submail', () => {
  it.each(CASES)('%s', async (_name, messages, reply, want, alarm) => {
    const { channel } = scripted(submail, CONFIG, [reply]);
    const result = await channel.send({ clientRef: 'c1.ab', messages });
    expect(said(result)).toEqual(typeof want === 'string' ? messages.map(() => want) : want);
    expect(result.alarm).toBe(alarm ?? null);
  });

  it('tells the parts it was billed', async () => {
    const { channel } = scripted(submail, CONFIG, [answer(ok('s1', '', ',"fee":3'))]);
    expect((await channel.send({ clientRef: 'c', messages: sameTexts(1) })).outcomes[0]).toMatchObject({
      billedParts: 3,
    });
  });

  it('what the texts share is the content, what differs a variable', async () => {
    const { channel, asked } = scripted(submail, CONFIG, [answer(`[${ok('s1')},${ok('s2')}]`)]);
    await channel.send({ clientRef: 'c1.ab', messages: ownTexts(2) });
    expect(asked[0]?.url).toBe('https://api-v4.mysubmail.com/sms/multisend');
    const form = formOf(asked[0]?.body);
    expect(form).toMatchObject({
      appid: '10000',
      signature: 'secret',
      tag: 'c1.ab',
      content: '【测试店】客户@var(text)00',
    });
    expect(JSON.parse(form.multi!)).toEqual([
      { to: A, vars: { text: '甲，积分1' } },
      { to: B, vars: { text: '乙，积分2' } },
    ]);
  });

  it('a digital signature goes by the provider’s clock, and the key stays at home', async () => {
    const clock = answer('{"timestamp":1767240000}');
    const { channel, asked } = scripted(submail, { ...CONFIG, signType: 'md5' }, [
      clock,
      answer(ok('s1')),
      answer(ok('s2')),
    ]);
    await channel.send({ clientRef: 'c', messages: sameTexts(1) });
    await channel.send({ clientRef: 'c', messages: sameTexts(1) });
    expect(asked.map(({ url }) => new URL(url).pathname)).toEqual(['/service/timestamp', '/sms/send', '/sms/send']);
    const { signature, ...fields } = formOf(asked[1]?.body);
    expect(fields).toMatchObject({ timestamp: '1767240000', sign_type: 'md5' });
    expect(signature).toBe(submailSignature({ appid: '10000', appkey: 'secret' }, fields, 'md5'));
    expect(JSON.stringify(asked)).not.toContain('secret');
  });

  it('without the provider’s clock nothing leaves', async () => {
    const { channel, asked } = scripted(submail, { ...CONFIG, signType: 'sha1' }, [
      { kind: 'unknown', code: 'TIMEOUT' },
    ]);
    expect(said(await channel.send({ clientRef: 'c', messages: sameTexts(1) }))).toEqual(['not_sent TIMEOUT']);
    expect(asked).toHaveLength(1);
  });
});

const row = (id: string, status: string, state: string, at: number, number = A) =>
  `{"sendID":"${id}","to":"${number}","sms_signature":"【测试店】","sms_content":"满百减十","status":"${status}","report_state":"${state}","send_at":${at},"report_at":${at + 4},"fee":2}`;
const page = (total: number, ...rows: string[]) =>
  answer(
    `{"status":"success","start_date":1,"end_date":2,"total":${total},"offset":0,"results":50,"data":[${rows.join(',')}]}`,
  );

describe('submail’s log', () => {
  it('is read once a minute, from where something was still open', async () => {
    const { channel, asked, deps, more } = scripted(submail, CONFIG, []);
    const now = Math.floor(deps.clock.now() / 1000);
    more(
      page(
        3,
        row('s1', 'delivered', 'DELIVRD', now - 90),
        row('s2', 'dropped', 'mk:0012', now - 80),
        row('s3', 'pending', 'pending', now - 70),
      ),
    );
    const first = await channel.pullReports!();
    if (first.kind !== 'page') throw new Error('no page');
    expect(first.rows.map(({ providerId, status, code }) => `${providerId} ${status} ${code}`)).toEqual([
      's1 delivered DELIVRD',
      's2 failed mk:0012',
    ]);
    expect(first.rows[0]).toMatchObject({ number: A, billedParts: 2, at: (now - 86) * 1000 });
    expect(await channel.pullReports!()).toEqual({ kind: 'page', rows: [], more: false });
    expect(asked).toHaveLength(1);
    deps.clock.advance(61_000);
    more(page(0));
    await channel.pullReports!();
    expect(Number(formOf(asked[1]?.body).start_date)).toBe(now - 70 - 600);
  });

  it('finds what became of a send, one question serving all who ask about the same hour', async () => {
    const { channel, asked, deps, more } = scripted(submail, CONFIG, []);
    const at = deps.clock.now();
    const query = { number: A, text: '【测试店】满百减十', from: at - 300_000, to: at + 600_000, clientRef: 'c1.ab' };
    more(page(1, row('s1', 'delivered', 'DELIVRD', Math.floor(at / 1000))));
    const found = { kind: 'found', providerId: 's1', status: 'delivered', code: 'DELIVRD' };
    expect(await channel.lookup!(query)).toEqual({ ...found, evidence: 'text 1' });
    expect(await channel.lookup!({ ...query, providerId: 's1' })).toEqual({ ...found, evidence: 'send_id' });
    expect(await channel.lookup!({ ...query, number: B })).toEqual({ kind: 'absent' });
    expect(asked).toHaveLength(1);
    expect(await channel.lookup!({ ...query, from: at - 86_400_000 })).toEqual({
      kind: 'unavailable',
      code: 'TOO_SOON',
    });
    deps.clock.advance(61_000);
    more(page(999, row('s9', 'pending', '', Math.floor(at / 1000), B)));
    expect(await channel.lookup!(query)).toEqual({ kind: 'unavailable', code: 'TOO_MANY_RECORDS' });
    deps.clock.advance(61_000);
    more(no(119));
    expect(await channel.lookup!(query)).toEqual({ kind: 'unavailable', code: 'SM:119' });
  });

  it('reads what customers wrote', async () => {
    const mo =
      '{"status":"success","total":1,"offset":0,"results":1,"mo":[{"appid":"3","from":"13800138000","content":"td","reply_at":1653026354}]}';
    const { channel } = scripted(submail, CONFIG, [answer(mo)]);
    expect(await channel.pullReplies!()).toMatchObject({ rows: [{ number: A, text: 'td', at: 1_653_026_354_000 }] });
    expect(await channel.pullReplies!()).toEqual({ kind: 'page', rows: [], more: false });
  });

  it.each([
    ['both purses', '{"status":"success","balance":"9410","transactional_balance":"9775"}', 9410],
    ['the second where the first is empty', '{"status":"success","balance":"0","transactional_balance":"9775"}', 9775],
  ])('balance: %s', async (_name, body, amount) => {
    expect(await scripted(submail, CONFIG, [answer(body)]).channel.balance!()).toMatchObject({
      balance: { kind: 'parts', amount },
    });
  });

  it('check: the log may be asked once a minute; what it said then still counts', async () => {
    const { channel, asked } = scripted(submail, CONFIG, [PURSE, no(119), PURSE]);
    await channel.check();
    expect((await channel.check()).at(-1)).toMatchObject({ item: 'reports', passed: false, code: 'SM:119' });
    expect(asked).toHaveLength(3);
  });

  it.each([
    ['all well', [PURSE, LOG], 'network credentials balance reports', null],
    ['the log is not for us', [PURSE, no(119)], 'network credentials balance reports', 'SM:119'],
    ['IP', [no(113)], 'network ip', 'SM:113'],
    ['wrong key', [no(109)], 'network credentials', 'SM:109'],
  ])('check: %s', async (_name, replies, items, code) => {
    const checks = await scripted(submail, CONFIG, replies).channel.check();
    expect(checks.map(({ item }) => item).join(' ')).toBe(items);
    expect(checks.at(-1)?.code).toBe(code);
  });
});
