import { describe, expect, it } from 'vitest';
import { chuanglan } from '../../electron/channels/providers/chuanglan.ts';
import type { OutMessage } from '../../electron/core/message-outcome.ts';
import {
  answer,
  NETWORK,
  ownTexts,
  type SendCase,
  said,
  sameTexts,
  scripted,
} from '../support/channels/scripted-http.ts';

const CONFIG = { account: 'N1234567', password: 'secret', endpoint: 'https://smssh1.253.com/' };
const no = (code: string) => answer(`{"code":"${code}","msgId":"","errorMsg":"no","time":"20260101120000"}`);
const yes = '{"code":"0","msgId":"17041010383624511","errorMsg":"","time":"20260101120000"';
const counted = (good: string, bad: string) => answer(`${yes},"failNum":${bad},"successNum":${good}}`);
const ID = 'accepted 17041010383624511';

const CASES: SendCase[] = [
  ['one taken', sameTexts(1), answer(`${yes}}`), ID],
  ['many taken', sameTexts(4), answer(`${yes}}`), ID],
  ['a text for each, all counted', ownTexts(3), counted('"3"', '"0"'), ID],
  ['counts as numbers', ownTexts(3), counted('3', '0'), ID],
  ['a group dropped without a word', ownTexts(3), counted('"2"', '"1"'), 'unknown PARTIAL'],
  ['counts that do not add up', ownTexts(3), counted('"2"', '"0"'), 'unknown PARTIAL', 'COUNT'],
  ['taken without an id', sameTexts(2), answer('{"code":"0","errorMsg":""}'), 'unknown BAD_REPLY'],
  ['no such account', sameTexts(2), no('101'), 'rejected CL:101 account'],
  ['wrong password', sameTexts(2), no('102'), 'rejected CL:102 account'],
  ['too fast', sameTexts(2), no('103'), 'rejected CL:103 retry_later'],
  ['busy', sameTexts(2), no('104'), 'rejected CL:104 retry_later'],
  ['forbidden word', sameTexts(2), no('105'), 'rejected CL:105 content'],
  ['a bad number alone', sameTexts(1), no('107'), 'rejected CL:107 number'],
  ['a bad number among others', sameTexts(2), no('107'), 'rejected CL:107 frequency'],
  ['too many numbers', sameTexts(2), no('108'), 'rejected CL:108 request'],
  ['no money', sameTexts(2), no('109'), 'rejected CL:109 balance'],
  ['night', sameTexts(2), no('110'), 'rejected CL:110 window'],
  ['signature', sameTexts(2), no('116'), 'rejected CL:116 content'],
  ['IP refused', sameTexts(2), no('117'), 'rejected CL:117 account'],
  ['the day’s limit', sameTexts(2), no('120'), 'rejected CL:120 quota'],
  ['a code as a number', sameTexts(1), answer('{"code":105,"errorMsg":""}'), 'rejected CL:105 content'],
  ['a code nobody documented', sameTexts(2), no('999'), 'unknown CL:999'],
  ['a refusal behind a 500', sameTexts(1), answer('{"code":"104"}', 500), 'unknown HTTP_500'],
  ['a code that is an object', sameTexts(1), answer('{"code":{}}'), 'unknown BAD_REPLY'],
  ...NETWORK.map(([name, reply, want]): SendCase => [name, sameTexts(2), reply, want]),
];

const bodies = (asked: { body?: string | Uint8Array }[]) => asked.map(({ body }) => JSON.parse(String(body)));

