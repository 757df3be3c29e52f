import type { CampaignNote } from '../../../shared/contract/campaigns.ts';
import type { ReportTrouble } from '../../../shared/contract/channels.ts';
import type { EXCLUSION_REASONS, Problem } from '../../../shared/contract/compose.ts';
import type { BLACKLIST_SOURCES, MESSAGE_STATES, PAUSE_REASONS } from '../../../shared/domain/status.ts';
import { STATUS_WORDS } from '../../../shared/domain/status-words.ts';
import { modemAdvice, modemCategory } from './modem.ts';
import { troubleAdvice, troubleCategory } from './trouble.ts';

type Words<T extends readonly string[]> = Record<T[number], string>;

export const { state, campaignState, kind, excluded } = STATUS_WORDS['zh-CN'];

export const stateHint = {
  queued: '还没有提交给通道，没有扣费',
  submitting: '正在提交给通道',
  accepted: '通道已接收，正等运营商回执；是否送达还不知道',
  delivered: '运营商回执：已送到手机',
  failed: '运营商回执：没有送到',
  rejected: '通道拒绝接收，没有发出',
  unknown: '提交时没有得到明确答复，可能已发出，也可能没有；不会自动重发',
  no_report: '通道已接收，但超过期限没有回执',
  excluded: '核对时已剔除，没有发送',
  cancelled: '已取消，没有发送',
} as const satisfies Words<typeof MESSAGE_STATES>;

export const pause = {
  user: '你暂停了任务',
  unknown_result: '有短信的提交结果未知，先停下等你决定',
  account: '通道账号有问题，服务商拒绝了提交',
  balance: '通道余额不足',
  content: '服务商认为内容或签名不合规',
  portal: '服务商要求先在后台处理（报备、审核等）',
  rejected_share: '被拒绝的短信比例过高，先停下',
  missed_start: '错过了定时时间（电脑关机或休眠）',
  clock: '电脑时间被改动过',
  storage: '磁盘写不进去，无法记录结果',
  restart: '程序重新启动过，等你确认后继续',
  price: '通道价格有变化',
  protocol: '服务商的答复读不懂',
  cap: '达到你设的花费上限',
  probe: '先发的几个号码没有收到，其余的先不发',
  failed_share: '回执里失败的太多，先停下',
  restored: '数据从备份恢复过，等你核对后继续',
  approval: '人数或金额超过设定，等另一个人批准',
} as const satisfies Words<typeof PAUSE_REASONS>;

export const blacklistSource = {
  reply: '回复退订',
  manual: '手工加入',
  import: '导入',
  carrier: '运营商',
  complaint: '投诉',
} as const satisfies Words<typeof BLACKLIST_SOURCES>;

export const operator = {
  mobile: '移动',
  unicom: '联通',
  telecom: '电信',
  broadnet: '广电',
  virtual: '虚拟',
  unknown: '未知',
} as const;

export const exclusion = {
  blacklist: '黑名单',
  opted_out: '已退订',
  excluded_group: '在排除的分组里',
  excluded_tag: '有排除的标签',
  excluded_number: '在排除的号码里',
  sent_recently: '最近发过',
  in_campaign: '在所选任务里发过',
  blank_variable: '变量没有内容',
  too_long: '超过字数上限',
  variable_too_long: '变量内容太长',
  variable_link: '变量内容里有网址',
  duplicate: '号码重复',
  invalid_number: '号码无效',
  cap_day: '今天已收过营销短信',
  cap_week: '7 天内营销短信已满',
  same_text: '不久前收过同样内容',
  suspected: '疑似空号',
} as const satisfies Words<typeof EXCLUSION_REASONS>;

