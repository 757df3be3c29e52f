import type { DoubleOptions, Fault, FaultKind } from './options.ts';
import { randomFrom } from './provider.ts';

/** Which fault hits a request: programmed ones first, then the dice. */
export function createFaultPlan(options: DoubleOptions) {
  let programmed: Fault[] = structuredClone(options.faults ?? []);
  let random = options.random ?? null;
  const roll = randomFrom(options.seed ?? 1);

  return {
    roll,
    program: (faults: Fault[]) => programmed.push(...structuredClone(faults)),
    clear: () => {
      programmed = [];
      random = null;
    },
    setRandom: (next: { share: number; kinds: FaultKind[] } | null) => {
      random = next;
    },
    left: () => programmed.length,
    pick(path: string): Fault | null {
      const isSend = /_send\.json$/.test(path);
      for (const fault of programmed) {
        if (fault.path === undefined ? !isSend : !path.includes(fault.path)) continue;
        if ((fault.skip ?? 0) > 0) {
          fault.skip = (fault.skip ?? 0) - 1;
          continue;
        }
        fault.times = (fault.times ?? 1) - 1;
        if (fault.times <= 0) programmed = programmed.filter((other) => other !== fault);
        return fault;
      }
      if (!random || !isSend || roll() >= random.share) return null;
      const kind = random.kinds[Math.floor(roll() * random.kinds.length)];
      return kind === undefined ? null : { kind };
    },
  };
}
export type FaultPlan = ReturnType<typeof createFaultPlan>;
