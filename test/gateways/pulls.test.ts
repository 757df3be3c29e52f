import iconv from 'iconv-lite';
import { afterEach, expect, it } from 'vitest';
import { aliyun } from '../support/gateways/aliyun/aliyun.ts';
import { type Asked, ask } from '../support/gateways/ask.ts';
import { chuanglan } from '../support/gateways/chuanglan.ts';
import type { Gateway } from '../support/gateways/frame/gateway.ts';
import type { DoubleOptions } from '../support/gateways/frame/options.ts';
import { shanghaiDigits } from '../support/gateways/frame/shanghai.ts';
import { type GatewayDouble, startGateway } from '../support/gateways/frame/start-gateway.ts';
import { luosimao } from '../support/gateways/luosimao.ts';
import { montnets } from '../support/gateways/montnets.ts';
import { smsbao } from '../support/gateways/smsbao.ts';
import { submail } from '../support/gateways/submail.ts';
import { tencent } from '../support/gateways/tencent/tencent.ts';
import { askAliyun, askChuanglan, askMontnets, askSubmail, askTencent, SENDING } from './clients.ts';

const NUMBERS = ['13800138000', '13900139000'];
const LONG = `【测试】${'长'.repeat(130)}`;

let double: GatewayDouble;
afterEach(() => double.close());

async function open(gateway: Gateway, options: DoubleOptions = {}): Promise<(asked: Asked) => Promise<string>> {
  double = await startGateway(gateway, options);
  return async (asked) => (await ask(double.url, asked)).text;
}
async function opened(gateway: Gateway, options: DoubleOptions = {}) {
  const say = await open(gateway, options);
  const plain = SENDING[gateway.name]?.(NUMBERS);
  if (plain === undefined) throw new Error(`no client of ${gateway.name}`);
  await say(plain);
  return async (asked: Asked) => JSON.parse(await say(asked));
}
const seconds = (ms: number): number => Math.floor(ms / 1000);

it('tencent: the queue hands out each report once, the query by number as often as asked', async () => {
  const say = await opened(tencent);
  const app = { Limit: 100 };
  const pulled = (await say(askTencent('PullSmsSendStatus', app))).Response.PullSmsSendStatusSet;
  expect(pulled).toMatchObject(NUMBERS.map((number) => ({ PhoneNumber: `+86${number}`, ReportStatus: 'SUCCESS' })));
  expect((await say(askTencent('PullSmsSendStatus', app))).Response.PullSmsSendStatusSet).toEqual([]);
  const one = { PhoneNumber: '+8613800138000', BeginTime: seconds(Date.now()) - 60, Offset: 0, Limit: 10 };
  for (let i = 0; i < 2; i++) {
    const { Response } = await say(askTencent('PullSmsSendStatusByPhoneNumber', one));
    expect(Response.PullSmsSendStatusSet).toMatchObject([{ SerialNo: pulled[0].SerialNo, Description: 'DELIVRD' }]);
  }
  const list = (await say(askTencent('DescribeSendRecordList', one))).Response;
  expect(list).toMatchObject({ TotalCount: 1, SendRecordSet: [{ SendStatus: 2, SerialNo: pulled[0].SerialNo }] });
  const late = { ...one, BeginTime: one.BeginTime - 8 * 86_400 };
  expect((await say(askTencent('PullSmsSendStatusByPhoneNumber', late))).Response.Error.Code).toBe(
    'InvalidParameterValue',
  );
  double.account.addReply('13800138000', 'R');
  expect((await say(askTencent('PullSmsReplyStatus', app))).Response.PullSmsReplyStatusSet).toMatchObject([
    { ReplyContent: 'R', SubscriberNumber: '13800138000' },
  ]);
});

