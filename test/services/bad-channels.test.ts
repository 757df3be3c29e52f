import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Http } from '../../electron/platform/ports.ts';
import { en } from '../../renderer/i18n/en/index.ts';
import { zhCN } from '../../renderer/i18n/zh-CN/index.ts';
import { type Draft, draft as draftSchema } from '../../shared/contract/compose.ts';
import { aliyun } from '../support/gateways/aliyun/aliyun.ts';
import type { Gateway } from '../support/gateways/frame/gateway.ts';
import type { Fault } from '../support/gateways/frame/options.ts';
import { type GatewayDouble, startGateway } from '../support/gateways/frame/start-gateway.ts';
import { submail } from '../support/gateways/submail.ts';
import { tencent } from '../support/gateways/tencent/tencent.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { rawServer, reply } from '../support/raw-server.ts';
import { numberAt } from '../support/seed-contacts.ts';
import { STRANGER_CERT, STRANGER_KEY } from '../support/tls/stranger.ts';

const CLOCK_OFF = 6 * 60_000;
const { secretId = '', secretKey = '', appId = '' } = tencent.credentials;
const KEYS = { secretId, secretKey, smsSdkAppId: appId };
const open: (() => Promise<unknown>)[] = [];
let core: TestCore;
beforeAll(async () => {
  core = await openCore({ holdSeconds: 0 });
});
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});
afterAll(() => core?.close());

/** What the screens say of a category: its name and the next step, in both languages. */
function wordsOf(category: string): string[] {
  return [zhCN, en].flatMap(({ carrier }) => {
    const { [category]: name = '' } = carrier.category as Record<string, string>;
    const { [category]: advice = '' } = carrier.advice as Record<string, string>;
    return [name, advice];
  });
}

async function doubleWith(options: Parameters<typeof startGateway>[1] = {}): Promise<GatewayDouble> {
  const double = await startGateway(tencent, options);
  open.push(() => double.close());
  return double;
}
let made = 0;
/** A channel of its own for each case: what one has met says nothing to the next. */
async function saveChannel(endpoint: string, config: object = {}, on: TestCore = core): Promise<number> {
  made += 1;
  const row = { provider: 'tencent', name: `腾讯云 ${made}`, config: { ...KEYS, endpoint, ...config } };
  return (await on.call('channels.save', row)).id;
}
/** The first thing a check found wrong. */
const firstTrouble = async (id: number, on: TestCore = core) =>
  (await on.call('channels.test', { id })).checks.find(({ passed }) => passed === false);

/** Every kind of trouble has words of its own; none shares them with another. */
const KINDS = [
  'key',
  'balance',
  'ip',
  'clock',
  'unapproved',
  'variable_missing',
  'variable_length',
  'variable_link',
  'emoji',
  'blacklist',
  'window',
  'dns',
  'portal',
  'tls',
  'proxy',
  'redirect',
  'plain_http',
];
it('says something of its own for each, in both languages, with a next step', () => {
  const told = KINDS.map(wordsOf);
  for (const words of told) for (const text of words) expect(text).not.toBe('');
  for (const at of [0, 1, 2, 3]) expect(new Set(told.map((words) => words[at])).size).toBe(KINDS.length);
});

