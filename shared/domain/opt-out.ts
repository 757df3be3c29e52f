/** What may stand around the word of refusal without changing what is meant. */
const BEFORE = '(?:请|我要|我想|我|要|要求|申请|麻烦|立即|马上|直接|帮我|给我|回复|回|发)*';
const AFTER =
  '(?:了|吧|啊|呀|哈|谢谢|谢|多谢|短信|信息|消息|广告|推送|此类|这个|所有|全部|你们的|请|不要再发|别再发|别发|回复|回|[rtn]|td)*';
const WORD =
  '(?:退订|退定|拒收|拒绝接收|取消订阅|不要再发|别再发|请勿再发|勿再发|勿发|不要发|别发|不要再给我发|别再给我发|停止发送|屏蔽|stop|unsubscribe)';
const LETTERS = '(?:回复|回)?(?:r|t|td|tdhf|n)(?:谢谢|谢)?';

const REFUSAL = new RegExp(`^(?:${LETTERS}|(?:[rtn]|td)?${BEFORE}(?:[rtn]|td)?${WORD}${AFTER})$`);

/**
 * Whether a reply says "no more messages": R, T, TD, N, 退订, 拒收, 不要再发 … in any width or case, alone or with
 * punctuation and courtesies. Whole replies only: 退订单的事 or T恤还有吗 are conversation, and stay for a person to read.
 */
export function isOptOut(text: string): boolean {
  if (text.length > 40) return false;
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '');
  return REFUSAL.test(bare);
}
