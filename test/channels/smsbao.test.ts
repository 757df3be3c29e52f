import { describe, expect, it } from 'vitest';
import { smsbao, smsbaoQuery, smsbaoSecret } from '../../electron/channels/providers/smsbao.ts';
import { answer, computedVectors, said, sameTexts, scripted } from '../support/channels/scripted-http.ts';
import { SMSBAO_CASES } from '../support/channels/simple-cases.ts';

const CONFIG = { username: 'shop', password: 'secret' };

interface Query {
  u: string;
  password: string;
  mobiles: string[];
  content: string;
}
describe.each(computedVectors<Query, { p: string; query: string }>('smsbao'))('vector $id', ({ input, expected }) => {
  it('builds the address byte for byte', () => {
    const secret = smsbaoSecret(input.password, false);
    expect(secret).toBe(expected.p);
    const messages = input.mobiles.map((number, i) => ({
      messageId: i,
      number,
      text: input.content,
      signature: '',
      parts: 1,
    }));
    expect(smsbaoQuery({ username: input.u, secret, product: null }, messages)).toBe(expected.query);
  });
});

describe('smsbao', () => {
  it.each(SMSBAO_CASES)('%s', async (_name, messages, reply, want, alarm) => {
    const { channel, asked } = scripted(smsbao, CONFIG, [reply]);
    const result = await channel.send({ clientRef: 'c1.ab', messages });
    expect(said(result)).toEqual(messages.map(() => want));
    expect(result.alarm).toBe(alarm ?? null);
    expect(asked.length).toBeLessThanOrEqual(1);
  });

  it('waits as long as it is told to', async () => {
    const { channel } = scripted(smsbao, CONFIG, [answer('', 429, { 'retry-after': '7' })]);
    expect((await channel.send({ clientRef: 'c', messages: sameTexts(1) })).retryAfterMs).toBe(7000);
  });

  it.each([
    ['what is left', answer('0\n12,345'), { kind: 'ok', balance: { kind: 'parts', amount: 345 } }],
    ['a refusal', answer('30'), { kind: 'failed', code: 'SB:30' }],
    ['half an answer', answer('0'), { kind: 'failed', code: 'BAD_REPLY' }],
    ['no answer', { kind: 'unknown' as const, code: 'TIMEOUT' }, { kind: 'failed', code: 'TIMEOUT' }],
  ])('balance: %s', async (_name, reply, want) => {
    expect(await scripted(smsbao, CONFIG, [reply]).channel.balance!()).toMatchObject(want);
  });

  it.each([
    ['all well', answer('0\n1,9'), 'network credentials balance', null],
    ['used up', answer('0\n1,0'), 'network credentials balance', 'SB:41'],
    ['wrong key', answer('30'), 'network credentials', 'SB:30'],
    ['IP', answer('43'), 'network ip', 'SB:43'],
    ['offline', { kind: 'not_sent' as const, code: 'ENOTFOUND' }, 'network', 'ENOTFOUND'],
  ])('check: %s', async (_name, reply, items, code) => {
    const checks = await scripted(smsbao, CONFIG, [reply]).channel.check();
    expect(checks.map(({ item }) => item).join(' ')).toBe(items);
    expect(checks.at(-1)?.code).toBe(code);
  });

  it('an API key travels as it is, a password never', async () => {
    const { channel, asked } = scripted(smsbao, { ...CONFIG, isApiKey: true, product: 'p1' }, [answer('0')]);
    await channel.send({ clientRef: 'c', messages: sameTexts(1) });
    expect(asked[0]?.url).toMatch(/^https:\/\/api\.smsbao\.com\/sms\?u=shop&p=secret&m=13800138000&c=.*&g=p1$/);
    expect(smsbaoSecret('secret', false)).not.toContain('secret');
  });
});
