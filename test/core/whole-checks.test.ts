import { expect, it } from 'vitest';
import { wholeChecks } from '../../electron/core/whole-checks.ts';
import type { Check } from '../../shared/contract/channels.ts';

const pass = (item: Check['item']): Check => ({ item, passed: true, code: null, detail: '' });
const said = (checks: Check[]) =>
  checks.map(({ item, passed, code }) => `${item} ${passed === null ? code : passed ? 'passed' : `failed ${code}`}`);
const TEXT = { content: 'text', ipWhitelist: 'optional' } as const;
const first = [pass('network'), pass('credentials')];

it('names every point once: an answered question shows that the address is let in', () => {
  expect(said(wholeChecks(TEXT, [...first, pass('clock'), pass('balance'), pass('reports')]))).toEqual([
    ...['network passed', 'credentials passed', 'clock passed', 'balance passed', 'reports passed'],
    ...['signature NOT_OFFERED', 'template NOT_OFFERED', 'ip passed'],
  ]);
});

it('says of a provider of templates that only sending shows its whitelist, and of others that there is none', () => {
  expect(said(wholeChecks({ content: 'template', ipWhitelist: 'optional' }, first))).toContain('ip NOT_OFFERED');
  expect(said(wholeChecks({ content: 'text', ipWhitelist: 'none' }, first))).toContain('ip NOT_NEEDED');
});

it('looks no further behind a failure', () => {
  const failed = [pass('network'), { item: 'ip', passed: false, code: 'SM:113', detail: '' } as const];
  expect(said(wholeChecks(TEXT, failed))).toEqual([
    ...['network passed', 'ip failed SM:113', 'credentials NOT_REACHED', 'clock NOT_REACHED', 'balance NOT_REACHED'],
    ...['signature NOT_REACHED', 'template NOT_REACHED', 'reports NOT_REACHED'],
  ]);
});
