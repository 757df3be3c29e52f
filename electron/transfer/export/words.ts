/** Files are read outside the app, so their words stand here and not with the screens'. */
export type Language = 'zh-CN' | 'en';
type Words = Record<Language, string>;

const word = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

export const MESSAGE_HEADER: Record<Language, string[]> = {
  'zh-CN': ['号码', '姓名', '短信内容', '计费条数', '状态', '状态码', '提交时间', '回执时间', '省份', '群发任务'],
  en: ['Number', 'Name', 'Text', 'Parts', 'State', 'Code', 'Submitted', 'Reported', 'Province', 'Campaign'],
};

export const REFUND_HEADER: Record<Language, string[]> = {
  'zh-CN': ['号码', '服务商消息编号', '提交时间', '失败状态码', '计费条数', '应返金额', '群发任务'],
  en: ['Number', 'Provider’s message id', 'Submitted', 'Failure code', 'Parts', 'Refund due', 'Campaign'],
};

export const PROBLEM_HEADER: Record<Language, string[]> = {
  'zh-CN': ['行号', '原号码', '类别', '原因'],
  en: ['Row', 'Number as given', 'Kind', 'Reason'],
};
export const VERDICT_WORDS = {
  duplicate: word('重复', 'Duplicate'),
  invalid: word('无效', 'Invalid'),
  blacklist: word('黑名单', 'Blacklisted'),
};

const REASONS: Record<string, Words> = {
  empty: word('没有号码', 'No number'),
  not_a_number: word('不是手机号码', 'Not a mobile number'),
  several_numbers: word('一格里有多个号码', 'Several numbers in one cell'),
  excel_rounded: word(
    '号码已被 Excel 四舍五入，请把该列设为文本后重新填写',
    'Excel has rounded this number; format the column as text and fill it in again',
  ),
  too_short: word('位数不足', 'Too few digits'),
  too_long: word('位数过多', 'Too many digits'),
  landline: word('固定电话，不能收短信', 'A landline cannot get texts'),
  foreign: word('不是中国大陆号码', 'Not a mainland China number'),
  iot: word('物联网卡，不能收短信', 'An IoT card cannot get texts'),
  unassigned: word('号段未启用', 'Number range not in use'),
  data_card: word('上网卡号段', 'Data card'),
  satellite: word('卫星电话', 'Satellite phone'),
  emergency: word('应急号段', 'Emergency range'),
  segment_disputed: word('号段存疑', 'Number range in doubt'),
  duplicate: word('前面已有这个号码', 'The number stood in an earlier row'),
  blacklisted: word('在黑名单中，导入但不会发送', 'Blacklisted: imported, never written to'),
};
export const reasonWords = (reason: string, language: Language): string => REASONS[reason]?.[language] ?? reason;

export const SAMPLE = {
  'zh-CN': {
    sheet: '接收人',
    header: ['姓名', '手机号码', '性别', '生日', '公司', '分组', '备注'],
    rows: [
      ['张伟', '13800138000', '男', '1990-01-02', '示例商行', '老客户', '可以写任意内容'],
      ['李娜', '13900139000', '女', '1985/12/31', '', '老客户、会员', ''],
      ['王芳', '15000150000', '女', '', '', '新客户', '下个月到期'],
    ],
  },
  en: {
    sheet: 'Recipients',
    header: ['Name', 'Mobile', 'Gender', 'Birthday', 'Company', 'Group', 'Remark'],
    rows: [
      ['Zhang Wei', '13800138000', 'male', '1990-01-02', 'Example Trading', 'Regulars', 'anything you like'],
      ['Li Na', '13900139000', 'female', '1985/12/31', '', 'Regulars, Members', ''],
      ['Wang Fang', '15000150000', 'female', '', '', 'New', 'expires next month'],
    ],
  },
} as const;
