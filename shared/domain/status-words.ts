import type { Language } from '../contract/common.ts';
import type { CampaignState, ExcludedCode, MessageKind, MessageState } from './status.ts';

interface StatusWords {
  /** of one message; accepted by the provider is never called a success */
  state: Record<MessageState, string>;
  campaignState: Record<CampaignState, string>;
  kind: Record<MessageKind, string>;
  /** why a message was left out */
  excluded: Record<ExcludedCode, string>;
}

const ZH: StatusWords = {
  state: {
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
  },
  campaignState: {
    draft: '草稿',
    planning: '准备中',
    scheduled: '定时',
    sending: '发送中',
    paused: '已暂停',
    finished: '已完成',
    cancelled: '已取消',
  },
  kind: { notice: '通知类', marketing: '营销类' },
  excluded: {
    CAP_DAY: '今天已收过营销短信',
    CAP_WEEK: '7 天内营销短信已满',
    SAME_TEXT: '不久前收过同样内容',
    SENT_RECENTLY: '最近发过',
    IN_CAMPAIGN: '在排除的任务里发过',
    BLACKLIST: '黑名单',
    OPTED_OUT: '已退订',
    CHANNEL_BLACKLIST: '在这个通道的黑名单里',
    REHEARSED_OPT_OUT: '演练中已退订',
  },
};

const EN: StatusWords = {
  state: {
    queued: 'To be sent',
    submitting: 'Submitting',
    accepted: 'Awaiting report',
    delivered: 'Delivered',
    failed: 'Not delivered',
    rejected: 'Refused',
    unknown: 'Result unknown',
    no_report: 'No report',
    excluded: 'Left out',
    cancelled: 'Cancelled',
  },
  campaignState: {
    draft: 'Draft',
    planning: 'Preparing',
    scheduled: 'Scheduled',
    sending: 'Sending',
    paused: 'Paused',
    finished: 'Finished',
    cancelled: 'Cancelled',
  },
  kind: { notice: 'Notice', marketing: 'Marketing' },
  excluded: {
    CAP_DAY: 'Had marketing today',
    CAP_WEEK: 'Weekly marketing cap reached',
    SAME_TEXT: 'Had the same text lately',
    SENT_RECENTLY: 'Written to lately',
    IN_CAMPAIGN: 'Got an excluded campaign',
    BLACKLIST: 'Blacklist',
    OPTED_OUT: 'Opted out',
    CHANNEL_BLACKLIST: 'On this channel’s blacklist',
    REHEARSED_OPT_OUT: 'Opted out in a rehearsal',
  },
};

/** One word a concept, on the screens, in files and on the command line. */
export const STATUS_WORDS: Readonly<Record<Language, StatusWords>> = { 'zh-CN': ZH, en: EN };
