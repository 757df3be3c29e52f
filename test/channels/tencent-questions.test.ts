import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../electron/channels/channel.ts';
import { readReplyRow, readReport } from '../../electron/channels/providers/tencent/read-pull.ts';
import { tencent } from '../../electron/channels/providers/tencent.ts';
import { createHttp } from '../../electron/platform/http.ts';
import type { Http } from '../../electron/platform/ports.ts';
import { fakeDeps } from '../support/channel-deps.ts';
import type { Fault } from '../support/gateways/frame/options.ts';
import { type GatewayDouble, startGateway } from '../support/gateways/frame/start-gateway.ts';
import { tencent as gateway } from '../support/gateways/tencent/tencent.ts';
import { callsOf, NUMBERS } from '../support/template-channel.ts';

const { secretId = '', secretKey = '', appId = '' } = gateway.credentials;
const [NUMBER = ''] = NUMBERS;

let http: Http;
let double: GatewayDouble;
let channel: Channel;
let deps: ReturnType<typeof fakeDeps>;
beforeAll(() => {
  http = createHttp({ connections: 4 });
});
afterAll(() => http.close());

const config = () => ({ secretId, secretKey, smsSdkAppId: appId, endpoint: double.url, deadlineSeconds: 1 });
beforeEach(async () => {
  double = await startGateway(gateway);
  deps = fakeDeps(http);
  deps.clock.advance(Date.now() - deps.clock.now());
  channel = tencent.create(config(), deps);
});
afterEach(() => double.close());

const messages = (count?: number) =>
  callsOf(
    '1112',
    (i) => ({ 1: `王小明${i}` }),
    (i) => `【测试】王小明${i}您好`,
    count,
  );
const send = (clientRef = 'c1.1', count?: number) => channel.send({ clientRef, messages: messages(count) });

describe('pulls', () => {
  it('replies of one number, whatever the queue still holds; a reply told twice is one', async () => {
    await send('c1.1', 1);
    double.account.addReply(NUMBER, '好的');
    const asked = await channel.repliesOf!(NUMBER);
    const queued = await channel.pullReplies!();
    expect(asked).toMatchObject({ kind: 'page', rows: [{ number: NUMBER, text: '好的' }] });
    expect(queued).toEqual(asked);
    expect(await channel.repliesOf!('13900000000')).toEqual({ kind: 'page', rows: [], more: false });
    double.faults.program([
      { kind: 'refused', code: 'UnauthorizedOperation.RequestPermissionDeny', path: 'PullSmsReplyStatusByPhoneNumber' },
    ]);
    expect(await channel.repliesOf!(NUMBER)).toMatchObject({ kind: 'failed', permission: true });
  });

  it('reports page by page, and an empty queue ends it', async () => {
    Object.assign(double.account.reports, { failShare: 0.3, twiceShare: 0.2, strangers: 2 });
    const many = Array.from({ length: 150 }, (_, i) => ({
      ...callsOf(
        '1111',
        () => ({}),
        () => '【测试】您好',
        1,
      )[0]!,
      messageId: i,
      number: `138${String(i).padStart(8, '0')}`,
    }));
    const { outcomes } = await channel.send({ clientRef: 'c1.1', messages: many });
    const ids = new Map(outcomes.map((outcome, i) => [many[i]?.number, 'providerId' in outcome && outcome.providerId]));
    const pages = [];
    for (let more = true; more; ) {
      const page = await channel.pullReports!();
      if (page.kind !== 'page') throw new Error(page.code);
      pages.push(page.rows);
      more = page.more;
    }
    const own = pages.flat().filter((row) => ids.get(row.number) === row.providerId);
    expect(pages[0]).toHaveLength(100);
    expect(new Set(own.map((row) => row.number)).size).toBe(150);
    expect(own.every((row) => row.clientRef === 'c1.1' && Math.abs(row.at - Date.now()) < 5000)).toBe(true);
    expect(new Set(own.map((row) => `${row.status} ${row.code}`))).toEqual(
      new Set(['delivered DELIVRD', 'failed MK:0001']),
    );
    expect(await channel.pullReports!()).toEqual({ kind: 'page', rows: [], more: false });
  });

  it.each([
    ['not enabled', { kind: 'refused', code: 'UnauthorizedOperation.RequestPermissionDeny' }, true],
    ['too fast', { kind: 'refused', code: 'RequestLimitExceeded' }, false],
    ['a wrong clock', { kind: 'refused', code: 'AuthFailure.SignatureExpire' }, false],
    ['a sign-in page', { kind: 'html' }, false],
    ['a page lost on the way', { kind: 'cut' }, false],
  ] satisfies [string, Omit<Fault, 'path'>, boolean][])('that fail say why: %s', async (_name, fault, permission) => {
    double.faults.program([{ ...fault, path: 'PullSmsSendStatus' }]);
    expect(await channel.pullReports!()).toMatchObject({ kind: 'failed', permission });
  });

  it('what customers wrote', async () => {
    double.account.addReply(NUMBER, ' 退订 ');
    const page = await channel.pullReplies!();
    expect(page).toMatchObject({ kind: 'page', rows: [{ number: NUMBER, text: ' 退订 ' }], more: false });
    expect(await channel.pullReplies!()).toMatchObject({ rows: [] });
  });

  it('rows nobody can read are kept raw, and the same reply is the same reply', () => {
    const odd = { SerialNo: 7, ReportStatus: 'SUCCESS' };
    expect(readReport(odd, 5)).toMatchObject({ providerId: '', status: 'pending', code: 'BAD_ROW', at: 5 });
    expect(readReport(odd, 5).raw).toBe(JSON.stringify(odd));
    expect(readReport({ SerialNo: 's', PhoneNumber: '+8613800138000', ReportStatus: 'NEW' }, 5)).toMatchObject({
      number: NUMBER,
      status: 'pending',
      clientRef: null,
    });
    expect(readReplyRow({ ReplyContent: 'R' }, 5)).toBeNull();
    const reply = { SubscriberNumber: NUMBER, ReplyContent: 'R', ReplyTime: 1_767_240_000 };
    expect(readReplyRow(reply, 5)).toMatchObject({ number: NUMBER, text: 'R', at: 1_767_240_000_000 });
    expect(readReplyRow(reply, 5)?.providerId).toBe(readReplyRow(reply, 9)?.providerId);
  });
});

