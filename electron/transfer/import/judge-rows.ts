import type { ImportCounts, ImportOutcome } from '../../../shared/contract/transfer.ts';
import { readRowNumber } from './check-row.ts';
import type { KnownRefusals } from './known-refusals.ts';
import { createNumberSet } from './number-set.ts';

type Verdict = ImportOutcome['problems'][number]['verdict'];

/** What became of one row. A blacklisted number is taken, and is told about too. */
export interface Judgement {
  /** 11 digits when the row goes into the book */
  number: string | null;
  /** the number as an integer, also of a repeated one */
  key: number;
  problem: { verdict: Verdict; input: string; reason: string } | null;
  /** on a repeated number, the name when it differs from the first row's, else '' */
  otherName: string;
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

/** A 32-bit FNV-1a of a name: enough to tell a repeated row from another person on the same number. */
function markOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash;
}

/** Decides about rows one after another: usable, seen before in this file, or why not. */
export function createRowJudge(numbers: readonly number[], blacklisted: KnownRefusals, nameColumn = -1): RowJudge {
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
        return { number: null, key: 0, problem: { verdict: 'invalid', input, reason }, otherName: '' };
      }
      const key = Number(number);
      const name = nameColumn < 0 ? '' : (cells[nameColumn] ?? '').trim();
      const met = seen.add(key, markOf(name));
      if (met !== 'new') {
        counts.duplicate++;
        const otherName = met === 'other' ? name : '';
        return { number: null, key, problem: { verdict: 'duplicate', input, reason: 'duplicate' }, otherName };
      }
      counts.valid++;
      if (verdict.verdict === 'flag') {
        counts.flagged++;
        note(reason);
      }
      if (!blacklisted.has(number)) return { number, key, problem: null, otherName: '' };
      counts.blacklisted++;
      return { number, key, problem: { verdict: 'blacklist', input, reason: 'blacklisted' }, otherName: '' };
    },
    counts: () => ({
      ...counts,
      reasons: [...reasons].map(([reason, rows]) => ({ reason, rows })).sort((a, b) => b.rows - a.rows),
    }),
  };
}
