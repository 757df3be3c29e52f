import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../electron/channels/channel.ts';
import { yunpian } from '../../electron/channels/providers/yunpian.ts';
import type { OutMessage } from '../../electron/core/message-outcome.ts';
import { createHttp } from '../../electron/platform/http.ts';
import type { Http } from '../../electron/platform/ports.ts';
import { fakeDeps } from '../support/channel-deps.ts';
import type { Fault } from '../support/gateways/frame/options.ts';
import { startYunpianDouble, type YunpianDouble } from '../support/yunpian/double.ts';

let http: Http;
let double: YunpianDouble;
let channel: Channel;
let deps: ReturnType<typeof fakeDeps>;
beforeAll(() => {
  http = createHttp({ connections: 2 });
});
afterAll(() => http.close());
beforeEach(async () => {
  double = await startYunpianDouble({ apikey: 'k' });
  deps = fakeDeps(http);
  deps.clock.advance(Date.now() - deps.clock.now());
  channel = yunpian.create({ apikey: 'k', endpoint: double.url, sendUid: true, deadlineSeconds: 1 }, deps);
});
afterEach(() => double.close());

const NUMBERS = ['13800138000', '13900139000', '18612340003', '19912340004'];
const same = (count = 4): OutMessage[] =>
  NUMBERS.slice(0, count).map((number, i) => ({
    messageId: 10 + i,
    number,
    text: '【测试店】满百减十',
    signature: '测试店',
    parts: 1,
  }));
const personal = (count = 4): OutMessage[] =>
  same(count).map((message, i) => ({ ...message, text: `【测试店】客户${i}，a+b=c&d 100%, ok~` }));
const send = (messages: OutMessage[], clientRef = 'c1.1') => channel.send({ clientRef, messages });
const takenOf = (number: string) => double.account.records(number);

describe('a send that works', () => {
  it.each([
    ['one', same(1), 'single_send'],
    ['the same to many', same(), 'batch_send'],
    ['a text for each', personal(), 'multi_send'],
  ])(
    '%s: each number gets its own text once, with the id, the parts and the price the provider gave',
    async (_n, messages) => {
      const { outcomes, alarm, portal, serverTime } = await send(messages);
      expect(alarm).toBeNull();
      expect(portal).toBe(false);
      expect(Math.abs((serverTime ?? 0) - Date.now())).toBeLessThan(2000);
      messages.forEach((message, i) => {
        const [taken, ...again] = takenOf(message.number);
        expect(again).toEqual([]);
        expect(taken?.text).toBe(message.text);
        expect(taken?.ref).toBe('c1.1');
        expect(outcomes[i]).toEqual({
          messageId: message.messageId,
          kind: 'accepted',
          providerId: taken?.id,
          billedParts: 1,
          fee: 50,
        });
      });
    },
  );

  it('counts a long text as the provider bills it', async () => {
    const long = same(2).map((message) => ({ ...message, text: `【测试店】${'长'.repeat(130)}`, parts: 3 }));
    const { outcomes } = await send(long);
    expect(outcomes[0]).toMatchObject({ billedParts: 3, fee: 150 });
  });
});

type Want = {
  kinds: string;
  code?: string;
  reject?: string;
  alarm?: string | null;
  portal?: boolean;
  taken: number;
  wait?: number | null;
};
const all = (kind: string) => [kind, kind, kind, kind].join(' ');