describe('a check of the channel', () => {
  const question = (fault: Fault): Fault => ({ path: 'SmsPackages', times: 20, ...fault });
  it.each<[name: string, category: string, item: string, options: { fault?: Fault; config?: object; clock?: number }]>([
    ['wrong key', 'key', 'credentials', { config: { secretKey: 'wrong-secret-key-0123456789abcde' } }],
    ['key that does not exist', 'key', 'credentials', { config: { secretId: 'AKIDUNKNOWNUNKNOWNUNKNOWN' } }],
    ['wrong application', 'key', 'credentials', { config: { smsSdkAppId: '1400000001' } }],
    ['IP not on the whitelist', 'ip', 'ip', { fault: { kind: 'refused', class: 'ip' } }],
    ['clock six minutes slow', 'clock', 'clock', { clock: CLOCK_OFF }],
    ['clock six minutes fast', 'clock', 'clock', { clock: -CLOCK_OFF }],
    ['captive portal', 'portal', 'network', { fault: { kind: 'html' } }],
    ['redirect', 'redirect', 'network', { fault: { kind: 'redirect' } }],
  ])('%s', async (_name, category, item, { fault, config, clock }) => {
    const double = await doubleWith({
      ...(fault ? { faults: [question(fault)] } : {}),
      ...(clock === undefined ? {} : { now: () => Date.now() + clock }),
    });
    const id = await saveChannel(double.url, config);
    expect(await firstTrouble(id)).toMatchObject({ item, category });
  });

  it('DNS that does not know the provider', async () => {
    const http: Http = {
      request: async () => ({ kind: 'not_sent', code: 'ENOTFOUND' }),
      close: async () => undefined,
    };
    const offline = await openCore({ http });
    open.push(() => offline.close());
    const id = await saveChannel('https://sms.provider.invalid', {}, offline);
    expect(await firstTrouble(id, offline)).toMatchObject({ item: 'network', category: 'dns' });
  });

  it('TLS of a stranger: nothing was said to it', async () => {
    let heard = 0;
    const server = createTlsServer({ key: STRANGER_KEY, cert: STRANGER_CERT }, (_request, response) => {
      heard += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => server.close(resolve)));
    const id = await saveChannel(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(await firstTrouble(id)).toMatchObject({ item: 'network', category: 'tls' });
    expect(heard).toBe(0);
  });

  it('a proxy that wants a sign-in', async () => {
    const proxy = await rawServer({
      onRequest: (socket) => socket.end(reply(407, '<html>sign in</html>', 'content-type: text/html\r\n')),
    });
    open.push(() => proxy.close());
    const id = await saveChannel(proxy.url);
    expect(await firstTrouble(id)).toMatchObject({ item: 'network', category: 'proxy', code: 'HTTP_407' });
  });

  it('an address without TLS is not saved at all', async () => {
    const input = { provider: 'tencent', name: '腾讯云', config: { ...KEYS, endpoint: 'http://sms.example.com' } };
    await expect(core.call('channels.save', input)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { path: 'config.endpoint' },
    });
  });
});

