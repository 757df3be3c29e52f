import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Contract, contract, type Handlers, type Method } from '../../shared/contract/contract.ts';
import { AppError, type WireError } from '../../shared/contract/errors.ts';
import { type Response, request } from '../../shared/contract/wire.ts';
import type { Logger } from '../platform/ports.ts';
import type { Connection } from './connection.ts';
import { describeError } from './describe-error.ts';
import type { EventListener } from './hub.ts';

export interface Router {
  /** answers one call; never rejects */
  answer(method: string, input: unknown): Promise<{ output: unknown } | { error: WireError }>;
  /** answers everything that comes in over this connection, and sends it every event */
  serve(connection: Connection): void;
  emit: EventListener;
}

const isMethod = (method: string): method is Method => Object.hasOwn(contract, method);

/** Path and kind of the first complaint; the value itself stays out of it. */
const badInput = (method: string, error: z.ZodError): AppError => {
  const issue = error.issues[0];
  return new AppError('BAD_INPUT', { method, path: issue?.path.join('.') ?? '', issue: issue?.code ?? '' });
};

const outputError = (method: string, error: z.ZodError): Error => {
  const issue = error.issues[0];
  const wrong = new Error('output breaks the contract');
  wrong.name = `OutputError ${method} ${issue?.path.join('.') ?? ''} ${issue?.code ?? ''}`;
  return wrong;
};

const numbered = z.object({ id: z.int() });

/** The contract over any connection: input parsed at the edge, failures as codes, bugs as INTERNAL with a log id. */
export const createRouter = (handlers: Handlers, logger: Logger): Router => {
  const connections = new Set<Connection>();

  const call = async <M extends Method>(method: M, input: unknown): Promise<unknown> => {
    const entry: Contract[M] = contract[method];
    const parsed = entry.input.safeParse(input);
    if (!parsed.success) throw badInput(method, parsed.error);
    const handler = handlers[method] as (input: unknown) => Promise<unknown>;
    const output = entry.output.safeParse(await handler(parsed.data));
    // also strips fields the contract does not name, so that no key slips out by accident
    if (!output.success) throw outputError(method, output.error);
    return output.data;
  };

  const toWire = (method: string, error: unknown): WireError => {
    if (error instanceof AppError) return { code: error.code, data: error.data };
    const logId = randomBytes(3).toString('hex');
    logger.error('rpc.internal', { logId, method, ...describeError(error) });
    return { code: 'INTERNAL', data: { logId } };
  };

  const answer: Router['answer'] = async (method, input) => {
    if (!isMethod(method)) return { error: { code: 'BAD_INPUT', data: { issue: 'unknown_method' } } };
    try {
      return { output: await call(method, input) };
    } catch (error) {
      return { error: toWire(method, error) };
    }
  };

  const serve = (connection: Connection) => {
    connections.add(connection);
    connection.onClose(() => connections.delete(connection));
    const send = (frame: Response) => {
      if (connections.has(connection)) connection.send(frame);
    };
    connection.onMessage(async (frame) => {
      const parsed = request.safeParse(frame);
      if (parsed.success) {
        const { id, method, input } = parsed.data;
        send({ id, ...(await answer(method, input)) });
        return;
      }
      const { success, data } = numbered.safeParse(frame);
      if (success) send({ id: data.id, error: { code: 'BAD_INPUT', data: { issue: 'bad_frame' } } });
      else logger.warn('rpc.bad-frame');
    });
  };

  return {
    answer,
    serve,
    emit: (topic, data) => {
      for (const connection of connections) connection.send({ event: topic, data });
    },
  };
};
