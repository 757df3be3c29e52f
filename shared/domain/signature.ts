import type { Problem } from '../contract/compose.ts';

/** Names that fit any sender: carriers file signatures of a company, a trademark or an app only. */
const GENERIC = new Set(
  '通知 提醒 温馨提示 温馨提醒 系统通知 系统消息 短信通知 重要通知 客服 客服中心 服务中心 验证码 测试 签名 短信 公告 优惠 促销 活动 会员中心 平台 官方 本店 商家 公司'.split(
    ' ',
  ),
);

/**
 * Whether a signature (without 【】) can be registered: so many characters, no brackets, no blanks. Length is in
 * characters, as the providers' consoles count it; limits come from the channel's descriptor.
 */
export function checkSignature(text: string, { min, max }: { min: number; max: number }): Problem[] {
  if (text.trim() === '') return [{ key: 'signature_missing', severity: 'block', data: {} }];
  const problems: Problem[] = [];
  if (/[【】[\]]/.test(text))
    problems.push({ key: 'signature_brackets', severity: 'block', data: { signature: text } });
  if (/\s/.test(text)) problems.push({ key: 'signature_blank', severity: 'block', data: { signature: text } });
  const length = [...text].length;
  if (length < min || length > max)
    problems.push({ key: 'signature_length', severity: 'block', data: { length, min, max } });
  if (GENERIC.has(text.trim()))
    problems.push({ key: 'signature_generic', severity: 'warn', data: { signature: text } });
  return problems;
}