/** What the adapter must make of everything that can go wrong; `taken` is the provider's truth. */
const TROUBLE: [name: string, fault: Fault, want: Want][] = [
  ['no answer, taken', { kind: 'hang' }, { kinds: all('unknown'), code: 'TIMEOUT', taken: 4 }],
  ['no answer, not taken', { kind: 'hang_dropped' }, { kinds: all('unknown'), code: 'TIMEOUT', taken: 0 }],
  ['reset after the body', { kind: 'reset_after' }, { kinds: all('unknown'), taken: 4 }],
  ['reset before the body', { kind: 'reset_before' }, { kinds: all('unknown'), taken: 0 }],
  ['closed after the body', { kind: 'fin' }, { kinds: all('unknown'), taken: 4 }],
  ['an answer cut short', { kind: 'cut' }, { kinds: all('unknown'), taken: 4 }],
  ['an answer that stalls', { kind: 'stall' }, { kinds: all('unknown'), code: 'TIMEOUT', taken: 4 }],
  ['a wrong content length', { kind: 'wrong_length' }, { kinds: all('unknown'), taken: 4 }],
  ['502 of a proxy though taken', { kind: 'gateway' }, { kinds: all('unknown'), code: 'HTTP_502', taken: 4 }],
  ['503 with a JSON of somebody else', { kind: 'gateway_json' }, { kinds: all('unknown'), code: 'HTTP_503', taken: 4 }],
  [
    '500 with the own refusal',
    { kind: 'refused_500' },
    { kinds: all('rejected'), code: 'YP:-51', reject: 'retry_later', taken: 0 },
  ],
  ['a sign-in page', { kind: 'html' }, { kinds: all('unknown'), code: 'HTML', portal: true, taken: 0 }],
  ['a redirect', { kind: 'redirect' }, { kinds: all('unknown'), code: 'REDIRECT', portal: true, taken: 0 }],
  [
    '429, seconds',
    { kind: 'rate', retryAfter: '7' },
    { kinds: all('rejected'), code: 'YP:-5', reject: 'retry_later', taken: 0, wait: 7000 },
  ],
  [
    '429, absurd',
    { kind: 'rate', retryAfter: '1000000000' },
    { kinds: all('rejected'), reject: 'retry_later', taken: 0, wait: 1e12 },
  ],
  [
    '429, garbage',
    { kind: 'rate', retryAfter: 'soon' },
    { kinds: all('rejected'), reject: 'retry_later', taken: 0, wait: null },
  ],
  [
    '429 without a body',
    { kind: 'rate_bare', retryAfter: '3' },
    { kinds: all('rejected'), code: 'HTTP_429', reject: 'retry_later', taken: 0, wait: 3000 },
  ],
  ['-50, taken', { kind: 'ambiguous' }, { kinds: all('unknown'), code: 'YP:-50', taken: 4 }],
  ['an answer that is no JSON', { kind: 'garbage' }, { kinds: all('unknown'), code: 'BAD_REPLY', taken: 4 }],
  ['codes as text', { kind: 'code_string' }, { kinds: all('unknown'), taken: 4, alarm: 'BAD_ROW COUNT' }],
  ['wrong types', { kind: 'wrong_types' }, { kinds: all('unknown'), taken: 4, alarm: 'BAD_ROW COUNT' }],
  ['another order', { kind: 'shuffled' }, { kinds: all('accepted'), taken: 4 }],
  ['a number nobody asked about', { kind: 'extra' }, { kinds: all('accepted'), taken: 4, alarm: 'EXTRA_NUMBER COUNT' }],
  ['a row said twice', { kind: 'duplicated' }, { kinds: all('accepted'), taken: 4, alarm: 'DUPLICATE_ROW COUNT' }],
  [
    'a row contradicted',
    { kind: 'contradicting' },
    { kinds: 'unknown accepted accepted accepted', code: 'CONTRADICTION', taken: 4, alarm: 'DUPLICATE_ROW' },
  ],
  ['slow', { kind: 'slow', ms: 30 }, { kinds: all('accepted'), taken: 4 }],
  ['no money left', { kind: 'balance' }, { kinds: all('rejected'), code: 'YP:3', reject: 'balance', taken: 0 }],
  ['wrong key', { kind: 'slow', code: -1 }, { kinds: all('rejected'), code: 'YP:-1', reject: 'account', taken: 0 }],
  ['IP not allowed', { kind: 'slow', code: -3 }, { kinds: all('rejected'), reject: 'account', taken: 0 }],
  ['too many calls', { kind: 'slow', code: -4 }, { kinds: all('rejected'), reject: 'quota', taken: 0 }],
  ['no template fits', { kind: 'slow', code: 5 }, { kinds: all('rejected'), reject: 'content', taken: 0 }],
  ['forbidden word', { kind: 'slow', code: 4 }, { kinds: all('rejected'), reject: 'content', taken: 0 }],
  ['marketing paused', { kind: 'slow', code: 13 }, { kinds: all('rejected'), reject: 'window', taken: 0 }],
  ['same text too soon', { kind: 'slow', code: 8 }, { kinds: all('rejected'), reject: 'frequency', taken: 0 }],
  ['blacklisted', { kind: 'slow', code: 10 }, { kinds: all('rejected'), reject: 'blacklist', taken: 0 }],
  ['our mistake', { kind: 'slow', code: 25 }, { kinds: all('rejected'), reject: 'request', taken: 0 }],
  ['a code nobody documented', { kind: 'slow', code: 4711 }, { kinds: all('unknown'), code: 'YP:4711', taken: 0 }],
];

