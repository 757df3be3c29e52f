import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../electron/channels/channel.ts';
import { aliyun } from '../../electron/channels/providers/aliyun.ts';
import type { OutMessage } from '../../electron/core/message-outcome.ts';
import { createHttp } from '../../electron/platform/http.ts';
import type { Http } from '../../electron/platform/ports.ts';
import { fakeDeps } from '../support/channel-deps.ts';
import { aliyun as gateway } from '../support/gateways/aliyun/aliyun.ts';
import { type GatewayDouble, startGateway } from '../support/gateways/frame/start-gateway.ts';
import {
  callsOf,
  expectTaken,
  expectTrouble,
  inOwnWords,
  NUMBERS,
  ON_THE_WAY,
  refusals,
  type Trouble,
} from '../support/template-channel.ts';

const [NUMBER = ''] = NUMBERS;

let http: Http;
let double: GatewayDouble;
let channel: Channel;
let deps: ReturnType<typeof fakeDeps>;
beforeAll(() => {
  http = createHttp({ connections: 4 });
});
afterAll(() => http.close());

const open = (more: Record<string, string> = {}) =>
  aliyun.create({ ...gateway.credentials, endpoint: double.url, deadlineSeconds: 1, ...more }, deps);
beforeEach(async () => {
  double = await startGateway(gateway);
  deps = fakeDeps(http);
  deps.clock.advance(Date.now() - deps.clock.now());
  channel = open();
});
afterEach(() => double.close());

const same = (count?: number): OutMessage[] =>
  callsOf(
    'SMS_100000001',
    () => ({}),
    () => '【测试】您好',
    count,
  );
const personal = (count?: number): OutMessage[] =>
  callsOf(
    'SMS_100000002',
    (i) => ({ name: `(客户)*${i}!'~ +%` }),
    (i) => `【测试】(客户)*${i}!'~ +%您好`,
    count,
  );
const send = (messages: OutMessage[], clientRef = 'c1.1') => channel.send({ clientRef, messages });
const taken = (number = NUMBER) => double.account.records(number);

describe('a send that works', () => {
  it.each([
    ['the same to many', same()],
    ['a text for each', personal()],
    ['one', personal(1)],
  ])('%s in one request: each gets its own text once, all with the id of the request', async (_name, messages) => {
    expectTaken(await send(messages), double, messages, null);
    expect(double.account.totals.requests).toBe(1);
  });

  it.each([
    ['1000 of the same text', () => '您', 1],
    ['250 personal texts', (i: number) => `客${i}`, 3],
  ])('%s', async (name, value, requests) => {
    const many = Array.from({ length: Number.parseInt(name, 10) }, (_, i) => ({
      ...callsOf(
        'SMS_100000002',
        () => ({ name: value(i) }),
        () => `【测试】${value(i)}您好`,
        1,
      )[0]!,
      messageId: i,
      number: `138${String(i).padStart(8, '0')}`,
    }));
    const { outcomes } = await send(many);
    expect(outcomes.every(({ kind }, i) => kind === 'accepted' && outcomes[i]?.messageId === i)).toBe(true);
    expect(double.account.totals).toMatchObject({ requests, taken: many.length });
    expect(many.every(({ number, text }) => taken(number)[0]?.text === text)).toBe(true);
  });

  it('temporary keys bring their token along', async () => {
    await double.close();
    double = await startGateway(gateway, { credentials: { ...gateway.credentials, securityToken: 'T/+=' } });
    channel = open();
    expect((await send(same(1))).outcomes[0]).toMatchObject({ code: 'AL:InvalidSecurityToken.Malformed' });
    channel = open({ token: 'T/+=' });
    expect((await send(same(1))).outcomes[0]?.kind).toBe('accepted');
  });
});

