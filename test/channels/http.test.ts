import { describe, expect, it } from 'vitest';
import { http } from '../../electron/channels/providers/http.ts';
import { luosimaoAuthorization } from '../../electron/channels/providers/luosimao.ts';
import { smsbaoQuery, smsbaoSecret } from '../../electron/channels/providers/smsbao.ts';
import { validateConfig } from '../../electron/channels/validate-config.ts';
import type { OutMessage } from '../../electron/core/message-outcome.ts';
import {
  answer,
  computedVectors,
  NETWORK,
  ownTexts,
  said,
  sameTexts,
  scripted,
} from '../support/channels/scripted-http.ts';
import { LUOSIMAO_CASES, SMSBAO_CASES } from '../support/channels/simple-cases.ts';

const [smsbaoText = '', luosimaoText = ''] = http.definitions!.examples.map(({ text }) => text);
const SMSBAO = { definition: smsbaoText, account: 'shop', secretPassword: 'secret' };
const LUOSIMAO = { definition: luosimaoText, secretKey: 'secret' };

/** Codes carry another prefix; what decides nothing may be called otherwise, for a definition knows no types. */
const asDefined = (said: string): string =>
  said.startsWith('unknown') ? 'unknown' : said.replace(/\b(SB|LS):/, 'HT:');
const blurred = (said: string[]): string[] => said.map((word) => (word.startsWith('unknown') ? 'unknown' : word));

describe.each([
  ['smsbao', SMSBAO, SMSBAO_CASES],
  ['luosimao', LUOSIMAO, LUOSIMAO_CASES.filter(([name]) => name !== 'a code as text')],
] as const)('%s as a definition', (_provider, config, cases) => {
  it.each(cases)('%s', async (_name, messages, reply, want) => {
    const { channel } = scripted(http, config, [reply]);
    const result = await channel.send({ clientRef: 'c1.ab', messages });
    expect(blurred(said(result))).toEqual(messages.map(() => asDefined(String(want))));
    expect(result.alarm).toBeNull();
  });
});

describe('several texts in one request', () => {
  const definition = JSON.stringify({
    ...{ format: 1, name: '一批', success: ['0'], batch: 50, reply: { code: { path: 'code' } } },
    send: {
      method: 'POST',
      url: 'https://sms.example.com/one',
      body: 'json',
      fields: { m: '{{number}}', c: '{{text}}' },
    },
    sendMany: {
      ...{ method: 'POST', url: 'https://sms.example.com/many', body: 'json' },
      fields: { items: [{ to: '{{number}}', say: '{{text}}' }], ref: '{{clientRef}}' },
    },
  });
  it('go together where each number’s place holds its text', async () => {
    const { channel, asked } = scripted(http, { definition }, [answer('{"code":0}')]);
    expect(channel.descriptor).toMatchObject({ batchSame: 50, batchPersonal: 50 });
    const messages = ownTexts(3);
    expect(said(await channel.send({ clientRef: 'c1.ab', messages }))).toEqual(messages.map(() => 'accepted c1.ab'));
    expect(JSON.parse(String(asked[0]?.body))).toEqual({
      items: messages.map(({ number, text }) => ({ to: number, say: text })),
      ref: 'c1.ab',
    });
  });
  it('never do where the text stands once for all', () => {
    const once = definition.replace('"ref":"{{clientRef}}"', '"ref":"{{body}}"');
    expect(scripted(http, { definition: once }, []).channel.descriptor.batchPersonal).toBe(1);
    expect(scripted(http, LUOSIMAO, []).channel.descriptor.batchPersonal).toBe(1);
  });
});

