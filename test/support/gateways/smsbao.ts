import { createHash } from 'node:crypto';
import type { Answer, Gateway } from './frame/gateway.ts';
import { commaList, isMarketing, signatureOf, usable } from './frame/text-rules.ts';

const plain = (body: string, status = 200): Answer => ({ status, body, type: 'text/html; charset=utf-8' });

/** 短信宝: a GET with everything in the address, a number as the whole answer; no ids, no reports. */
export const smsbao: Gateway = {
  name: 'smsbao',
  credentials: { user: 'testuser', password: 'TestOnlyPassword1', apiKey: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' },
  codes: {
    ambiguous: '99',
    credentials: '30',
    ip: '43',
    account_stop: '42',
    balance: '41',
    content: '50',
    number_invalid: '51',
    request_bug: '-1',
  },
  ok: '0',
  whole: true,
  idPerRequest: true,
  reportCodes: { delivered: 'DELIVRD', failed: 'UNDELIV' },
  idOf: String,
  action: ({ path }) => ({ name: path.slice(1), send: path === '/sms' }),
  answer({ method, path, search }, desk) {
    const query = new URLSearchParams(search);
    const { credentials } = desk;
    if (method !== 'GET') return plain('-1');
    if (credentials !== null) {
      if (query.get('u') !== credentials.user) return plain('40');
      const hash = createHash('md5')
        .update(credentials.password ?? '')
        .digest('hex');
      if (![hash, credentials.apiKey].includes(query.get('p') ?? '')) return plain('30');
    }
    const { account } = desk;
    const left = Math.max(0, Math.floor(account.balance() / account.price));
    if (path === '/query') return plain(`0\n${account.totals.parts},${left}`);
    const numbers = commaList(query.get('m'));
    const text = query.get('c') ?? '';
    if (path !== '/sms' || numbers.length === 0 || numbers.length > 800 || text === '') return plain('-1');
    if (!usable(desk.rules, signatureOf(text, 'first') ?? signatureOf(text, 'last'), 2, 16)) return plain('50');
    const done = desk.submit({ action: 'sms', numbers, textOf: () => text, ref: '', marketing: isMarketing(text) });
    return plain(done.refused ?? '0');
  },
  refusal: plain,
};
