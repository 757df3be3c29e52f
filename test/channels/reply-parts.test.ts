import { describe, expect, it } from 'vitest';
import type { Pulled, SendResult } from '../../electron/channels/channel.ts';
import { createApiCodes, explainApi } from '../../electron/channels/reply/api-codes.ts';
import { createHeldPage } from '../../electron/channels/reply/held-page.ts';
import { fitsMasked } from '../../electron/channels/reply/masked-text.ts';
import { groupsOf, sendGroups } from '../../electron/channels/reply/send-groups.ts';
import type { OutMessage } from '../../electron/core/message-outcome.ts';
import table from '../../resources/api-error-codes.json' with { type: 'json' };
import { fakeDeps } from '../support/channel-deps.ts';

describe('codes of a provider', () => {
  it.each([
    ['a whole code', 'isv.SMS_TEMPLATE_ILLEGAL', 'content'],
    ['a family of the table', 'Throttling.Api', 'retry_later'],
    ['what wants money', 'isv.AMOUNT_NOT_ENOUGH', 'balance'],
    ['what decides nothing', 'isp.SYSTEM_ERROR', null],
    ['a code nobody knows', 'isv.SOMETHING', null],
  ])('%s', (_name, code, verdict) => {
    expect(createApiCodes('AL').classify(code)).toBe(verdict);
  });

  it('an override rules over the table as a whole code, and fills gaps as a family', () => {
    const codes = createApiCodes('AL', {
      'isv.SMS_TEMPLATE_ILLEGAL': 'request',
      'isv.SMS*': 'quota',
      'isv.X*': 'account',
    });
    expect(codes.classify('isv.SMS_TEMPLATE_ILLEGAL')).toBe('request');
    expect(codes.classify('isv.SMS_SIGN_ILLEGAL')).toBe('content');
    expect(codes.classify('isv.XY')).toBe('account');
    expect(codes.refused('InvalidTimeStamp.Expired')).toEqual({ kind: 'rejected', code: 'CLOCK', reject: 'account' });
    expect(codes.refused('isv.Y')).toEqual({ kind: 'unknown', code: 'AL:isv.Y' });
  });

  it('what may have been sent is never called refused, and every code has words of its own', () => {
    for (const [prefix, name] of [
      ['TC', 'tencent'],
      ['AL', 'aliyun'],
      ['YP', 'yunpian'],
    ] as const) {
      const codes = createApiCodes(prefix);
      for (const row of table.providers[name].codes) {
        if (row.class === 'ambiguous') expect(codes.refused(row.code).kind).toBe('unknown');
        const found = explainApi(`${prefix}:${row.code}`);
        expect(found?.class).toBe(row.class);
        expect(found?.meaning).toMatch(/\p{Script=Han}/u);
      }
    }
    expect(explainApi('DELIVRD')).toBeNull();
    expect(explainApi('XX:1')).toBeNull();
    expect(explainApi('TC:New')?.class).toBe('unclassified');
  });
});

describe('words a provider keeps partly as asterisks', () => {
  it.each([
    ['【测试】张三您好', true],
    ['张三您好', true],
    ['【测试】**您好', true],
    ['【测试】张*您*', true],
    ['****', true],
    ['【测试】李**好', false],
    ['【测试】*张三您好们', false],
    ['【测试】好*三*张', false],
    ['', false],
  ])('%s fits: %s', (content, fits) => {
    expect(fitsMasked(content, '【测试】张三您好')).toBe(fits);
  });
});

describe('a page read by a check', () => {
  const queueOf = (pages: Pulled<number>[]) => async (): Promise<Pulled<number>> =>
    pages.shift() ?? { kind: 'page', rows: [], more: false };
  const page = (...rows: number[]): Pulled<number> => ({ kind: 'page', rows, more: false });

  it('is handed to the next pull, once it is safe on disk', async () => {
    const deps = fakeDeps();
    const held = createHeldPage(deps.state, 'k', queueOf([page(1, 2), page(3)]));
    expect(await held.probe()).toBeNull();
    expect(await held.probe()).toBeNull();
    expect(await held.pull()).toEqual({ kind: 'page', rows: [1, 2], more: true });
    expect(await held.pull()).toEqual(page(3));
    expect(await deps.state.get('k')).toBe('');
  });

  it('says why there is none, and keeps nothing then', async () => {
    const deps = fakeDeps();
    const failed: Pulled<number> = { kind: 'failed', code: 'TC:No', permission: true };
    const held = createHeldPage(deps.state, 'k', queueOf([failed, page(1)]));
    expect(await held.probe()).toBe('TC:No');
    expect(await held.pull()).toEqual(page(1));
    expect(deps.writes()).toBe(0);
  });
});

describe('several requests for one batch', () => {
  const messages = Array.from(
    { length: 7 },
    (_, i): OutMessage => ({
      messageId: i,
      number: `1380013800${i}`,
      text: i % 2 === 0 ? 'a' : 'b',
      signature: '',
      parts: 1,
    }),
  );
  const fine = { alarm: null, portal: false, retryAfterMs: null, serverTime: null };
  const accept = (group: OutMessage[]): SendResult => ({
    ...fine,
    outcomes: group.map(({ messageId }) => ({
      messageId,
      kind: 'accepted',
      providerId: `p${messageId}`,
      billedParts: null,
      fee: null,
    })),
  });

  it('groups keep their order and their size', () => {
    const groups = groupsOf(messages, 3, ({ text }) => text);
    expect(groups.map((group) => group.map(({ messageId }) => messageId))).toEqual([[0, 2, 4], [1, 3, 5], [6]]);
  });

  it('no more than so many at once, outcomes in the order of the batch', async () => {
    let now = 0;
    let most = 0;
    const groups = groupsOf(messages, 1, ({ messageId }) => String(messageId));
    const { outcomes } = await sendGroups(groups, 2, async (group) => {
      now += 1;
      most = Math.max(most, now);
      await Promise.resolve();
      now -= 1;
      return accept(group);
    });
    expect(most).toBe(2);
    expect(outcomes.map(({ messageId }) => messageId)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['a blacklisted number', 'blacklist', 7],
    ['a bad account', 'account', 2],
    ['a provider that is too busy', 'retry_later', 2],
  ] as const)('after %s', async (_name, reject, asked) => {
    let requests = 0;
    const groups = groupsOf(messages, 1, ({ messageId }) => String(messageId));
    const { outcomes } = await sendGroups(groups, 1, async (group) => {
      requests += 1;
      if (requests !== 2) return accept(group);
      return { ...fine, outcomes: group.map(({ messageId }) => ({ messageId, kind: 'rejected', code: 'X', reject })) };
    });
    expect(requests).toBe(asked);
    expect(outcomes.filter(({ kind }) => kind === 'not_sent')).toHaveLength(7 - asked);
  });
});
