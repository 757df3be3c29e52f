import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { gbkDecode, gbkEncode } from '../../electron/channels/gbk.ts';
import { montnetsPassword, montnetsTimestamp } from '../../electron/channels/providers/montnets/requests.ts';
import { montnets } from '../../electron/channels/providers/montnets.ts';
import { validateConfig } from '../../electron/channels/validate-config.ts';
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

const CONFIG = { userid: 'j10003', password: '111111', endpoint: 'https://api.example.com:7901' };

interface Signed {
  userid: string;
  password: string;
  timestamp: string;
}
describe.each(computedVectors<Signed, { pwd: string }>('montnets'))('vector $id', ({ input, expected }) => {
  it('makes the password byte for byte', () => {
    expect(montnetsPassword(input.userid, input.password, input.timestamp)).toBe(expected.pwd);
  });
});

const no = (result: number) => answer(`{"result":${result},"msgid":0,"custid":""}`);
const yes = (custid: string, msgid = '9223372036854775808') =>
  answer(`{"result":0,"msgid":${msgid},"custid":"${custid}"}`);

const CASES: SendCase[] = [
  ['one taken', sameTexts(1), yes('c1_ab'), 'accepted c1_ab'],
  ['many taken', sameTexts(3), yes('c1_ab'), 'accepted c1_ab'],
  ['a text for each', ownTexts(2), yes('c1_ab'), 'accepted c1_ab'],
  [
    'own reference not echoed: ids follow one another',
    sameTexts(2),
    yes('9223372036854775808'),
    ['accepted 9223372036854775808', 'accepted 9223372036854775809'],
  ],
  ['a negative id', sameTexts(2), yes('', '-7'), ['accepted -7', 'accepted -6']],
  ['taken without an id', sameTexts(1), answer('{"result":0}'), 'unknown BAD_REPLY'],
  ['taken with id 0', sameTexts(1), yes('', '0'), 'unknown BAD_REPLY'],
  ['wrong password', sameTexts(2), no(-100001), 'rejected MW:-100001 account'],
  ['the same without its minus', sameTexts(2), no(100001), 'rejected MW:-100001 account'],
  ['no money', sameTexts(2), no(-100003), 'rejected MW:-100003 balance'],
  ['IP refused', sameTexts(2), no(-100057), 'rejected MW:-100057 account'],
  ['too many connections', sameTexts(2), no(-100056), 'rejected MW:-100056 retry_later'],
  ['too long', sameTexts(2), no(-100011), 'rejected MW:-100011 content'],
  ['a bad number alone', sameTexts(1), no(-100012), 'rejected MW:-100012 number'],
  ['a bad number among others', sameTexts(2), no(-100012), 'rejected MW:-100012 frequency'],
  ['our mistake', sameTexts(2), no(-100014), 'rejected MW:-100014 request'],
  ['internal error, perhaps taken', sameTexts(2), no(-100999), 'unknown MW:-100999'],
  ['a code nobody documented', sameTexts(2), no(-1), 'unknown MW:-1'],
  ['a code as text', sameTexts(1), answer('{"result":"0","msgid":1,"custid":"c1_ab"}'), 'unknown BAD_REPLY'],
  ['a refusal behind a 500', sameTexts(1), answer('{"result":-100003}', 500), 'unknown HTTP_500'],
  ['an emoji, which GBK lacks', sameTexts(2, '【测试店】😀'), yes('c1_ab'), 'rejected NOT_GBK content'],
  ...NETWORK.map(([name, reply, want]): SendCase => [name, sameTexts(2), reply, want]),
];

