import splitSms from 'split-sms';
import { count106, countGsm } from '../../shared/domain/counting.ts';
import { type BenchRow, median } from './row.ts';

const HAN = '尊敬的客户您好关于本次活动优惠通知请于今日登录官网查询如有疑问致电客服热线感谢支持，。！0123456789';
const TEXTS = 2_000;
const ROUNDS = 11;

/** Chinese texts of 20–300 characters, the same at every run. */
function texts(): string[] {
  let seed = 20261122;
  const next = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  return Array.from({ length: TEXTS }, () => {
    const length = 20 + Math.floor(next() * 281);
    const characters = Array.from({ length }, () => HAN[Math.floor(next() * HAN.length)]);
    // flattened, as a text from a file or a form is
    return Buffer.from(`【飞笺】${characters.join('')}`.slice(0, length)).toString('utf8');
  });
}

/** Texts a second; the sum keeps the compiler from dropping the work. */
function rate(all: readonly string[], parts: (text: string) => number): number {
  const started = performance.now();
  let sum = 0;
  let done = 0;
  while (performance.now() - started < 60) {
    for (const text of all) sum += parts(text);
    done += all.length;
  }
  if (sum === 0) throw new Error('nothing was counted');
  return (done / (performance.now() - started)) * 1000;
}

/** Counting against npm split-sms in both of its modes, interleaved, medians. */
export async function run(): Promise<BenchRow[]> {
  const all = texts();
  const sides = {
    gsm: (text: string) => countGsm(text).parts,
    cn106: (text: string) => count106(text).parts,
    split: (text: string) => splitSms.split(text).parts.length,
    summary: (text: string) => splitSms.split(text, { summary: true }).parts.length,
  };
  const samples: Record<keyof typeof sides, number[]> = { gsm: [], cn106: [], split: [], summary: [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const name of Object.keys(sides) as (keyof typeof sides)[]) samples[name].push(rate(all, sides[name]));
  const theirs = Math.max(median(samples.split), median(samples.summary));
  const row = (name: string, ours: number): BenchRow => ({
    name,
    ours,
    theirs,
    ratio: ours / theirs,
    reach: { at: 1.3, better: 'higher' },
    unit: 'texts/s',
    note: 'theirs: the faster of its two modes',
  });
  return [
    row('counting for a GSM modem, Chinese 20–300, vs split-sms', median(samples.gsm)),
    row('counting for 106, Chinese 20–300, vs split-sms', median(samples.cn106)),
  ];
}
