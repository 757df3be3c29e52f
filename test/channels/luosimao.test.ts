import { describe, expect, it } from 'vitest';
import { luosimao, luosimaoAuthorization } from '../../electron/channels/providers/luosimao.ts';
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

const CONFIG = { apikey: 'key-secret' };

describe.each(computedVectors<{ key: string }, { authorization: string }>('luosimao'))('vector $id', (vector) => {
  it('signs in byte for byte', () => {
    expect(luosimaoAuthorization(vector.input.key)).toBe(vector.expected.authorization);
    expect(luosimaoAuthorization(`key-${vector.input.key}`)).toBe(vector.expected.authorization);
  });
});

const no = (error: number) => answer(`{"error":${error},"msg":"no"}`);
const CASES: SendCase[] = [
  ['one taken', sameTexts(1), answer('{"error":0,"msg":"ok"}'), 'accepted c1.ab'],
  ['many taken', sameTexts(4), answer('{"error":0,"msg":"ok"}'), 'accepted c1.ab'],
  ['many taken, with an id', sameTexts(2), answer('{"error":0,"msg":"ok","batch_id":"b7"}'), 'accepted b7'],
  ['wrong key', sameTexts(2), no(-10), 'rejected LS:-10 account'],
  ['switched off', sameTexts(2), no(-11), 'rejected LS:-11 account'],
  ['no money', sameTexts(2), no(-20), 'rejected LS:-20 balance'],
  ['IP refused', sameTexts(2), no(-50), 'rejected LS:-50 account'],
  ['forbidden word', sameTexts(2), no(-31), 'rejected LS:-31 content'],
  ['no signature', sameTexts(2), no(-32), 'rejected LS:-32 content'],
  ['a bad number alone', sameTexts(1), no(-40), 'rejected LS:-40 number'],
  ['a blacklisted number alone', sameTexts(1), no(-41), 'rejected LS:-41 blacklist'],
  ['a blacklisted number among others', sameTexts(3), no(-41), 'rejected LS:-41 frequency'],
  ['too often', sameTexts(1), no(-42), 'rejected LS:-42 frequency'],
  ['too many numbers', sameTexts(2), no(-43), 'rejected LS:-43 request'],
  ['a code nobody documented', sameTexts(1), no(-99), 'unknown LS:-99'],
  ['a refusal with its own status', sameTexts(1), answer('{"error":-10,"msg":""}', 401), 'rejected LS:-10 account'],
  ['a refusal behind a 500', sameTexts(1), answer('{"error":-20,"msg":""}', 500), 'unknown HTTP_500'],
  ['a code as text', sameTexts(1), answer('{"error":"0","msg":"ok"}'), 'unknown BAD_REPLY'],
  ['texts that differ', ownTexts(2), answer('{"error":0}'), 'rejected BATCH_FORM request'],
  ...NETWORK.map(([name, reply, want]): SendCase => [name, sameTexts(2), reply, want]),
];

describe('luosimao', () => {
  it.each(CASES)('%s', async (_name, messages, reply, want) => {
    const { channel } = scripted(luosimao, CONFIG, [reply]);
    expect(said(await channel.send({ clientRef: 'c1.ab', messages }))).toEqual(messages.map(() => want));
  });

  it('puts the signature at the end', async () => {
    const { channel, asked } = scripted(luosimao, CONFIG, [answer('{"error":0}'), answer('{"error":0}')]);
    await channel.send({ clientRef: 'c', messages: sameTexts(1) });
    await channel.send({ clientRef: 'c', messages: sameTexts(2) });
    const [one, many] = asked.map(({ url, body }) => ({ url, form: new URLSearchParams(String(body)) }));
    expect(one?.url).toBe('https://sms-api.luosimao.com/v1/send.json');
    expect(Object.fromEntries(one!.form)).toEqual({ mobile: '13800138000', message: '满百减十【测试店】' });
    expect(many?.url).toBe('https://sms-api.luosimao.com/v1/send_batch.json');
    expect(many?.form.get('mobile_list')).toBe('13800138000,13900139000');
    expect(many?.form.get('message')).toBe('满百减十【测试店】');
    expect(asked[0]?.headers.authorization).toBe(luosimaoAuthorization('secret'));
  });

  it.each([
    ['a number', answer('{"error":0,"deposit":2530}'), { kind: 'ok', balance: { kind: 'parts', amount: 2530 } }],
    ['a text', answer('{"error":0,"deposit":"2530"}'), { kind: 'ok', balance: { amount: 2530 } }],
    ['a refusal', no(-10), { kind: 'failed', code: 'LS:-10' }],
    ['something else', answer('{"error":0}'), { kind: 'failed', code: 'BAD_REPLY' }],
  ])('balance: %s', async (_name, reply, want) => {
    expect(await scripted(luosimao, CONFIG, [reply]).channel.balance!()).toMatchObject(want);
  });

  it.each([
    ['all well', answer('{"error":0,"deposit":5}'), 'network credentials balance', null],
    ['wrong key', no(-10), 'network credentials', 'LS:-10'],
    ['IP', no(-50), 'network ip', 'LS:-50'],
  ])('check: %s', async (_name, reply, items, code) => {
    const checks = await scripted(luosimao, CONFIG, [reply]).channel.check();
    expect(checks.map(({ item }) => item).join(' ')).toBe(items);
    expect(checks.at(-1)?.code).toBe(code);
  });
});
