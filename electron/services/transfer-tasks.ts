import type { Language } from '../../shared/contract/common.ts';
import type { MessageFilter } from '../../shared/contract/messages.ts';
import type { ImportOutcome, ImportPlan, ImportSource, Inspection } from '../../shared/contract/transfer.ts';
import type { WordList } from '../../shared/domain/check/word-list.ts';
import type { EvidencePack } from '../transfer/export/evidence-pack.ts';
import type { OptOutList } from '../transfer/read-opt-outs.ts';

/** Work on files, done on a thread of its own. `path` is where the source's file lies, null for pasted text. */
export interface TransferTasks {
  inspect: { input: { source: ImportSource; path: string | null }; output: Inspection };
  check: { input: { plan: ImportPlan; path: string | null; now: number }; output: ImportOutcome };
  run: { input: { plan: ImportPlan; path: string | null; now: number }; output: ImportOutcome };
  /** rows not taken, with their reasons, as a workbook at `out` */
  problems: {
    input: { plan: ImportPlan; path: string | null; out: string; language: Language };
    output: null;
  };
  messages: {
    input: { filter: MessageFilter; format: 'xlsx' | 'csv'; out: string; language: Language };
    output: null;
  };
  /** refunds due, for the provider's support */
  refunds: {
    input: {
      channelId: number;
      before: number;
      numbers: 'full' | 'masked';
      format: 'xlsx' | 'csv';
      out: string;
      language: Language;
    };
    output: null;
  };
  /** a list of words, read and judged line by line */
  words: { input: { source: ImportSource; path: string | null }; output: WordList };
  /** a list of numbers that refused */
  optOuts: { input: { source: ImportSource; path: string | null }; output: OptOutList };
  /** 举证包 of one number */
  evidence: { input: { pack: EvidencePack; format: 'pdf' | 'xlsx'; out: string; language: Language }; output: null };
  /** a small workbook to fill in */
  sample: { input: { out: string; language: Language }; output: null };
}
export type TransferTask = keyof TransferTasks;

export interface TransferRun {
  onProgress(done: number, total: number | null): void;
  signal: AbortSignal;
}

export type Transfer = <T extends TransferTask>(
  task: T,
  input: TransferTasks[T]['input'],
  run?: Partial<TransferRun>,
) => Promise<TransferTasks[T]['output']>;
