import { afterEach, describe, expect, it } from 'vitest';
import { createHub } from '../../electron/rpc/hub.ts';
import { createRouter } from '../../electron/rpc/router.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { createMemoryLogger } from '../support/platform/memory-logger.ts';
import { fakeHandlers } from '../support/rpc/fake-handlers.ts';
import { type TestLink, TRANSPORTS } from './transports.ts';

const INFO = {
  version: '0.0.0',
  host: 'browser' as const,
  dataFolder: '/data',
  secrets: 'key-file' as const,
  firstRun: true,
};

describe.each(TRANSPORTS)('the contract over $name', (transport) => {
  const open: TestLink[] = [];
  afterEach(async () => {
    for (const link of open.splice(0)) await link.close();
  });
  const start = async (given: Partial<Handlers>) => {
    const logger = createMemoryLogger();
    const router = createRouter(fakeHandlers(given), logger);
    const link = await transport.open(router);
    open.push(link);
    let id = 0;
    const ask = (method: string, input: unknown) => {
      id += 1;
      const mine = id;
      link.send({ id: mine, method, input });
      return link.next((frame) => 'id' in frame && frame.id === mine);
    };
    return { router, logger, link, ask };
  };

  it('answers a call with what the handler returned', async () => {
    const { ask } = await start({ 'app.info': async () => INFO });
    expect(await ask('app.info', {})).toEqual({ id: 1, output: INFO });
  });

  it('hands the handler parsed input, defaults filled in', async () => {
    let seen: unknown;
    const { ask } = await start({
      'import.check': async (input) => {
        seen = input;
        return { jobId: 'j-1' };
      },
    });
    await ask('import.check', { source: { text: 'x' }, columns: ['number'] });
    expect(seen).toMatchObject({ merge: 'fill', hasHeader: true, groupIds: [] });
  });

  it('refuses input the contract does not allow, naming the path and not the value', async () => {
    const { ask } = await start({});
    expect(await ask('import.check', { source: { text: '13800138000' }, columns: [] })).toEqual({
      id: 1,
      error: { code: 'BAD_INPUT', data: { method: 'import.check', path: 'columns', issue: 'too_small' } },
    });
  });

  it.each(['no.such', '__proto__', 'constructor', 'toString'])('refuses the unknown method %s', async (method) => {
    const { ask } = await start({});
    expect(await ask(method, {})).toEqual({ id: 1, error: { code: 'BAD_INPUT', data: { issue: 'unknown_method' } } });
  });

  it('carries an expected failure as its code and data', async () => {
    const { ask } = await start({
      'jobs.get': async () => {
        throw new AppError('NOT_FOUND', { what: 'job' });
      },
    });
    expect(await ask('jobs.get', { jobId: 'x' })).toEqual({
      id: 1,
      error: { code: 'NOT_FOUND', data: { what: 'job' } },
    });
  });

  it('carries a bug as INTERNAL with the id of a log line that does not quote the message', async () => {
    const { ask, logger } = await start({
      'home.summary': async () => {
        throw new TypeError('cannot send to 13800138000');
      },
    });
    const answer = await ask('home.summary', {});
    const logged = logger.lines.find(({ event }) => event === 'rpc.internal');
    expect(answer).toEqual({ id: 1, error: { code: 'INTERNAL', data: { logId: logged?.data.logId } } });
    expect(logged?.data).toMatchObject({ method: 'home.summary', name: 'TypeError' });
    expect(JSON.stringify(logger.lines)).not.toContain('13800138000');
  });

  it('treats output that breaks the contract as a bug, and strips what it does not name', async () => {
    const broken = { ...INFO, host: 'elsewhere' } as unknown as typeof INFO;
    const { ask } = await start({ 'app.info': async () => broken });
    expect(await ask('app.info', {})).toMatchObject({ error: { code: 'INTERNAL' } });
    const second = await start({ 'app.info': async () => ({ ...INFO, apiKey: 'secret' }) });
    expect(await second.ask('app.info', {})).toEqual({ id: 1, output: INFO });
  });

  it('answers calls as they finish, whatever their order', async () => {
    const gate = Promise.withResolvers<void>();
    const { link } = await start({
      'jobs.cancel': async () => {
        await gate.promise;
        return {};
      },
      'app.info': async () => INFO,
    });
    link.send({ id: 1, method: 'jobs.cancel', input: { jobId: 'x' } });
    link.send({ id: 2, method: 'app.info', input: {} });
    expect(await link.next(() => true)).toMatchObject({ id: 2 });
    gate.resolve();
    expect(await link.next(() => true)).toEqual({ id: 1, output: {} });
  });

  it('refuses a frame that is none, and goes on', async () => {
    const { link, ask, logger } = await start({ 'app.info': async () => INFO });
    link.send({ id: 7 });
    expect(await link.next(() => true)).toEqual({ id: 7, error: { code: 'BAD_INPUT', data: { issue: 'bad_frame' } } });
    link.send('not a frame');
    link.send({ method: 'app.info' });
    expect(await ask('app.info', {})).toMatchObject({ output: INFO });
    expect(logger.lines.filter(({ event }) => event === 'rpc.bad-frame')).toHaveLength(2);
  });

  it('sends events to every open window and none to a closed one', async () => {
    const { router, link, ask } = await start({ 'app.info': async () => INFO });
    await ask('app.info', {});
    const hub = createHub();
    hub.subscribe(router.emit);
    hub.emit('changed', { what: 'contacts' });
    expect(await link.next((frame) => 'event' in frame)).toEqual({ event: 'changed', data: { what: 'contacts' } });
    await link.close();
    open.length = 0;
    expect(() => hub.emit('changed', { what: 'contacts' })).not.toThrow();
  });
});
