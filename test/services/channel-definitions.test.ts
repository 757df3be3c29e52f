import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract/contract.ts';
import { startGateway } from '../support/gateways/frame/start-gateway.ts';
import { smsbao } from '../support/gateways/smsbao.ts';
import { openCore, type TestCore } from '../support/open-core.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openCore({ sending: false });
});
afterEach(() => core.close());

describe('a provider the app does not know', () => {
  it('begins with an example, goes out as it came in, and keeps its keys apart', async () => {
    const { rows } = await core.call('channels.definition.examples', {});
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const { text } of rows) {
      const { text: exported, problems } = await core.call('channels.definition.check', { text });
      expect(problems).toEqual([]);
      const saved = await core.call('channels.save', {
        provider: 'http',
        name: `自定义 ${rows.findIndex((row) => row.text === text)}`,
        config: { definition: exported, account: 'shop', secretPassword: 'synthetic-password' },
      });
      expect(saved.config.definition).toBe(exported);
      expect(JSON.stringify(saved)).not.toContain('synthetic');
    }
  });

  it('is tried before it is saved: the request without secrets, a sample read, and one really sent', async () => {
    const server = await startGateway(smsbao);
    try {
      const [example] = (await core.call('channels.definition.examples', {})).rows;
      const given = JSON.parse(example?.text ?? '{}');
      const url = `${server.url}/sms`;
      const definition = JSON.stringify({ ...given, send: { ...given.send, url } });
      const { user = '', password = '' } = smsbao.credentials;
      const config = { definition, account: user, secretPassword: password };
      const message = { number: '138 0013 8000', signature: '测试', text: '您好' };
      const tried = (answer: Input<'channels.definition.try'>['answer']) =>
        core.call('channels.definition.try', { config, ...message, answer });

      const looked = await tried({ kind: 'none' });
      expect(looked).toMatchObject({ problems: [], answer: null, outcome: null, request: { method: 'GET' } });
      expect(new URL(looked.request?.url ?? '').searchParams.get('p')).toBe('***');
      expect(JSON.stringify(looked)).not.toContain(createHash('md5').update(password).digest('hex'));
      expect(await tried({ kind: 'sample', text: '41' })).toMatchObject({
        outcome: { kind: 'rejected', reject: 'balance', code: 'HT:41' },
      });
      expect(await tried({ kind: 'sample', text: '<html>' })).toMatchObject({ outcome: { kind: 'unknown' } });
      expect(server.account.totals.taken).toBe(0);

      expect(await tried({ kind: 'live' })).toMatchObject({ answer: '0', outcome: { kind: 'accepted' } });
      expect(server.account.all()).toMatchObject([{ number: '13800138000', text: '【测试】您好' }]);
      const wrong = { config: { ...config, definition: '{' }, ...message, answer: { kind: 'live' } as const };
      expect((await core.call('channels.definition.try', wrong)).problems).toEqual([{ field: '', code: 'NOT_JSON' }]);
      expect((await core.call('channels.list', {})).rows).toHaveLength(1);
    } finally {
      await server.close();
    }
  });

  it('is refused with the name of the field, and cannot be saved', async () => {
    const [example] = (await core.call('channels.definition.examples', {})).rows;
    const definition = JSON.parse(example?.text ?? '{}');
    const text = JSON.stringify({ ...definition, send: { ...definition.send, url: 'http://sms.example.com/' } });
    expect(await core.call('channels.definition.check', { text })).toEqual({
      text: null,
      problems: [{ field: 'send.url', code: 'NOT_HTTPS' }],
    });
    const save = core.call('channels.save', { provider: 'http', name: '自定义', config: { definition: text } });
    await expect(save).rejects.toMatchObject({ code: 'BAD_INPUT', data: { path: 'config.definition' } });
  });
});