describe('chuanglan v1', () => {
  it.each(CASES)('%s', async (_name, messages, reply, want, alarm) => {
    const { channel } = scripted(chuanglan, CONFIG, [reply]);
    const result = await channel.send({ clientRef: 'c1.ab', messages });
    expect(said(result)).toEqual(messages.map(() => want));
    expect(result.alarm).toBe(alarm ?? null);
  });

  it('asks for reports and says which batch it is', async () => {
    const { channel, asked } = scripted(chuanglan, CONFIG, [answer(`${yes}}`)]);
    await channel.send({ clientRef: 'c1.ab', messages: sameTexts(2) });
    expect(asked[0]?.url).toBe('https://smssh1.253.com/msg/v1/send/json');
    expect(bodies(asked)[0]).toEqual({
      account: 'N1234567',
      password: 'secret',
      msg: '【测试店】满百减十',
      phone: '13800138000,13900139000',
      report: 'true',
      uid: 'c1.ab',
    });
  });

  it('what the texts share stays in the template, commas too', async () => {
    const texts = ['【测试店】甲,您有10;请来', '【测试店】乙乙,您有250;请来'];
    const messages = sameTexts(2).map((message, i): OutMessage => ({ ...message, text: texts[i]! }));
    const { channel, asked } = scripted(chuanglan, CONFIG, [counted('2', '0')]);
    await channel.send({ clientRef: 'c', messages });
    const body = bodies(asked)[0];
    expect(asked[0]?.url).toContain('/msg/variable/json');
    expect(body.msg).toBe('【测试店】{$var},您有{$var}0;请来');
    expect(body.params).toBe('13800138000,甲,1;13900139000,乙乙,25');
  });

  it('a name with a comma goes out by itself, and only what was asked is sent', async () => {
    const messages = ownTexts(3).map((message, i) => (i === 1 ? { ...message, text: '【测试店】A,B' } : message));
    const { channel, asked } = scripted(chuanglan, CONFIG, [counted('2', '0'), answer(`${yes}}`)]);
    expect(said(await channel.send({ clientRef: 'c', messages }))).toEqual([ID, ID, ID]);
    expect(bodies(asked).map(({ phone, params }) => phone ?? params)).toEqual([
      '13800138000,甲，积分1;18612340003,丙，积分3',
      '13900139000',
    ]);
  });

  it('after a request that went wrong the rest stays at home', async () => {
    const messages = ownTexts(2).map((message, i) => (i === 1 ? { ...message, text: '【测试店】A,B' } : message));
    const { channel, asked } = scripted(chuanglan, CONFIG, [{ kind: 'unknown', code: 'TIMEOUT' }]);
    expect(said(await channel.send({ clientRef: 'c', messages }))).toEqual(['unknown TIMEOUT', 'not_sent HELD_BACK']);
    expect(asked).toHaveLength(1);
  });

  it('reads reports as they come and keeps what nobody can read', async () => {
    const row = (status: string, more = '') =>
      `{"msgId":"17041010383624511","mobile":"13800138000","status":"${status}","statusDesc":"x","uid":"c1.ab","reportTime":"2601011200","notifyTime":"260101120005"${more}}`;
    const page = `{"ret":0,"result":[${row('DELIVRD', ',"length":"2"')},${row('MBBLACK')},${row('UNKNOWN')},{"x":1}]}`;
    const { channel } = scripted(chuanglan, CONFIG, [answer(page)]);
    const pulled = await channel.pullReports!();
    if (pulled.kind !== 'page') throw new Error('no page');
    expect(pulled.rows.map(({ status, code, billedParts }) => [status, code, billedParts])).toEqual([
      ['delivered', 'DELIVRD', 2],
      ['failed', 'MBBLACK', null],
      ['pending', 'UNKNOWN', null],
      ['pending', 'BAD_ROW', undefined],
    ]);
    const at = Date.UTC(2026, 0, 1, 4, 0, 5);
    expect(pulled.rows[0]).toMatchObject({
      providerId: '17041010383624511',
      number: '13800138000',
      at,
      clientRef: 'c1.ab',
    });
  });

  it.each([
    ['not set to pull', answer('{"ret":1,"error":"118"}'), { kind: 'failed', code: 'CL:118', permission: true }],
    ['words', answer('{"ret":"1","error":"no right"}'), { kind: 'failed', code: 'CL:RET1', permission: false }],
    ['not theirs', answer('{"result":3}'), { kind: 'failed', code: 'BAD_REPLY', permission: false }],
  ])('a pull that fails says why: %s', async (_name, reply, want) => {
    expect(await scripted(chuanglan, CONFIG, [reply]).channel.pullReports!()).toEqual(want);
    expect(await scripted(chuanglan, CONFIG, [reply]).channel.pullReplies!()).toEqual(want);
  });

  it('reads what customers wrote', async () => {
    const page =
      '{"ret":"0","result":[{"spCode":"1069","moTime":"2601011200","messageContent":" R ","destCode":"1","mobile":"13800138000"}]}';
    const pulled = await scripted(chuanglan, CONFIG, [answer(page)]).channel.pullReplies!();
    expect(pulled).toMatchObject({
      kind: 'page',
      rows: [{ number: '13800138000', text: ' R ', at: Date.UTC(2026, 0, 1, 4) }],
    });
  });

  it('a check that looks at the reports loses none of them', async () => {
    const row = '{"msgId":"1","mobile":"13800138000","status":"DELIVRD"}';
    const balance = answer('{"code":"0","balance":"2530","errorMsg":""}');
    const { channel } = scripted(chuanglan, CONFIG, [balance, answer(`{"ret":0,"result":[${row}]}`)]);
    expect((await channel.check()).map(({ item, passed }) => `${item} ${passed}`)).toEqual([
      'network true',
      'credentials true',
      'balance true',
      'reports true',
    ]);
    expect(await channel.pullReports!()).toMatchObject({ rows: [{ providerId: '1', status: 'delivered' }] });
  });

  it.each([
    ['IP', no('117'), 'network ip', 'CL:117'],
    ['wrong key', no('102'), 'network credentials', 'CL:102'],
  ])('check: %s', async (_name, reply, items, code) => {
    const checks = await scripted(chuanglan, CONFIG, [reply]).channel.check();
    expect(checks.map(({ item }) => item).join(' ')).toBe(items);
    expect(checks.at(-1)?.code).toBe(code);
  });

  it('counts the balance in parts', async () => {
    const { channel } = scripted(chuanglan, CONFIG, [answer('{"code":0,"balance":"2530"}'), no('102')]);
    expect(await channel.balance!()).toMatchObject({ kind: 'ok', balance: { kind: 'parts', amount: 2530 } });
    expect(await channel.balance!()).toEqual({ kind: 'failed', code: 'CL:102' });
  });
});
