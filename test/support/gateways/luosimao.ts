import type { Answer, Gateway } from './frame/gateway.ts';
import { json } from './frame/json.ts';
import { commaList, isMarketing, signatureOf, usable } from './frame/text-rules.ts';

const SENDS: Record<string, string> = { '/v1/send.json': 'send', '/v1/send_batch.json': 'send_batch' };

const refusal = (code: string, status = 200): Answer => json({ error: Number(code), msg: `refused ${code}` }, status);

/** Luosimao: Basic auth `api:key-…`, 【signature】 at the end, one verdict for a request, reports only by push. */
export const luosimao: Gateway = {
  name: 'luosimao',
  credentials: { key: 'testonlykey' },
  codes: {
    ambiguous: '-99',
    credentials: '-10',
    ip: '-50',
    account_stop: '-11',
    balance: '-20',
    signature_or_template: '-34',
    content: '-31',
    number_invalid: '-40',
    number_blacklist: '-41',
    number_frequency: '-42',
    request_bug: '-43',
  },
  ok: '0',
  whole: true,
  idPerRequest: true,
  reportCodes: { delivered: 'DELIVRD', failed: 'UNDELIV' },
  idOf: (sequence) => sequence.toString(16).toUpperCase(),
  action: ({ path }) => ({ name: SENDS[path] ?? path, send: path in SENDS }),
  answer({ method, path, headers, body }, desk) {
    const { credentials, account } = desk;
    const wanted = `Basic ${Buffer.from(`api:key-${credentials?.key}`).toString('base64')}`;
    if (credentials !== null && headers.authorization !== wanted) return refusal('-10');
    if (method === 'GET' && path === '/v1/status.json') {
      return json({ error: 0, deposit: String(Math.max(0, Math.floor(account.balance() / account.price))) });
    }
    const action = SENDS[path];
    if (method !== 'POST' || action === undefined) return refusal('-99', 404);
    const form = new URLSearchParams(body.toString());
    const batch = action === 'send_batch';
    const numbers = commaList(batch ? (form.get('mobile_list') ?? form.get('mobile')) : form.get('mobile'));
    const message = form.get('message') ?? '';
    if (message === '') return refusal('-30');
    if (!/【[^【】]*】$/.test(message)) return refusal(message.includes('【') ? '-33' : '-32');
    if (!usable(desk.rules, signatureOf(message, 'last'), 2, 16)) return refusal('-34');
    if (numbers.length === 0 || (!batch && numbers.length > 1)) return refusal('-40');
    if (numbers.length > 100_000) return refusal('-43');
    const done = desk.submit({ action, numbers, textOf: () => message, ref: '', marketing: isMarketing(message) });
    if (done.refused !== null) return refusal(done.refused);
    const id = desk.fault?.kind === 'missing' ? undefined : done.verdicts[0]?.taken?.id;
    return json({ error: 0, msg: 'ok', batch_id: id });
  },
  refusal,
};
