import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../electron/platform/logger.ts';
import { tempDir } from '../support/platform/temp-dir.ts';

const open = (limits?: { maxBytes: number; keep: number }) => {
  const file = join(tempDir(), 'logs', 'feijian.log');
  return { file, logger: createLogger(file, limits), text: () => readFileSync(file, 'utf8') };
};

describe('the log', () => {
  it('holds event, level, time and plain fields', () => {
    const { logger, text } = open();
    logger.warn('campaign.paused', { campaignId: 12, code: 'unknown-result', ok: false });
    const line = JSON.parse(text()) as Record<string, unknown>;
    expect(line).toMatchObject({
      level: 'warn',
      event: 'campaign.paused',
      campaignId: 12,
      code: 'unknown-result',
      ok: false,
    });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it.each([
    ['a number', '13800138000'],
    ['with +86', '+8613800138000'],
    ['spaced', '138 0013 8000'],
    ['hyphened', '138-0013-8000'],
    ['in a sentence', 'failed for 13800138000 (busy)'],
    ['as a JSON number', 13800138000],
    ['a name', '张三'],
    ['full-width digits', '１３８００１３８０００'],
  ])('lets no %s through, in a value, a field name or the event', (_, value) => {
    const { logger, text } = open();
    logger.info('probe', { value });
    logger.info('probe', { [String(value)]: 1 });
    logger.info(String(value));
    const written = text();
    expect(written).not.toMatch(/\d{7}/);
    expect(written).not.toContain('0013');
    expect(written).not.toContain(String(value));
    expect(written.trim().split('\n')).toHaveLength(3);
  });

  it('lets no number through, whatever stands around it', () => {
    const { logger, text } = open();
    const number = fc.integer({ min: 13000000000, max: 19999999999 });
    fc.assert(
      fc.property(fc.string(), number, fc.string(), (before, digits, after) => {
        logger.error('probe', { text: `${before}${digits}${after}`, digits });
      }),
      { numRuns: 300 },
    );
    expect(text()).not.toMatch(/\d{7}/);
  });

  it('masks fields named like a key', () => {
    const { logger, text } = open();
    logger.info('channel.saved', { apiKey: 'abcdef', accessToken: 'abcdef', PASSWORD: 'abcdef' });
    expect(text()).not.toContain('abcdef');
  });

  it('turns the file over at its limit and keeps no more than it may', () => {
    const { file, logger } = open({ maxBytes: 1000, keep: 2 });
    for (let n = 0; n < 200; n++) logger.info('tick', { n });
    expect(readdirSync(join(file, '..')).sort()).toEqual(['feijian.log', 'feijian.log.1', 'feijian.log.2']);
    for (const name of ['feijian.log', 'feijian.log.1', 'feijian.log.2']) {
      expect(statSync(join(file, '..', name)).size).toBeLessThanOrEqual(1000);
    }
  });
});