describe('the same requests as the code makes', () => {
  it.each(
    computedVectors<{ u: string; password: string; mobiles: string[]; content: string }, { query: string }>('smsbao'),
  )('vector $id', async ({ input, expected }) => {
    const config = { definition: smsbaoText, account: input.u, secretPassword: input.password };
    const { channel, asked } = scripted(http, config, [answer('0')]);
    const messages = input.mobiles.map(
      (number, i): OutMessage => ({
        messageId: i,
        number,
        text: input.content,
        signature: '测试签名',
        parts: 1,
      }),
    );
    await channel.send({ clientRef: 'c', messages });
    expect([...new URL(asked[0]!.url).searchParams]).toEqual([...new URLSearchParams(expected.query)]);
    const secret = smsbaoSecret(input.password, false);
    expect(smsbaoQuery({ username: input.u, secret, product: null }, messages)).toBe(expected.query);
  });

  it('luosimao', async () => {
    const { channel, asked } = scripted(http, LUOSIMAO, [answer('{"error":0}'), answer('{"error":0}')]);
    await channel.send({ clientRef: 'c', messages: sameTexts(1) });
    await channel.send({ clientRef: 'c', messages: sameTexts(2) });
    expect(asked.map(({ url }) => url)).toEqual([
      'https://sms-api.luosimao.com/v1/send.json',
      'https://sms-api.luosimao.com/v1/send_batch.json',
    ]);
    expect(asked[0]?.headers.authorization).toBe(luosimaoAuthorization('secret'));
    const form = new URLSearchParams(String(asked[1]?.body));
    expect(Object.fromEntries(form)).toEqual({
      mobile_list: '13800138000,13900139000',
      message: '满百减十【测试店】',
    });
  });

  it.each([
    [SMSBAO, answer('0\n12,345'), { kind: 'ok', balance: { kind: 'parts', amount: 345 } }],
    [SMSBAO, answer('30'), { kind: 'failed', code: 'HT:30' }],
    [LUOSIMAO, answer('{"error":0,"deposit":"7"}'), { kind: 'ok', balance: { kind: 'parts', amount: 7 } }],
    [LUOSIMAO, answer('{"error":-10}'), { kind: 'failed', code: 'HT:-10' }],
    [LUOSIMAO, { kind: 'unknown' as const, code: 'TIMEOUT' }, { kind: 'failed', code: 'TIMEOUT' }],
  ])('balance %#', async (config, reply, want) => {
    expect(await scripted(http, config, [reply]).channel.balance!()).toMatchObject(want);
  });

  it.each([
    [SMSBAO, answer('0\n1,9'), 'network credentials balance', null],
    [SMSBAO, answer('43'), 'network ip', 'HT:43'],
    [LUOSIMAO, answer('{"error":-10}'), 'network credentials', 'HT:-10'],
    [LUOSIMAO, answer('{"error":0,"deposit":0}'), 'network credentials balance', 'BALANCE'],
  ])('check %#', async (config, reply, items, code) => {
    const checks = await scripted(http, config, [reply]).channel.check();
    expect(checks.map(({ item }) => item).join(' ')).toBe(items);
    expect(checks.at(-1)?.code).toBe(code);
  });
});

/** A provider that tells everything number by number, in GBK, with queues. */
const RICH = {
  format: 1,
  name: '样例',
  charset: 'gbk',
  signature: 'apart',
  batch: 10,
  success: ['OK'],
  codes: { BLACK: 'blacklist', BUSY: 'retry_later', IP: 'ip' },
  send: {
    method: 'POST',
    url: 'https://sms.example.com/send',
    body: 'json',
    headers: { 'X-Sign': '{{sha256:{{account}}{{timestamp}}{{secret.token}}}}' },
    fields: {
      to: ['{{number}}'],
      rows: [{ n: '{{number}}', t: '{{textGbk}}' }],
      sign: '{{signature}}',
      ref: '{{clientRef}}',
      n: '{{count}}',
      flag: true,
    },
  },
  reply: { code: { path: 'code' }, numbers: { rows: 'data.list', number: 'to', code: 'c', id: 'id', parts: 'p' } },
  reports: {
    call: { method: 'GET', url: 'https://sms.example.com/reports?x=1', body: 'query', fields: { a: '{{account}}' } },
    code: { path: 'code' },
    rows: 'data',
    id: 'id',
    number: 'to',
    status: 's',
    reason: 'why',
    at: 't',
    parts: 'p',
    delivered: ['1'],
    pending: ['0'],
    page: 2,
  },
  replies: {
    call: { method: 'GET', url: 'https://sms.example.com/replies', body: 'query' },
    rows: '',
    number: 'from',
    text: 'text',
    at: 't',
    page: 50,
  },
  balance: {
    call: { method: 'GET', url: 'https://sms.example.com/balance', body: 'query' },
    left: { pattern: 'money=(\\d{1,9}\\.\\d{2})' },
    unit: 'yuan',
  },
};
const rich = (more: object = {}) => ({
  definition: JSON.stringify({ ...RICH, ...more }),
  account: 'shop',
  secretToken: 'secret',
});
const GBK = (text: string) => answer(text);