describe('a send that does not', () => {
  it.each(TROUBLE)('%s', async (_name, fault, want) => {
    double.faults.program([fault]);
    const result = await send(same());
    expect(result.outcomes.map((outcome) => outcome.messageId)).toEqual([10, 11, 12, 13]);
    expect(result.outcomes.map((outcome) => outcome.kind).join(' ')).toBe(want.kinds);
    if (want.code !== undefined) expect(result.outcomes[0]).toMatchObject({ code: want.code });
    if (want.reject !== undefined) expect(result.outcomes[0]).toMatchObject({ reject: want.reject });
    expect(result.alarm).toBe(want.alarm ?? null);
    expect(result.portal).toBe(want.portal ?? false);
    if (want.wait !== undefined) expect(result.retryAfterMs).toBe(want.wait);
    expect(double.account.totals.taken).toBe(want.taken);
    expect(double.account.totals.requests).toBeLessThanOrEqual(1);
  });

  it('nobody listens: not sent', async () => {
    await double.close();
    const { outcomes } = await send(same());
    expect(outcomes.map((outcome) => outcome.kind).join(' ')).toBe(all('not_sent'));
    double = await startYunpianDouble();
  });

  it('numbers the answer leaves out stay unknown, the others keep what was said of them', async () => {
    double.faults.program([{ kind: 'missing' }]);
    const { outcomes } = await send(same());
    expect(outcomes[0]).toEqual({ messageId: 10, kind: 'unknown', code: 'MISSING' });
    expect(outcomes.some((outcome) => outcome.kind === 'accepted')).toBe(true);
  });

  it('a batch taken in part: every number as the provider booked it', async () => {
    double.faults.program(Array.from({ length: 10 }, (): Fault => ({ kind: 'partial' })));
    for (let i = 0; i < 10; i++) {
      const before = NUMBERS.map((number) => takenOf(number).length);
      const { outcomes, alarm } = await send(personal());
      expect(alarm).toBeNull();
      outcomes.forEach((outcome, n) => {
        const took = takenOf(NUMBERS[n] ?? '').length - (before[n] ?? 0);
        expect(outcome.kind).toBe(took === 1 ? 'accepted' : 'rejected');
      });
    }
  });

  it('a single refused number is about the number', async () => {
    const bad = same(1).map((message) => ({ ...message, number: '123' }));
    const { outcomes } = await send([...bad, ...same(2)]);
    expect(outcomes[0]).toMatchObject({ kind: 'rejected', reject: 'number', code: 'YP:2' });
    expect(outcomes[1]?.kind).toBe('accepted');
  });

  it('the text and the key never stand in a log', async () => {
    const seen: string[] = [];
    const logger = {
      info: (...a: unknown[]) => void seen.push(JSON.stringify(a)),
      warn: (...a: unknown[]) => void seen.push(JSON.stringify(a)),
      error: () => undefined,
    };
    channel = yunpian.create({ apikey: 'k', endpoint: double.url }, { ...deps, logger });
    double.faults.program([{ kind: 'extra' }]);
    await send(same());
    expect(seen.join('')).toContain('EXTRA_NUMBER');
    expect(seen.join('')).not.toMatch(/1[3-9]\d{9}|测试店|apikey/);
  });
});

