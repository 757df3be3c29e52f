import type { CodeClass, DoubleOptions, Fault, RandomFaults } from './options.ts';
import { randomFrom } from './seeded.ts';

/** Which fault hits a request: programmed ones first, then the dice. */
export function createFaultPlan(options: DoubleOptions, classes: CodeClass[]) {
  let programmed: Fault[] = structuredClone(options.faults ?? []);
  let random = options.random ?? null;
  const roll = randomFrom(options.seed ?? 1);
  const pickOne = <T>(list: readonly T[]): T | undefined => list[Math.floor(roll() * list.length)];

  function fill(fault: Fault): Fault {
    if (fault.kind !== 'refused' || fault.class !== undefined) return fault;
    const drawn = pickOne(random?.classes?.filter((name) => classes.includes(name)) ?? classes);
    return drawn === undefined ? fault : { ...fault, class: drawn };
  }

  return {
    roll,
    program: (faults: Fault[]) => programmed.push(...structuredClone(faults)),
    clear: () => {
      programmed = [];
      random = null;
    },
    setRandom: (next: RandomFaults | null) => {
      random = next;
    },
    left: () => programmed.length,
    pick(place: string, isSend: boolean): Fault | null {
      for (const fault of programmed) {
        if (fault.path === undefined ? !isSend : !place.includes(fault.path)) continue;
        if ((fault.skip ?? 0) > 0) {
          fault.skip = (fault.skip ?? 0) - 1;
          continue;
        }
        fault.times = (fault.times ?? 1) - 1;
        if (fault.times <= 0) programmed = programmed.filter((other) => other !== fault);
        return fill(fault);
      }
      if (!random || !isSend || roll() >= random.share) return null;
      const kind = pickOne(random.kinds);
      return kind === undefined ? null : fill({ kind });
    },
  };
}
export type FaultPlan = ReturnType<typeof createFaultPlan>;