describe('a definition that tells everything', () => {
  it('judges number by number', async () => {
    const row = (to: string, c: string, id = '9223372036854775808') => `{"to":"${to}","c":"${c}","id":${id},"p":2}`;
    const rows = [row('8613800138000', 'OK'), row('13900139000', 'BLACK'), row('19912340004', 'OK')];
    const { channel, asked, deps } = scripted(http, rich(), [
      GBK(`{"code":"OK","data":{"list":[${rows.join(',')},{"x":1}]}}`),
    ]);
    const result = await channel.send({ clientRef: 'c1.ab', messages: sameTexts(3) });
    expect(said(result)).toEqual(['accepted 9223372036854775808', 'rejected HT:BLACK blacklist', 'unknown MISSING']);
    expect(result.outcomes[0]).toMatchObject({ billedParts: 2 });
    expect(result.alarm).toBe('EXTRA_NUMBER BAD_ROW');
    const body = JSON.parse(new TextDecoder('gbk').decode(asked[0]?.body as Uint8Array));
    expect(body).toMatchObject({
      to: ['13800138000', '13900139000', '18612340003'],
      sign: '测试店',
      ref: 'c1.ab',
      n: '3',
      flag: true,
    });
    expect(body.rows[1]).toEqual({ n: '13900139000', t: '%c2%fa%b0%d9%bc%f5%ca%ae' });
    expect(asked[0]?.headers['x-sign']).toMatch(/^[0-9a-f]{64}$/);
    expect(deps.clock.now()).toBeGreaterThan(0);
  });

  it('reads its queues', async () => {
    const rows =
      '{"id":1,"to":"13800138000","s":1,"t":1767240000,"p":"2"},{"id":"2","to":"13900139000","s":"9","why":"MK:0001","t":"2026-01-01 12:00:00"},{"id":"3","to":"13900139000","s":"0"},{"s":1}';
    const { channel } = scripted(http, rich(), [
      GBK(`{"code":"OK","data":[${rows}]}`),
      GBK('{"code":"IP","data":[]}'),
      GBK('[{"from":"13800138000","text":"T","t":"260101120000"}]'),
      answer('money=12.34;'),
    ]);
    const page = await channel.pullReports!();
    if (page.kind !== 'page') throw new Error('no page');
    expect(page.more).toBe(true);
    expect(page.rows.map(({ providerId, status, code }) => `${providerId} ${status} ${code}`)).toEqual([
      '1 delivered DELIVRD',
      '2 failed MK:0001',
      '3 pending 0',
      ' pending BAD_ROW',
    ]);
    expect(page.rows[0]).toMatchObject({ at: 1_767_240_000_000, billedParts: 2 });
    expect(page.rows[1]).toMatchObject({ at: Date.UTC(2026, 0, 1, 4) });
    expect(await channel.pullReports!()).toEqual({ kind: 'failed', code: 'HT:IP', permission: true });
    expect(await channel.pullReplies!()).toMatchObject({ rows: [{ number: '13800138000', text: 'T' }], more: false });
    expect(await channel.balance!()).toMatchObject({ balance: { kind: 'money', amount: 12_340 } });
  });

  it.each(NETWORK)('%s', async (_name, reply, want) => {
    const { channel } = scripted(http, rich(), [reply]);
    expect(said(await channel.send({ clientRef: 'c', messages: sameTexts(2) }))).toEqual([want, want]);
  });

  it('what the definition cannot say never leaves', async () => {
    const fields = { to: ['{{number}}'], text: '{{text}}' };
    const { channel, asked } = scripted(http, rich({ send: { ...RICH.send, fields } }), []);
    const send = async (messages: OutMessage[]) => said(await channel.send({ clientRef: 'c', messages }))[0];
    expect(await send(ownTexts(2))).toBe('rejected BATCH_FORM request');
    expect(await send(sameTexts(1, '【测试店】😀'))).toBe('rejected NOT_GBK content');
    const headers = { 'X-Text': '{{text}}' };
    const other = scripted(http, rich({ send: { ...RICH.send, headers } }), []);
    expect(said(await other.channel.send({ clientRef: 'c', messages: sameTexts(1) }))).toEqual(['not_sent BAD_HEADER']);
    expect([...asked, ...other.asked]).toEqual([]);
  });

  it('tells what it can do', () => {
    const { descriptor } = scripted(http, SMSBAO, []).channel;
    expect(descriptor).toMatchObject({ reports: 'none', replies: false, balance: true, batchSame: 500 });
    expect(scripted(http, rich(), []).channel.descriptor).toMatchObject({ reports: 'queue', replies: true });
  });
});

