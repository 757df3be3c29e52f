import { randomUUID } from 'node:crypto';
import type { Answer } from '../frame/gateway.ts';
import { json } from '../frame/json.ts';

export const success = (fields: object): Answer =>
  json({ Code: 'OK', Message: 'OK', RequestId: randomUUID().toUpperCase(), ...fields });

/** Business errors come with HTTP 200, the gateway's own with 4xx. */
export const failure = (code: string, status = 200): Answer =>
  json({ Code: code, Message: `refused: ${code}`, RequestId: randomUUID().toUpperCase() }, status);

export type Fields = Record<string, string>;
