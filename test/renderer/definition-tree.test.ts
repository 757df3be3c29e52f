import { describe, expect, it } from 'vitest';
import { parseTree, readAt, writeAt, writeTree } from '../../renderer/features/channels/definition/tree.ts';

describe('a definition being written', () => {
  it('is changed at one place, keys keep their order, and the one before stays as it was', () => {
    const before = { name: 'a', send: { method: 'GET', url: 'x' }, reply: { code: { path: 'c' } } };
    const after = writeAt(before, 'send.url', 'https://x');
    expect(after).toEqual({ ...before, send: { method: 'GET', url: 'https://x' } });
    expect(Object.keys(after)).toEqual(['name', 'send', 'reply']);
    expect(before.send.url).toBe('x');
  });

  it('grows what is missing on the way and loses what is taken out', () => {
    const grown = writeAt({}, 'reports.call.url', 'https://x');
    expect(grown).toEqual({ reports: { call: { url: 'https://x' } } });
    expect(readAt(grown, 'reports.call.url')).toBe('https://x');
    expect(writeAt(grown, 'reports', undefined)).toEqual({});
    expect(readAt(grown, 'reports.page')).toBeUndefined();
    expect(readAt(grown, 'reports.call.url.deeper')).toBeUndefined();
  });

  it('is read from its text, and only from an object', () => {
    expect(parseTree('')).toEqual({});
    expect(parseTree('{"a":[1]}')).toEqual({ a: [1] });
    for (const text of ['{', '[]', '1', 'null', '"a"']) expect(parseTree(text)).toBeNull();
    expect(parseTree(writeTree({ a: { b: 1 } }))).toEqual({ a: { b: 1 } });
  });
});