const TROUBLE: Trouble[] = [
  ...ON_THE_WAY,
  ...refusals([
    ['retry_later', 'AL:Throttling.User', 'retry_later'],
    ['clock', 'CLOCK', 'account'],
    ['credentials', 'AL:InvalidAccessKeyId.NotFound', 'account'],
    ['ip', 'AL:isv.DENY_IP_RANGE', 'account'],
    ['account_stop', 'AL:isv.OUT_OF_SERVICE', 'balance'],
    ['balance', 'AL:isv.AMOUNT_NOT_ENOUGH', 'balance'],
    ['signature_or_template', 'AL:isv.SMS_TEMPLATE_ILLEGAL', 'content'],
    ['content', 'AL:isv.SMS_CONTENT_ILLEGAL', 'content'],
    ['quota', 'AL:isv.DAY_LIMIT_CONTROL', 'quota'],
    ['number_frequency', 'AL:isv.BUSINESS_LIMIT_CONTROL', 'frequency'],
    ['request_bug', 'AL:isv.INVALID_PARAMETERS', 'request'],
    // which of the four it is, is not said: none is struck off
    ['number_blacklist', 'AL:isv.BLACK_KEY_CONTROL_LIMIT', 'frequency'],
  ]),
  ...inOwnWords('AL', { internal: 'isp.SYSTEM_ERROR', busy: 'Throttling.User', unheard: 'isv.NEW_THING' }),
  [
    'a request that came twice on the way',
    { kind: 'refused', code: 'SignatureNonceUsed' },
    { kinds: 'unknown', code: 'AL:SignatureNonceUsed', taken: 0 },
  ],
  ['taken without an id', { kind: 'missing' }, { kinds: 'unknown', code: 'BAD_REPLY', taken: 4 }],
  ['wrong types', { kind: 'wrong_types' }, { kinds: 'unknown', taken: 4 }],
  [
    'refused in part is refused as a whole',
    { kind: 'partial' },
    { kinds: 'rejected', code: 'AL:isv.BUSINESS_LIMIT_CONTROL', reject: 'frequency', taken: 0 },
  ],
];

describe('a send that does not', () => {
  it.each(TROUBLE)('%s', async (_name, fault, want) => {
    double.faults.program([fault]);
    expectTrouble(await send(same()), double, want);
  });

  it.each([
    ['same', same],
    ['personal', personal],
  ])('one malformed number among them: it alone is struck off, the others are sent once (%s)', async (_name, make) => {
    const messages = make().map((message, i) => (i === 2 ? { ...message, number: '12345' } : message));
    const { outcomes } = await send(messages);
    expect(outcomes.map((outcome) => ('reject' in outcome ? outcome.reject : outcome.kind))).toEqual([
      'accepted',
      'accepted',
      'number',
      'accepted',
    ]);
    expect(double.account.totals.taken).toBe(3);
    expect(Math.max(...NUMBERS.map((number) => taken(number).length))).toBe(1);
  });

  it('many malformed numbers cost a bounded number of requests; the rest comes back later', async () => {
    const many = Array.from({ length: 400 }, (_, i) => ({ ...same(1)[0]!, messageId: i, number: String(i) }));
    const { outcomes } = await send(many);
    expect(double.account.totals.requests).toBeLessThanOrEqual(65);
    expect(new Set(outcomes.map((outcome) => ('reject' in outcome ? outcome.reject : outcome.kind)))).toEqual(
      new Set(['number', 'retry_later', 'not_sent']),
    );
  });

  it('nobody listens: not sent', async () => {
    await double.close();
    expect((await send(personal())).outcomes.every(({ kind }) => kind === 'not_sent')).toBe(true);
    double = await startGateway(gateway);
  });

  it('without a template nothing leaves', async () => {
    const [{ template: _, ...bare }] = same(1) as [OutMessage];
    expect((await send([bare])).outcomes[0]).toMatchObject({
      kind: 'rejected',
      code: 'NO_TEMPLATE',
      reject: 'request',
    });
    expect(double.account.totals.requests).toBe(0);
  });

  it('a clock sixteen minutes off is called by its name', async () => {
    deps.clock.advance(16 * 60_000);
    const { outcomes, serverTime } = await send(same(1));
    expect(outcomes[0]).toMatchObject({ kind: 'rejected', code: 'CLOCK', reject: 'account' });
    expect(deps.clock.now() - (serverTime ?? 0)).toBeGreaterThan(15 * 60_000);
  });
});

