import type { ImportCounts, ImportOutcome } from '../../../shared/contract/transfer.ts';
import { readRowNumber } from './check-row.ts';
import { createNumberSet } from './number-set.ts';

type Verdict = ImportOutcome['problems'][number]['verdict'];

/** What became of one row. A blacklisted number is taken, and is told about too. */
export interface Judgement {
  /** 11 digits when the row goes into the book */
  number: string | null;
  /** the number as an integer, also of a repeated one */
  key: number;
  problem: { verdict: Verdict; input: string; reason: string } | null;
}

export type RowCounts = Pick<
  ImportCounts,
  'rows' | 'valid' | 'duplicate' | 'invalid' | 'blacklisted' | 'flagged' | 'reasons'
>;

export interface RowJudge {
  judge(cells: readonly string[]): Judgement;
  note(reason: string): void;
  counts(): RowCounts;
}

/** Decides about rows one after another: usable, seen before in this file, or why not. */
export function createRowJudge(numbers: readonly number[], blacklisted: ReadonlySet<string>): RowJudge {
  const seen = createNumberSet();
  const reasons = new Map<string, number>();
  const counts = { rows: 0, valid: 0, duplicate: 0, invalid: 0, blacklisted: 0, flagged: 0 };
  const note = (reason: string) => reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return {
    note,
    judge(cells) {
      counts.rows++;
      const verdict = readRowNumber(cells, numbers);
      const { number, reason, input } = verdict;
      if (number === null || verdict.verdict === 'not-smsable') {
        counts.invalid++;
        note(reason);
        return { number: null, key: 0, problem: { verdict: 'invalid', input, reason } };
      }
      const key = Number(number);
      if (!seen.add(key)) {
        counts.duplicate++;
        return { number: null, key, problem: { verdict: 'duplicate', input, reason: 'duplicate' } };
      }
      counts.valid++;
      if (verdict.verdict === 'flag') {
        counts.flagged++;
        note(reason);
      }
      if (!blacklisted.has(number)) return { number, key, problem: null };
      counts.blacklisted++;
      return { number, key, problem: { verdict: 'blacklist', input, reason: 'blacklisted' } };
    },
    counts: () => ({
      ...counts,
      reasons: [...reasons].map(([reason, rows]) => ({ reason, rows })).sort((a, b) => b.rows - a.rows),
    }),
  };
}
