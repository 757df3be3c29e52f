import type { z } from 'zod';
import type { HttpRequest } from '../../platform/ports.ts';
import type { ChannelDeps } from '../channel.ts';
import { type ReadReply, readReply } from './read-reply.ts';

/** The answer to a question. Questions may be asked again, so every trouble is just a code. */
export type Asked<T> =
  | { kind: 'ok'; value: T; reply: ReadReply }
  | { kind: 'failed'; code: string; permission: boolean; reply: ReadReply };

/** The provider's own words for no; `permission` when the account, not the moment, is the reason. */
export interface Refusal {
  code: string;
  permission: boolean;
}

/** Sends one request and reads what came back, whatever it is; never throws for the network's sake. */
export async function exchange(
  deps: Pick<ChannelDeps, 'http' | 'clock'>,
  request: HttpRequest,
  parse?: (text: string) => unknown,
): Promise<ReadReply> {
  return readReply(await deps.http.request(request), deps.clock.now(), parse);
}

/**
 * Reads the answer to a question. `refusal` sees every JSON body first and says whether it is the provider's own no;
 * what is left must fit the schema and come with status 200.
 */
export function readAnswer<T>(
  reply: ReadReply,
  schema: z.ZodType<T>,
  refusal: (status: number, value: unknown) => Refusal | null,
): Asked<T> {
  const { body } = reply;
  if (body.kind !== 'json') return { kind: 'failed', code: body.code, permission: false, reply };
  const refused = refusal(body.status, body.value);
  if (refused) return { kind: 'failed', ...refused, reply };
  if (body.status !== 200) return { kind: 'failed', code: `HTTP_${body.status}`, permission: false, reply };
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return { kind: 'ok', value: parsed.data, reply };
  return { kind: 'failed', code: 'BAD_REPLY', permission: false, reply };
}
