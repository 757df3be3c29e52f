import { createHash } from 'node:crypto';
import type { Answer, Gateway } from './frame/gateway.ts';
import { json } from './frame/json.ts';
import { isMarketing } from './frame/text-rules.ts';

const refusal = (code: string, status = 200): Answer =>
  json({ code: Number(code), msg: `refused ${code}`, smsid: '0' }, status);

const methodOf = (search: string, form?: URLSearchParams): string =>
  new URLSearchParams(search).get('method') ?? form?.get('method') ?? '';

/** The key itself, or with a time md5(account + key + mobile + content + time). */
function passes(form: URLSearchParams, credentials: Record<string, string>): boolean {
  const time = form.get('time');
  const password = form.get('password');
  if (time === null) return password === credentials.apiKey;
  const plain = [credentials.account, credentials.apiKey, form.get('mobile'), form.get('content'), time].join('');
  return password === createHash('md5').update(plain).digest('hex');
}

/** 互亿无线: one number a call, code 2 means taken, reports only by push. */
export const ihuyi: Gateway = {
  name: 'ihuyi',
  credentials: { account: 'cf_test', apiKey: 'testonlyapikey' },
  codes: {
    ambiguous: '0',
    clock: '40501',
    credentials: '405',
    ip: '400',
    account_stop: '4050',
    signature_or_template: '4072',
    balance: '4051',
    content: '407',
    number_invalid: '406',
    number_blacklist: '4030',
    number_frequency: '4082',
    request_bug: '401',
  },
  ok: '2',
  whole: true,
  idPerRequest: false,
  reportCodes: { delivered: 'DELIVRD', failed: 'UNDELIV' },
  idOf: (sequence) => String(sequence).slice(-15),
  action: ({ search }) => ({ name: methodOf(search), send: methodOf(search) === 'Submit' }),
  answer({ method, path, search, body }, desk) {
    const form = new URLSearchParams(body.toString());
    if (method !== 'POST' || path !== '/webservice/sms.php') return refusal('401');
    if (form.get('format') !== 'json') return { status: 200, body: '<xml><code>0</code></xml>', type: 'text/xml' };
    const { credentials, account } = desk;
    if ((form.get('account') ?? '') === '') return refusal('401');
    if ((form.get('password') ?? '') === '') return refusal('402');
    if (credentials !== null && (form.get('account') !== credentials.account || !passes(form, credentials)))
      return refusal('405');
    if (methodOf(search, form) === 'GetNum') {
      return json({ code: 2, msg: '查询成功', num: Math.max(0, Math.floor(account.balance() / account.price)) });
    }
    const number = form.get('mobile') ?? '';
    const content = form.get('content') ?? '';
    if (number === '') return refusal('403');
    if (content === '') return refusal('404');
    if (content.length > 500) return refusal('4073');
    if (/\p{Extended_Pictographic}/u.test(content)) return refusal('4074');
    const marketing = isMarketing(content);
    const done = desk.submit({ action: 'Submit', numbers: [number], textOf: () => content, ref: '', marketing });
    if (done.refused !== null) return refusal(done.refused);
    const smsid = desk.fault?.kind === 'missing' ? undefined : (done.verdicts[0]?.taken?.id ?? '0');
    return json({ code: 2, msg: '提交成功', smsid });
  },
  refusal,
};
