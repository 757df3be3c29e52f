import { createHash, createHmac, randomUUID } from 'node:crypto';
import iconv from 'iconv-lite';
import type { Asked } from '../support/gateways/ask.ts';

/** A bare client for each provider, written from its manual: one request that sends 【测试】您好 to some numbers. */

const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex');
const md5 = (data: string): string => createHash('md5').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
const form = (fields: Record<string, string>, more: Record<string, string> = {}) => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...more },
  body: new URLSearchParams(fields).toString(),
});
const json = (fields: object) => ({
  headers: { 'content-type': 'application/json' } as Record<string, string>,
  body: JSON.stringify(fields),
});
const GREETING = '【测试】您好';

export function askTencent(action: string, fields: object, at = Date.now()): Asked {
  const body = JSON.stringify({ SmsSdkAppId: '1400006666', ...fields });
  const stamp = String(Math.floor(at / 1000));
  const date = new Date(at).toISOString().slice(0, 10);
  const host = 'sms.tencentcloudapi.com';
  const list = 'content-type;host';
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:${host}\n\n${list}\n${sha256(body)}`;
  const plain = `TC3-HMAC-SHA256\n${stamp}\n${date}/sms/tc3_request\n${sha256(canonical)}`;
  const key = hmac(hmac(hmac('TC3TestOnlySecretKey0123456789abcde', date), 'sms'), 'tc3_request');
  const id = `AKIDTESTONLYTESTONLYTESTONLYTESTONLY/${date}/sms/tc3_request`;
  const authorization = `TC3-HMAC-SHA256 Credential=${id}, SignedHeaders=${list}, Signature=${hmac(key, plain).toString('hex')}`;
  const headers = { host, 'content-type': 'application/json', authorization, 'x-tc-action': action };
  const more = { 'x-tc-version': '2021-01-11', 'x-tc-region': 'ap-guangzhou', 'x-tc-timestamp': stamp };
  return { path: '/', headers: { ...headers, ...more }, body };
}

export function askAliyun(action: string, query: Record<string, string>, at = Date.now()): Asked {
  const encode = (text: string): string =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const search = Object.keys(query)
    .sort()
    .map((key) => `${key}=${encode(query[key] ?? '')}`)
    .join('&');
  const signed: Record<string, string> = {
    host: 'dysmsapi.aliyuncs.com',
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': `${new Date(at).toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-version': '2017-05-25',
  };
  const list = Object.keys(signed).join(';');
  const block = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', '/', search, block.join(''), list, sha256('')].join('\n');
  const signature = hmac('TestOnlyAccessKeySecret0123456', `ACS3-HMAC-SHA256\n${sha256(canonical)}`).toString('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=LTAITESTONLYTESTONLY,SignedHeaders=${list},Signature=${signature}`;
  return { path: `/?${search}`, headers: { ...signed, authorization, 'content-length': '0' } };
}

const gbk = (text: string): string =>
  [...iconv.encode(text, 'gbk')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

export function askMontnets(action: string, fields: object): Asked {
  const login = { userid: 'J10003', pwd: md5('J10003000000001111110803192020'), timestamp: '0803192020' };
  return { path: `/sms/v2/std/${action}`, ...json({ ...login, ...fields }) };
}
export const askChuanglan = (path: string, fields: object): Asked => ({
  path,
  ...json({ account: 'N0000001', password: 'TestOnlyPassword1', ...fields }),
});
export const askSubmail = (action: string, fields: Record<string, string>): Asked => ({
  path: `/sms/${action}`,
  ...form({ appid: '10000', signature: 'testonlyappkey00000000000000000000', ...fields }),
});
export const askYunpian = (action: string, fields: Record<string, string>): Asked => ({
  path: `/v2/sms/${action}.json`,
  ...form({ apikey: '0123456789abcdef0123456789abcdef', ...fields }),
});
const LUOSIMAO = { authorization: `Basic ${Buffer.from('api:key-testonlykey').toString('base64')}` };

/** how each sends the same text to `numbers`; ihuyi to the first alone */
export const SENDING: Record<string, (numbers: string[]) => Asked> = {
  tencent: (PhoneNumberSet) => askTencent('SendSms', { PhoneNumberSet, TemplateId: '1111', SignName: '测试' }),
  aliyun: (numbers) =>
    askAliyun('SendSms', { PhoneNumbers: numbers.join(','), SignName: '测试', TemplateCode: 'SMS_100000001' }),
  yunpian: (numbers) => askYunpian('batch_send', { mobile: numbers.join(','), text: GREETING }),
  chuanglan: (numbers) =>
    askChuanglan('/msg/v1/send/json', { msg: GREETING, phone: numbers.join(','), report: 'true' }),
  submail: (numbers) => askSubmail('batchsend', { to: numbers.join(','), content: GREETING }),
  montnets: (numbers) => askMontnets('batch_send', { mobile: numbers.join(','), content: gbk(GREETING) }),
  smsbao: (numbers) => ({
    method: 'GET',
    path: `/sms?u=testuser&p=${md5('TestOnlyPassword1')}&m=${numbers.join(',')}&c=${encodeURIComponent(GREETING)}`,
  }),
  ihuyi: ([mobile = '']) => ({
    path: '/webservice/sms.php?method=Submit',
    ...form({ account: 'cf_test', password: 'testonlyapikey', mobile, content: GREETING, format: 'json' }),
  }),
  luosimao: (numbers) => ({
    path: '/v1/send_batch.json',
    ...form({ mobile_list: numbers.join(','), message: '您好【测试】' }, LUOSIMAO),
  }),
};
