import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../electron/channels/channel.ts';
import { tencent } from '../../electron/channels/providers/tencent.ts';
import type { OutMessage } from '../../electron/core/message-outcome.ts';
import { createHttp } from '../../electron/platform/http.ts';
import type { Http } from '../../electron/platform/ports.ts';
import { fakeDeps } from '../support/channel-deps.ts';
import { type GatewayDouble, startGateway } from '../support/gateways/frame/start-gateway.ts';
import { tencent as gateway } from '../support/gateways/tencent/tencent.ts';
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

const { secretId = '', secretKey = '', appId = '' } = gateway.credentials;

let http: Http;
let double: GatewayDouble;
let channel: Channel;
let deps: ReturnType<typeof fakeDeps>;
beforeAll(() => {
  http = createHttp({ connections: 4 });
});
afterAll(() => http.close());

const open = (more: Record<string, string | number> = {}) =>
  tencent.create({ secretId, secretKey, smsSdkAppId: appId, endpoint: double.url, deadlineSeconds: 1, ...more }, deps);
beforeEach(async () => {
  double = await startGateway(gateway);
  deps = fakeDeps(http);
  deps.clock.advance(Date.now() - deps.clock.now());
  channel = open();
});
afterEach(() => double.close());

const same = (count?: number): OutMessage[] =>
  callsOf(
    '1111',
    () => ({}),
    () => '【测试】您好',
    count,
  );
const personal = (count?: number): OutMessage[] =>
  callsOf(
    '1112',
    (i) => ({ 1: `客户${i}` }),
    (i) => `【测试】客户${i}您好`,
    count,
  );
const send = (messages: OutMessage[], clientRef = 'c1.1') => channel.send({ clientRef, messages });
const taken = (number = NUMBERS[0] ?? '') => double.account.records(number);

describe('a send that works', () => {
  it.each([
    ['the same to many, one request', same(), 1],
    ['a text for each, one request each', personal(), 4],
    ['one', personal(1), 1],
  ])('%s: each gets its own text once, with the serial and the parts the provider gave', async (_n, messages, n) => {
    expectTaken(await send(messages), double, messages, 1);
    expect(double.account.totals.requests).toBe(n);
  });

  it('values go by the number of their variable, whatever the order of the text', async () => {
    const [message] = callsOf(
      '1110',
      () => ({}),
      () => '【测试】张三您好，您的编号是7',
      1,
    );
    message!.template!.params = [
      { name: '2', value: '7' },
      { name: '1', value: '张三' },
    ];
    await send([message!]);
    expect(taken()[0]?.text).toBe(message!.text);
  });

  it('more than 200 numbers are more than one request', async () => {
    const many = Array.from({ length: 201 }, (_, i) => ({
      ...same(1)[0]!,
      messageId: i,
      number: `138${String(i).padStart(8, '0')}`,
    }));
    const { outcomes } = await send(many);
    expect(outcomes.map(({ messageId, kind }) => `${messageId} ${kind}`)).toEqual(many.map((_, i) => `${i} accepted`));
    expect(double.account.totals.requests).toBe(2);
  });

  it('temporary keys bring their token along', async () => {
    await double.close();
    double = await startGateway(gateway, { credentials: { ...gateway.credentials, token: 'T/+=' } });
    channel = open();
    expect((await send(same(1))).outcomes[0]).toMatchObject({ kind: 'rejected', code: 'TC:AuthFailure.TokenFailure' });
    channel = open({ token: 'T/+=' });
    expect((await send(same(1))).outcomes[0]?.kind).toBe('accepted');
  });
});

