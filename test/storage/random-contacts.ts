import type { ImportRow } from '../../electron/storage/bulk-storage.ts';

const SURNAMES = ['王', '李', '张', '刘', '陈', '曾', '赵', '吴', '周', '欧阳', '单', '吕', '郑', '钟'];
const GIVEN = [...'伟芳娜敏静丽强磊小明勇艳杰涛超秀霞平刚桂英华玉兰红建国文志海燕春梅雪飞鹏宇浩然'];

/** A small seeded generator: the same seed gives the same list on every machine. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Numbers come from one seed and names from another, so two lists can share numbers and differ in names. */
export function* randomRows(n: number, numberSeed: number, nameSeed = numberSeed): Generator<ImportRow> {
  const digit = seeded(numberSeed);
  const pick = seeded(nameSeed);
  const from = (list: string[]): string => list[pick(list.length)] as string;
  for (let i = 0; i < n; i++) {
    const number = `1${from138(digit)}${String(digit(10 ** 8)).padStart(8, '0')}`;
    const name = pick(20) === 0 ? '' : from(SURNAMES) + from(GIVEN) + (pick(3) === 0 ? '' : from(GIVEN));
    yield {
      number,
      name: pick(50) === 0 ? `${name} Tom` : name,
      groups: [`组${pick(4)}`],
      remark: i % 5 === 0 ? '备注' : '',
    };
  }
}
const from138 = (digit: (below: number) => number): string => ['38', '39', '50', '86', '99'][digit(5)] as string;
