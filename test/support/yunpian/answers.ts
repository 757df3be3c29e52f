import type { Account, Taken, Verdict } from './provider.ts';

/** The provider's JSON, written by hand: ids are bare 64-bit integers, which JSON.stringify cannot write. */

const yuan = (li: number): string => (li / 1000).toFixed(3).replace(/0+$/, '').replace(/\.$/, '');
const shanghai = (ms: number): string => new Date(ms + 28_800_000).toISOString().slice(0, 19).replace('T', ' ');
const quote = (text: string): string => JSON.stringify(text);

const MESSAGES: Record<number, string> = {
  0: '发送成功',
  2: '请求参数格式错误',
  3: '账户余额不足',
  10: '手机号防骚扰名单过滤',
  22: '1小时内同一手机号发送次数超过限制',
  [-1]: '非法的apikey',
  [-50]: '未知异常',
  [-51]: '系统繁忙',
  [-5]: '访问频率超限',
};

export function failureJson(code: number, status = 400): string {
  const msg = MESSAGES[code] ?? '请求失败';
  return `{"http_status_code":${status},"code":${code},"msg":${quote(msg)},"detail":${quote(msg)}}`;
}

export function rowJson({ mobile, code, taken }: Verdict, price: number): string {
  const msg = quote(MESSAGES[code] ?? '失败');
  if (!taken)
    return `{"code":${code},"msg":${msg},"count":0,"fee":0.0,"unit":"RMB","mobile":${quote(mobile)},"sid":null}`;
  const fee = yuan(taken.parts * price);
  return `{"code":0,"msg":${msg},"count":${taken.parts},"fee":${fee},"unit":"RMB","mobile":${quote(mobile)},"sid":${taken.sid}}`;
}

export function batchJson(rows: string[], taken: Taken[], price: number): string {
  const fee = yuan(taken.reduce((sum, message) => sum + message.parts, 0) * price);
  return `{"total_count":${taken.length},"total_fee":${quote(fee)},"unit":"RMB","data":[${rows.join(',')}]}`;
}

export function statusJson(due: ReturnType<Account['pullStatus']>, uidEnabled: boolean): string {
  const rows = due.map(
    ({ sid, uid, mobile, status, code, at }) =>
      `{"sid":${sid},"uid":${uidEnabled && uid !== '' ? quote(uid) : 'null'},"user_receive_time":${quote(shanghai(at))},` +
      `"error_msg":${quote(code)},"error_detail":"","mobile":${quote(mobile)},"report_status":${quote(status)}}`,
  );
  return `[${rows.join(',')}]`;
}

export function recordsJson(records: Taken[], uidEnabled: boolean): string {
  const rows = records.map(
    (record) =>
      `{"sid":${quote(record.sid)},"mobile":${quote(record.mobile)},"send_time":${quote(shanghai(record.at))},` +
      `"text":${quote(record.text)},"send_status":"SUCCESS","report_status":${quote(record.status || 'UNKNOWN')},` +
      `"fee":${record.parts},"user_receive_time":${record.reportedAt > 0 ? quote(shanghai(record.reportedAt)) : 'null'},` +
      `"error_msg":${quote(record.code)},"uid":${uidEnabled && record.uid !== '' ? quote(record.uid) : 'null'}}`,
  );
  return `[${rows.join(',')}]`;
}

export function repliesJson(replies: ReturnType<Account['pullReplies']>): string {
  const rows = replies.map(
    ({ id, mobile, text, at }) =>
      `{"id":${quote(id)},"base_extend":"8888","extend":"","reply_time":${quote(shanghai(at))},"mobile":${quote(mobile)},` +
      `"text":${quote(text)},"_sign":""}`,
  );
  return `[${rows.join(',')}]`;
}

export function accountJson(balance: number): string {
  return (
    `{"nick":"test","gmt_created":"2020-01-01 00:00:00","mobile":"13800000000","email":"a@example.test",` +
    `"ip_whitelist":null,"api_version":"v2","balance":${yuan(balance)},"alarm_balance":0,"emergency_contact":"","emergency_mobile":""}`
  );
}

/** Inside `[from, to]`, both as Shanghai text to the second. */
export const within = (record: Taken, from: string, to: string): boolean => {
  const at = shanghai(record.at);
  return at >= from && at <= to;
};
