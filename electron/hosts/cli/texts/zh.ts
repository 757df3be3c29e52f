import type { PduErrorCode } from '../../../../shared/domain/sms/pdu-error.ts';
import { STATUS_WORDS } from '../../../../shared/domain/status-words.ts';
import { ERRORS, PDU_ERRORS } from './zh-errors.ts';
import { HELP, HELP_OF } from './zh-help.ts';
import { CHECKS, EXCLUDED, PAUSES, PROBLEMS, REASONS } from './zh-words.ts';

/** The command line's sentences; the Chinese table is the source, `en.ts` has its shape. */
export const zh = {
  errors: ERRORS,
  help: HELP,
  helpOf: HELP_OF,
  states: STATUS_WORDS['zh-CN'].campaignState,
  kinds: STATUS_WORDS['zh-CN'].kind,
  message: STATUS_WORDS['zh-CN'].state,
  pauses: PAUSES,
  problems: PROBLEMS,
  excluded: EXCLUDED,
  checks: CHECKS,
  reasons: REASONS,
  timeFormat: '写成 "2026-01-02 09:30"（北京时间）',
  unknownCommand: (name: string) => `没有“${name}”这个命令`,
  surplusWord: (word: string) => `多余的“${word}”`,
  seeHelp: (command: string) => `用法：npm run -s cli -- ${command === '' ? '' : `${command} `}--help`,
  wholeNumber: (name: string, min: number, max: number) => `${name} 要写 ${min} 到 ${max} 之间的整数`,
  missing: (what: string) => `缺少 ${what}`,
  oneOf: (name: string, choices: readonly string[]) => `${name} 只能是：${choices.join(' | ')}`,
  internal: '程序内部出错，没有继续。请把下面的信息发给开发者：',
  badCountLine: '不是一行 JSON：{"signature":"","body":"…","optOut":"","encoding":"106"|"gsm"}',
  badPduLine: '不是一行 JSON：{"number":"…","text":"…"}',
  pduError: (code: PduErrorCode, field: string, offset: number | null) =>
    `${PDU_ERRORS[code]}：${field}${offset === null ? '' : `（第 ${offset} 个字节，从 0 数起）`}`,
  badLines: (n: number) => `${n} 行无法识别`,
  notFoundNamed: (what: 'group' | 'channel' | 'template' | 'file' | 'column' | 'backup', name: string) =>
    `没有这个${{ group: '分组', channel: '通道', template: '模板', file: '文件', column: '列', backup: '备份' }[what]}：${name}`,
  noProviderTemplate: (wanted: string, channel: string) =>
    `通道“${channel}”的服务商那里没有模板：${wanted}（channels templates ${channel} 可列出）`,
  fillForm: (text: string) => `--fill 写成 变量=字段，或 变量:=固定文字：${text}`,
  ambiguous: (name: string) => `有多个同名的：${name}，请用编号`,
  noDefaultChannel: '没有可用的通道，请先添加：channels add',
  yes: /^(y|yes|是|好|确认|确定)$/i,
  notATerminal: '这里没有终端可以确认，请加 --yes',
  declined: '没有发送',
  sendQuestion: '确认发送？[y/N] ',
  restoreQuestion: (time: string) =>
    `恢复到 ${time} 的备份？那以后新增的联系人会不见；已发出的从日志补回，群发会先暂停。现在的数据先备份一份。[y/N] `,
  notRestored: '没有恢复，什么都没有改变',
  backedUp: (name: string) => `备份好了：${name}`,
  restored: (done: {
    messages: number;
    campaigns: number;
    refusals: number;
    inFlight: number;
    held: number;
    unreadable: number;
  }) =>
    `已恢复。补回提交记录 ${done.messages} 条、备份以后开始的群发 ${done.campaigns} 个、退订 ${done.refusals} 条；结果未知 ${done.inFlight} 人；暂停的群发 ${done.held} 个；读不出的日志 ${done.unreadable} 处。`,
  resendQuestion: '这些人可能已经收到过，重发会再计费一次。确认重发？[y/N] ',
  retryQuestion: '确认重发？[y/N] ',
  sendSummary: (s: { recipients: number; parts: number; cost: string; channel: string }) =>
    `接收人 ${s.recipients} · 计费 ${s.parts} 条 · 约 ${s.cost} · 通道 ${s.channel}`,
  excludedSummary: (n: number, reasons: string) => `剔除 ${n}：${reasons}`,
  simulated: '演练通道：不会真正发出短信',
  withoutConsent: (n: number) => `${n} 人没有同意记录`,
  consentHint: '确实可以发给他们，请加 --without-consent',
  repeatHint: '确实要再发一次，请加 --allow-repeat',
  secretInArgv: (key: string) =>
    `密钥不能写在命令行里（别人能看到）。请用环境变量 ${envName(key)}，或 --secret-stdin ${key} 从标准输入读`,
  paused: (id: number) => `已暂停，没发的都还在。继续：npm run -s cli -- campaign ${id} resume`,
  stopped: (state: string, reason: string) => `任务${state}：${reason}`,
  timedOut: '等待超时，任务没有受影响',
  waitingWindow: (time: string) => `等到 ${time} 再发（营销时段、定时或下一批）。Ctrl+C 暂停`,
  scheduled: (id: number, time: string) => `任务 ${id} 已定时：${time}。到时飞笺要开着，或运行 campaign ${id} resume`,
  progress: (s: { done: number; total: number; speed: number; left: string }) =>
    `${s.done}/${s.total} · ${s.speed} 条/秒${s.left === '' ? '' : ` · 剩 ${s.left}`}`,
  waitingReports: (n: number) => `等待回执 ${n}`,
  reportsMissing: (n: number) => `一分钟没有新回执，还差 ${n} 条；以后打开飞笺时会继续接收`,
  started: (id: number) => `任务 ${id} 开始`,
  campaignDone: (id: number) => `任务 ${id} 提交完毕`,
  importSummary: (c: {
    rows: number;
    valid: number;
    duplicate: number;
    invalid: number;
    blacklisted: number;
    created: number;
    updated: number;
    unchanged: number;
    ms: number;
  }) =>
    `${c.rows} 行：有效 ${c.valid} · 重复 ${c.duplicate} · 无效 ${c.invalid} · 黑名单 ${c.blacklisted}\n` +
    `新增 ${c.created} · 更新 ${c.updated} · 未变 ${c.unchanged} · 用时 ${c.ms} 毫秒`,
  resolved: (r: { found: number; notFound: number; changed: number }) =>
    `查到 ${r.found} · 未查到 ${r.notFound} · 已处理 ${r.changed}`,
  cannotQuery: '这个通道不能查询提交记录，请到服务商后台核对后选 sent 或 resend',
  requeued: (n: number, parts: number, cost: string) => `重发 ${n} 人 · ${parts} 条 · 约 ${cost}`,
  cancelled: (n: number) => `已取消，${n} 条没有发出`,
  balance: (kind: 'money' | 'parts', amount: string) => (kind === 'money' ? `余额 ${amount}` : `剩余 ${amount} 条`),
  passed: '通过',
  failed: '未通过',
  notKnown: '不知道',
  saved: (id: number, name: string) => `已保存通道 ${id} ${name}`,
  backupKinds: { daily: '每日', manual: '手动', migration: '升级前', before_restore: '恢复前' },
  backupColumns: { file: '文件', time: '时间', kind: '种类', size: '字节', contacts: '联系人', campaigns: '群发任务' },
  columns: {
    id: '编号',
    number: '号码',
    name: '姓名',
    title: '名称',
    channel: '通道',
    at: '时间',
    groups: '分组',
    state: '状态',
    total: '人数',
    delivered: '成功',
    failed: '失败',
    waiting: '等待回执',
    unknown: '结果未知',
    cost: '费用',
    parts: '条',
    code: '代码',
    text: '内容',
    provider: '服务商',
    balance: '余额',
    key: '字段',
    value: '值',
    today: '今天',
    month: '本月',
    reserved: '预扣',
    spent: '已扣',
    refundDue: '应返',
  },
};
export type Texts = Omit<typeof zh, 'help' | 'helpOf'> & { help: string; helpOf: Record<string, string> };

/** The environment variable a provider's secret is read from, e.g. FEIJIAN_APIKEY. */
export const envName = (key: string): string => `FEIJIAN_${key.replace(/[^A-Za-z0-9]/g, '').toUpperCase()}`;
