import {
  contract,
  type Handlers,
  type Input,
  type Method,
  type Output,
  type Parsed,
} from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Context } from './command.ts';

export interface Session {
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
}

export interface SessionOptions {
  /** whether this command sends; the others only look and edit */
  sending: boolean;
  rateLimit?: number | undefined;
}

/** Opens the data folder for one command and gives it up again, whatever happens. */
export async function withCore<T>(
  { dataFolder }: Pick<Context, 'dataFolder'>,
  { sending, rateLimit }: SessionOptions,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const [{ createCore }, { resolveDataFolder }, { readVersion }] = await Promise.all([
    import('../../app/compose.ts'),
    import('../../platform/data-folder.ts'),
    import('../project.ts'),
  ]);
  const core = await createCore({
    dataFolder: resolveDataFolder(dataFolder ?? undefined),
    host: 'cli',
    version: readVersion(),
    sending,
    // whoever runs a command has been asked, or has said --yes
    holdSeconds: 0,
    ...(rateLimit === undefined ? {} : { rateLimit }),
  });
  try {
    return await use({ call: callerOf(core.handlers) });
  } finally {
    await core.close();
  }
}

/** The same parsing at the edge as over a window's port. */
function callerOf(handlers: Handlers): Session['call'] {
  return async <M extends Method>(method: M, input: Input<M>) => {
    const parsed = contract[method].input.safeParse(input);
    if (!parsed.success) throw new AppError('BAD_INPUT', { path: parsed.error.issues[0]?.path.join('.') ?? '' });
    const handler = handlers[method] as (input: Parsed<M>) => Promise<Output<M>>;
    return handler(parsed.data as Parsed<M>);
  };
}
