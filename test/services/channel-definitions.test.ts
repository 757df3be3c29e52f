import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
