import type { ErrorCode, ErrorData } from '../../../shared/contract/errors.ts';
import type { StoreName } from './sync.ts';

export interface WriterStart {
  file: string;
  key: Uint8Array | null;
  /** the folder of the journal; null = none is kept */
  journal: string | null;
}
export type WriterRequest =
  | { id: number; store: StoreName; method: string; args: unknown[] }
  | { id: number; close: true };
export type WriterFailure =
  | { kind: 'app'; code: ErrorCode; data: ErrorData }
  | { kind: 'bug'; message: string; stack: string; code: string | null };
/** id 0 says that the writer is open, or why not */
export type WriterReply = { id: number; value: unknown } | { id: number; failure: WriterFailure };