describe('what became of a message', () => {
  const ask = (text: string, more: { providerId?: string; clientRef?: string } = {}, back = 60_000) =>
    channel.lookup!({
      number: NUMBER,
      text,
      clientRef: '',
      from: deps.clock.now() - back,
      to: deps.clock.now() + 60_000,
      ...more,
    });

  it('by its serial, and by its partly masked words', async () => {
    double.faults.program([{ kind: 'hang' }]);
    await send('c1.1', 1);
    const serial = double.account.records(NUMBER)[0]?.id ?? '';
    const text = messages(1)[0]?.text ?? '';
    const pending = { kind: 'found', providerId: serial, status: 'pending', code: '' };
    Object.assign(double.account.reports, { neverShare: 1 });
    expect(await ask(text)).toMatchObject({ kind: 'found', providerId: serial, evidence: 'record 1' });
    expect(await ask('', { providerId: serial })).toMatchObject({ ...pending, status: 'delivered', code: 'DELIVRD' });
    expect(await ask('【测试】完全不同')).toEqual({ kind: 'absent' });
    expect(await ask('', { providerId: '2028:7' })).toEqual({ kind: 'absent' });
    await send('c1.2', 1);
    expect(await ask(text)).toEqual({ kind: 'unavailable', code: 'AMBIGUOUS_RECORDS' });
    expect(await ask(text, { clientRef: 'c1.1' })).toMatchObject({ providerId: serial, evidence: 'report' });
  });

  it('by the reports of the number where the records do not reach or fail', async () => {
    await send('c1.1', 1);
    const serial = double.account.records(NUMBER)[0]?.id ?? '';
    double.faults.program([{ kind: 'html', path: 'DescribeSendRecordList', times: 3 }]);
    const found = { kind: 'found', providerId: serial, status: 'delivered', evidence: 'report' };
    expect(await ask('', { providerId: serial })).toMatchObject(found);
    expect(await ask('', { clientRef: 'c1.1' })).toMatchObject(found);
    expect(await ask('', { clientRef: 'c9.9' })).toEqual({ kind: 'unavailable', code: 'HTML' });
    const old = { from: deps.clock.now() - 6 * 86_400_000, to: deps.clock.now() - 5 * 86_400_000 };
    const query = { number: NUMBER, text: '', clientRef: '', ...old };
    expect(await channel.lookup!({ ...query, providerId: serial })).toMatchObject(found);
    expect(await channel.lookup!(query)).toEqual({ kind: 'unavailable', code: 'TOO_OLD' });
    const partly = { ...query, to: deps.clock.now(), text: '【测试】完全不同' };
    expect(await channel.lookup!(partly)).toEqual({ kind: 'unavailable', code: 'TOO_OLD' });
  });
});

