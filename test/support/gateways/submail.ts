import { createHash } from 'node:crypto';
import type { Taken } from './frame/account.ts';
import type { Answer, Desk, Gateway, GatewayRequest, Verdict } from './frame/gateway.ts';
import { json, readJson, record } from './frame/json.ts';
import { fromShanghai, shanghaiText } from './frame/shanghai.ts';
import { commaList, isMarketing, signatureOf, usable } from './frame/text-rules.ts';

const MAX_TEXT = 1000;
const SENDS = ['send', 'multisend', 'batchsend'];
const STAMP_S = 6;
const STATES: Record<Taken['status'], string> = { '': 'pending', delivered: 'delivered', failed: 'dropped' };

type Fields = Record<string, string>;

const refusal = (code: string, status = 200): Answer =>
  json({ status: 'error', code: Number(code), msg: `refused ${code}` }, status);

const actionOf = (path: string): string => /^\/(?:sms|balance|service)\/(\w+?)(?:\.json)?$/.exec(path)?.[1] ?? '';

/** A form or JSON; everything as text, lists and objects as their JSON. */
function readFields({ headers, body }: GatewayRequest): Fields {
  if (!(headers['content-type'] ?? '').includes('json'))
    return Object.fromEntries(new URLSearchParams(body.toString()));
  const entries = Object.entries(readJson(body) ?? {});
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  );
}

/** The key itself, or md5/sha1 over the sorted fields between appid and key on both sides. */
function verify(fields: Fields, credentials: Fields, now: number): string {
  const { appid = '', signature = '', sign_type: type = 'normal', timestamp } = fields;
  if (appid !== credentials.appid) return '101';
  const appkey = credentials.appkey ?? '';
  if (type === 'normal') return signature === appkey ? '' : '108';
  if (type !== 'md5' && type !== 'sha1') return '110';
  if (timestamp === undefined || !/^\d+$/.test(timestamp)) return '151';
  if (Math.abs(now / 1000 - Number(timestamp)) > STAMP_S) return '152';
  const left = ['signature', 'tag', ...(fields.sign_version === '2' ? ['content', 'vars', 'multi'] : [])];
  const pairs = Object.keys(fields)
    .filter((key) => !left.includes(key))
    .sort()
    .map((key) => `${key}=${fields[key]}`);
  const hash = createHash(type)
    .update(`${appid}${appkey}${pairs.join('&')}${appid}${appkey}`)
    .digest('hex');
  return hash === signature ? '' : '108';
}

function rowOf(verdict: Verdict, desk: Desk, named: boolean): object {
  const to = named ? { to: verdict.number } : {};
  if (!verdict.taken) return { status: 'error', code: Number(verdict.code), msg: `refused ${verdict.code}`, ...to };
  const sms_credits = String(Math.floor(desk.account.balance() / desk.account.price));
  return { status: 'success', to: verdict.number, send_id: verdict.taken.id, fee: verdict.taken.parts, sms_credits };
}

interface Person {
  to: string;
  text: string;
}

function readMulti(fields: Fields): Person[] | null {
  try {
    const list: unknown = JSON.parse(fields.multi ?? '');
    if (!Array.isArray(list)) return null;
    return list.map((item): Person => {
      const one = record(item) ?? {};
      const vars = record(one.vars) ?? {};
      const text = (fields.content ?? '').replace(/@var\((\w+)\)/g, (whole, key: string) => String(vars[key] ?? whole));
      return { to: String(one.to ?? ''), text };
    });
  } catch {
    return null;
  }
}

function send(desk: Desk, action: string, fields: Fields): Answer {
  const { content = '', to = '', tag = '' } = fields;
  if (content === '') return refusal('403');
  if (tag.length > 32) return refusal('310');
  const signature = signatureOf(content, 'first');
  if (signature === null) return refusal('401');
  if (!usable(desk.rules, signature, 2, 10)) return refusal('413');
  const named = action === 'batchsend';
  const people =
    action === 'multisend' ? readMulti(fields) : commaList(to).map((one): Person => ({ to: one, text: content }));
  if (people === null || people.length === 0) return refusal(action === 'multisend' ? '410' : '251');
  if (people.length > { send: 1, multisend: 200, batchsend: 10_000 }[action as 'send']) return refusal('251');
  if (people.some(({ text }) => text.length > MAX_TEXT)) return refusal('404');
  if (people.some(({ text }) => text.includes('@var('))) return refusal('410');
  const numbers = people.map((one) => one.to);
  const order = { action, numbers, textOf: (i: number) => people[i]?.text ?? '', ref: tag };
  const done = desk.submit({ ...order, marketing: isMarketing(content) });
  if (done.refused !== null) return refusal(done.refused);
  const rows = done.told.map((verdict) => rowOf(verdict, desk, named));
  if (action === 'send' && rows.length === 1) return json(rows[0]);
  if (!named) return json(rows);
  const total_fee = done.verdicts.reduce((sum, { taken }) => sum + (taken?.parts ?? 0), 0);
  return json({ status: 'success', batchlist: done.verdicts[0]?.taken?.id ?? '', total_fee, responses: rows });
}

