import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRequests, encodeBody } from '../../electron/channels/providers/tencent/client.ts';
import {
  packageParams,
  pullParams,
  recordParams,
  sendParams,
  shareKey,
} from '../../electron/channels/providers/tencent/requests.ts';
import { createTc3Signer } from '../../electron/channels/providers/tencent/tc3.ts';
import type { OutMessage } from '../../electron/core/message-outcome.ts';
import { readVectors } from '../gateways/read-vectors.ts';

interface Vector {
  id: string;
  input: {
    secretId: string;
    secretKey: string;
    token: string | null;
    region: string;
    service: string;
    host: string;
    version: string;
    action: string;
    timestamp: number;
    params: Record<string, unknown>;
  };
  request: { method: string; path: string; headers: Record<string, string>; body: string; bodyBase64: string };
  expected: Record<string, string>;
}
interface Example {
  id: string;
  secretId: string;
  secretKey: string;
  service: string;
  host: string;
  timestamp: number;
  contentType: string;
  body: string;
  canonicalRequest: string;
  stringToSign: string;
  signature: string;
  authorization: string;
}
interface Mistake {
  id: string;
  wrongSignature: string;
  correctSignature: string;
}

const { vectors } = readVectors<{ vectors: Vector[] }>('tencent-tc3') ?? { vectors: [] };
const { examples } = readVectors<{ examples: Partial<Example>[] }>('published-examples') ?? { examples: [] };
const { mistakesToDetect } = readVectors<{ mistakesToDetect: Mistake[] }>('computed-not-sdk') ?? {
  mistakesToDetect: [],
};

const requestOf = ({ input }: Vector) =>
  createRequests({
    secretId: input.secretId,
    secretKey: input.secretKey,
    token: input.token,
    region: input.region,
    endpoint: `https://${input.host}`,
    deadlineSeconds: 30,
  })(input.action, input.params, input.timestamp * 1000);

describe('requests of the official client', () => {
  it.each(vectors)('$id: address, headers and body', (vector) => {
    const { request } = vector;
    const own = requestOf(vector);
    const url = new URL(own.url);
    const { Host, ...headers } = request.headers;
    expect(own.method).toBe(request.method);
    expect(url.host).toBe(Host);
    expect(url.pathname + url.search).toBe(request.path);
    expect(own.headers).toEqual(headers);
    expect(Buffer.from(own.body ?? '').toString('base64')).toBe(request.bodyBase64);
  });

  it.each(vectors)('$id: every step of the signature', ({ input, expected }) => {
    const body = encodeBody(input.params);
    const { service, host, timestamp } = input;
    const sign = createTc3Signer(input.secretId, input.secretKey);
    const signed = sign({ service, host, contentType: 'application/json', body, timestamp });
    expect(createHash('sha256').update(body).digest('hex')).toBe(expected.hashedPayload);
    expect(signed).toEqual({
      canonicalRequest: expected.canonicalRequest,
      stringToSign: expected.stringToSign,
      signature: expected.signature,
      authorization: expected.authorization,
    });
  });

  it('one signer serves them all in any order: the kept key is the day’s own', () => {
    const same = vectors.filter(({ input }) => input.secretKey === vectors[0]?.input.secretKey);
    const sign = createTc3Signer(same[0]?.input.secretId ?? '', same[0]?.input.secretKey ?? '');
    for (const { input, expected } of [...same, ...same.toReversed()]) {
      const { service, host, timestamp } = input;
      const body = encodeBody(input.params);
      expect(sign({ service, host, contentType: 'application/json', body, timestamp }).signature).toBe(
        expected.signature,
      );
    }
  });

  it('the mistakes seen elsewhere are not made here', () => {
    for (const { id, wrongSignature, correctSignature } of mistakesToDetect) {
      const vector = vectors.find((candidate) => candidate.id === id);
      if (vector === undefined) continue;
      const authorization = requestOf(vector).headers.Authorization;
      expect(authorization).toContain(correctSignature);
      expect(authorization).not.toContain(wrongSignature);
    }
  });

  it.each(examples.filter((example): example is Example => example.secretId !== undefined))(
    'as printed in the documentation: $id',
    (example) => {
      const { service, host, contentType, body, timestamp } = example;
      const signed = createTc3Signer(
        example.secretId,
        example.secretKey,
      )({ service, host, contentType, body, timestamp });
      expect(signed).toEqual({
        canonicalRequest: example.canonicalRequest,
        stringToSign: example.stringToSign,
        signature: example.signature,
        authorization: example.authorization,
      });
    },
  );
});

type Fields = Record<string, string | number | string[]>;
const texts = (value: Fields[string] | undefined): string[] => (Array.isArray(value) ? value : []);

/** The same bodies again, made by the adapter out of its own messages and questions. */
const OWN: Record<string, (params: Fields) => Record<string, unknown>> = {
  SendSms(params) {
    const messages = texts(params.PhoneNumberSet).map(
      (number, i): OutMessage => ({
        messageId: i,
        number: number.replace('+86', ''),
        text: '',
        signature: String(params.SignName),
        parts: 1,
        template: {
          templateId: String(params.TemplateId),
          params: texts(params.TemplateParamSet).map((value, n) => ({ name: String(n + 1), value })),
        },
      }),
    );
    expect(new Set(messages.map(shareKey)).size).toBe(1);
    return sendParams(String(params.SmsSdkAppId), messages, String(params.SessionContext));
  },
  PullSmsSendStatus: (params) => ({ ...pullParams(String(params.SmsSdkAppId)), Limit: params.Limit }),
  PullSmsReplyStatus: (params) => ({ ...pullParams(String(params.SmsSdkAppId)), Limit: params.Limit }),
  SmsPackagesStatistics: (params) =>
    packageParams(String(params.SmsSdkAppId), String(params.BeginTime), String(params.EndTime), 0),
  DescribeSendRecordList: (params) =>
    recordParams(
      String(params.SmsSdkAppId),
      String(params.PhoneNumber).replace('+86', ''),
      [Number(params.BeginTime) * 1000, params.EndTime === undefined ? null : Number(params.EndTime) * 1000],
      0,
    ),
};

it.each(vectors.filter(({ input }) => OWN[input.action] !== undefined))(
  'bodies made from messages: $id',
  ({ input }) => {
    const given = input.params as Fields;
    const own = OWN[input.action]?.(given) ?? {};
    const { SessionContext, ...rest } = own;
    expect(given.SessionContext === undefined ? rest : { ...rest, SessionContext }).toEqual(given);
    if (given.SessionContext !== undefined) expect(JSON.stringify(own)).toBe(JSON.stringify(given));
  },
);
