import type { Answer, Desk, Gateway, Head } from '../frame/gateway.ts';
import { readJson } from '../frame/json.ts';
import { failure } from './answers.ts';
import { callbackStatistics, packages, sendStatistics, signList, templateList } from './lists.ts';
import { pullReplyStatus, pullSendStatus, replyStatusByNumber, sendRecordList, sendStatusByNumber } from './pulls.ts';
import { sendSms } from './send-sms.ts';
import { verifyTc3 } from './tc3.ts';

const VERSION = '2021-01-11';
const REGIONS = ['ap-guangzhou', 'ap-beijing', 'ap-nanjing'];

const ACTIONS: Record<string, (desk: Desk, body: Record<string, unknown>) => Answer> = {
  SendSms: sendSms,
  PullSmsSendStatus: pullSendStatus,
  PullSmsReplyStatus: pullReplyStatus,
  PullSmsSendStatusByPhoneNumber: sendStatusByNumber,
  PullSmsReplyStatusByPhoneNumber: replyStatusByNumber,
  DescribeSendRecordList: sendRecordList,
  SmsPackagesStatistics: packages,
  SendStatusStatistics: sendStatistics,
  CallbackStatusStatistics: callbackStatistics,
  DescribeSmsTemplateList: templateList,
  DescribeSmsSignList: signList,
};
const WITHOUT_APP = ['DescribeSmsTemplateList', 'DescribeSmsSignList'];

const actionOf = ({ headers }: Head): string => String(headers['x-tc-action'] ?? '');

/** 腾讯云 SMS 2021-01-11: one POST to `/`, signed with TC3, errors in an HTTP 200. */
export const tencent: Gateway = {
  name: 'tencent',
  credentials: {
    secretId: 'AKIDTESTONLYTESTONLYTESTONLYTESTONLY',
    secretKey: 'TestOnlySecretKey0123456789abcde',
    appId: '1400006666',
  },
  defaults: {
    templates: [
      { id: '1110', name: '提醒', text: '{1}您好，您的编号是{2}', kind: 'notice', state: 'approved' },
      { id: '1111', name: '问候', text: '您好', kind: 'notice', state: 'approved' },
      { id: '1112', name: '个人问候', text: '{1}您好', kind: 'notice', state: 'approved' },
      { id: '1113', name: '活动', text: '{1}，全场{2}，拒收请回复R', kind: 'marketing', state: 'approved' },
      { id: '1114', name: '新模板', text: '{1}您好，{2}', kind: 'notice', state: 'pending' },
      { id: '1115', name: '坏模板', text: '点击{1}', kind: 'notice', state: 'rejected', reason: '变量不可为链接' },
    ],
    signatures: [
      { text: '测试', state: 'approved' },
      { text: '测试签名', state: 'approved' },
      { text: '审核中', state: 'pending' },
      { text: '被拒绝', state: 'rejected', reason: '资质不符' },
    ],
  },
  codes: {
    retry_later: 'RequestLimitExceeded',
    ambiguous: 'InternalError.Timeout',
    clock: 'AuthFailure.SignatureExpire',
    credentials: 'AuthFailure.SecretIdNotFound',
    ip: 'UnauthorizedOperation.RequestIpNotInWhitelist',
    account_stop: 'UnauthorizedOperation.ServiceSuspendDueToArrears',
    balance: 'FailedOperation.InsufficientBalanceInSmsPackage',
    signature_or_template: 'FailedOperation.TemplateUnapprovedOrNotExist',
    content: 'FailedOperation.ContainSensitiveWord',
    window: 'FailedOperation.MarketingSendTimeConstraint',
    quota: 'LimitExceeded.AppDailyLimit',
    number_invalid: 'InvalidParameterValue.IncorrectPhoneNumber',
    number_blacklist: 'FailedOperation.PhoneNumberInBlacklist',
    number_frequency: 'LimitExceeded.PhoneNumberDailyLimit',
    request_bug: 'FailedOperation.FailResolvePacket',
  },
  ok: 'Ok',
  whole: false,
  idPerRequest: false,
  reportCodes: { delivered: 'DELIVRD', failed: 'MK:0001' },
  idOf: (sequence) => `2028:${sequence.toString(16)}`,
  action: (head) => ({ name: actionOf(head), send: actionOf(head) === 'SendSms' }),
  answer(request, desk) {
    const { method, path, headers } = request;
    if (method !== 'POST' || path !== '/') return failure('UnsupportedProtocol');
    if (!/^application\/json(;|$)/.test(headers['content-type'] ?? '')) return failure('UnsupportedProtocol');
    const refused = verifyTc3(request, desk.credentials ?? this.credentials, 'sms', desk.now);
    if (refused !== null) return failure(refused);
    if (headers['x-tc-version'] !== VERSION) return failure('NoSuchVersion');
    if (headers['x-tc-region'] === undefined) return failure('MissingParameter');
    if (!REGIONS.includes(String(headers['x-tc-region']))) return failure('UnsupportedRegion');
    const act = ACTIONS[actionOf(request)];
    if (act === undefined) return failure('InvalidAction');
    const body = readJson(request.body);
    if (body === null) return failure('FailedOperation.JsonParseFail');
    const app = desk.credentials?.appId;
    if (app !== undefined && !WITHOUT_APP.includes(actionOf(request)) && body.SmsSdkAppId !== app)
      return failure('UnauthorizedOperation.SmsSdkAppIdVerifyFail');
    return act(desk, body);
  },
  refusal: failure,
};
