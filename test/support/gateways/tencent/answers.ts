import { randomUUID } from 'node:crypto';
import type { Answer } from '../frame/gateway.ts';
import { json } from '../frame/json.ts';

export const success = (fields: object): Answer => json({ Response: { ...fields, RequestId: randomUUID() } });

/** Business errors come with HTTP 200. */
export const failure = (code: string, status = 200): Answer =>
  json({ Response: { Error: { Code: code, Message: `refused: ${code}` }, RequestId: randomUUID() } }, status);
