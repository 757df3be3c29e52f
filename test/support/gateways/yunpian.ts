import type { Taken } from './frame/account.ts';
import type { Answer, Desk, Gateway, Verdict } from './frame/gateway.ts';
import { int64, json } from './frame/json.ts';
import type { Due } from './frame/report-queue.ts';
import { shanghaiText } from './frame/shanghai.ts';

const MESSAGES: Record<string, string> = {
  0: '发送成功',
  2: '请求参数格式错误',
  3: '账户余额不足',
  10: '手机号防骚扰名单过滤',
  22: '1小时内同一手机号发送次数超过限制',
  '-1': '非法的apikey',
  '-50': '未知异常',
  '-51': '系统繁忙',
  '-5': '访问频率超限',
};
const SENDS = { single_send: 1, batch_send: 1000, multi_send: 1000 };

const yuan = (li: number): string => (li / 1000).toFixed(3).replace(/0+$/, '').replace(/\.$/, '');
const formDecode = (text: string): string => decodeURIComponent(text.replace(/\+/g, ' '));

function refusal(code: string, status = 400): Answer {
  const msg = MESSAGES[code] ?? '请求失败';
  return json({ http_status_code: status, code: Number(code), msg, detail: msg }, status);
}

function rowOf({ number, code, taken }: Verdict, price: number): object {
  const msg = MESSAGES[code] ?? '失败';
  const row = { code: Number(code), msg, count: 0, fee: 0, unit: 'RMB', mobile: number, sid: null };
  return taken ? { ...row, count: taken.parts, fee: Number(yuan(taken.parts * price)), sid: int64(taken.id) } : row;
}

/** Takes the messages of one request, or not, and tells it as the fault wants. */
function send(desk: Desk, action: keyof typeof SENDS, form: URLSearchParams): Answer {
  const numbers = (form.get('mobile') ?? '').split(',').filter((mobile) => mobile !== '');
  const text = form.get('text') ?? '';
  if (numbers.length === 0 || text === '') return refusal('1');
  const texts = action === 'multi_send' ? text.split(',').map(formDecode) : null;
  if (texts && texts.length !== numbers.length) return refusal('25');
  if (numbers.length > SENDS[action]) return refusal('2');
  const ref = form.get('uid') ?? '';
  if (ref.length > 256) return refusal('2');
  const done = desk.submit({ action, numbers, textOf: (i) => texts?.[i] ?? text, ref });
  if (done.refused !== null) return refusal(done.refused);
  const { verdicts, told } = done;
  const { price } = desk.account;
  const [first] = told;
  if (action === 'single_send' && first && !['missing', 'extra'].includes(desk.fault?.kind ?? '')) {
    return first.code === '0' ? json(rowOf(first, price)) : refusal(first.code);
  }
  const taken = verdicts.flatMap((verdict) => (verdict.taken ? [verdict.taken] : []));
  const fee = yuan(taken.reduce((sum, message) => sum + message.parts, 0) * price);
  const data = told.map((verdict) => rowOf(verdict, price));
  return json({ total_count: taken.length, total_fee: fee, unit: 'RMB', data });
}

const statusRow = (due: Due, echo: boolean) => ({
  sid: int64(due.id),
  uid: echo && due.ref !== '' ? due.ref : null,
  user_receive_time: shanghaiText(due.at),
  error_msg: due.code,
  error_detail: '',
  mobile: due.number,
  report_status: due.ok ? 'SUCCESS' : 'FAIL',
});

const recordRow = (taken: Taken, echo: boolean) => ({
  sid: taken.id,
  mobile: taken.number,
  send_time: shanghaiText(taken.at),
  text: taken.text,
  send_status: 'SUCCESS',
  report_status: { '': 'UNKNOWN', delivered: 'SUCCESS', failed: 'FAIL' }[taken.status],
  fee: taken.parts,
  user_receive_time: taken.reportedAt > 0 ? shanghaiText(taken.reportedAt) : null,
  error_msg: taken.code,
  uid: echo && taken.ref !== '' ? taken.ref : null,
});

function records(desk: Desk, form: URLSearchParams, size: number): Answer {
  const page = Number(form.get('page_num') ?? 1);
  const [from, to] = [form.get('start_time') ?? '', form.get('end_time') ?? ''];
  const found = desk.account.records(form.get('mobile') ?? '').filter(({ at }) => {
    const text = shanghaiText(at);
    return text >= from && text <= to;
  });
  return json(found.slice((page - 1) * size, page * size).map((taken) => recordRow(taken, desk.echo)));
}

const account = (balance: number) => ({
  nick: 'test',
  gmt_created: '2020-01-01 00:00:00',
  mobile: '13800000000',
  email: 'a@example.test',
  ip_whitelist: null,
  api_version: 'v2',
  balance: Number(yuan(balance)),
  alarm_balance: 0,
  emergency_contact: '',
  emergency_mobile: '',
});

const actionOf = (path: string): string => /^\/v2\/(?:sms|user)\/(\w+)\.json$/.exec(path)?.[1] ?? '';

/** 云片 v2: the key in every form, failures as HTTP 400, ids beyond 2^53 as bare JSON integers. */
export const yunpian: Gateway = {
  name: 'yunpian',
  credentials: { apikey: '0123456789abcdef0123456789abcdef' },
  codes: {
    retry_later: '-51',
    rate: '-5',
    ambiguous: '-50',
    credentials: '-1',
    ip: '-3',
    account_stop: '-2',
    balance: '3',
    signature_or_template: '5',
    content: '4',
    window: '13',
    number_invalid: '2',
    number_blacklist: '10',
    number_frequency: '22',
    request_bug: '1',
  },
  ok: '0',
  whole: false,
  idPerRequest: false,
  reportCodes: { delivered: 'DELIVRD', failed: 'MK:0001' },
  idOf: String,
  action: ({ path }) => ({ name: actionOf(path), send: actionOf(path) in SENDS }),
  answer({ method, path, body }, desk) {
    if (method !== 'POST') return refusal('11');
    const form = new URLSearchParams(body.toString());
    if (desk.credentials !== null && form.get('apikey') !== desk.credentials.apikey) return refusal('-1');
    const size = Math.min(100, Number(form.get('page_size') ?? 20));
    const action = actionOf(path);
    switch (action) {
      case 'single_send':
      case 'batch_send':
      case 'multi_send':
        return send(desk, action, form);
      case 'pull_status':
        return json(desk.account.pullReports(size).map((due) => statusRow(due, desk.echo)));
      case 'pull_reply':
        return json(
          desk.account.pullReplies(size).map(({ id, number, text, at }) => ({
            id,
            base_extend: '8888',
            extend: '',
            reply_time: shanghaiText(at),
            mobile: number,
            text,
            _sign: '',
          })),
        );
      case 'get_record':
        return records(desk, form, size);
      case 'get':
        return json(account(desk.account.balance()));
      default:
        return refusal('11');
    }
  },
  refusal,
};
