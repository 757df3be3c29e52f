import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Core, type CoreOptions, createCore } from '../../electron/app/compose.ts';
import type { Campaign } from '../../shared/contract/campaigns.ts';
import {
  contract,
  type Handlers,
  type Input,
  type Method,
  type Output,
  type Parsed,
} from '../../shared/contract/contract.ts';
import { AppError, wireError } from '../../shared/contract/errors.ts';
import type { EventData, Topic } from '../../shared/contract/events.ts';
import type { Job } from '../../shared/contract/jobs.ts';

export interface TestCore {
  core: Core;
  dataFolder: string;
  /** input and output held against the contract, as over a port */
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
  /** the code a call is refused with */
  refusal(method: Method, input: unknown): Promise<AppError['code'] | 'none'>;
  events: { topic: Topic; data: EventData<Topic> }[];
  /** a job's result once it is done */
  job(jobId: string): Promise<Job>;
  /** asks until it holds */
  until<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T>;
  campaign(id: number, when: (campaign: Campaign) => boolean): Promise<Campaign>;
  close(): Promise<void>;
}

const tempFolder = (): string => mkdtempSync(join(tmpdir(), 'feijian-core-'));

/** A whole core over a data folder of its own; nothing leaves the process. */
export async function openCore(options: Partial<CoreOptions> = {}): Promise<TestCore> {
  const dataFolder = options.dataFolder ?? tempFolder();
  const core = await createCore({ dataFolder, host: 'browser', version: '0.0.0-test', ...options });
  const events: TestCore['events'] = [];
  core.subscribe((topic, data) => void events.push({ topic, data }));
  const call = callerOf(core.handlers);

  /** asks again after every event and now and then, until it holds */
  async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
    for (const began = performance.now(); performance.now() - began < 25_000; ) {
      const value = await ask();
      if (holds(value)) return value;
      await new Promise<void>((resolve) => {
        const stop = core.subscribe(() => done());
        const timer = setTimeout(() => done(), 50);
        const done = () => {
          stop();
          clearTimeout(timer);
          resolve();
        };
      });
    }
    throw new Error(`did not come true: ${JSON.stringify(await ask())}`);
  }

  return {
    core,
    dataFolder,
    call,
    events,
    until,
    refusal: (method, input) =>
      call(method, input as Input<typeof method>).then(
        () => 'none',
        (error: unknown) => wireError.parse(error).code,
      ),
    job: (jobId) =>
      until(
        () => call('jobs.get', { jobId }),
        ({ state }) => state !== 'running',
      ),
    campaign: (id, when) => until(() => call('campaigns.get', { id }), when),
    async close() {
      await core.close();
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function callerOf(handlers: Handlers): TestCore['call'] {
  return async <M extends Method>(method: M, input: Input<M>) => {
    const entry = contract[method];
    const handler = handlers[method] as (input: Parsed<M>) => Promise<unknown>;
    const parsed = entry.input.safeParse(input);
    if (!parsed.success) throw new AppError('BAD_INPUT');
    return entry.output.parse(await handler(parsed.data as Parsed<M>)) as Output<M>;
  };
}
