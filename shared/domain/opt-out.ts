import { invitedWords, offersChoice } from './opt-out-context.ts';

/** `opt_out` goes on the list at once, `look_alike` to a person, `other` is conversation. */
export type ReplyKind = 'opt_out' | 'look_alike' | 'other';

export interface ReplyContext {
  /** how the channel tells people to refuse, e.g. 拒收请回复R: its own words count */
  optOut?: string;
  /** the last text this number was sent, '' when nobody knows */
  sent?: string;
}

/** A refusal is short: whatever is longer tells a story, and a person reads it. */
const MOST = 60;

/** What may stand around the word of refusal without changing what is meant; no word is made of others, or a long reply would be tried in every way. */
const BEFORE =
  '(?:您好|你好|谢|请|我想要|我要|我想|我|本人|要求|申请|麻烦|立即|立刻|马上|直接|全部|统统|帮我|给我|把我|以后|今后|已|发送|回复|回|发|你们|我们|商家|老板|亲|哥|姐|再次|必须|赶紧|快点|都|就|先|now|please|ok|好的)*';
const AFTER =
  '(?:了|吧|啊|呀|哈|哦|噢|呢|嘛|一下|谢|多谢|感谢|短信|信息|消息|广告|推送|通知|营销|垃圾|骚扰|此类|这类|这种|这些|这个|所有|全部|一切|你们|您|你|我|的|任何|过来|给|请|麻烦|不要|别|勿|再|发|来|回复|回|行吗|好吗|行不行|好不好|可以吗|thanks|thx|please|[rtn]|td)*';
const WARNING =
  '(?:(?:再发|再来|再收到|继续发|否则|不然)?(?:我)?(?:就|要|会)?(?:投诉|举报|拉黑|报警|起诉)(?:你们|你)?(?:了)?)?';
const WORD =
  '(?:退订|退定|退丁|退钉|推订|tuiding|拒收|拒绝(?:接收|接受|短信|广告|推送|营销|骚扰|打扰)|取消订阅|取消订购|取消接收|取消推送|取消短信|不要(?:再|老|总|一直|天天)*给?我?(?:再)?(?:发|推送|打扰|骚扰)|别(?:再|老|总|一直|天天|他妈|tm)*给?我?(?:再)?(?:发|推送|打扰|骚扰)|请?勿再?(?:发|扰|打扰|骚扰)|停止(?:发送|推送|发)|停发|不再接收|不想(?:再)?(?:收到|收|接收)|不接收|不接受(?:短信|推送|广告|信息)|屏蔽|stop|unsubscribe|unsub|optout)';
const LETTERS = '(?:请)?(?:发送|回复|回|发)?(?:r{1,4}|t{1,4}|(?:td){1,3}|tdhf|n{1,3}|0{4,6})(?:谢谢|谢|thanks)?';
const REFUSAL = new RegExp(`^(?:${LETTERS}|(?:[rtn]|td)?${BEFORE}(?:[rtn]|td)?${WORD}{1,3}${AFTER}${WARNING})$`);

/** Words that make a longer reply worth a person's look: it may be a refusal, or nothing of the kind. */
const HINT =
  /退订|退定|拒收|拒绝|屏蔽|拉黑|骚扰|打扰|投诉|举报|工信部|12321|12315|黑名单|垃圾短信|unsub|stop|(?:不要|别|勿|停止).{0,6}(?:发|推送|来信|短信|接收|通知)|(?:不想|不愿).{0,4}(?:收|看)|取消.{0,4}(?:订阅|短信|推送|接收)|(?:没|从未|未曾|未).{0,3}(?:订阅|同意|授权|注册)|(?:我的?(?:号码|电话|手机).{0,3}(?:哪|怎么|谁))|(?:怎么|哪里?|谁|从哪).{0,6}(?:我的?(?:号码|电话|手机|信息)|个人信息)|^(?:不用|不需要|不要|没兴趣|滚|烦)/;
/** Faces drawn with the letters of a refusal. */
const FACE = /^t\s*[_.。﹏^^-]+\s*t$/;

const TRADITIONAL: Record<string, string> = {
  訂: '订',
  閱: '阅',
  發: '发',
  請: '请',
  別: '别',
  給: '给',
  訊: '讯',
  們: '们',
  謝: '谢',
  絕: '绝',
  擾: '扰',
  騷: '骚',
  馬: '马',
  這: '这',
  類: '类',
  廣: '广',
  推: '推',
  沒: '没',
  總: '总',
  麼: '么',
};

const unify = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[訂閱發請別給訊們謝絕擾騷馬這類廣沒總麼]/g, (c) => TRADITIONAL[c] ?? c);

/** Letters, digits and characters alone: widths, case, blanks, punctuation and emoji are gone. */
const bareOf = (text: string): string => text.replace(/[\p{P}\p{S}\p{Z}\p{C}\p{M}]/gu, '');

/**
 * What a reply asks for: R, T, TD, N, 0000, 退订, 拒收, 不要再发 … in any width and case, alone or with punctuation, emoji and
 * courtesies, are a refusal (通信短信息服务管理规定 art. 20: it must be easy). Whole replies only: 退订单的事 goes to a person, and
 * so does N or T where the last text offered it as an answer. The channel's own word always counts.
 */
export function classifyReply(text: string, { optOut = '', sent = '' }: ReplyContext = {}): ReplyKind {
  const plain = unify(text).trim();
  const bare = bareOf(plain);
  if (bare === '') return 'other';
  if (FACE.test(plain)) return 'look_alike';
  const own = invitedWords(`${unify(sent)}\n${unify(optOut)}`);
  if (own.has(bare.replace(/^(?:回复|回|发送)/, ''))) return 'opt_out';
  if (/^(?:n{1,2}|r|t|0{4,6})$/.test(bare) && sent !== '' && offersChoice(unify(sent), bare)) return 'look_alike';
  // 退订吗？ asks; 退订！ tells
  if (bare.length <= MOST && REFUSAL.test(bare)) return 'opt_out';
  return HINT.test(bare) ? 'look_alike' : 'other';
}
