import type { ExclusionReason, Problem } from '../../../../shared/contract/campaigns.ts';
import type { Check } from '../../../../shared/contract/channels.ts';
import type { CampaignState, MessageKind, MessageState, PauseReason } from '../../../../shared/domain/status.ts';

export const STATES: Record<CampaignState, string> = {
  draft: '草稿',
  planning: '准备中',
  scheduled: '定时',
  sending: '发送中',
  paused: '已暂停',
  finished: '已完成',
  cancelled: '已取消',
};

export const KINDS: Record<MessageKind, string> = { notice: '通知类', marketing: '营销类' };

export const MESSAGE: Record<MessageState, string> = {
  queued: '待发送',
  submitting: '提交中',
  accepted: '等待回执',
  delivered: '发送成功',
  failed: '发送失败',
  rejected: '提交失败',
  unknown: '结果未知',
  no_report: '无回执',
  excluded: '已过滤',
  cancelled: '已取消',
};

export const PAUSES: Record<PauseReason, string> = {
  user: '手动暂停',
  unknown_result: '有结果未知的消息，请用 resolve 决定',
  account: '账号或密钥被拒绝',
  balance: '余额不足',
  content: '内容或签名被拒绝',
  portal: '网络要求登录（返回了网页）',
  rejected_share: '被拒绝的比例太高',
  missed_start: '错过了定时时间',
  clock: '电脑时间不对',
  storage: '数据写入失败',
  restart: '程序重启过',
  price: '实际计费与预计不符',
  protocol: '服务商的答复无法识别',
};

export const PROBLEMS: Record<Problem['key'], string> = {
  signature_missing: '没有签名',
  signature_length: '签名长度不符合通道要求',
  signature_brackets: '签名里不要写【】',
  signature_blank: '签名里有空格',
  body_empty: '没有正文',
  body_brackets: '正文里有【】',
  variable_unknown: '变量没有对应的字段',
  variable_unclosed: '变量缺右花括号 }',
  variable_empty: '变量 {} 没有名字',
  variable_blank: '有接收人的变量是空的',
  too_long: '超过通道的字数上限',
  opt_out_present: '正文里已经有退订文字',
  emoji: '有表情符号，通道可能拒绝',
  no_channel: '没有选通道',
  no_recipients: '没有接收人',
  outside_window: '现在不在营销时段，会等到时段内再发',
  start_in_past: '定时时间已经过去',
  numbers_invalid: '有无效号码',
};

export const EXCLUDED: Record<ExclusionReason, string> = {
  blacklist: '黑名单',
  opted_out: '已退订',
  excluded_group: '排除的分组',
  excluded_tag: '排除的标签',
  excluded_number: '排除的号码',
  sent_recently: '近期发过',
  in_campaign: '排除的任务',
  blank_variable: '变量为空',
  too_long: '超长',
  duplicate: '重复',
  invalid_number: '无效号码',
};

export const CHECKS: Record<Check['item'], string> = {
  network: '网络',
  credentials: '密钥',
  clock: '时钟',
  ip: 'IP 白名单',
  balance: '余额',
  signature: '短信签名',
  template: '短信模板',
  reports: '回执权限',
  replies: '回复权限',
  port: '串口',
  modem: '短信猫',
  sim: 'SIM 卡',
  registration: '入网',
  signal: '信号',
  smsc: '短信中心',
  storage: '存储空间',
};

/** Why a row of a file was not taken, where the key is not plain enough. */
export const REASONS: Record<string, string> = {
  empty: '没有号码',
  not_a_number: '不是手机号码',
  several_numbers: '一格里有多个号码',
  excel_rounded: '被 Excel 四舍五入',
  too_short: '位数不足',
  too_long: '位数过多',
  landline: '固定电话',
  foreign: '不是中国大陆号码',
  iot: '物联网卡',
  unassigned: '号段未启用',
  data_card: '上网卡号段',
  satellite: '卫星电话',
  emergency: '应急号段',
  segment_disputed: '号段存疑',
  duplicate: '文件内重复',
  blacklisted: '黑名单',
};
