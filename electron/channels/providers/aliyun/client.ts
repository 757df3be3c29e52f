import type { z } from 'zod';
import type { HttpRequest } from '../../../platform/ports.ts';
import type { ChannelConfig, ChannelDeps } from '../../channel.ts';
import { type Asked, exchange, readAnswer } from '../../reply/ask.ts';
import type { ReadReply } from '../../reply/read-reply.ts';
import { createAcs3Signer } from './acs3.ts';
import { readRefusal } from './read-reply.ts';
import type { ApiCall } from './requests.ts';

const VERSION = '2017-05-25';

export interface AliyunClient {
  post(call: ApiCall, signal?: AbortSignal): Promise<ReadReply>;
  ask<T>(call: ApiCall, schema: z.ZodType<T>): Promise<Asked<T>>;
}

/** A form as the official client writes it: the signature is over its bytes, so any valid form would do. */
export const formOf = (fields: Record<string, string>): string =>
  Object.entries(fields)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value.toWellFormed())}`)
    .join('&');

export function createAliyunClient(config: ChannelConfig, deps: ChannelDeps): AliyunClient {
  const url = new URL(String(config.endpoint));
  const deadlineMs = Number(config.deadlineSeconds) * 1000;
  const sign = createAcs3Signer({
    accessKeyId: String(config.accessKeyId ?? ''),
    accessKeySecret: String(config.accessKeySecret ?? ''),
    securityToken: config.token ? String(config.token) : null,
  });
  const seed = deps.random.hex(12);
  let requests = 0;

  function request({ action, query, form }: ApiCall): HttpRequest {
    requests += 1;
    const nonce = seed + requests.toString(16).padStart(8, '0');
    const body = form === undefined ? '' : formOf(form);
    const signed = sign({ host: url.host, action, version: VERSION, query, body, now: deps.clock.now(), nonce });
    return {
      method: 'POST',
      url: `${url.origin}/?${signed.canonicalQuery}`,
      headers: signed.headers,
      body,
      deadlineMs,
    };
  }

  const post = (call: ApiCall, signal?: AbortSignal) => exchange(deps, { ...request(call), signal }, JSON.parse);
  return {
    post,
    ask: async (call, schema) => readAnswer(await post(call), schema, readRefusal),
  };
}