export const problem = {
  signature_missing: '没有选短信签名。没有签名，运营商会拦截。',
  signature_length: '签名要 {{min}}–{{max}} 个字，现在是 {{length}} 个。',
  signature_brackets: '签名里不要写【】，软件会自动加上。',
  signature_blank: '签名里不能有空格，请去掉。',
  body_empty: '还没有写短信内容。',
  body_brackets: '正文里有【】，手机上可能被当成签名，建议换成「」或 ()。',
  variable_unknown: '变量“{{name}}”没有对应的通讯录字段，请选择字段或删去。',
  variable_unclosed: '“{{text}}”这里的大括号没有配对，请补上或删去。',
  variable_empty: '有一对空的 {}，请写上变量名或删去。',
  variable_blank: '有 {{recipients}} 人的“{{name}}”是空的。可以填默认值，或不给他们发。',
  too_long: '超出通道上限 {{over}} 个字（上限 {{max}} 字）。',
  opt_out_present: '正文里已有退订说明，软件还会在末尾自动加上一次，建议删去正文里的。',
  emoji: '含有表情或生僻字，每个算 2 个字，通道可能拒收。',
  no_channel: '还没有选通道。可以先写草稿，发送前再选。',
  no_recipients: '剔除之后没有接收人了。',
  outside_window: '现在不在营销短信的发送时段，会等到 {{from}} 再发。',
  start_in_past: '定时时间已经过去，请另选时间。',
  numbers_invalid: '手工输入的号码里有 {{numbers}} 个无效，不会发送。',
  sim_marketing: '不允许用 SIM 卡发营销短信。请在“短信猫”页面确认法律提示，或改用其他通道。',
  template_required: '这个通道只能发审核通过的模板，现在的正文不能直接发。能用的模板：{{templates}}',
  template_gone: '服务商那里没有模板 {{template}}。请重新同步模板，再选一个。',
  template_unapproved: '模板“{{template}}”还没有审核通过，不能发送。',
  template_unmapped: '模板变量“{{name}}”还没有选用什么内容填。',
  template_kind: '模板“{{template}}”的类型和这次发送的类型（通知或营销）不一致，服务商可能拒收。',
  variable_too_long: '有 {{recipients}} 人的“{{name}}”超过 {{max}} 个字，服务商会拒收，不给他们发。',
  variable_link: '有 {{recipients}} 人的“{{name}}”里有网址，服务商不允许，不给他们发。',
  signature_unapproved: '签名“{{signature}}”在服务商那里没有审核通过，不能发送。',
  signature_unknown: '还没有同步过签名，不知道“{{signature}}”是否审核通过。',
  fallback_inexpressible: '备用通道“{{channel}}”只能发模板，有 {{recipients}} 人的短信没有模板能发。',
  fallback_unusable: '备用通道已停用或已删除，发送时会跳过它。',
  opt_out_missing: '营销短信必须告诉顾客怎么退订。请填退订说明，例如“拒收请回复R”。',
  opt_out_not_last: '退订说明要放在短信最后，现在后面还有文字，服务商可能不通过。',
  body_symbols: '“{{characters}}”这类符号有的服务商不支持，手机上也可能显示不全。',
  link_variable: '网址里有变量。服务商一般只放行固定网址，建议写成不变的链接。',
  short_link: '短链接看不出去向，容易被拦截，建议换成已备案的完整网址。',
  variables_adjacent: '两个变量紧挨着，服务商的模板不允许，中间加一个字或标点更稳妥。',
  phone_in_body: '正文里有手机号码，营销短信留固定电话或 400 电话更容易通过。',
  signature_generic: '签名“{{signature}}”看不出是谁，运营商一般不给报备，请用店名、公司名或商标。',
  risky_word: '“{{word}}”',
  own_word: '“{{word}}”在您的词库“{{pack}}”里（{{category}}）。{{advice}}',
  value_risky: '有 {{recipients}} 人的短信因变量内容带进了风险词或网址：{{words}}。请核对通讯录。',
  quiet_time: '现在是通知的静默时段，会等到 {{from}} 再发。',
  probe_no_reports: '这个通道没有回执，探路等不到结果，到时间会停下来问你。',
} as const satisfies Record<Problem['key'], string>;

