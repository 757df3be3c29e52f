import type { ErrorCode, ErrorData } from '../../../../shared/contract/errors.ts';
import type { PduErrorCode } from '../../../../shared/domain/sms/pdu-error.ts';

const KEY_LOST = '密钥文件（feijian.key、secrets.key）缺失或对不上，数据没有改动。请把原来的文件放回数据文件夹';
const DAMAGED: Record<string, string> = {
  KEY_IN_SYSTEM_STORE:
    '这个数据文件夹的密钥由系统密钥库保护，数据没有改动。请用创建它的飞笺（Electron 版、同一系统用户）打开',
  KEY_MISSING: KEY_LOST,
  KEY_UNREADABLE: KEY_LOST,
};

/** What happened and the next step, by code. */
export const ERRORS: Record<ErrorCode, (data: ErrorData) => string> = {
  INTERNAL: () => '程序内部出错，没有继续',
  BAD_INPUT: (d) => `输入不对${d.path === undefined ? '' : `：${d.path}`}`,
  UNAUTHORIZED: () => '没有权限',
  NOT_FOUND: () => '没有找到，可能已删除',
  CONFLICT: () => '刚被别处改动过，请重试',
  CANCELLED: () => '已取消，什么都没有改变',
  DATA_FOLDER_IN_USE: (d) => `数据文件夹正被占用${holder(d)}。请先关掉它，或用 --data 指定另一个文件夹`,
  DATA_FOLDER_READ_ONLY: () => '数据文件夹不能写入。请检查权限，或用 --data 指定另一个文件夹',
  DATABASE_NEWER: () => '数据由更新版本的飞笺创建，没有改动。请升级飞笺',
  DATABASE_DAMAGED: (d) => DAMAGED[String(d.reason)] ?? '数据库打不开，没有改动。请从备份恢复',
  DISK_FULL: () => '磁盘已满，没有写入。请腾出空间后重试',
  FILE_MISSING: () => '文件不存在或读不了',
  FILE_EMPTY: () => '文件是空的',
  FILE_TOO_LARGE: () => '文件太大，请拆成几个再导入',
  FILE_ENCRYPTED: () => '文件有密码，请去掉密码另存后再导入',
  FILE_DAMAGED: () => '文件损坏或不完整，请重新导出',
  FILE_TYPE_UNKNOWN: () => '认不出文件类型，请用 xlsx、xls、csv、txt、ods、et 或 vcf',
  FILE_BOMB: () => '文件解压后异常巨大，已拒绝',
  FILE_TOO_MANY_ROWS: () => '行数太多，请拆成几个文件',
  FILE_TOO_MANY_COLUMNS: () => '列数太多，请只留需要的列',
  FILE_NO_ROWS: () => '文件里没有数据行',
  NO_NUMBER_COLUMN: () => '没找到号码列，请用 --map number=列名 指定',
  NUMBER_INVALID: (d) => `号码无效${d.reason === undefined ? '' : `（${d.reason}）`}`,
  NUMBER_EXISTS: () => '号码已在通讯录里',
  NAME_EXISTS: () => '名称已存在，请换一个',
  TEMPLATE_INVALID: () => '模板或正文有问题，没有发送',
  SIGNATURE_INVALID: () => '签名不符合通道要求，没有发送',
  TEXT_TOO_LONG: (d) => `超过通道的字数上限${d.over === undefined ? '' : `，多 ${d.over} 字`}，没有发送`,
  NO_RECIPIENTS: () => '没有可发的接收人',
  NO_CHANNEL: () => '没有可用的通道，请先用 channels add 添加',
  CHANNEL_IN_USE: () => '还有任务在用这个通道',
  CHANNEL_INCOMPLETE: (d) => `通道设置不完整${d.field === undefined ? '' : `：${d.field}`}`,
  CHANNEL_CHECK_FAILED: (d) => `通道检查未通过${d.code === undefined ? '' : `（${d.code}）`}`,
  NOT_SUPPORTED: () => '这个通道不支持',
  COUNT_CHANGED: (d) =>
    `接收人或费用有变化，没有发送${d.recipients === undefined ? '' : `：现在 ${d.recipients} 人 ${d.parts} 条`}`,
  REPEAT_CAMPAIGN: () => '24 小时内给同样的人发过同样的内容，没有发送',
  ALREADY_STARTED: () => '这个任务已经开始',
  WRONG_STATE: () => '任务现在的状态不能这样做',
  OUTSIDE_WINDOW: () => '现在不在营销时段',
  PROOF_TYPE: (d) => `${d.name ?? '文件'}：内容不是可用的凭证，没有保存`,
  NUMBER_BUSY: () => '这个号码还有短信没有结果，什么也没有删除',
  NUMBER_OPTED_OUT: () => '这个号码已退订或在黑名单，营销短信没有发出',
  CONSENT_UNCONFIRMED: (d) => `${d.recipients} 人没有同意记录，营销短信没有发出`,
  START_IN_PAST: () => '定时时间已经过去，没有发送',
  AMOUNT_INVALID: () => '金额不对：充值要大于 0，没有记账',
  REASON_MISSING: () => '调整要写明原因，没有记账',
  NOTHING_DUE: () => '没有待返还的款项',
  BACKUP_BUSY: () => '正在导入名单或备份，请等它完成再试',
  BACKUP_DAMAGED: () => '这个备份读不出来，什么都没有改变。请换一个',
  RULES_INVALID: (d) => `价格或限额前后矛盾${d.problem === undefined ? '' : `（${d.problem}）`}，没有保存`,
};

function holder(data: ErrorData): string {
  const parts = [data.host, data.pid === undefined ? undefined : `pid ${data.pid}`].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? '' : `（${parts.join('，')}）`;
}

export const PDU_ERRORS: Record<PduErrorCode, string> = {
  NOT_HEX: '不是十六进制',
  TRUNCATED: '到这里就断了',
  BAD_LENGTH: '长度不对',
  BAD_VALUE: '值不对',
};
