/** Our adapter against the vendor's own client: one message a request to the same double, three processes. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startDouble } from '../support/engine/lives.ts';
import { CONNECTIONS, type Pace } from './provider-channel.ts';
import { type BenchRow, median } from './row.ts';

const SIDE = fileURLToPath(new URL('./provider-side.ts', import.meta.url));
/** until a process has compiled what it runs over and over; measured before that, it is the compiler that is compared */
const WARM_UP_MS = 5000;
/** in turn, and as long for either side: whatever else the computer does meets both */
const ROUND_MS = 1000;
const ROUNDS = 8;
const REACH = { at: 3, better: 'higher' } as const;

interface Side {
  drive(ms: number): Promise<Pace>;
  stop(): void;
}

function startSide(provider: string, side: 'ours' | 'theirs', url: string): Side {
  const child = fork(SIDE, [provider, side, url], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${provider}, ${side}, ended with ${code}`);
  });
  ended.catch(() => undefined);
  return {
    async drive(ms) {
      const answer = once(child, 'message');
      child.send(ms);
      const [pace] = await Promise.race([answer, ended]);
      return pace as Pace;
    },
    stop: () => void child.kill(),
  };
}

/** Requests a second, and requests for a second of the client's processor: the second a busy computer does not bend. */
export async function race(provider: string): Promise<BenchRow[]> {
  const double = await startDouble(['--options', '{"measure":true}'], provider);
  const sides = [startSide(provider, 'ours', double.url), startSide(provider, 'theirs', double.url)] as const;
  try {
    const paces: [Pace[], Pace[]] = [[], []];
    for (const side of sides) await side.drive(WARM_UP_MS);
    for (let round = 0; round < ROUNDS; round += 1) {
      paces[0].push(await sides[0].drive(ROUND_MS));
      paces[1].push(await sides[1].drive(ROUND_MS));
    }
    const about = `${provider}: one message a request, ${CONNECTIONS} at a time ÷ the vendor's client`;
    const rowOf = (name: string, unit: string, figure: (pace: Pace) => number): BenchRow => {
      const [ours, theirs] = [paces[0].map(figure), paces[1].map(figure)];
      const ratios = ours.map((own, i) => own / (theirs[i] ?? Number.NaN));
      const note = `median of ${ROUNDS} rounds of ${ROUND_MS} ms in turn`;
      return { name, ours: median(ours), theirs: median(theirs), ratio: median(ratios), reach: REACH, unit, note };
    };
    return [
      rowOf(about, 'requests/s', ({ perSecond }) => perSecond),
      rowOf(`${about}, by processor time`, 'requests/CPU s', ({ cpu }) => 1e6 / cpu),
    ];
  } finally {
    for (const side of sides) side.stop();
    double.stop();
  }
}
