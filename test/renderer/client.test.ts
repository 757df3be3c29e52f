import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LinkState, Transport, TransportListener } from '../../renderer/api/transport.ts';
import type { Request } from '../../shared/contract/wire.ts';

interface FakeLink {
  sent: Request[];
  listener: TransportListener;
}

const link: FakeLink = { sent: [], listener: { frame: () => undefined, state: () => undefined } };

vi.mock('../../renderer/api/transport.ts', () => ({
  openTransport: (listener: TransportListener): Transport => {
    link.listener = listener;
    return { send: (frame) => link.sent.push(frame), retry: () => undefined };
  },
}));

type Client = typeof import('../../renderer/api/client.ts');
let client: Client;
const become = (state: LinkState) => link.listener.state(state);

beforeEach(async () => {
  vi.resetModules();
  link.sent = [];
  client = await import('../../renderer/api/client.ts');
  client.connect();
  become('connecting');
});
afterEach(() => vi.useRealTimers());

describe('the client of the contract', () => {
  test('keeps calls made before the first connection and sends them in order', async () => {
    const first = client.call('app.info', {});
    const second = client.call('settings.get', {});
    expect(link.sent).toEqual([]);
    become('open');
    expect(link.sent.map((frame) => frame.method)).toEqual(['app.info', 'settings.get']);
    link.listener.frame({ id: link.sent[1]?.id ?? 0, output: 'second' });
    link.listener.frame({ id: link.sent[0]?.id ?? 0, output: 'first' });
    expect(await first).toBe('first');
    expect(await second).toBe('second');
  });

  test('gives failures their code and data', async () => {
    become('open');
    const failing = client.call('contacts.get', { id: 7 });
    link.listener.frame({ id: link.sent[0]?.id ?? 0, error: { code: 'NOT_FOUND', data: { id: 7 } } });
    await expect(failing).rejects.toMatchObject({ code: 'NOT_FOUND', data: { id: 7 } });
  });

  test('never resends what was under way when the link was lost', async () => {
    become('open');
    const start = client.call('campaigns.pause', { id: 1 });
    become('lost');
    await expect(start).rejects.toMatchObject({ code: 'DISCONNECTED' });
    become('open');
    expect(link.sent).toHaveLength(1);
  });

  test('refuses new calls while the link is lost, and takes them again afterwards', async () => {
    become('open');
    become('lost');
    await expect(client.call('app.info', {})).rejects.toMatchObject({ code: 'DISCONNECTED' });
    become('open');
    void client.call('app.info', {});
    expect(link.sent).toHaveLength(1);
  });

  test('hands events to everyone who listens, until they stop', () => {
    become('open');
    const heard: string[] = [];
    const stop = client.subscribe('changed', ({ what }) => heard.push(what));
    link.listener.frame({ event: 'changed', data: { what: 'contacts' } });
    stop();
    link.listener.frame({ event: 'changed', data: { what: 'tags' } });
    expect(heard).toEqual(['contacts']);
  });
});