it('tencent: packages, statistics, templates and signatures with their review', async () => {
  const say = await opened(tencent, { balance: 500, price: 50 });
  const day = {
    BeginTime: shanghaiDigits(Date.now()).slice(0, 10),
    EndTime: shanghaiDigits(Date.now() + 3.6e6).slice(0, 10),
  };
  const [left] = (await say(askTencent('SmsPackagesStatistics', { ...day, Limit: 10, Offset: 0 }))).Response
    .SmsPackagesStatisticsSet;
  expect(left.PackageAmount - left.CurrentUsage).toBe(8);
  const { Response } = await say(askTencent('SendStatusStatistics', { ...day, Limit: 0, Offset: 0 }));
  expect(Response.SendStatusStatistics).toEqual({ FeeCount: 2, RequestCount: 2, RequestSuccessCount: 2 });
  const templates = (await say(askTencent('DescribeSmsTemplateList', { International: 0, Limit: 100, Offset: 0 })))
    .Response.DescribeTemplateStatusSet;
  expect(new Set(templates.map((row: { StatusCode: number }) => row.StatusCode))).toEqual(new Set([0, 1, -1]));
});

it('tencent: what is wrong with a template call', async () => {
  const say = await opened(tencent, { window: [0, 0] });
  const code = async (fields: object) => {
    const all = {
      PhoneNumberSet: NUMBERS,
      SignName: '测试',
      TemplateId: '1112',
      TemplateParamSet: ['张三'],
      ...fields,
    };
    return (await say(askTencent('SendSms', all))).Response.Error?.Code;
  };
  expect(await code({})).toBeUndefined();
  expect(await code({ TemplateParamSet: [] })).toBe('FailedOperation.TemplateParamSetNotMatchApprovedTemplate');
  expect(await code({ TemplateParamSet: ['a', 'b'] })).toBe('FailedOperation.TemplateParamSetNotMatchApprovedTemplate');
  expect(await code({ TemplateParamSet: ['www.a.cn'] })).toBe(
    'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter',
  );
  expect(await code({ TemplateParamSet: ['长'.repeat(500)] })).toBe('InvalidParameterValue.ContentLengthLimit');
  expect(await code({ TemplateId: '1114' })).toBe('FailedOperation.TemplateIncorrectOrUnapproved');
  expect(await code({ SignName: '【测试】' })).toBe('FailedOperation.SignatureIncorrectOrUnapproved');
  expect(await code({ SignName: '审核中' })).toBe('FailedOperation.SignatureIncorrectOrUnapproved');
  const night = { TemplateId: '1113', TemplateParamSet: ['双十一', '五折'] };
  expect(await code(night)).toBe('FailedOperation.MarketingSendTimeConstraint');
  expect(await code({ PhoneNumberSet: Array.from({ length: 201 }, () => '13800138000') })).toBe(
    'LimitExceeded.PhoneNumberCountLimit',
  );
  expect(await code({ PhoneNumberSet: ['+8613800138000', '+85261234567'] })).toBe(
    'UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber',
  );
  expect(await code({ SmsSdkAppId: '1' })).toBe('UnauthorizedOperation.SmsSdkAppIdVerifyFail');
});

it('aliyun: one BizId for a request, details by number, statistics, templates', async () => {
  const say = await opened(aliyun, { reports: { failShare: 1 } });
  const SendDate = shanghaiDigits(Date.now()).slice(0, 8);
  const about = { PhoneNumber: '13800138000', SendDate, PageSize: '50', CurrentPage: '1' };
  const details = await say(askAliyun('QuerySendDetails', about));
  expect(details).toMatchObject({
    Code: 'OK',
    TotalCount: '1',
    SmsSendDetailDTOs: { SmsSendDetailDTO: [{ SendStatus: 2, Content: '【测试】您好' }] },
  });
  const days = { IsGlobe: '1', StartDate: SendDate, EndDate: SendDate, PageIndex: '1', PageSize: '50' };
  const { Data } = await say(askAliyun('QuerySendStatistics', days));
  expect(Data.TargetList).toMatchObject([{ SendDate, TotalCount: 2, RespondedFailCount: 2 }]);
  const list = await say(askAliyun('QuerySmsTemplateList', { PageIndex: '1', PageSize: '50' }));
  expect(list.SmsTemplateList.map((row: { AuditStatus: string }) => row.AuditStatus)).toContain('AUDIT_STATE_NOT_PASS');
  const signs = await say(askAliyun('QuerySmsSignList', {}));
  expect(signs.SmsSignList[0]).toMatchObject({ SignName: '测试', AuditStatus: 'AUDIT_STATE_PASS' });
  const token = await say(askAliyun('QueryTokenForMnsQueue', { MessageType: 'SmsReport' }));
  expect(token.MessageTokenDTO.SecurityToken).not.toBe('');
  expect(double.account.totals.refunded).toBe(100);
});