/** A page of history; asked again within the minute it refuses, as the manual says. */
function page<T extends { at: number }>(fields: Fields, all: readonly T[]): T[] {
  const from = fromShanghai(fields.start_date ?? '') || 0;
  const end = fromShanghai(fields.end_date ?? '');
  // a bare day means all of it
  const to = Number.isNaN(end)
    ? Number.POSITIVE_INFINITY
    : end + (/\d:\d/.test(fields.end_date ?? '') ? 999 : 86_399_999);
  const offset = Number(fields.offset ?? 0);
  return all
    .filter(({ at }) => at >= from && at <= to)
    .slice(offset, offset + Math.min(500, Number(fields.rows ?? 50)));
}

function log(desk: Desk, fields: Fields): Answer {
  desk.account.settleDue();
  const { to, send_id: id } = fields;
  const all = desk.account
    .all()
    .filter((taken) => (to === undefined || taken.number === to) && (id === undefined || taken.id === id));
  const data = page(fields, all).map((taken) => ({
    sendID: taken.id,
    to: taken.number,
    appid: fields.appid,
    sms_content: taken.text,
    datetime: shanghaiText(taken.at),
    sms_type: 0,
    status: STATES[taken.status],
    report_state: taken.code,
    dropped_reason: taken.status === 'failed' ? taken.code : '',
    sent: shanghaiText(taken.at),
    report: taken.reportedAt > 0 ? shanghaiText(taken.reportedAt) : '',
    fee: taken.parts,
    tag: desk.echo ? taken.ref : '',
  }));
  return json({ status: 'success', start_date: fields.start_date, end_date: fields.end_date, total: all.length, data });
}

function replies(desk: Desk, fields: Fields): Answer {
  const all = desk.account.replies();
  const mo = page(fields, all).map(({ number, text, at }) => ({
    from: number,
    content: text,
    reply_at: shanghaiText(at),
  }));
  return json({ status: 'success', total: all.length, mo });
}

/** 赛邮 Submail v4: form or JSON, appid and a signature, a row for each number, history by query. */
export const submail: Gateway = {
  name: 'submail',
  credentials: { appid: '10000', appkey: 'testonlyappkey00000000000000000000' },
  codes: {
    ambiguous: '199',
    clock: '152',
    credentials: '108',
    ip: '113',
    account_stop: '102',
    balance: '903',
    signature_or_template: '420',
    content: '405',
    quota: '901',
    number_invalid: '251',
    number_blacklist: '114',
    number_frequency: '408',
    request_bug: '307',
  },
  ok: '0',
  whole: false,
  idPerRequest: false,
  reportCodes: { delivered: 'DELIVRD', failed: 'MK:0001' },
  idOf: (sequence) => createHash('md5').update(String(sequence)).digest('hex'),
  action: ({ path }) => ({ name: actionOf(path), send: SENDS.includes(actionOf(path)) }),
  answer(request, desk) {
    const action = actionOf(request.path);
    if (action === 'timestamp') return json({ timestamp: Math.floor(desk.now / 1000) });
    if (request.method !== 'POST') return refusal('307');
    const fields = readFields(request);
    const refused = desk.credentials === null ? '' : verify(fields, desk.credentials, desk.now);
    if (refused !== '') return refusal(refused);
    if (SENDS.includes(action)) return send(desk, action, fields);
    if (action === 'log') return log(desk, fields);
    if (action === 'mo') return replies(desk, fields);
    if (request.path.startsWith('/balance/sms')) {
      const balance = String(Math.floor(desk.account.balance() / desk.account.price));
      return json({ status: 'success', balance, transactional_balance: '0' });
    }
    return refusal('119');
  },
  refusal,
};
