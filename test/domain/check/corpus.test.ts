import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkBody } from '../../../shared/domain/content-check.ts';

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`../corpus/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const advised = (text: string) => checkBody(text).filter(({ severity }) => severity !== 'hint');

describe('the check of texts', () => {
  const ordinary = linesOf('ordinary.txt');
  const bad = linesOf('bad.txt').map((line) => line.split('\t') as [categories: string, text: string]);

  it('leaves ordinary texts of shops alone: fewer than 3 % are warned about', () => {
    expect(ordinary.length).toBeGreaterThanOrEqual(300);
    const hit = ordinary.flatMap((text) => {
      const found = advised(text);
      return found.length === 0 ? [] : [`${text} → ${found.map(({ key, data }) => `${key} ${data.word}`).join(', ')}`];
    });
    expect(hit.length / ordinary.length, hit.join('\n')).toBeLessThan(0.03);
  });

  it('finds more than 95 % of bad texts, each for what it is', () => {
    expect(bad.length).toBeGreaterThanOrEqual(150);
    const missed = bad.filter(
      ([categories, text]) => !advised(text).some(({ data }) => categories.split('|').includes(String(data.category))),
    );
    expect(1 - missed.length / bad.length, missed.map(([, text]) => text).join('\n')).toBeGreaterThan(0.95);
  });

  it('blocks no ordinary text at all', () => {
    expect(ordinary.filter((text) => checkBody(text).some(({ severity }) => severity === 'block'))).toEqual([]);
  });

  it('takes less than 2 ms a text', () => {
    for (const text of ordinary) checkBody(text);
    const began = performance.now();
    for (const text of ordinary) checkBody(text);
    expect((performance.now() - began) / ordinary.length).toBeLessThan(2);
  });
});