describe('asking', () => {
  const ask = (text: string, more: { providerId?: string; clientRef?: string } = {}) =>
    channel.lookup!({
      number: NUMBER,
      text,
      clientRef: '',
      from: deps.clock.now() - 60_000,
      to: deps.clock.now() + 60_000,
      ...more,
    });

  it('finds a message by the id of its request, by our own, or by its words', async () => {
    double.faults.program([{ kind: 'hang' }]);
    await send(same(1));
    await send(same(1), 'c1.2');
    const [first] = taken();
    const delivered = { kind: 'found', status: 'delivered', code: 'DELIVERED' };
    expect(await ask('', { providerId: first?.id })).toEqual({
      ...delivered,
      providerId: first?.id,
      evidence: 'bizId',
    });
    expect(await ask('', { clientRef: 'c1.2' })).toEqual({ ...delivered, providerId: '', evidence: 'outId' });
    // known from an earlier look only: the empty id stands for none
    expect(await ask('', { providerId: '', clientRef: 'c1.2' })).toMatchObject(delivered);
    expect(await ask('【测试】您好', { clientRef: 'c9.9' })).toEqual({ kind: 'absent' });
    expect(await ask('', { providerId: '7^0' })).toEqual({ kind: 'absent' });
    double.faults.program([{ kind: 'html', path: 'QuerySendDetails' }]);
    expect(await ask('', { clientRef: 'c1.2' })).toEqual({ kind: 'unavailable', code: 'HTML' });
    const old = { from: deps.clock.now() - 40 * 86_400_000, to: deps.clock.now() - 39 * 86_400_000 };
    const query = { number: NUMBER, text: '', clientRef: 'c1.2', ...old };
    expect(await channel.lookup!(query)).toEqual({ kind: 'unavailable', code: 'TOO_OLD' });
  });

  it('goes by the words where the records do not repeat our id', async () => {
    await double.close();
    double = await startGateway(gateway, { echo: false, reports: { failShare: 1 } });
    channel = open();
    await send(personal(1));
    const found = { kind: 'found', status: 'failed', code: 'MOBILE_NOT_ON_SERVICE', evidence: 'record 1' };
    expect(await ask(personal(1)[0]?.text ?? '', { clientRef: 'c1.1' })).toMatchObject(found);
    expect(await ask('【测试】别的', { clientRef: 'c1.1' })).toEqual({ kind: 'absent' });
  });

  it('templates, signatures and statistics, all pages', async () => {
    await send(same());
    const [template] = double.rules.templates;
    double.rules.templates.push(...Array.from({ length: 120 }, (_, i) => ({ ...template!, id: `SMS_9${i}` })));
    const catalog = await channel.catalog!();
    if (catalog.kind !== 'ok') throw new Error(catalog.code);
    expect(
      catalog.templates.map((row) => `${row.templateId} ${row.kind} ${row.review} ${row.variables} ${row.reason}`),
    ).toEqual(
      double.rules.templates.map(({ id, text, kind, state, reason = '' }) => {
        const variables = [...new Set(text.match(/(?<=\{)\w+/g))];
        return `${id} ${kind} ${state} ${variables} ${reason}`;
      }),
    );
    expect(catalog.signatures.map((row) => `${row.text} ${row.review}`)).toEqual(
      double.rules.signatures?.map(({ text, state }) => `${text} ${state}`),
    );
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const days = [{ day, submitted: null, delivered: 4, failed: 0, billedParts: 4 }];
    expect(await channel.statistics!(day, day)).toEqual({ kind: 'ok', days });
  });

  it('a check names what is wrong, each thing by its own code', async () => {
    const checks = async (of = channel) =>
      (await of.check()).map(({ item, passed, code }) => `${item} ${passed ? 'passed' : code}`);
    const all = ['network', 'credentials', 'clock', 'signature', 'template', 'reports'];
    expect(await checks()).toEqual(all.map((item) => `${item} passed`));
    expect(await checks(open({ accessKeySecret: 'x' }))).toContain('credentials AL:SignatureDoesNotMatch');
    double.faults.program([{ kind: 'refused', code: 'isv.DENY_IP_RANGE', path: 'QuerySmsSignList' }]);
    expect(await checks()).toContain('ip AL:isv.DENY_IP_RANGE');
    double.faults.program([{ kind: 'refused', code: 'isp.RAM_PERMISSION_DENY', path: 'QuerySendDetails' }]);
    Object.assign(double.rules, { signatures: [], templates: [] });
    const wrong = ['signature NO_APPROVED_SIGNATURE', 'template NO_APPROVED_TEMPLATE'];
    expect(await checks()).toEqual(expect.arrayContaining([...wrong, 'reports AL:isp.RAM_PERMISSION_DENY']));
    deps.clock.advance(-16 * 60_000);
    expect(await checks()).toEqual(['network passed', 'clock CLOCK']);
  });
});
