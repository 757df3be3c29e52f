import { type CodeClass, classOf } from './cms-codes.ts';
import { MODEM_TROUBLES } from './modem-status.ts';

/** TS 27.005 §3.2.5, TS 27.007 §9.2, TS 23.040 §9.2.3.15 in plain words. */
const CMS: Record<number, string> = {
  1: '空号（未分配的号码）',
  8: '运营商限制了这张卡',
  10: '呼叫被限制',
  17: '网络故障',
  21: '短信被拒绝：欠费、超出限额或被判为垃圾短信',
  22: '网络拥塞',
  28: '用户身份不明',
  30: '用户不存在',
  38: '网络暂时出错',
  41: '临时故障',
  42: '网络繁忙',
  47: '资源不可用',
  50: '这张卡没有开通短信',
  69: '网络不支持短信',
  96: '缺少必要参数',
  111: '协议错误',
  193: '短信业务被运营商拒绝',
  194: '短信中心忙',
  195: '短信中心不认识这个号码',
  196: '目的号码被拒绝',
  197: '短信中心认为是重复短信，多半已经收下',
  304: 'PDU 参数无效',
  310: '没有插 SIM 卡',
  311: '需要 PIN 码',
  313: 'SIM 卡故障',
  314: 'SIM 卡忙',
  316: '需要 PUK 码',
  320: '存储出错',
  321: '存储位置不对',
  322: 'SIM 卡短信存储已满',
  330: '短信中心号码未知',
  331: '没有网络',
  332: '网络超时，不能确定是否发出',
  500: '未知错误（常见于信号弱），不能确定是否发出',
};
const CME: Record<number, string> = {
  10: '没有插 SIM 卡',
  11: '需要 PIN 码',
  12: '需要 PUK 码',
  13: 'SIM 卡故障',
  14: 'SIM 卡忙',
  16: 'PIN 码错误',
  20: '存储已满',
  30: '没有网络',
  31: '网络超时，不能确定是否发出',
  32: '只能拨打紧急电话',
};
const STATUS: Record<number, string> = {
  64: '对方网络与短信中心不兼容',
  65: '对方网络拒绝',
  67: '空号或号码不存在',
  69: '短信中心没有权限送达',
  70: '短信过期仍未送达',
  73: '短信中心没有这条短信',
  96: '网络拥塞，已停止重试',
  97: '手机忙，已停止重试',
  98: '手机没有应答，已停止重试',
  99: '服务被拒绝，已停止重试',
};
const OWN: Record<string, [category: string, meaning: string]> = {
  NO_ANSWER: ['undecided', '短信猫没有答复，不能确定是否发出'],
  NO_REFERENCE: ['undecided', '短信猫没有给出短信编号，不能确定是否发出'],
  PORT_GONE: ['undecided', '发送时短信猫被拔出，不能确定是否发出'],
  ERROR: ['undecided', '短信猫只答复“出错”，不能确定是否发出'],
  NO_PROMPT: ['modem_busy', '短信猫没有响应，没有发出'],
  MODEM_BUSY: ['modem_busy', '短信猫正忙，没有发出'],
  MODEM_CONNECTING: ['modem_busy', '短信猫正在连接'],
  NO_MODEM: ['modem_none', '没有可用的短信猫'],
  WEAK_SIGNAL: ['modem_no_network', '信号太弱'],
  PARTLY_SENT: ['modem_partly', '长短信只发出了一部分'],
  SIM_MARKETING_OFF: ['modem_marketing', '没有确认用 SIM 卡发营销短信的法律提示'],
};

const CATEGORY: Record<CodeClass, string> = {
  busy: 'modem_busy',
  network: 'modem_no_network',
  number: 'number_dead',
  sim: 'modem_sim_stopped',
  refused: 'modem_sim_refused',
  request: 'request',
  storage: 'modem_storage_full',
  smsc: 'modem_smsc_missing',
  unknown: 'undecided',
};

/** Every category of a modem's codes; `carrier.category.<c>` and `carrier.advice.<c>` follow it. */
export const MODEM_CATEGORIES = [
  ...MODEM_TROUBLES.map((code) => `modem_${code.toLowerCase()}`),
  'modem_busy',
  'modem_none',
  'modem_partly',
  'modem_marketing',
];

function ofStatus(status: number): [string, string] {
  const meaning = STATUS[status] ?? (status < 0x60 ? '无法送达（永久）' : '无法送达，已停止重试');
  if (status === 67) return ['number_dead', meaning];
  return [status === 70 ? 'expired' : 'unreachable', meaning];
}

/** A modem's code in plain words: category and meaning; null = not one of ours. */
export function explainModemCode(code: string): [category: string, meaning: string] | null {
  const own = OWN[code];
  if (own !== undefined) return own;
  if ((MODEM_TROUBLES as readonly string[]).includes(code)) return [`modem_${code.toLowerCase()}`, ''];
  const [, family, digits] = /^(CMS|CME|ST|PDU):(\w+)$/.exec(code) ?? [];
  if (family === 'PDU') return ['request', '号码或内容不能编成短信'];
  if (family === 'ST') return ofStatus(Number(digits));
  if (family === undefined) return /^(CMS|CME)$/.test(code) ? ['undecided', '短信猫报错，没有编号'] : null;
  const meaning = (family === 'CMS' ? CMS : CME)[Number(digits)] ?? '短信猫或网络报错';
  return [CATEGORY[classOf(code)], meaning];
}
