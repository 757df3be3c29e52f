import { describe, expect, it } from 'vitest';
import { luosimao, luosimaoAuthorization } from '../../electron/channels/providers/luosimao.ts';
import { answer, computedVectors, said, sameTexts, scripted } from '../support/channels/scripted-http.ts';
import { LUOSIMAO_CASES } from '../support/channels/simple-cases.ts';

const CONFIG = { apikey: 'key-secret' };

describe.each(computedVectors<{ key: string }, { authorization: string }>('luosimao'))('vector $id', (vector) => {
  it('signs in byte for byte', () => {
    expect(luosimaoAuthorization(vector.input.key)).toBe(vector.expected.authorization);
    expect(luosimaoAuthorization(`key-${vector.input.key}`)).toBe(vector.expected.authorization);
  });
});

const no = (error: number) => answer(`{"error":${error},"msg":"no"}`);
describe('luosimao', () => {
  it.each(LUOSIMAO_CASES)('%s', async (_name, messages, reply, want) => {
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
