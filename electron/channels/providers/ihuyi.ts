import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BatchRequest, Channel, ChannelConfig, ChannelDeps, Provider } from '../channel.ts';
import { formBody } from '../form-encode.ts';
import { deadlineMsOf, freeTextDescriptor } from '../free-text-descriptor.ts';
import { createApiCodes } from '../reply/api-codes.ts';
import { exchange, type Refusal, readAnswer } from '../reply/ask.ts';
import { balanceChecks } from '../reply/balance-checks.ts';
import { notExpressible } from '../reply/for-request.ts';
import { jsonId, jsonInt } from '../reply/json-schemas.ts';
import type { Verdict } from '../reply/match-numbers.ts';
import { readWholeVerdict, refuseUnsent } from '../reply/read-whole-verdict.ts';
import { completeConfig } from '../validate-config.ts';

const descriptor = freeTextDescriptor({
  provider: 'ihuyi',
  docs: 'https://www.ihuyi.com/api/sms.html',
  fields: [
    { key: 'account', label: 'apiId', kind: 'text', required: true, default: null, min: 1, max: 64 },
    { key: 'apikey', label: 'accessKey', kind: 'secret', required: true, default: null, min: 1, max: 200 },
    { key: 'endpoint', label: 'endpoint', kind: 'url', required: true, default: 'https://106.ihuyi.com' },
  ],
  ipWhitelist: 'optional',
  batchSame: 1,
  batchPersonal: 1,
  connections: 4,
});
const codes = createApiCodes('IH');
const TAKEN = '2';

const envelope = z.object({ code: jsonInt, msg: z.string().nullish() });
const taken = z.object({ smsid: jsonId });
const num = z
  .object({
    num: z.union([
      jsonInt,
      z
        .string()
        .regex(/^\d{1,12}$/)
        .transform(Number),
    ]),
  })
  .transform((value) => ({ left: value.num }));

interface Signed {
  account: string;
  apikey: string;
  mobile: string;
  content: string;
  /** unix seconds */
  time: string;
}

/** The password of one request: md5 of account, key, number, text and time, so the key itself never travels. */
export const ihuyiPassword = ({ account, apikey, mobile, content, time }: Signed): string =>
  createHash('md5')
    .update(account + apikey + mobile + content + time)
    .digest('hex');

function readVerdict(status: number, value: unknown): Verdict | null {
  const reply = envelope.safeParse(value);
  if (!reply.success || status >= 500) return null;
  const code = String(reply.data.code);
  if (code !== TAKEN) return codes.refused(code);
  const id = taken.safeParse(value);
  // taken, but the id that would prove it is missing
  if (!id.success || id.data.smsid === '0') return { kind: 'unknown', code: 'BAD_REPLY' };
  return status === 200 ? { kind: 'accepted', providerId: id.data.smsid, billedParts: null, fee: null } : null;
}

function refusal(_status: number, value: unknown): Refusal | null {
  const reply = envelope.safeParse(value);
  if (!reply.success || String(reply.data.code) === TAKEN) return null;
  const refused = codes.refused(String(reply.data.code));
  const code = refused.kind === 'accepted' ? 'BAD_REPLY' : refused.code;
  return { code, permission: refused.kind === 'rejected' && refused.reject === 'account' };
}

function createIhuyi(given: ChannelConfig, deps: ChannelDeps): Channel {
  const config = completeConfig(descriptor, given);
  const endpoint = String(config.endpoint).replace(/\/+$/, '');
  const account = String(config.account ?? '');
  const apikey = String(config.apikey ?? '');
  const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };
  const deadlineMs = deadlineMsOf(config);

  function post(method: 'Submit' | 'GetNum', message: { mobile: string; content: string }, signal?: AbortSignal) {
    const time = String(Math.floor(deps.clock.now() / 1000));
    const password = ihuyiPassword({ account, apikey, ...message, time });
    const fields = method === 'Submit' ? { ...message, time } : { time };
    const body = formBody({ account, password, ...fields, format: 'json' });
    const url = `${endpoint}/webservice/sms.php?method=${method}`;
    return exchange(deps, { method: 'POST', url, headers, body, deadlineMs, signal });
  }
  const askBalance = async () => readAnswer(await post('GetNum', { mobile: '', content: '' }), num, refusal);

  return {
    descriptor,
    async send({ messages, signal }: BatchRequest) {
      const [only, ...others] = messages;
      if (only === undefined || others.length > 0) return refuseUnsent(messages, notExpressible);
      const reply = await post('Submit', { mobile: only.number, content: only.text }, signal);
      return readWholeVerdict(reply, messages, readVerdict);
    },
    async balance() {
      const answer = await askBalance();
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code };
      return { kind: 'ok', balance: { kind: 'parts', amount: answer.value.left, at: deps.clock.now() } };
    },
    check: async () =>
      balanceChecks(await askBalance(), { ip: ['IH:400', 'IH:4052'], broke: 'IH:4051', now: deps.clock.now() }),
    close: async () => undefined,
  };
}

/** 互亿无线: one number a request; reports and replies are pushed only. */
export const ihuyi: Provider = { descriptor, create: createIhuyi };
