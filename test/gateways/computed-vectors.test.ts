import { afterEach, expect, it } from 'vitest';
import { type Asked, ask } from '../support/gateways/ask.ts';
import type { Gateway } from '../support/gateways/frame/gateway.ts';
import { type GatewayDouble, startGateway } from '../support/gateways/frame/start-gateway.ts';
import { ihuyi } from '../support/gateways/ihuyi.ts';
import { luosimao } from '../support/gateways/luosimao.ts';
import { montnets } from '../support/gateways/montnets.ts';
import { smsbao } from '../support/gateways/smsbao.ts';
import { submail } from '../support/gateways/submail.ts';
import { yunpian } from '../support/gateways/yunpian.ts';
import { readVectors } from './read-vectors.ts';

interface Vector {
  id: string;
  input: Record<string, string> & { params: Record<string, string> };
  expected: Record<string, string>;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

interface Case {
  gateway: Gateway;
  credentials: (input: Vector['input']) => Record<string, string>;
  asked: (vector: Vector) => Asked;
  taken: number;
}

/** how each vector is put on the wire; with its signature spoilt none is taken */
const CASES: Record<string, Case> = {
  ...Object.fromEntries(
    ['submail-signature-md5', 'submail-signature-sha1'].map((id): [string, Case] => [
      id,
      {
        gateway: submail,
        credentials: ({ appid = '', appkey = '' }) => ({ appid, appkey }),
        asked: ({ input, expected }) => ({
          path: '/sms/send.json',
          headers: FORM,
          body: form({ ...input.params, signature: expected.signature ?? '' }),
        }),
        taken: 1,
      },
    ]),
  ),
  'ihuyi-dynamic-password': {
    gateway: ihuyi,
    credentials: ({ account = '', apiKey = '' }) => ({ account, apiKey }),
    asked: ({ input: { account = '', mobile = '', content = '', time = '' }, expected }) => ({
      path: '/webservice/sms.php?method=Submit',
      headers: FORM,
      body: form({ account, password: expected.password ?? '', mobile, content, time, format: 'json' }),
    }),
    taken: 1,
  },
  'montnets-pwd-md5': {
    gateway: montnets,
    credentials: ({ userid = '', password = '' }) => ({ userid, password }),
    asked: ({ input: { userid, timestamp }, expected }) => ({
      path: '/sms/v2/std/single_send',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userid, pwd: expected.pwd, timestamp, mobile: '13800138000', content: '%C4%FA%BA%C3' }),
    }),
    taken: 1,
  },
  'smsbao-get': {
    gateway: smsbao,
    credentials: ({ u = '', password = '' }) => ({ user: u, password }),
    asked: ({ expected }) => ({ method: 'GET', path: `/sms?${expected.query}` }),
    taken: 2,
  },
  'luosimao-basic-auth': {
    gateway: luosimao,
    credentials: ({ key = '' }) => ({ key }),
    asked: ({ expected }) => ({
      path: '/v1/send.json',
      headers: { ...FORM, authorization: expected.authorization ?? '' },
      body: form({ mobile: '13800138000', message: '您好【测试】' }),
    }),
    taken: 1,
  },
  ...Object.fromEntries(
    [1, 2, 2].map((taken, i): [string, Case] => {
      const action = ['single', 'batch', 'multi'][i] ?? '';
      return [
        `yunpian-${action}-send`,
        {
          gateway: yunpian,
          credentials: ({ apikey = '' }) => ({ apikey }),
          asked: ({ expected }) => ({ path: `/v2/sms/${action}_send.json`, headers: FORM, body: expected.body ?? '' }),
          taken,
        },
      ];
    }),
  ),
};

let double: GatewayDouble;
afterEach(() => double.close());

const known = (readVectors<{ vectors: Vector[] }>('computed-not-sdk')?.vectors ?? []).flatMap((vector) => {
  const found = CASES[vector.id];
  return found === undefined ? [] : [{ id: vector.id, vector, found }];
});

it.runIf(known.length > 0).each(known)('$id', async ({ vector, found }) => {
  const { gateway, credentials, asked, taken } = found;
  const at = Number(vector.input.params?.timestamp ?? 0) * 1000;
  const now = () => at || Date.now();
  double = await startGateway(gateway, { credentials: credentials(vector.input), now });
  const told = await ask(double.url, asked(vector));
  expect(double.account.totals.taken, told.text).toBe(taken);
  await double.close();
  const other = Object.entries(credentials(vector.input)).map(([key, value]): [string, string] => [key, `${value}1`]);
  double = await startGateway(gateway, { credentials: Object.fromEntries(other), now });
  await ask(double.url, asked(vector));
  expect(double.account.totals.taken).toBe(0);
});
