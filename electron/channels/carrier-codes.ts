import table from '../../resources/carrier-codes.json' with { type: 'json' };
import type { Explanation } from '../../shared/contract/messages.ts';
import { heldCarrierOf, REHEARSED_OPT_OUT } from '../../shared/domain/status.ts';
import { explainModemCode, MODEM_CATEGORIES } from './modem/code-meanings.ts';
import { explainApi } from './reply/api-codes.ts';
import { TROUBLE_KINDS, troubleKind } from './reply/trouble-kinds.ts';

type Carrier = 'mobile' | 'unicom' | 'telecom' | 'broadnet' | 'virtual' | 'unknown';

/** Every category an explanation may carry; the i18n keys `carrier.category.<c>` and `carrier.advice.<c>` follow this list. */
export const CARRIER_CATEGORIES = [
  ...Object.keys(table.categories),
  'account',
  'balance',
  'request',
  'undecided',
  ...TROUBLE_KINDS,
  ...MODEM_CATEGORIES,
];

const EXACT = new Map(table.codes.map((row) => [row.code, row]));
const FAMILIES = table.families.map((family) => ({ ...family, regex: new RegExp(family.pattern) }));

/** What the app itself writes down when the network, not a carrier, decided. */
const LOCAL: Record<string, [category: string, meaning: string]> = {
  TIMEOUT: ['undecided', '等待服务商答复超时，不能确定是否已提交'],
  MISSING: ['undecided', '服务商的答复里没有这个号码'],
  CONTRADICTION: ['undecided', '服务商对这个号码的答复前后矛盾'],
  BAD_REPLY: ['undecided', '服务商的答复无法识别'],
  HTML: ['undecided', '收到的是网页，不是服务商的答复：可能需要先登录网络'],
  REDIRECT: ['undecided', '请求被转到别处：可能需要先登录网络'],
  ECONNRESET: ['undecided', '连接中断，不能确定是否已提交'],
  UND_ERR_SOCKET: ['undecided', '连接中断，不能确定是否已提交'],
  ECONNREFUSED: ['network', '连不上服务商，没有发出'],
  ENOTFOUND: ['network', '找不到服务商的地址，没有发出'],
  UND_ERR_CONNECT_TIMEOUT: ['network', '连接服务商超时，没有发出'],
  BALANCE: ['balance', '余额不足'],
  CAP_DAY: ['freq', '今天已收过营销短信，先过滤，可以以后再发'],
  CAP_WEEK: ['freq', '7 天内营销短信已满，先过滤，可以以后再发'],
  SAME_TEXT: ['freq', '不久前收过同样内容，先过滤，可以以后再发'],
  SENT_RECENTLY: ['freq', '最近发过，按你的设置不再发'],
  IN_CAMPAIGN: ['freq', '已在你排除的任务里发过'],
  BLACKLIST: ['blacklist', '在黑名单里，没有发'],
  OPTED_OUT: ['unsub', '已退订，没有发'],
  CHANNEL_BLACKLIST: ['blacklist', '在这个通道的黑名单里，没有发'],
  [REHEARSED_OPT_OUT]: ['unsub', '在演练通道里退订过，只对演练通道有效'],
  HELD_BACK: ['network', '同一批前面的请求没有成功，这条没有发出'],
  TEMPLATE_NO_MATCH: ['content', '备用通道只能发模板，没有模板能发这条内容，没有发出'],
  TEMPLATE_AMBIGUOUS: ['content', '有不止一个模板能发这条内容，不能替你猜，没有发出'],
  STORAGE: ['network', '本机数据暂时读不出，没有发出'],
  BATCH_FORM: ['request', '这个服务商一次不能这样提交，没有发出'],
  NOT_GBK: ['content', '内容里有这个服务商不支持的字符（如表情符号），没有发出'],
  BAD_DEFINITION: ['account', '自定义接口的定义有误，没有发出'],
  PARTIAL: ['undecided', '服务商只收下了一部分，没有说是哪些号码'],
  ABORTED: ['network', '已停止，没有发出'],
  NO_TEMPLATE: ['request', '这个服务商只发审核过的模板，这条短信没有对应的模板'],
  CLOCK: ['clock', '本机时间与服务商相差太多，服务商不认'],
  CLOCK_DRIFT: ['clock', '本机时间与服务商相差超过两分钟'],
  NO_APPROVED_SIGNATURE: ['unapproved', '还没有审核通过的签名'],
  NO_APPROVED_TEMPLATE: ['unapproved', '还没有审核通过的模板'],
  NO_PACKAGE: ['balance', '没有可用的套餐包'],
  CHANNEL_INCOMPLETE: ['key', '账号资料没有填全'],
  EAI_AGAIN: ['dns', '找不到服务商的地址，没有发出'],
  PLAIN_HTTP: ['plain_http', '地址没有加密，为保护密钥没有连接'],
  BAD_URL: ['plain_http', '接口地址写得不对，没有连接'],
  HTTP_407: ['proxy', '代理服务器要求先登录'],
};

