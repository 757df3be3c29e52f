import type { ErrorCode, ErrorData } from '../../shared/contract/errors.ts';
import type { PlanTask } from '../services/deps.ts';

/** What crosses to the planning thread and back. */
export interface PlanWorkerData {
  file: string;
  key: Uint8Array;
}

export interface PlanQuestion {
  id: number;
  task: PlanTask;
  input: unknown;
  /** who asks; a newer question of the same asker replaces this one. null = never replaced */
  key: string | null;
}

export type PlanAnswer = { id: number } & (
  | { kind: 'done'; output: unknown }
  | { kind: 'failed'; code: ErrorCode; data: ErrorData }
  | { kind: 'crashed'; stack: string }
);