/** What the watchdog says about a channel's delivery reports. */
export const reportTrouble = {
  REPORTS_STOPPED: '已提交的短信迟迟没有状态报告。请在服务商控制台看看是否正常。',
  REPORTS_NOT_ENABLED: '没有拉取状态报告的权限。请联系服务商开通，否则看不到送达结果。',
  REPORTS_TAKEN: '状态报告被另一个程序取走了。同一个账号只能有一个程序取报告，请停掉另一个。',
} as const satisfies Record<ReportTrouble['code'], string>;

export const campaignNote = {
  rerouted: '“{{from}}”拒绝了提交（{{code}}），{{recipients}} 条改由“{{to}}”发送。',
  carrier_held:
    '“{{channel}}”上{{carrier}}号码最近 {{seen}} 条有 {{failures}} 条因同一原因失败（{{code}}），先停发{{carrier}}，其余继续。',
  carrier_reopened: '“{{channel}}”恢复发送{{carrier}}号码。',
  probe_released: '探路的 {{sent}} 个号码收到 {{delivered}} 个（要求 {{share}}%），其余的开始发送。',
  probe_stopped: '探路的 {{sent}} 个号码只收到 {{delivered}} 个、失败 {{failed}} 个（要求 {{share}}%），其余的没有发。',
  held_requeued: '因发送频率过滤的 {{recipients}} 人放回队列，到允许的时间再发。',
  approval_asked: '{{recipients}} 人，超过设定的审批线，等另一个人批准。',
  approved: '已批准，开始发送。',
  approval_withdrawn: '等待批准时撤回，变回草稿，一条都没有发出。',
} as const satisfies Record<CampaignNote['key'], string>;

/** By the categories of the carrier code table. */
export const carrier = {
  category: {
    ok: '已送达',
    pending: '还没有结论',
    number_dead: '空号或号码错误',
    suspended: '停机或业务未开通',
    unreachable: '关机或不在服务区',
    expired: '超时没有送到',
    handset: '手机或存储问题',
    blacklist: '运营商或平台黑名单',
    unsub: '对方已退订',
    content: '内容被拦截',
    freq: '发得太频繁',
    window: '不在允许的时段',
    network: '网络或网关故障',
    route: '签名、资质或路由配置',
    rejected: '被拒绝，原因不明',
    unknown: '原因不明',
    account: '通道账号的问题',
    balance: '余额不足',
    request: '请求有误',
    undecided: '不能确定是否已提交',
    ...modemCategory,
    ...troubleCategory,
  },
  advice: {
    ok: '不用处理。',
    pending: '再等一等，72 小时内通常会有结果。',
    number_dead: '请向顾客核实号码；不要再发，空号会拉低整体到达率。',
    suspended: '号码暂时收不到，过几天再试；多次如此请换联系方式。',
    unreachable: '对方可能关机或没有信号，换个时间再发一次。',
    expired: '手机长时间收不到，可以过一两天再发一次。',
    handset: '对方手机短信存满或不支持，可以过几天再试一次。',
    blacklist: '对方在运营商或平台的黑名单里，不要再发，建议加入本地黑名单。',
    unsub: '对方不愿再收，不要再发，建议加入黑名单。',
    content: '请修改内容：去掉敏感词、链接或夸大的说法，再找服务商确认模板。',
    freq: '同一号码短时间收得太多，至少隔一天再发。',
    window: '请在白天（8:00–20:00）重发。',
    network: '不是号码的问题，可以稍后重发一次。',
    route: '请联系服务商核对签名报备和通道权限，处理好再发，现在重发没有用。',
    rejected: '把状态码告诉服务商询问原因，先不要大量重发。',
    unknown: '把状态码告诉服务商询问原因。',
    account: '请到通道设置检查密钥、权限和 IP 白名单，处理好再发。',
    balance: '请先充值，再继续发送。',
    request: '这是软件的问题，请把状态码告诉我们；这条短信没有发出。',
    undecided: '先查询结果；确认没有收到再重发，否则对方可能收到两次。',
    ...modemAdvice,
    ...troubleAdvice,
  },
} as const;