interface Shop {
  gateway: Gateway;
  config: Record<string, string>;
  /** what the draft says on this provider's channels */
  words(channelId: number): Partial<Draft>;
  refusals: [name: string, category: string, fault: Fault][];
}
const filled = (channelId: number, templateId: string, variable: string, fallback = '甲'): Partial<Draft> => ({
  providerTemplate: { channelId, templateId, mapping: [{ variable, field: '', fallback }] },
});
const code = (name: string, category: string, raw: string): Shop['refusals'][number] => [
  name,
  category,
  { kind: 'refused', code: raw },
];
/** What every provider of ours may answer. */
const COMMON: Shop['refusals'] = [
  ['package used up', 'balance', { kind: 'balance' }],
  ['key withdrawn', 'key', { kind: 'refused', class: 'credentials' }],
  ['IP not on the whitelist', 'ip', { kind: 'refused', class: 'ip' }],
  ['clock', 'clock', { kind: 'refused', class: 'clock' }],
  ['captive portal', 'portal', { kind: 'html' }],
  ['redirect', 'redirect', { kind: 'redirect' }],
];
const ARREARS: Shop['refusals'][number] = ['arrears', 'balance', { kind: 'refused', class: 'account_stop' }];
const UNAPPROVED: Shop['refusals'][number] = [
  'template not approved',
  'unapproved',
  { kind: 'refused', class: 'signature_or_template' },
];
const SHOPS: Record<string, Shop> = {
  tencent: {
    gateway: tencent,
    config: KEYS,
    words: (channelId) => filled(channelId, '1112', '1'),
    refusals: [
      ...COMMON,
      ...[ARREARS, UNAPPROVED],
      code('variables missing', 'variable_missing', 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate'),
      code('variable too long', 'variable_length', 'InvalidParameterValue.TemplateParameterLengthLimit'),
      code('link in a variable', 'variable_link', 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter'),
      code('emoji', 'emoji', 'InvalidParameterValue.TemplateParameterFormatError'),
      ['night hours', 'window', { kind: 'refused', class: 'window' }],
    ],
  },
  aliyun: {
    gateway: aliyun,
    config: aliyun.credentials,
    words: (channelId) => filled(channelId, 'SMS_100000002', 'name'),
    refusals: [
      ...COMMON,
      ...[ARREARS, UNAPPROVED],
      code('variables missing', 'variable_missing', 'isv.TEMPLATE_MISSING_PARAMETERS'),
      code('variable too long', 'variable_length', 'isv.PARAM_LENGTH_LIMIT'),
      code('link in a variable', 'variable_link', 'isv.PARAM_NOT_SUPPORT_URL'),
      code('emoji', 'emoji', 'isv.UNSUPPORTED_CONTENT'),
    ],
  },
  // free text: templates and their variables are not its own
  submail: {
    gateway: submail,
    config: submail.credentials,
    words: () => ({ body: '您好' }),
    refusals: [...COMMON, code('forbidden word', 'content', '405')],
  },
};

/** The draft of one case: people nobody has written to yet, for what may have reached them is not repeated. */
const people = (): string[] => [numberAt(2 * made), numberAt(2 * made + 1)];
async function start(draft: Draft): Promise<number> {
  const totals = await core.call('compose.totals', { draft, key: 'k' });
  const { id: draftId } = await core.call('drafts.save', { draft });
  const { recipients, parts, cost } = totals;
  const begun = await core.call('campaigns.start', {
    ...{ draftId, confirm: { recipients, parts, cost }, idempotencyKey: `bad-channels-${made}`, allowRepeat: true },
  });
  return begun.campaignId;
}
const LEFT = new Set(['rejected', 'queued', 'unknown', 'failed']);

describe.each(Object.entries(SHOPS))('a campaign over %s', (provider, { gateway, config, words, refusals }) => {
  let double: GatewayDouble;
  beforeAll(async () => {
    double = await startGateway(gateway);
  });
  afterAll(() => double.close());

  it.each(refusals)('refused: %s', async (_name, category, fault) => {
    made += 1;
    const given = { provider, name: `${provider} ${made}`, config: { ...config, endpoint: double.url } };
    const { id: channelId } = await core.call('channels.save', given);
    // questions are answered, sends are not
    if (gateway.defaults?.templates !== undefined) await core.call('channels.catalog.sync', { id: channelId });
    double.faults.clear();
    double.faults.program([{ times: 50, ...fault }]);
    const draft = draftSchema.parse({
      ...{ signature: '测试', audience: { numbers: people() }, channelId },
      ...words(channelId),
    });
    const campaignId = await start(draft);
    const { pauseDetail, counts, total } = await core.campaign(
      campaignId,
      ({ state }) => state === 'paused' || state === 'finished',
    );
    const { rows } = await core.call('messages.page', { filter: { campaignId } });
    const codes = [pauseDetail, ...rows.map((row) => row.code)].filter((raw) => raw !== null);
    const categories = await Promise.all(
      codes.map(async (raw) => (await core.call('channels.explain', { code: raw })).category),
    );
    expect(categories).toContain(category);
    // nothing lost, nothing sent: each one is still there, refused or waiting
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(total);
    expect(rows.map(({ state }) => state).filter((state) => !LEFT.has(state))).toEqual([]);
    expect(double.account.all()).toEqual([]);
  });
});

describe('a campaign', () => {
  let double: GatewayDouble;
  let channelId: number;
  let numbers: string[];
  beforeEach(async () => {
    double = await doubleWith();
    channelId = await saveChannel(double.url);
    await core.call('channels.catalog.sync', { id: channelId });
    numbers = people();
  });
  const draftOf = (changes: Partial<Draft> = {}) =>
    draftSchema.parse({
      ...{ signature: '测试', audience: { numbers }, channelId },
      ...filled(channelId, '1112', '1'),
      ...changes,
    });

  it('number in the provider’s blacklist: that one alone', async () => {
    double.rules.blacklist.push(numbers[0] ?? '');
    const campaignId = await start(draftOf());
    await core.campaign(campaignId, ({ counts }) => counts.rejected === 1 && (counts.delivered ?? 0) === 1);
    const { rows } = await core.call('messages.page', { filter: { campaignId, states: ['rejected'] } });
    const { explanation } = await core.call('messages.history', { id: rows[0]?.id ?? 0 });
    expect(explanation?.category).toBe('blacklist');
  });

  it.each<[name: string, problem: string, changes: Partial<Draft>]>([
    ['signature not approved', 'signature_unapproved', { signature: '被拒绝' }],
    ['signature nobody filed', 'signature_unapproved', { signature: '没报备过' }],
    [
      'template not approved',
      'template_unapproved',
      { providerTemplate: { channelId: 1, templateId: '1114', mapping: [] } },
    ],
    [
      'variables not mapped',
      'template_unmapped',
      { providerTemplate: { channelId: 1, templateId: '1112', mapping: [] } },
    ],
    ['free text', 'template_required', { providerTemplate: null, body: '{姓名}您好' }],
  ])('is refused before anything leaves: %s', async (_name, problem, changes) => {
    const draft = draftOf(changes);
    const { problems } = await core.call('compose.totals', { draft, key: 'k' });
    expect(problems).toContainEqual(expect.objectContaining({ key: problem, severity: 'block' }));
    for (const { problem: words } of [zhCN, en]) expect((words as Record<string, string>)[problem]).toMatch(/\S/);
    expect(double.account.all()).toEqual([]);
  });

  it('a link in a variable is found before the provider finds it', async () => {
    const totals = await core.call('compose.totals', {
      draft: draftOf(filled(channelId, '1112', '1', 'www.example.com')),
      key: 'k',
    });
    expect(totals.excluded).toEqual([{ reason: 'variable_link', recipients: 2 }]);
  });
});