describe('checking a definition', () => {
  const problems = (definition: object) => http.definitions!.check(JSON.stringify(definition)).problems;
  const send = (more: object) => ({ ...RICH, send: { ...RICH.send, ...more } });

  it.each([
    ['http to a stranger', send({ url: 'http://sms.example.com/' }), 'send.url', 'NOT_HTTPS'],
    [
      'a host nobody has allowed',
      { ...send({ url: 'http://sms.example.com/' }), plainHosts: ['other.example.com'] },
      'send.url',
      'NOT_HTTPS',
    ],
    ['a key in the address', send({ url: 'https://u:p@sms.example.com/' }), 'send.url', 'NOT_HTTPS'],
    ['another protocol', send({ url: 'file:///etc/passwd' }), 'send.url', 'NOT_HTTPS'],
    ['a host from a placeholder', send({ url: 'https://{{account}}.example.com/' }), 'send.url', 'PLACEHOLDER_IN_URL'],
    ['a path from a placeholder', send({ url: 'https://a.example.com/{{account}}' }), 'send.url', 'PLACEHOLDER_IN_URL'],
    ['a placeholder nobody knows', send({ fields: { a: '{{name}}' } }), 'send.fields.a', 'UNKNOWN_PLACEHOLDER'],
    ['a function nobody knows', send({ fields: { a: '{{eval:1}}' } }), 'send.fields.a', 'UNKNOWN_PLACEHOLDER'],
    ['a placeholder without its end', send({ fields: { a: ['{{number'] } }), 'send.fields.a.0', 'BAD_TEMPLATE'],
    ['too deep', send({ fields: { a: '{{md5:{{md5:{{md5:{{md5:{{md5:x}}}}}}}}}}' } }), 'send.fields.a', 'BAD_TEMPLATE'],
    ['a header of ours', send({ headers: { Host: 'a' } }), 'send.headers.Host', 'BAD_HEADER'],
    ['a header in two lines', send({ headers: { A: 'a\nB: c' } }), 'send.headers.A', 'BAD_HEADER'],
    ['a list in a form', send({ body: 'form' }), 'send.fields.to', 'ONLY_IN_JSON'],
    ['GET with a body', send({ method: 'GET' }), 'send.body', 'GET_HAS_NO_BODY'],
    ['a repeated group', { ...RICH, reply: { code: { pattern: '(a+)+$' } } }, 'reply.code.pattern', 'UNSAFE_PATTERN'],
    ['a look-behind', { ...RICH, reply: { code: { pattern: '(?<=a)b' } } }, 'reply.code.pattern', 'UNSAFE_PATTERN'],
    ['no pattern', { ...RICH, reply: { code: { pattern: '[' } } }, 'reply.code.pattern', 'BAD_PATTERN'],
    ['reports without an id', { ...RICH, reply: { code: { path: 'code' } } }, 'reply.id', 'REPORTS_NEED_ID'],
    ['a code both ways', { ...RICH, codes: { OK: 'number' } }, 'codes.OK', 'ALSO_SUCCESS'],
    ['a field nobody knows', { ...RICH, script: 'x' }, 'script', 'UNKNOWN_FIELD'],
    ['a class nobody knows', { ...RICH, codes: { A: 'later' } }, 'codes.A', 'INVALID_VALUE'],
    ['another format', { ...RICH, format: 2 }, 'format', 'INVALID_VALUE'],
    ['a batch too large', { ...RICH, batch: 5000 }, 'batch', 'TOO_BIG'],
  ])('%s', (_name, definition, field, code) => {
    expect(problems(definition)).toContainEqual({ field, code });
  });

  it('what is exported is what is imported, and holds no secret', () => {
    for (const { text } of http.definitions!.examples) {
      const { text: exported, problems: none } = http.definitions!.check(text);
      expect(none).toEqual([]);
      expect(http.definitions!.check(exported ?? '')).toEqual({ text: exported, problems: [] });
      expect(JSON.parse(exported ?? '')).toMatchObject(JSON.parse(text));
    }
    expect(http.definitions!.check('{')).toEqual({ text: null, problems: [{ field: '', code: 'NOT_JSON' }] });
  });

  it('a channel with a definition that is wrong cannot be saved, and sends nothing', async () => {
    const definition = JSON.stringify(send({ url: 'http://sms.example.com/' }));
    expect(validateConfig(http.descriptor, { definition })).toEqual({ missing: [], invalid: ['definition'] });
    expect(validateConfig(http.descriptor, { definition: smsbaoText })).toEqual({ missing: [], invalid: [] });
    const { channel, asked } = scripted(http, { definition }, []);
    expect(said(await channel.send({ clientRef: 'c', messages: sameTexts(1) }))).toEqual([
      'rejected BAD_DEFINITION account',
    ]);
    expect(await channel.check()).toMatchObject([{ passed: false, detail: 'send.url NOT_HTTPS' }]);
    expect(asked).toEqual([]);
  });

  it('speaks without TLS to the hosts that were named, and to no other', async () => {
    const plainHosts = ['sms.example.com'];
    const definition = { ...send({ url: 'http://sms.example.com/' }), plainHosts };
    expect(problems(definition)).toEqual([]);
    const { channel, asked } = scripted(http, { definition: JSON.stringify(definition) }, [answer('{}'), answer('{}')]);
    await channel.send({ clientRef: 'c', messages: sameTexts(1) });
    await channel.pullReports!();
    expect(asked.map(({ plain }) => plain)).toEqual([true, true]);
    const other = scripted(http, SMSBAO, [answer('0')]);
    await other.channel.send({ clientRef: 'c', messages: sameTexts(1) });
    expect(other.asked[0]?.plain).toBe(false);
  });

  it('a pattern that takes forever is given up', async () => {
    const definition = JSON.stringify({
      ...RICH,
      reports: undefined,
      charset: 'utf-8',
      reply: { code: { pattern: 'a*a*a*a*a*b' } },
    });
    const { channel } = scripted(http, { definition }, [answer('a'.repeat(15_000))]);
    const before = performance.now();
    expect(said(await channel.send({ clientRef: 'c', messages: sameTexts(1) }))).toEqual(['unknown BAD_REPLY']);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