describe('the account', () => {
  it('packages, templates, signatures and statistics', async () => {
    await send();
    expect(await channel.balance!()).toMatchObject({ kind: 'ok', balance: { kind: 'parts' } });
    const catalog = await channel.catalog!();
    if (catalog.kind !== 'ok') throw new Error(catalog.code);
    const { templates, signatures } = catalog;
    expect(templates.map((row) => `${row.templateId} ${row.review} ${row.variables} ${row.reason}`)).toEqual(
      double.rules.templates.map(({ id, text, state, reason = '' }) => {
        const variables = [...new Set(text.match(/\d+(?=\})/g))];
        return `${id} ${state} ${variables} ${reason}`;
      }),
    );
    expect(signatures.map((row) => `${row.text} ${row.review}`)).toEqual(
      double.rules.signatures?.map(({ text, state }) => `${text} ${state}`),
    );
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const found = await channel.statistics!(day, day);
    expect(found).toEqual({ kind: 'ok', days: [{ day, submitted: 4, delivered: 4, failed: 0, billedParts: 4 }] });
    double.faults.program([{ kind: 'html', path: 'CallbackStatusStatistics' }]);
    expect(await channel.statistics!(day, day)).toEqual({ kind: 'failed', code: 'HTML' });
  });

  it('lists of several pages come whole, or not at all', async () => {
    const [template] = double.rules.templates;
    double.rules.templates.push(...Array.from({ length: 250 }, (_, i) => ({ ...template!, id: String(9000 + i) })));
    const catalog = await channel.catalog!();
    expect(catalog.kind === 'ok' && catalog.templates).toHaveLength(256);
    double.faults.program([{ kind: 'html', path: 'DescribeSmsTemplateList', skip: 1 }]);
    expect(await channel.catalog!()).toEqual({ kind: 'failed', code: 'HTML' });
  });

  const checks = async (of = channel) =>
    (await of.check()).map(({ item, passed, code }) => `${item} ${passed ? 'passed' : code}`);
  const stranger = (more: Record<string, string>) => tencent.create({ ...config(), ...more }, deps);

  it('a check names what is wrong, each thing by its own code', async () => {
    const all = ['network', 'credentials', 'clock', 'balance', 'signature', 'template', 'reports', 'replies'];
    expect(await checks()).toEqual(all.map((item) => `${item} passed`));
    expect(await checks(stranger({ secretId: 'x' }))).toContain('credentials TC:AuthFailure.SecretIdNotFound');
    expect(await checks(stranger({ secretKey: 'x' }))).toContain('credentials TC:AuthFailure.SignatureFailure');
    const ip = 'UnauthorizedOperation.RequestIpNotInWhitelist';
    double.faults.program([{ kind: 'refused', code: ip, path: 'SmsPackages' }]);
    expect(await checks()).toContain(`ip TC:${ip}`);
    double.faults.program([{ kind: 'html', path: 'SmsPackages' }]);
    expect(await checks()).toEqual(['network HTML']);
    Object.assign(double.rules, { signatures: [], templates: [] });
    double.account.setBalance(0);
    const denied = 'UnauthorizedOperation.RequestPermissionDeny';
    double.faults.program([{ kind: 'refused', code: denied, path: 'PullSmsSendStatus' }]);
    const wrong = ['balance NO_PACKAGE', 'signature NO_APPROVED_SIGNATURE', 'template NO_APPROVED_TEMPLATE'];
    expect(await checks()).toEqual(expect.arrayContaining([...wrong, `reports TC:${denied}`, 'replies passed']));
    deps.clock.advance(-360_000);
    expect(await checks()).toEqual(['network passed', 'clock CLOCK']);
  });

  it('a check that reads from the queue loses nothing, not even with a crash', async () => {
    await send();
    double.account.addReply(NUMBER, 'R');
    expect(await checks()).toContain('reports passed');
    const reopened = tencent.create(config(), deps);
    const page = await reopened.pullReports!();
    expect(page.kind === 'page' && page.rows.map(({ number }) => number).sort()).toEqual([...NUMBERS].sort());
    // killed before the page was stored: it comes again
    const again = tencent.create(config(), deps);
    expect((await again.pullReports!()).kind === 'page' && page).toEqual(page);
    expect(await again.pullReports!()).toEqual({ kind: 'page', rows: [], more: false });
    expect(await again.pullReplies!()).toMatchObject({ rows: [{ text: 'R' }] });
    expect(await tencent.create(config(), deps).pullReports!()).toMatchObject({ rows: [] });
  });
});