/** By kind, where the code itself is not listed: a certificate can be wrong in dozens of ways. */
const KIND_MEANING: Partial<Record<string, string>> = {
  tls: '对方的证书不可信，没有连接，密钥没有发出',
  dns: '找不到服务商的地址，没有发出',
};

/** The classes of api-error-codes.json in the words of the categories above. */
const API_CATEGORY: Record<string, string> = {
  ok: 'ok',
  retry_later: 'network',
  ambiguous: 'undecided',
  clock: 'clock',
  unclassified: 'undecided',
  account_stop: 'account',
  signature_or_template: 'unapproved',
  content: 'content',
  window: 'window',
  number_invalid: 'number_dead',
  number_blacklist: 'blacklist',
  number_frequency: 'freq',
  quota: 'freq',
  request_bug: 'request',
};

/** What a class says of any code in it, where the provider's own words are not in the table. */
const API_MEANING: Record<string, string> = {
  ok: '提交成功',
  retry_later: '服务商暂时不能处理，没有发出，可稍后再发',
  ambiguous: '服务商内部出错，不能确定是否已提交',
  clock: '本机时间与服务商相差太多，服务商不认',
  account_stop: '账号不能发送：密钥、权限、IP 白名单、欠费或停用',
  signature_or_template: '签名或模板未审核通过，或与内容不符',
  content: '内容或模板变量不被接受',
  window: '不在允许发送的时段',
  number_invalid: '号码格式不对或不存在',
  number_blacklist: '号码已退订或在黑名单中',
  number_frequency: '这个号码收得太频繁',
  quota: '达到账号的发送上限',
  request_bug: '请求不合服务商的规定，没有发出',
};

/**
 * The forms to try, most literal first: as it came, upper case, `MK00001` as `MK:0001`, `MC:0055_006` as `MC:0055`
 * (rules of carrier-codes.json).
 */
function spellings(raw: string): string[] {
  const trimmed = raw.trim();
  const upper = trimmed.toUpperCase();
  const forms = [trimmed, upper];
  const five = /^([A-Z]{2})0(\d{4})$/.exec(upper);
  if (five) forms.push(`${five[1]}:${five[2]}`);
  const suffixed = /^([A-Z]{2}:?\d{4,5})_\d{3}$/.exec(upper);
  if (suffixed?.[1] !== undefined) forms.push(...spellings(suffixed[1]));
  const bare = /^([A-Z]{2})(\d{4})$/.exec(upper);
  if (bare) forms.push(`${bare[1]}:${bare[2]}`);
  return forms;
}

function explainApiCode(code: string): Explanation | null {
  // `TC:0001` is a gateway's word as well, never one of the provider's
  const found = EXACT.has(code.trim()) ? null : explainApi(code.trim());
  if (!found) return null;
  const kind = found.balance ? 'balance' : troubleKind(code.trim());
  const category = kind ?? API_CATEGORY[found.class] ?? 'unknown';
  return { code, category, meaning: found.meaning ?? API_MEANING[found.class] ?? '服务商未说明含义' };
}

/**
 * A raw carrier, provider or local code in plain words. A code of another operator than the number's guessed one still
 * counts (numbers move between operators), but the bare numbers of Unicom are only read that way when nothing says the
 * number is elsewhere. The raw code is kept: meanings are hints.
 */
export function explainCode(code: string, carrier: Carrier = 'unknown'): Explanation {
  const api = explainApiCode(code);
  if (api) return api;
  const ofModem = explainModemCode(code);
  if (ofModem) return { code, category: ofModem[0], meaning: ofModem[1] };
  const local = LOCAL[code];
  const kind = troubleKind(code);
  if (local) return { code, category: kind ?? local[0], meaning: local[1] };
  if (kind !== null) return { code, category: kind, meaning: KIND_MEANING[kind] ?? table.categories.unknown };
  if (code.startsWith('HT:'))
    return { code, category: 'unknown', meaning: '自定义接口的返回码，含义见服务商的接口文档' };
  if (heldCarrierOf(code) !== null)
    return { code, category: 'route', meaning: '这家运营商最近多次因同一原因失败，暂停发送' };
  if (/^HTTP_\d{3}$/.test(code))
    return { code, category: 'undecided', meaning: '服务商的服务器出错，不能确定是否已提交' };
  const elsewhere = carrier === 'mobile' || carrier === 'telecom';
  for (const form of spellings(code)) {
    const row = EXACT.get(form);
    if (row && !(row.operator === 'unicom' && elsewhere)) return { code, category: row.category, meaning: row.meaning };
  }
  for (const form of spellings(code)) {
    const row = EXACT.get(form);
    if (row) return { code, category: row.category, meaning: `${row.meaning}（联通编码，仅供参考）` };
    const family = FAMILIES.find(({ regex }) => regex.test(form));
    if (family) return { code, category: family.defaultCategory, meaning: family.side };
  }
  return { code, category: 'unknown', meaning: table.categories.unknown };
}
