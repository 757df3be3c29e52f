/** One line of the benchmark table: both sides measured in the same run on the same machine. */
export interface BenchRow {
  name: string;
  /** our median, in `unit` */
  ours: number;
  /** the other side's median, in `unit`; null where the reach is an absolute figure */
  theirs: number | null;
  /** what is compared with the reach: ours ÷ theirs, or ours alone */
  ratio: number;
  /** the figure to reach and in which direction */
  reach: { at: number; better: 'lower' | 'higher' };
  unit: string;
  note?: string;
}

export const reached = (row: BenchRow): boolean =>
  row.reach.better === 'lower' ? row.ratio <= row.reach.at : row.ratio >= row.reach.at;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!;
}
