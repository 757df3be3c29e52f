import type { z } from 'zod';
import type { HttpRequest } from '../../../platform/ports.ts';
import type { ChannelConfig, ChannelDeps } from '../../channel.ts';
import { type Asked, exchange, readAnswer } from '../../reply/ask.ts';
import type { ReadReply } from '../../reply/read-reply.ts';
import { readRefusal } from './read-error.ts';
import { enveloped } from './schemas.ts';
import { createTc3Signer } from './tc3.ts';

const VERSION = '2021-01-11';
const CONTENT_TYPE = 'application/json';

export type Params = Record<string, unknown>;

/** JSON as the official clients write it: raw UTF-8, except the two line separators. */
export const encodeBody = (params: Params): Buffer =>
  Buffer.from(
    JSON.stringify(params).replace(/[\u2028\u2029]/g, (found) => `\\u${found.charCodeAt(0).toString(16)}`),
    'utf8',
  );

/** Makes the signed request of one action; `now` in ms UTC. */
export function createRequests(config: ChannelConfig): (action: string, params: Params, now: number) => HttpRequest {
  const secretId = String(config.secretId ?? '');
  const sign = createTc3Signer(secretId, String(config.secretKey ?? ''));
  const url = new URL(String(config.endpoint));
  const token: Record<string, string> = config.token ? { 'X-TC-Token': String(config.token) } : {};
  const deadlineMs = Number(config.deadlineSeconds) * 1000;
  const region = String(config.region);
  return (action, params, now) => {
    const body = encodeBody(params);
    const timestamp = Math.floor(now / 1000);
    const { authorization } = sign({ service: 'sms', host: url.hostname, contentType: CONTENT_TYPE, body, timestamp });
    return {
      method: 'POST',
      url: `${url.origin}/`,
      headers: {
        'X-TC-Action': action,
        'X-TC-Region': region,
        'X-TC-Timestamp': String(timestamp),
        'X-TC-Version': VERSION,
        ...token,
        'Content-Type': CONTENT_TYPE,
        Authorization: authorization,
      },
      body,
      deadlineMs,
    };
  };
}

export interface TencentClient {
  post(action: string, params: Params, signal?: AbortSignal): Promise<ReadReply>;
  ask<T>(action: string, params: Params, schema: z.ZodType<T>): Promise<Asked<T>>;
}

export function createTencentClient(config: ChannelConfig, deps: ChannelDeps): TencentClient {
  const request = createRequests(config);
  // no number in these answers is beyond 2^53 or money: plain JSON will do, and is faster
  const post = (action: string, params: Params, signal?: AbortSignal) =>
    exchange(deps, { ...request(action, params, deps.clock.now()), signal }, JSON.parse);
  return {
    post,
    async ask(action, params, schema) {
      const answer = readAnswer(await post(action, params), enveloped(schema), readRefusal);
      return answer.kind === 'ok' ? { ...answer, value: answer.value.Response } : answer;
    },
  };
}