describe('montnets', () => {
  it.each(CASES)('%s', async (_name, messages, reply, want) => {
    const { channel } = scripted(montnets, CONFIG, [reply]);
    const result = await channel.send({ clientRef: 'c1.ab', messages });
    expect(said(result)).toEqual(typeof want === 'string' ? messages.map(() => want) : want);
    expect(result.alarm).toBeNull();
  });

  it('sends GBK and a password of the moment', async () => {
    const { channel, asked, deps } = scripted(montnets, CONFIG, [yes('c1_ab'), yes('c1_ab')]);
    await channel.send({ clientRef: 'c1.ab', messages: sameTexts(2, '【测试】a b') });
    await channel.send({ clientRef: 'c1.ab', messages: ownTexts(2) });
    const [same, own] = asked.map(({ url, body }) => ({ url, body: JSON.parse(String(body)) }));
    const timestamp = montnetsTimestamp(deps.clock.now());
    expect(timestamp).toBe('0601100000');
    expect(same).toEqual({
      url: 'https://api.example.com:7901/sms/v2/std/batch_send',
      body: {
        userid: 'J10003',
        pwd: montnetsPassword('J10003', '111111', timestamp),
        timestamp,
        mobile: '13800138000,13900139000',
        content: '%a1%be%b2%e2%ca%d4%a1%bfa%20b',
        custid: 'c1_ab',
      },
    });
    expect(own?.url).toContain('/multi_send');
    expect(own?.body.multimt.map(({ content }: { content: string }) => gbkDecode(content))).toEqual(
      ownTexts(2).map(({ text }) => text),
    );
  });

  it('an address without TLS only where the owner allows it', async () => {
    const endpoint = 'http://192.0.2.1:7901';
    expect(validateConfig(montnets.descriptor, { ...CONFIG, endpoint }).invalid).toEqual(['endpoint']);
    const allowed = { ...CONFIG, endpoint, allowPlainHttp: true };
    expect(validateConfig(montnets.descriptor, allowed).invalid).toEqual([]);
    const { channel, asked } = scripted(montnets, allowed, [yes('c1_ab')]);
    await channel.send({ clientRef: 'c1.ab', messages: sameTexts(1) });
    expect(asked[0]?.plain).toBe(true);
    expect(JSON.stringify(asked)).not.toContain('111111');
  });

  it('GBK there and back', () => {
    const text = '尊敬的￥张三 a+b=c&d 100%, ok~\n';
    expect(gbkDecode(gbkEncode(text))).toBe(text);
    expect(gbkDecode(`x+${gbkEncode('测试')}`)).toBe('x 测试');
    const raw = iconv.encode('测', 'gbk');
    expect(gbkEncode('测')).toBe(`%${raw.toString('hex').match(/../g)!.join('%')}`);
  });
});

const rpt = (
  pknum: number,
  pktotal: number,
  status = 0,
  errcode = 'DELIVRD',
  custid = 'c1_ab',
  msgid = '9223372045854775808',
) =>
  `{"msgid":${msgid},"custid":"${custid}","pknum":${pknum},"pktotal":${pktotal},"mobile":"13800138000","rtime":"2026-01-01 12:00:05","status":${status},"errcode":"${errcode}","errdesc":"x","exdata":""}`;
const page = (...rows: string[]) => answer(`{"result":0,"rpts":[${rows.join(',')}]}`);