const TROUBLE: Trouble[] = [
  ...ON_THE_WAY,
  ...refusals([
    ['retry_later', 'TC:RequestLimitExceeded', 'retry_later'],
    ['clock', 'CLOCK', 'account'],
    ['credentials', 'TC:AuthFailure.SecretIdNotFound', 'account'],
    ['ip', 'TC:UnauthorizedOperation.RequestIpNotInWhitelist', 'account'],
    ['account_stop', 'TC:UnauthorizedOperation.ServiceSuspendDueToArrears', 'balance'],
    ['balance', 'TC:FailedOperation.InsufficientBalanceInSmsPackage', 'balance'],
    ['signature_or_template', 'TC:FailedOperation.TemplateUnapprovedOrNotExist', 'content'],
    ['content', 'TC:FailedOperation.ContainSensitiveWord', 'content'],
    ['window', 'TC:FailedOperation.MarketingSendTimeConstraint', 'window'],
    ['quota', 'TC:LimitExceeded.AppDailyLimit', 'quota'],
    ['number_invalid', 'TC:InvalidParameterValue.IncorrectPhoneNumber', 'number'],
    ['number_blacklist', 'TC:FailedOperation.PhoneNumberInBlacklist', 'blacklist'],
    ['number_frequency', 'TC:LimitExceeded.PhoneNumberDailyLimit', 'frequency'],
    ['request_bug', 'TC:FailedOperation.FailResolvePacket', 'request'],
  ]),
  ...inOwnWords('TC', {
    internal: 'InternalError.Timeout',
    busy: 'RequestLimitExceeded',
    unheard: 'FailedOperation.NewThing',
  }),
  [
    'a new member of a known family',
    { kind: 'refused', code: 'AuthFailure.NewThing' },
    { kinds: 'rejected', code: 'TC:AuthFailure.NewThing', reject: 'account', taken: 0 },
  ],
  ['another order', { kind: 'shuffled' }, { kinds: 'accepted', taken: 4 }],
  ['a number nobody asked about', { kind: 'extra' }, { kinds: 'accepted', taken: 4, alarm: 'EXTRA_NUMBER COUNT' }],
  ['a row said twice', { kind: 'duplicated' }, { kinds: 'accepted', taken: 4, alarm: 'DUPLICATE_ROW COUNT' }],
  [
    'a row contradicted',
    { kind: 'contradicting' },
    { kinds: 'unknown accepted accepted accepted', code: 'CONTRADICTION', taken: 4, alarm: 'DUPLICATE_ROW COUNT' },
  ],
  ['wrong types', { kind: 'wrong_types' }, { kinds: 'unknown', taken: 4, alarm: 'BAD_ROW' }],
];

describe('a send that does not', () => {
  it.each(TROUBLE)('%s', async (_name, fault, want) => {
    double.faults.program([fault]);
    expectTrouble(await send(same()), double, want);
  });

  it('nobody listens: not sent', async () => {
    await double.close();
    const { outcomes } = await send(personal());
    expect(outcomes.map(({ kind }) => kind)).toEqual(['not_sent', 'not_sent', 'not_sent', 'not_sent']);
    double = await startGateway(gateway);
  });

  it('numbers the answer leaves out stay unknown, and it is an alarm', async () => {
    double.faults.program([{ kind: 'missing' }]);
    const { outcomes, alarm } = await send(same());
    expect(outcomes[0]).toEqual({ messageId: 10, kind: 'unknown', code: 'MISSING' });
    expect(outcomes.some(({ kind }) => kind === 'accepted')).toBe(true);
    expect(alarm).toBe('COUNT');
  });

  it('a batch taken in part: every number as the provider booked it', async () => {
    double.faults.program([{ kind: 'partial', times: 10 }]);
    for (let i = 0; i < 10; i++) {
      const before = NUMBERS.map((number) => taken(number).length);
      const { outcomes, alarm } = await send(same());
      expect(alarm).toBeNull();
      outcomes.forEach((outcome, n) => {
        const took = taken(NUMBERS[n]).length - (before[n] ?? 0);
        expect(outcome.kind).toBe(took === 1 ? 'accepted' : 'rejected');
      });
    }
  });

  it.each([
    ['no answer', { kind: 'hang', times: 4 }],
    ['an empty purse', { kind: 'refused', class: 'balance' }],
    ['too fast', { kind: 'rate', retryAfter: '2' }],
  ] as const)('%s in one of many requests: what has not left stays here', async (_name, fault) => {
    double.faults.program([{ ...fault }]);
    const many = Array.from({ length: 20 }, (_, i) => ({
      ...callsOf(
        '1112',
        () => ({ 1: `客${i}` }),
        () => `【测试】客${i}您好`,
        1,
      )[0]!,
      messageId: i,
      number: `138${String(i).padStart(8, '0')}`,
    }));
    const { outcomes } = await send(many);
    const held = outcomes.filter((outcome) => outcome.kind === 'not_sent');
    expect(new Set(held.map(({ code }) => code))).toEqual(new Set(['HELD_BACK']));
    for (const { messageId } of held) expect(taken(many[messageId]?.number)).toEqual([]);
    for (const { messageId, kind } of outcomes)
      expect(taken(many[messageId]?.number).length).toBeLessThanOrEqual(
        kind === 'accepted' || kind === 'unknown' ? 1 : 0,
      );
    expect(outcomes).toHaveLength(20);
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

  it('a clock six minutes off is called by its name', async () => {
    deps.clock.advance(-360_000);
    const { outcomes, serverTime } = await send(same(1));
    expect(outcomes[0]).toMatchObject({ kind: 'rejected', code: 'CLOCK', reject: 'account' });
    expect((serverTime ?? 0) - deps.clock.now()).toBeGreaterThan(350_000);
  });
});
