import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OutMessage } from '../../core/message-outcome.ts';
import type { BatchRequest, Channel, ChannelConfig, ChannelDeps, Provider } from '../channel.ts';
import { deadlineMsOf, freeTextDescriptor } from '../free-text-descriptor.ts';
import { createApiCodes } from '../reply/api-codes.ts';
import { exchange, readAnswer } from '../reply/ask.ts';
import { balanceChecks } from '../reply/balance-checks.ts';
import { forRequest, notExpressible, sameText } from '../reply/for-request.ts';
import type { Verdict } from '../reply/match-numbers.ts';
import { readWholeVerdict, refuseUnsent } from '../reply/read-whole-verdict.ts';
import { completeConfig } from '../validate-config.ts';

const descriptor = freeTextDescriptor({
  provider: 'smsbao',
  docs: 'https://www.smsbao.com/openapi/213.html',
  fields: [
    { key: 'username', label: 'username', kind: 'text', required: true, default: null, min: 1, max: 64 },
    { key: 'password', label: 'passwordOrKey', kind: 'secret', required: true, default: null, min: 1, max: 200 },
    { key: 'isApiKey', label: 'isApiKey', kind: 'boolean', required: false, default: false },
    { key: 'product', label: 'product', kind: 'text', required: false, default: null, min: 1, max: 32 },
    { key: 'endpoint', label: 'endpoint', kind: 'url', required: true, default: 'https://api.smsbao.com' },
  ],
  ipWhitelist: 'optional',
  // about 800 in public clients; the vendor's own figure was not found
  batchSame: 500,
  batchPersonal: 1,
});
const codes = createApiCodes('SB');
const asText = (text: string): unknown => text.trim();

/** As a public client writes it: `encodeURIComponent`, commas between numbers left alone. */
export function smsbaoQuery(
  account: { username: string; secret: string; product: string | null },
  messages: readonly OutMessage[],
): string {
  const { username, secret, product } = account;
  const numbers = messages.map((message) => message.number).join(',');
  const text = encodeURIComponent((messages[0]?.text ?? '').toWellFormed());
  const own = product === null ? '' : `&g=${encodeURIComponent(product)}`;
  return `u=${encodeURIComponent(username)}&p=${secret}&m=${numbers}&c=${text}${own}`;
}

/** The password travels as its MD5, an API key as it is. */
export const smsbaoSecret = (password: string, isApiKey: boolean): string =>
  isApiKey ? encodeURIComponent(password) : createHash('md5').update(password).digest('hex');

function readVerdict(status: number, value: unknown, messages: readonly OutMessage[], ref: string): Verdict | null {
  if (status !== 200 || typeof value !== 'string' || !/^-?\d{1,4}$/.test(value)) return null;
  // no id of the provider's own, no reports: the batch is all there is to remember it by
  if (value === '0') return { kind: 'accepted', providerId: ref, billedParts: null, fee: null };
  return forRequest(codes.refused(value), messages);
}

/** Line 1 `0`, line 2 `sent,left`. */
const left = z
  .string()
  .regex(/^0\s*\r?\n\s*\d{1,12}\s*,\s*\d{1,12}$/)
  .transform((text) => ({ left: Number(text.split(',')[1]) }));

function createSmsbao(given: ChannelConfig, deps: ChannelDeps): Channel {
  const config = completeConfig(descriptor, given);
  const account = {
    username: String(config.username ?? ''),
    secret: smsbaoSecret(String(config.password ?? ''), config.isApiKey === true),
    product: typeof config.product === 'string' && config.product !== '' ? config.product : null,
  };
  const endpoint = String(config.endpoint).replace(/\/+$/, '');

  // the key is in the address, so no address may ever be logged
  const get = (path: string, query: string, signal?: AbortSignal) =>
    exchange(
      deps,
      { method: 'GET', url: `${endpoint}${path}?${query}`, headers: {}, deadlineMs: deadlineMsOf(config), signal },
      asText,
    );
  async function askBalance() {
    const { username, secret } = account;
    const reply = await get('/query', `u=${encodeURIComponent(username)}&p=${secret}`);
    return readAnswer(reply, left, (_status, value) => {
      if (typeof value !== 'string' || !/^-?[1-9]\d{0,3}$/.test(value)) return null;
      return { code: codes.raw(value), permission: codes.classify(value) === 'account' };
    });
  }

  return {
    descriptor,
    async send({ clientRef, messages, signal }: BatchRequest) {
      if (!sameText(messages)) return refuseUnsent(messages, notExpressible);
      const reply = await get('/sms', smsbaoQuery(account, messages), signal);
      return readWholeVerdict(reply, messages, (status, value) => readVerdict(status, value, messages, clientRef));
    },
    async balance() {
      const answer = await askBalance();
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code };
      return { kind: 'ok', balance: { kind: 'parts', amount: answer.value.left, at: deps.clock.now() } };
    },
    check: async () => balanceChecks(await askBalance(), { ip: ['SB:43'], broke: 'SB:41', now: deps.clock.now() }),
    close: async () => undefined,
  };
}

/** 短信宝: one text for many numbers by GET; no ids, no reports, no replies to pull. */
export const smsbao: Provider = { descriptor, create: createSmsbao };
