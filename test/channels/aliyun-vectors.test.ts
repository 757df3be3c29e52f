import { describe, expect, it } from 'vitest';
import { createAcs3Signer } from '../../electron/channels/providers/aliyun/acs3.ts';
import { formOf } from '../../electron/channels/providers/aliyun/client.ts';
import { detailsCall, listCall, sendCall } from '../../electron/channels/providers/aliyun/requests.ts';
import type { OutMessage } from '../../electron/core/message-outcome.ts';
import { readVectors } from '../gateways/read-vectors.ts';

interface Vector {
  id: string;
  input: {
    accessKeyId: string;
    accessKeySecret: string;
    securityToken: string | null;
    host: string;
    version: string;
    action: string;
    timestamp: number;
    nonce: string;
    query: Record<string, string>;
    form: Record<string, string> | null;
  };
  request: { method: string; path: string; target: string; headers: Record<string, string>; body: string };
  expected: Record<string, string>;
  wireQueryEqualsCanonical: boolean;
}
interface Example {
  id: string;
  accessKeyId: string;
  accessKeySecret: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
  canonicalQueryString: string;
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

const { vectors } = readVectors<{ vectors: Vector[] }>('aliyun-acs3') ?? { vectors: [] };
const { examples } = readVectors<{ examples: Partial<Example>[] }>('published-examples') ?? { examples: [] };
const { mistakesToDetect } = readVectors<{ mistakesToDetect: Mistake[] }>('computed-not-sdk') ?? {
  mistakesToDetect: [],
};

/** What the official client's default credentials add, and this app does not send. */
const CREDENTIALS_PROVIDER = 'x-acs-credentials-provider';

function signed({ input, request }: Vector) {
  const provider = request.headers[CREDENTIALS_PROVIDER];
  return createAcs3Signer(input)({
    host: input.host,
    action: input.action,
    version: input.version,
    query: input.query,
    body: input.form === null ? '' : formOf(input.form),
    now: input.timestamp * 1000,
    nonce: input.nonce,
    ...(provider === undefined ? {} : { extra: { [CREDENTIALS_PROVIDER]: provider } }),
  });
}

describe('requests of the official client', () => {
  it.each(vectors)('$id: address, headers, body and every step of the signature', (vector) => {
    const { input, request, expected } = vector;
    const own = signed(vector);
    expect(input.form === null ? '' : formOf(input.form)).toBe(request.body);
    expect(own).toEqual({
      canonicalQuery: expected.canonicalQueryString,
      canonicalRequest: expected.canonicalRequest,
      stringToSign: expected.stringToSign,
      signature: expected.signature,
      headers: request.headers,
    });
    if (vector.wireQueryEqualsCanonical) expect(`/?${own.canonicalQuery}`).toBe(request.target);
    // what is signed is what goes out, also where the official client sends another spelling
    const url = new URL(`https://${input.host}/?${own.canonicalQuery}`);
    expect(url.search).toBe(`?${own.canonicalQuery}`);
    expect(Object.fromEntries(url.searchParams)).toEqual(input.query);
  });

  it('the mistakes seen elsewhere are not made here', () => {
    for (const { id, wrongSignature, correctSignature } of mistakesToDetect) {
      const vector = vectors.find((candidate) => candidate.id === id);
      if (vector === undefined) continue;
      expect(signed(vector).signature).toBe(correctSignature);
      expect(signed(vector).signature).not.toBe(wrongSignature);
    }
  });

  it.each(examples.filter((example): example is Example => example.accessKeyId !== undefined))(
    'as printed in the documentation: $id',
    (example) => {
      const { headers } = example;
      const own = createAcs3Signer({ ...example, securityToken: null })({
        host: headers.host ?? '',
        action: headers['x-acs-action'] ?? '',
        version: headers['x-acs-version'] ?? '',
        query: example.query,
        body: example.body,
        now: Date.parse(headers['x-acs-date'] ?? ''),
        nonce: headers['x-acs-signature-nonce'] ?? '',
      });
      expect(own).toEqual({
        canonicalQuery: example.canonicalQueryString,
        canonicalRequest: example.canonicalRequest,
        stringToSign: example.stringToSign,
        signature: example.signature,
        headers: { ...headers, Authorization: example.authorization },
      });
    },
  );
});

type Texts = Record<string, string>;
const paramsOf = (json: string | undefined) =>
  Object.entries(JSON.parse(json ?? '{}') as Texts).map(([name, value]) => ({ name, value }));
const list = (json: string | undefined): string[] => JSON.parse(json ?? '[]') as string[];

/** The same calls again, made by the adapter out of its own messages and questions. */
function ownCall({ action, query, form }: Vector['input']) {
  const message = (number: string, signature: string, params: { name: string; value: string }[]): OutMessage => ({
    messageId: 0,
    number,
    text: '',
    signature,
    parts: 1,
    template: { templateId: query.TemplateCode ?? '', params },
  });
  const outId = query.OutId ?? '';
  if (action === 'SendSms') {
    const numbers = (query.PhoneNumbers ?? '').split(',');
    return sendCall(
      numbers.map((number) => message(number, query.SignName ?? '', paramsOf(query.TemplateParam))),
      outId,
    );
  }
  if (action === 'SendBatchSms') {
    const values = JSON.parse(form?.TemplateParamJson ?? '[]') as Texts[];
    const signs = list(form?.SignNameJson);
    const numbers = list(form?.PhoneNumberJson);
    return sendCall(
      numbers.map((number, i) => message(number, signs[i] ?? '', paramsOf(JSON.stringify(values[i] ?? {})))),
      outId,
    );
  }
  if (action === 'QuerySendDetails')
    return detailsCall(query.PhoneNumber ?? '', query.SendDate ?? '', Number(query.CurrentPage), query.BizId);
  if (action === 'QuerySmsTemplateList' || action === 'QuerySmsSignList')
    return listCall(action, Number(query.PageIndex));
  return null;
}

it.each(vectors.filter(({ input }) => ownCall(input) !== null))('calls made from messages: $id', ({ input }) => {
  const own = ownCall(input);
  const { OutId, ...query } = own?.query ?? {};
  const { SmsUpExtendCode: _, ...given } = input.query;
  expect(given.OutId === undefined ? query : { ...query, OutId }).toEqual(given);
  if (input.form === null) return expect(own?.form).toBeUndefined();
  const { SmsUpExtendCodeJson: __, ...form } = input.form;
  expect(own?.form).toEqual(form);
});
