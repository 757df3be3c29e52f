import type { Answer, Desk, Gateway, Submission } from './frame/gateway.ts';
import { json, readJson } from './frame/json.ts';
import { shanghaiDigits } from './frame/shanghai.ts';
import { commaList, isMarketing, signatureOf, usable } from './frame/text-rules.ts';

const MAX_TEXT = 536;
const SENDS: Record<string, string> = {
  '/msg/v1/send/json': 'send',
  '/msg/send/json': 'send',
  '/msg/variable/json': 'variable',
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const minute = (at: number): string => shanghaiDigits(at).slice(2, 12);

const refusal = (code: string, status = 200): Answer =>
  json({ code, msgId: '', errorMsg: `refused ${code}`, time: shanghaiDigits(Date.now()) }, status);

/** The queue's envelope has another key for the verdict. */
const pullRefusal = (code: string): Answer => json({ ret: 1, error: code });

function taken(done: Submission & { refused: null }, desk: Desk, counts: object): Answer {
  const id = done.verdicts.find((verdict) => verdict.taken)?.taken?.id ?? '';
  return json({
    code: '0',
    msgId: desk.fault?.kind === 'missing' ? undefined : id,
    errorMsg: '',
    time: shanghaiDigits(desk.now),
    ...counts,
  });
}

/** What is wrong with the text, '' when nothing is. */
function textTrouble(desk: Desk, msg: string): string {
  if (msg === '') return '108';
  if (msg.length > MAX_TEXT) return '106';
  return usable(desk.rules, signatureOf(msg, 'first'), 2, 16) ? '' : '116';
}

function send(desk: Desk, body: Record<string, unknown>): Answer {
  const msg = text(body.msg);
  const numbers = commaList(text(body.phone));
  const trouble = textTrouble(desk, msg);
  if (trouble !== '') return refusal(trouble);
  if (numbers.length === 0) return refusal('107');
  if (numbers.length > 1000) return refusal('108');
  const order = {
    action: 'send',
    numbers,
    textOf: () => msg,
    ref: text(body.uid),
    report: body.report === 'true',
    whole: true,
  };
  const done = desk.submit({ ...order, marketing: isMarketing(msg) });
  return done.refused === null ? taken(done, desk, {}) : refusal(done.refused);
}

/** `phone,v1,v2;phone,v1`: groups that are not right are dropped without a word, only the counts tell. */
function variable(desk: Desk, body: Record<string, unknown>): Answer {
  const msg = text(body.msg);
  const trouble = textTrouble(desk, msg);
  if (trouble !== '') return refusal(trouble);
  const variables = msg.split('{$var}').length - 1;
  if (variables > 20) return refusal('114');
  const groups = text(body.params)
    .split(';')
    .filter((group) => group !== '')
    .map((group) => group.split(','));
  if (groups.length === 0) return refusal('113');
  if (groups.length > 1000) return refusal('129');
  const good = groups.filter(([number = '', ...values]) => /^1\d{10}$/.test(number) && values.length === variables);
  if (good.length === 0) return refusal('107');
  const texts = good.map(([, ...values]) => {
    let next = 0;
    return msg.replaceAll('{$var}', () => values[next++] ?? '');
  });
  const numbers = good.map(([number]) => number ?? '');
  const order = { action: 'variable', numbers, textOf: (i: number) => texts[i] ?? '', ref: text(body.uid) };
  const done = desk.submit({ ...order, report: body.report === 'true', marketing: isMarketing(msg) });
  if (done.refused !== null) return refusal(done.refused);
  if (done.verdicts.every((verdict) => verdict.taken === null)) return refusal(done.verdicts[0]?.code ?? '107');
  const successNum = done.told.filter((verdict) => verdict.taken).length;
  return taken(done, desk, { failNum: String(groups.length - successNum), successNum: String(successNum) });
}

function pull(desk: Desk, path: string, body: Record<string, unknown>): Answer {
  const count = Number(body.count ?? 20);
  if (!Number.isInteger(count) || count < 1 || count > 100) return pullRefusal('113');
  if (path.endsWith('mo')) {
    const rows = desk.account.pullReplies(count).map((reply) => ({
      spCode: '10690000',
      moTime: minute(reply.at),
      messageContent: reply.text,
      destCode: '10690000',
      mobile: reply.number,
    }));
    return json({ ret: 0, result: rows });
  }
  const rows = desk.account.pullReports(count).map((due) => ({
    uid: desk.echo ? due.ref : '',
    reportTime: minute(due.at),
    notifyTime: shanghaiDigits(due.at).slice(2),
    status: due.code,
    msgId: due.id,
    statusDesc: due.ok ? '短信发送成功' : '失败',
    mobile: due.number,
  }));
  return json({ ret: 0, result: rows });
}

/** 创蓝253 v1: account and password in every body, one verdict and one msgId for a request. */
export const chuanglan: Gateway = {
  name: 'chuanglan',
  credentials: { account: 'N0000001', password: 'TestOnlyPassword1' },
  codes: {
    retry_later: '104',
    rate: '103',
    ambiguous: '199',
    credentials: '102',
    ip: '117',
    account_stop: '119',
    balance: '109',
    signature_or_template: '125',
    content: '105',
    window: '110',
    quota: '120',
    number_invalid: '107',
    request_bug: '113',
  },
  ok: '0',
  whole: false,
  idPerRequest: true,
  reportCodes: { delivered: 'DELIVRD', failed: 'UNDELIV' },
  idOf: (sequence) => sequence.toString().slice(-17),
  action: ({ path }) => ({ name: SENDS[path] ?? path, send: path in SENDS }),
  answer({ method, path, body }, desk) {
    const given = readJson(body);
    if (method !== 'POST' || given === null) return refusal('113');
    const pulls = path.startsWith('/msg/pull/');
    const { credentials } = desk;
    if (credentials !== null && given.account !== credentials.account)
      return pulls ? pullRefusal('101') : refusal('101');
    if (credentials !== null && given.password !== credentials.password)
      return pulls ? pullRefusal('102') : refusal('102');
    if (SENDS[path] === 'send') return send(desk, given);
    if (SENDS[path] === 'variable') return variable(desk, given);
    if (pulls) return pull(desk, path, given);
    if (path !== '/msg/balance/json') return refusal('113');
    const balance = String(Math.max(0, Math.floor(desk.account.balance() / desk.account.price)));
    return json({ code: 0, balance, errorMsg: '', time: shanghaiDigits(desk.now) });
  },
  refusal,
};
