import type { Answer, Desk, Gateway, Head } from '../frame/gateway.ts';
import { readQuery, verifyAcs3 } from './acs3.ts';
import { type Fields, failure } from './answers.ts';
import { accountBalance, queueToken, sendDetails, sendStatistics, signList, templateList } from './queries.ts';
import { sendBatchSms, sendSms } from './send.ts';

const SMS = '2017-05-25';
const ACTIONS: Record<string, { version: string; act(desk: Desk, query: Fields, form: Fields | null): Answer }> = {
  SendSms: { version: SMS, act: sendSms },
  SendBatchSms: { version: SMS, act: sendBatchSms },
  QuerySendDetails: { version: SMS, act: sendDetails },
  QuerySendStatistics: { version: SMS, act: sendStatistics },
  QuerySmsTemplateList: { version: SMS, act: templateList },
  QuerySmsSignList: { version: SMS, act: signList },
  QueryTokenForMnsQueue: { version: SMS, act: queueToken },
  QueryAccountBalance: { version: '2017-12-14', act: accountBalance },
};

const actionOf = ({ headers }: Head): string => String(headers['x-acs-action'] ?? '');
/** A nonce is good once for each key; a new double forgets them. */
const nonces = new WeakMap<object, Set<string>>();

/** 阿里云 Dysmsapi: parameters in the query, signed with ACS3, one verdict and one BizId for a request. */
export const aliyun: Gateway = {
  name: 'aliyun',
  credentials: { accessKeyId: 'LTAITESTONLYTESTONLY', accessKeySecret: 'TestOnlyAccessKeySecret0123456' },
  defaults: {
    templates: [
      {
        id: 'SMS_154950909',
        name: '提醒',
        text: `\${name}您好，您的编号是\${code}`,
        kind: 'notice',
        state: 'approved',
      },
      { id: 'SMS_100000001', name: '问候', text: '您好', kind: 'notice', state: 'approved' },
      { id: 'SMS_100000002', name: '个人问候', text: `\${name}您好`, kind: 'notice', state: 'approved' },
      { id: 'SMS_200000001', name: '活动', text: `\${activity}，\${tail}`, kind: 'marketing', state: 'approved' },
      { id: 'SMS_100000003', name: '新模板', text: `\${name}您好，请查收`, kind: 'notice', state: 'pending' },
      {
        id: 'SMS_100000004',
        name: '坏模板',
        text: `点击\${link}`,
        kind: 'notice',
        state: 'rejected',
        reason: '变量不支持链接',
      },
    ],
    signatures: [
      { text: '测试', state: 'approved' },
      { text: '测试签名', state: 'approved' },
      { text: '审核中', state: 'pending' },
      { text: '被拒绝', state: 'rejected', reason: '资质不符' },
    ],
  },
  codes: {
    retry_later: 'Throttling.User',
    ambiguous: 'isp.SYSTEM_ERROR',
    clock: 'InvalidTimeStamp.Expired',
    credentials: 'InvalidAccessKeyId.NotFound',
    ip: 'isv.DENY_IP_RANGE',
    account_stop: 'isv.OUT_OF_SERVICE',
    balance: 'isv.AMOUNT_NOT_ENOUGH',
    signature_or_template: 'isv.SMS_TEMPLATE_ILLEGAL',
    content: 'isv.SMS_CONTENT_ILLEGAL',
    quota: 'isv.DAY_LIMIT_CONTROL',
    number_invalid: 'isv.MOBILE_NUMBER_ILLEGAL',
    number_blacklist: 'isv.BLACK_KEY_CONTROL_LIMIT',
    number_frequency: 'isv.BUSINESS_LIMIT_CONTROL',
    request_bug: 'isv.INVALID_PARAMETERS',
  },
  ok: 'OK',
  whole: true,
  idPerRequest: true,
  reportCodes: { delivered: 'DELIVERED', failed: 'MOBILE_NOT_ON_SERVICE' },
  idOf: (sequence) => `${sequence}^0`,
  action: (head) => ({ name: actionOf(head), send: /^Send(Batch)?Sms$/.test(actionOf(head)) }),
  answer(request, desk) {
    const { method, path, headers } = request;
    if (method !== 'POST' || path !== '/') return failure('UnsupportedHTTPMethod', 400);
    const used = nonces.get(desk.account) ?? new Set<string>();
    nonces.set(desk.account, used);
    const query = readQuery(request.search);
    const refused = verifyAcs3(request, query, desk.credentials ?? this.credentials, desk.now, used);
    if (refused !== null) return failure(refused.code, refused.status);
    const found = ACTIONS[actionOf(request)];
    if (found === undefined) return failure('InvalidAction.NotFound', 404);
    if (headers['x-acs-version'] !== found.version) return failure('InvalidVersion', 400);
    const hasForm = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
    if (!hasForm && request.body.length > 0) return failure('isv.INVALID_PARAMETERS');
    const form = hasForm ? Object.fromEntries(new URLSearchParams(request.body.toString())) : null;
    return found.act(desk, Object.fromEntries((query ?? []).map(({ key, value }) => [key, value])), form);
  },
  refusal: failure,
};