it('chuanglan: reports only when asked for, groups that are not right dropped without a word', async () => {
  const say = await opened(chuanglan);
  const groups = { msg: '【测试】{$var}您好，{$var}', params: '13800138000,甲,乙;13900139000,丙;12,丁,戊' };
  const told = await say(askChuanglan('/msg/variable/json', groups));
  expect(told).toMatchObject({ code: '0', successNum: '1', failNum: '2' });
  expect(double.account.records('13800138000')[1]?.text).toBe('【测试】甲您好，乙');
  const reports = await say(askChuanglan('/msg/pull/report', { count: '100' }));
  expect(reports.result).toMatchObject(NUMBERS.map((mobile) => ({ mobile, status: 'DELIVRD' })));
  expect(await say(askChuanglan('/msg/pull/report', { count: '100' }))).toEqual({ ret: 0, result: [] });
  expect(await say(askChuanglan('/msg/balance/json', {}))).toMatchObject({ code: 0 });
  expect(await say(askChuanglan('/msg/v1/send/json', { msg: '您好', phone: '13800138000' }))).toMatchObject({
    code: '116',
  });
});

it('submail: a row for each number, texts filled in, history and replies by query', async () => {
  const say = await opened(submail);
  const multi = JSON.stringify(NUMBERS.map((to, i) => ({ to, vars: { name: `客户${i}` } })));
  const told = await say(askSubmail('multisend', { content: '【测试】@var(name)您好', multi }));
  expect(told).toMatchObject([{ status: 'success', fee: 1 }, { status: 'success' }]);
  expect(double.account.records('13900139000')[1]?.text).toBe('【测试】客户1您好');
  const log = await say(askSubmail('log', { to: '13900139000', rows: '50', offset: '0' }));
  expect(log.data).toMatchObject([{ status: 'delivered' }, { sendID: told[1].send_id, fee: 1 }]);
  double.account.addReply('13800138000', 'R');
  expect((await say(askSubmail('mo', {}))).mo).toMatchObject([{ from: '13800138000', content: 'R' }]);
});

it('montnets: a report for each 条, replies as GBK, ids that no float holds', async () => {
  const say = await open(montnets);
  const content = [...iconv.encode(LONG, 'gbk')].map((byte) => `%${byte.toString(16)}`).join('');
  const sent = await say(askMontnets('single_send', { mobile: '13800138000', content }));
  const msgid = /"msgid":(\d{19})/.exec(sent)?.[1];
  expect(double.account.records('13800138000')[0]).toMatchObject({ text: LONG, parts: 2, id: msgid });
  const { rpts } = JSON.parse(await say(askMontnets('get_rpt', { retsize: 500 })));
  expect(rpts).toMatchObject([
    { pknum: 1, pktotal: 2 },
    { pknum: 2, pktotal: 2 },
  ]);
  double.account.addReply('13800138000', '退订');
  const { mos } = JSON.parse(await say(askMontnets('get_mo', { retsize: 500 })));
  expect(mos).toMatchObject([{ mobile: '13800138000', content: '%CD%CB%B6%A9' }]);
  expect(await say(askMontnets('get_rpt', { retsize: 500 }))).toBe('{"result":0,"rpts":[]}');
});

it('smsbao and luosimao: balances', async () => {
  const say = await open(smsbao, { balance: 500 });
  const { path = '' } = SENDING.smsbao?.(NUMBERS) ?? {};
  await say({ method: 'GET', path });
  expect(await say({ method: 'GET', path: path.replace('/sms', '/query') })).toBe('0\n2,8');
  await double.close();
  const other = await open(luosimao, { balance: 500 });
  const { headers } = SENDING.luosimao?.(NUMBERS) ?? {};
  expect(await other({ method: 'GET', path: '/v1/status.json', headers })).toBe('{"error":0,"deposit":"10"}');
});
