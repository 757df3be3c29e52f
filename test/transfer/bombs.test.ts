import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BOMBS, ODDITIES } from '../support/workbooks/bombs.ts';
import { newPath } from './read.ts';

interface Outcome {
  code: string;
  rows: number;
  maxRssMb: number;
}
const CHILD = new URL('./read-in-child.ts', import.meta.url).pathname;
const readInChild = (path: string): Outcome =>
  JSON.parse(execFileSync(process.execPath, [CHILD, path], { encoding: 'utf8' })) as Outcome;

const EXPECTED: Record<string, string> = {
  cell: 'FILE_BOMB',
  sharedString: 'FILE_BOMB',
  tag: 'FILE_BOMB',
  rows: 'FILE_TOO_MANY_ROWS',
  entries: 'FILE_BOMB',
  odsCells: 'FILE_TOO_MANY_ROWS',
};

describe('row 55: decompression bombs', () => {
  it.each(Object.keys(BOMBS))('%s: refused, in little memory', (name) => {
    const path = newPath(name.startsWith('ods') ? 'bomb.ods' : 'bomb.xlsx');
    BOMBS[name]?.(path);
    const outcome = readInChild(path);
    expect(outcome.code).toBe(EXPECTED[name]);
    expect(outcome.maxRssMb).toBeLessThan(220);
  });

  it.each(Object.keys(ODDITIES))('%s: what it claims is not believed, what it holds is read', (name) => {
    const path = newPath('odd.xlsx');
    ODDITIES[name]?.(path);
    const outcome = readInChild(path);
    expect(outcome).toMatchObject({ code: 'none', rows: name === 'dimension' ? 2 : 1 });
    expect(outcome.maxRssMb).toBeLessThan(160);
  });

  it('claims about sizes in the directory do not help: real bytes are counted', () => {
    const path = newPath('liar.xlsx');
    BOMBS.cell?.(path);
    const bytes = readFileSync(path);
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
      bytes.writeUInt32LE(Math.min(1000, bytes.readUInt32LE(at + 24)), at + 24);
    }
    writeFileSync(path, bytes);
    const outcome = readInChild(path);
    expect(outcome.code).toBe('FILE_BOMB');
    expect(outcome.maxRssMb).toBeLessThan(220);
  });

  it('a text file of 2 GB is read piece by piece until it has too many rows', () => {
    const path = newPath('huge.csv');
    const file = openSync(path, 'w');
    // 40 MB of rows, then a hole: the row limit must be met long before the end
    const block = Buffer.from('13800138000,张三,备注\n'.repeat(40_000));
    for (let n = 0; n < 30; n++) writeSync(file, block);
    writeSync(file, Buffer.from('\n'), 0, 1, 2_200_000_000);
    closeSync(file);
    expect(statSync(path).size).toBeGreaterThan(2 * 1024 ** 3);
    const outcome = readInChild(path);
    expect(outcome.code).toBe('FILE_TOO_MANY_ROWS');
    expect(outcome.maxRssMb).toBeLessThan(220);
  });
});
