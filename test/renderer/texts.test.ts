import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en/index.ts';
import { singular } from '../../renderer/i18n/singular.ts';
import { zhCN } from '../../renderer/i18n/zh-CN/index.ts';
import { ERROR_CODES } from '../../shared/contract/errors.ts';

type Tree = { readonly [key: string]: string | Tree };

function* leaves(tree: Tree, path = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') yield [`${path}${key}`, value];
    else yield* leaves(value, `${path}${key}.`);
  }
}

const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

const chinese = new Map(leaves(zhCN));
const english = new Map(leaves(en));

describe('texts of the window', () => {
  test('exist in both languages', () => {
    expect([...english.keys()]).toEqual([...chinese.keys()]);
  });

  test('fill the same blanks in both languages', () => {
    const different = [...chinese].filter(([key, text]) => `${blanks(text)}` !== `${blanks(english.get(key) ?? '')}`);
    expect(different).toEqual([]);
  });

  test('are never empty', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('in English hold no Chinese sentence', () => {
    // 【】 and reply words such as 退订 are what the customer's phone shows, whatever the language of the window;
    // sample names stay Chinese too.
    const allowed = /【】|「」|退订回T|退订|回T|拒收请回复R|短信|演练/g;
    const left = [...english].filter(([, text]) => /\p{Script=Han}{3}/u.test(text.replace(allowed, '')));
    expect(left).toEqual([]);
  });

  test('explain every error code of the contract', () => {
    for (const code of ERROR_CODES) expect(zhCN.error[code].length).toBeGreaterThan(10);
  });

  test('never call an accepted message a success', () => {
    for (const text of [zhCN.state.accepted, zhCN.stateHint.accepted, zhCN.state.unknown, zhCN.state.no_report])
      expect(text).not.toContain('成功');
  });

  test('know every category of the carrier codes', () => {
    const file = new URL('../../resources/', import.meta.url);
    const name = readdirSync(file).find((entry) => entry.startsWith('carrier-codes'));
    const table = JSON.parse(readFileSync(new URL(name ?? '', file), 'utf8')) as { categories: Record<string, string> };
    for (const category of Object.keys(table.categories)) {
      expect(zhCN.carrier.category).toHaveProperty([category]);
      expect(zhCN.carrier.advice).toHaveProperty([category]);
    }
  });

  test('say one person, one part, one message', () => {
    expect(singular('1 people · 1 parts · about ¥0.05')).toBe('1 person · 1 part · about ¥0.05');
    expect(singular('11 people · 1,001 parts · 2.1 parts')).toBe('11 people · 1,001 parts · 2.1 parts');
    expect(singular('1 other regions')).toBe('1 other region');
  });
});