describe('asking', () => {
  it('pulls reports page by page, ids untouched, and an empty queue ends it', async () => {
    Object.assign(double.account.reports, { failShare: 0.3, twiceShare: 0.2, strangers: 2 });
    const numbers = Array.from({ length: 150 }, (_, i) => `138${String(i).padStart(8, '0')}`);
    const { outcomes } = await send(
      numbers.map((number, i) => ({ messageId: i, number, text: '【测试店】好', signature: '测试店', parts: 1 })),
    );
    const ids = new Map(
      outcomes.map((outcome, i) => [numbers[i], outcome.kind === 'accepted' ? outcome.providerId : '']),
    );
    const first = await channel.pullReports!();
    const second = await channel.pullReports!();
    if (first.kind !== 'page' || second.kind !== 'page') throw new Error('no page');
    expect([first.rows.length, first.more, second.more]).toEqual([100, true, false]);
    const known = [...first.rows, ...second.rows].filter((row) => ids.get(row.number) === row.providerId);
    expect(new Set(known.map((row) => row.number)).size).toBe(150);
    expect(known.every((row) => row.clientRef === 'c1.1' && Math.abs(row.at - Date.now()) < 5000)).toBe(true);
    expect(new Set(known.map((row) => `${row.status} ${row.code}`))).toEqual(
      new Set(['delivered DELIVRD', 'failed MK:0001']),
    );
    for (const row of known) expect(row.raw).toContain(`"sid":${row.providerId}`);
    expect(first.rows.length + second.rows.length - known.length).toBe(2);
    expect(await channel.pullReports!()).toEqual({ kind: 'page', rows: [], more: false });
  });

  it.each([
    ['no permission', { kind: 'slow', path: 'pull_status', code: -2 }, 'YP:-2', true],
    ['busy', { kind: 'slow', path: 'pull_status', code: -51 }, 'YP:-51', false],
    ['page lost on the way', { kind: 'cut', path: 'pull_status' }, 'UND_ERR_SOCKET', false],
    ['a sign-in page', { kind: 'html', path: 'pull_status' }, 'HTML', false],
  ] satisfies [string, Fault, string, boolean][])(
    'a pull that fails says why: %s',
    async (_name, fault, code, permission) => {
      await send(same());
      double.faults.program([fault]);
      expect(await channel.pullReports!()).toEqual({ kind: 'failed', code, permission });
    },
  );

  it('pulls what customers wrote', async () => {
    double.account.addReply('13800138000', ' 退订 ');
    const page = await channel.pullReplies!();
    expect(page).toMatchObject({
      kind: 'page',
      rows: [{ number: '13800138000', text: ' 退订 ', providerId: 're1-13800138000' }],
    });
    expect(await channel.pullReplies!()).toMatchObject({ rows: [] });
  });

  it('finds out what became of a send whose answer was lost', async () => {
    double.faults.program([{ kind: 'hang' }, { kind: 'hang_dropped' }]);
    const now = Date.now();
    const window = { from: now - 300_000, to: now + 600_000 };
    await send(same(1), 'c1.1');
    await send(personal(2).slice(1), 'c1.2');
    const ask = (clientRef: string, message: OutMessage | undefined, text = message?.text ?? '') =>
      channel.lookup!({ number: message?.number ?? '', text, clientRef, ...window });
    const sid = takenOf(NUMBERS[0] ?? '')[0]?.id;
    expect(await ask('c1.1', same()[0])).toEqual({
      kind: 'found',
      providerId: sid,
      status: 'pending',
      code: '',
      evidence: 'uid',
    });
    expect(await ask('c1.9', same()[0])).toEqual({ kind: 'absent' });
    expect(await ask('c1.2', personal()[1])).toEqual({ kind: 'absent' });
    await channel.pullReports!();
    expect(await ask('c1.1', same()[0])).toMatchObject({ status: 'delivered' });
    double.faults.program([{ kind: 'html', path: 'get_record' }]);
    expect(await ask('c1.1', same()[0])).toEqual({ kind: 'unavailable', code: 'HTML' });
  });

  it('row 38: finds the report of a message by the id its acceptance gave it, and no other message of the same text', async () => {
    await send(same(1), 'c1.1');
    await send(same(1), 'c1.2');
    await channel.pullReports!();
    const [first, second] = takenOf(NUMBERS[0] ?? '');
    const window = { from: Date.now() - 60_000, to: Date.now() + 60_000 };
    const ask = (providerId: string) =>
      channel.lookup!({ number: NUMBERS[0] ?? '', text: same()[0]?.text ?? '', clientRef: '', providerId, ...window });
    for (const taken of [first, second]) {
      const found = { kind: 'found', providerId: taken?.id, status: 'delivered', evidence: 'sid' };
      expect(await ask(taken?.id ?? '')).toMatchObject(found);
    }
    expect(await ask('77')).toEqual({ kind: 'absent' });
  });

  it('without an id of its own it goes by the text', async () => {
    channel = yunpian.create({ apikey: 'k', endpoint: double.url }, deps);
    await send(same(1));
    const query = { number: NUMBERS[0] ?? '', from: Date.now() - 60_000, to: Date.now() + 60_000, clientRef: 'c1.1' };
    expect(await channel.lookup!({ ...query, text: same()[0]?.text ?? '' })).toMatchObject({
      kind: 'found',
      evidence: 'text 1',
    });
    expect(await channel.lookup!({ ...query, text: '【测试店】别的' })).toEqual({ kind: 'absent' });
  });

  it('reads the balance in 厘 and checks the account', async () => {
    double.account.setBalance(1_234_567);
    expect(await channel.balance!()).toMatchObject({ kind: 'ok', balance: { kind: 'money', amount: 1_234_567 } });
    expect((await channel.check()).map(({ item, passed }) => `${item} ${passed}`)).toEqual([
      'network true',
      'credentials true',
      'clock true',
      'balance true',
      'reports true',
    ]);
    deps.clock.advance(600_000);
    expect(await channel.check()).toContainEqual(
      expect.objectContaining({ item: 'clock', passed: false, code: 'CLOCK_DRIFT' }),
    );
    const stranger = yunpian.create({ apikey: 'x', endpoint: double.url }, deps);
    expect(await stranger.balance!()).toEqual({ kind: 'failed', code: 'YP:-1' });
    expect((await stranger.check())[1]).toMatchObject({ item: 'credentials', passed: false, code: 'YP:-1' });
  });
});
