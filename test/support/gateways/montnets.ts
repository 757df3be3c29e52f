import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import type { Answer, Desk, Gateway, GatewayRequest } from './frame/gateway.ts';
import { int64, json, readJson, record } from './frame/json.ts';
import { shanghaiText } from './frame/shanghai.ts';
import { commaList, isMarketing } from './frame/text-rules.ts';

const MAX_TEXT = 1000;
const MAX_NUMBERS = 1000;
const SENDS = ['single_send', 'batch_send', 'multi_send'];

type Fields = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const actionOf = (path: string): string => /^\/sms\/v2\/std\/(\w+)$/.exec(path)?.[1] ?? '';
const refusal = (code: string, status = 200): Answer => json({ result: Number(code), msgid: 0, custid: '' }, status);

/** GBK bytes as `%XX`, plus for a space: the text, or null when they are none. */
export function fromGbk(encoded: string): string | null {
  const bytes: number[] = [];
  for (let i = 0; i < encoded.length; i++) {
    const char = encoded.charCodeAt(i);
    if (char > 0x7f) return null;
    if (encoded[i] !== '%') {
      bytes.push(encoded[i] === '+' ? 0x20 : char);
      continue;
    }
    const pair = encoded.slice(i + 1, i + 3);
    if (!/^[0-9a-f]{2}$/i.test(pair)) return null;
    bytes.push(Number.parseInt(pair, 16));
    i += 2;
  }
  const decoded = iconv.decode(Buffer.from(bytes), 'gbk');
  return decoded.includes('\ufffd') ? null : decoded;
}

const toGbk = (plain: string): string =>
  [...iconv.encode(plain, 'gbk')].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** JSON, or a form; in a form the content is what a form's decoding leaves of it. */
function readFields({ headers, body }: GatewayRequest): Fields {
  if (!(headers['content-type'] ?? '').includes('urlencoded')) return readJson(body) ?? {};
  const pairs = body
    .toString('latin1')
    .split('&')
    .map((pair) => pair.split(/=(.*)/s));
  return Object.fromEntries(
    pairs.map(([key = '', value = '']) => [key, key === 'content' ? value : decodeURIComponent(value)]),
  );
}

/** The key, the password itself, or md5(USERID + 00000000 + password + MMDDHHMMSS). */
function verify(fields: Fields, credentials: Record<string, string>): string {
  if (fields.apikey !== undefined) return fields.apikey === credentials.apikey ? '' : '-100001';
  const userid = text(fields.userid);
  if (userid !== credentials.userid) return '-100001';
  const stamp = text(fields.timestamp);
  if (stamp === '') return fields.pwd === credentials.password ? '' : '-100001';
  if (!/^(0[1-9]|1[0-2])([0-2]\d|3[01])([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(stamp)) return '-100001';
  const plain = `${userid.toUpperCase()}00000000${credentials.password}${stamp}`;
  return fields.pwd === createHash('md5').update(plain).digest('hex') ? '' : '-100001';
}

function send(desk: Desk, action: string, fields: Fields): Answer {
  const multi = Array.isArray(fields.multimt) ? fields.multimt.map((row) => record(row) ?? {}) : null;
  if (action === 'multi_send' && multi === null) return refusal('-100012');
  const numbers = multi ? multi.map((row) => text(row.mobile)) : commaList(text(fields.mobile));
  const contents = (multi ?? [fields]).map((row) => fromGbk(text(row.content)));
  const custid = text(fields.custid);
  if (custid.length > 64 || text(fields.exdata).length > 64) return refusal('-100004');
  if (numbers.length === 0) return refusal('-100012');
  if (numbers.length > (action === 'single_send' ? 1 : MAX_NUMBERS)) return refusal('-100014');
  if (contents.some((one) => one === null || one === '' || one.length > MAX_TEXT)) return refusal('-100011');
  const textOf = (i: number): string => contents[multi ? i : 0] ?? '';
  const done = desk.submit({ action, numbers, textOf, ref: custid, marketing: isMarketing(textOf(0)) });
  if (done.refused !== null) return refusal(done.refused);
  const id = done.verdicts[0]?.taken?.id ?? '0';
  return json({ result: 0, msgid: desk.fault?.kind === 'missing' ? undefined : int64(id), custid });
}

function pull(desk: Desk, action: string, fields: Fields): Answer {
  const size = Number(fields.retsize ?? 500);
  if (!Number.isInteger(size) || size < 1 || size > 500) return refusal('-100999');
  if (action === 'get_mo') {
    const mos = desk.account.pullReplies(size).map((reply, i) => ({
      msgid: int64(String(9_007_199_254_740_993n + BigInt(i) + BigInt(reply.at))),
      mobile: reply.number,
      spno: '10690000',
      exno: '',
      rtime: shanghaiText(reply.at),
      content: toGbk(reply.text),
    }));
    return json({ result: 0, mos });
  }
  const rpts = desk.account.pullReports(size).map((due) => ({
    msgid: int64(due.id),
    custid: desk.echo ? due.ref : '',
    pknum: due.part,
    pktotal: due.parts,
    mobile: due.number,
    spno: '10690000',
    exno: '',
    stime: shanghaiText(due.at),
    rtime: shanghaiText(due.at),
    status: due.ok ? 0 : 5,
    errcode: due.code,
    errdesc: encodeURIComponent(due.code),
    exdata: '',
  }));
  return json({ result: 0, rpts });
}

/** 梦网 v2: GBK content, one msgid for a request, one report for each 条. */
export const montnets: Gateway = {
  name: 'montnets',
  credentials: { userid: 'J10003', password: '111111', apikey: '26dad7f364507df18f3841cc9c4ff94d' },
  codes: {
    retry_later: '-100056',
    ambiguous: '-100999',
    credentials: '-100001',
    ip: '-100057',
    account_stop: '-100002',
    balance: '-100003',
    content: '-100011',
    number_invalid: '-100012',
    request_bug: '-100004',
  },
  ok: '0',
  whole: true,
  idPerRequest: true,
  reportPerPart: true,
  reportCodes: { delivered: 'DELIVRD', failed: 'MK:0001' },
  idOf: String,
  action: ({ path }) => ({ name: actionOf(path), send: SENDS.includes(actionOf(path)) }),
  answer(request, desk) {
    const action = actionOf(request.path);
    const fields = readFields(request);
    if (request.method !== 'POST') return refusal('-100004');
    const refused = desk.credentials === null ? '' : verify(fields, desk.credentials);
    if (refused !== '') return refusal(refused);
    if (SENDS.includes(action)) return send(desk, action, fields);
    if (action === 'get_rpt' || action === 'get_mo') return pull(desk, action, fields);
    if (action !== 'get_balance') return refusal('-100004');
    const balance = Math.max(0, Math.floor(desk.account.balance() / desk.account.price));
    return json({ result: 0, chargetype: 0, balance, money: '0' });
  },
  refusal,
};
