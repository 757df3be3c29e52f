import type { Fault, Where } from './faults.ts';

/** Spoils a share of the answers, for `faults.choose`: the same ones for the same seed and the same commands. */
export function seededFaults(
  random: () => number,
  shares: { where: Where; share: number; fault: Fault }[],
): (where: Where) => Fault | null {
  return (where) => {
    for (const one of shares) if (one.where === where && random() < one.share) return one.fault;
    return null;
  };
}