describe('reports of montnets', () => {
  it.each([
    ['one segment', [page(rpt(1, 1))], ['delivered DELIVRD']],
    ['one segment that failed', [page(rpt(1, 1, 1, 'MK:0001'))], ['failed MK:0001']],
    ['all segments', [page(rpt(1, 2), rpt(2, 2))], ['pending DELIVRD', 'delivered DELIVRD']],
    ['segments over two pages', [page(rpt(2, 2)), page(rpt(1, 2))], ['pending DELIVRD', 'delivered DELIVRD']],
    ['one missing', [page(rpt(1, 3), rpt(3, 3))], ['pending DELIVRD', 'pending DELIVRD']],
    ['one failed', [page(rpt(1, 2), rpt(2, 2, 1, 'MK:0001'))], ['pending DELIVRD', 'failed MK:0001']],
    ['failed first', [page(rpt(1, 2, 1, 'MK:0001'), rpt(2, 2))], ['failed MK:0001', 'failed MK:0001']],
    ['told twice', [page(rpt(1, 2), rpt(1, 2))], ['pending DELIVRD', 'pending DELIVRD']],
    ['a row nobody can read', [page('{"x":1}')], ['pending BAD_ROW']],
    ['a page without rows', [page()], []],
  ])('%s', async (_name, pages, want) => {
    const { channel } = scripted(montnets, CONFIG, pages);
    const got: string[] = [];
    for (const _ of pages) {
      const pulled = await channel.pullReports!();
      if (pulled.kind !== 'page') throw new Error('no page');
      got.push(...pulled.rows.map(({ status, code }) => `${status} ${code}`));
      expect(pulled.more).toBe(pulled.rows.length > 0);
    }
    expect(got).toEqual(want);
  });

  it('remembers open segments over a restart, and reads on when they cannot be written down', async () => {
    const { channel, deps } = scripted(montnets, CONFIG, [page(rpt(1, 2))]);
    await channel.pullReports!();
    const other = montnets.create(CONFIG, { ...deps, http: { ...deps.http, request: async () => page(rpt(2, 2)) } });
    deps.failState(true);
    expect(await other.pullReports!()).toMatchObject({
      rows: [{ status: 'delivered', billedParts: 2, clientRef: 'c1.ab' }],
    });
  });

  it('segments without the own reference come back to the message’s id', async () => {
    const second = String(9_223_372_036_854_775_808n + 17_179_869_184n);
    const { channel } = scripted(montnets, CONFIG, [
      page(rpt(1, 2, 0, 'DELIVRD', '', '9223372036854775808'), rpt(2, 2, 0, 'DELIVRD', '', second)),
    ]);
    const pulled = await channel.pullReports!();
    if (pulled.kind !== 'page') throw new Error('no page');
    expect(pulled.rows.map(({ providerId, status }) => `${providerId} ${status}`)).toEqual([
      '9223372036854775808 pending',
      '9223372036854775808 delivered',
    ]);
  });

  it('reads what customers wrote, in GBK', async () => {
    const mos = `{"result":0,"mos":[{"msgid":9223372045854775808,"mobile":"13800138000","rtime":"2026-01-01 12:00:00","content":"${gbkEncode('退订')}"},{"x":1}]}`;
    const { channel } = scripted(montnets, CONFIG, [answer(mos), no(-100001)]);
    expect(await channel.pullReplies!()).toMatchObject({
      rows: [{ providerId: '9223372045854775808', number: '13800138000', text: '退订', at: Date.UTC(2026, 0, 1, 4) }],
    });
    expect(await channel.pullReplies!()).toEqual({ kind: 'failed', code: 'MW:-100001', permission: true });
  });

  it.each([
    ['in parts', '{"result":0,"chargetype":0,"balance":99885514,"money":"0"}', { kind: 'parts', amount: 99_885_514 }],
    ['in money', '{"result":0,"chargetype":1,"balance":0,"money":"123.456"}', { kind: 'money', amount: 123_456 }],
    ['an older answer', '{"result":0,"balance":7}', { kind: 'parts', amount: 7 }],
  ])('balance: %s', async (_name, body, balance) => {
    expect(await scripted(montnets, CONFIG, [answer(body)]).channel.balance!()).toMatchObject({ kind: 'ok', balance });
  });

  it.each([
    ['all well', [answer('{"result":0,"balance":5}'), page()], 'network credentials balance reports', null],
    [
      'no right to reports',
      [answer('{"result":0,"balance":5}'), no(-100029)],
      'network credentials balance reports',
      'MW:-100029',
    ],
    ['IP', [no(-100057)], 'network ip', 'MW:-100057'],
    ['wrong password', [no(-100001)], 'network credentials', 'MW:-100001'],
  ])('check: %s', async (_name, replies, items, code) => {
    const checks = await scripted(montnets, CONFIG, replies).channel.check();
    expect(checks.map(({ item }) => item).join(' ')).toBe(items);
    expect(checks.at(-1)?.code).toBe(code);
  });
});
