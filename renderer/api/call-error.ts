import type { ErrorCode, ErrorData } from '../../shared/contract/errors.ts';

/** DISCONNECTED is the renderer's own: the link to the core was down, nothing is known about the answer. */
export type CallCode = ErrorCode | 'DISCONNECTED';

export class CallError extends Error {
  readonly code: CallCode;
  readonly data: ErrorData;
  constructor(code: CallCode, data: ErrorData = {}) {
    super(code);
    this.name = 'CallError';
    this.code = code;
    this.data = data;
  }
}

export const codeOf = (error: unknown): CallCode => (error instanceof CallError ? error.code : 'INTERNAL');
