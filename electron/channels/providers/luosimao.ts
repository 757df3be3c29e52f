import { z } from 'zod';
import type { OutMessage } from '../../core/message-outcome.ts';
import type { BatchRequest, Channel, ChannelConfig, ChannelDeps, Provider } from '../channel.ts';
import { formBody } from '../form-encode.ts';
import { deadlineMsOf, freeTextDescriptor } from '../free-text-descriptor.ts';
import { createApiCodes } from '../reply/api-codes.ts';
import { exchange, type Refusal, readAnswer } from '../reply/ask.ts';
import { balanceChecks } from '../reply/balance-checks.ts';
import { forRequest, notExpressible, sameText } from '../reply/for-request.ts';
import { jsonId, jsonInt } from '../reply/json-schemas.ts';
import type { Verdict } from '../reply/match-numbers.ts';
import { readWholeVerdict, refuseUnsent } from '../reply/read-whole-verdict.ts';
import { signatureLast } from '../signature-last.ts';
import { completeConfig } from '../validate-config.ts';

const descriptor = freeTextDescriptor({
  provider: 'luosimao',
  docs: 'https://luosimao.com/docs/api/',
  fields: [
    { key: 'apikey', label: 'accessKey', kind: 'secret', required: true, default: null, min: 1, max: 200 },
    { key: 'endpoint', label: 'endpoint', kind: 'url', required: true, default: 'https://sms-api.luosimao.com' },
  ],
  ipWhitelist: 'optional',
  batchSame: 1000,
  batchPersonal: 1,
});
const codes = createApiCodes('LS');

const envelope = z.object({ error: jsonInt, msg: z.string().nullish() });
const taken = z.object({ batch_id: jsonId.optional().catch(undefined) });
const status = z
  .object({
    deposit: z.union([
      jsonInt,
      z
        .string()
        .regex(/^\d{1,12}$/)
        .transform(Number),
    ]),
  })
  .transform(({ deposit }) => ({ left: deposit }));

/** HTTP Basic, user `api`; the key is shown with or without its `key-` in front. */
export const luosimaoAuthorization = (key: string): string =>
  `Basic ${Buffer.from(`api:${key.startsWith('key-') ? key : `key-${key}`}`).toString('base64')}`;

export function luosimaoCall(messages: readonly OutMessage[]): { path: string; body: string } {
  const [first] = messages;
  const message = first === undefined ? '' : signatureLast(first);
  const numbers = messages.map(({ number }) => number).join(',');
  return messages.length === 1
    ? { path: '/v1/send.json', body: formBody({ mobile: numbers, message }) }
    : { path: '/v1/send_batch.json', body: formBody({ mobile_list: numbers, message }) };
}

function readVerdict(http: number, value: unknown, messages: readonly OutMessage[], ref: string): Verdict | null {
  const reply = envelope.safeParse(value);
  if (!reply.success || http >= 500) return null;
  const code = String(reply.data.error);
  if (code !== '0') return forRequest(codes.refused(code), messages);
  if (http !== 200) return null;
  const { batch_id: id } = taken.parse(value);
  return { kind: 'accepted', providerId: id ?? ref, billedParts: null, fee: null };
}

function refusal(_http: number, value: unknown): Refusal | null {
  const reply = envelope.safeParse(value);
  if (!reply.success || reply.data.error === 0) return null;
  const code = String(reply.data.error);
  return { code: codes.raw(code), permission: codes.classify(code) === 'account' };
}

function createLuosimao(given: ChannelConfig, deps: ChannelDeps): Channel {
  const config = completeConfig(descriptor, given);
  const endpoint = String(config.endpoint).replace(/\/+$/, '');
  const headers = { authorization: luosimaoAuthorization(String(config.apikey ?? '')), accept: 'application/json' };
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  const deadlineMs = deadlineMsOf(config);

  async function askBalance() {
    const reply = await exchange(deps, { method: 'GET', url: `${endpoint}/v1/status.json`, headers, deadlineMs });
    return readAnswer(reply, status, refusal);
  }

  return {
    descriptor,
    async send({ clientRef, messages, signal }: BatchRequest) {
      if (!sameText(messages)) return refuseUnsent(messages, notExpressible);
      const { path, body } = luosimaoCall(messages);
      const request = { method: 'POST' as const, url: endpoint + path, headers: form, body, deadlineMs, signal };
      const reply = await exchange(deps, request);
      return readWholeVerdict(reply, messages, (http, value) => readVerdict(http, value, messages, clientRef));
    },
    async balance() {
      const answer = await askBalance();
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code };
      return { kind: 'ok', balance: { kind: 'parts', amount: answer.value.left, at: deps.clock.now() } };
    },
    check: async () => balanceChecks(await askBalance(), { ip: ['LS:-50'], broke: 'LS:-20', now: deps.clock.now() }),
    close: async () => undefined,
  };
}

/** 螺丝帽: one text for many numbers, the signature at its end; reports are pushed only. */
export const luosimao: Provider = { descriptor, create: createLuosimao };
