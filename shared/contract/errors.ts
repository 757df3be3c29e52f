import { z } from 'zod';

/**
 * Every expected failure that may cross the contract. The renderer owns the sentences (i18n key `error.<CODE>`);
 * `data` fills their blanks. Anything else is a bug and crosses as INTERNAL with a log id.
 */
export const ERROR_CODES = [
  'INTERNAL',
  'BAD_INPUT',
  'UNAUTHORIZED',
  'NOT_FOUND',
  'CONFLICT',
  'CANCELLED',
  'DATA_FOLDER_IN_USE',
  'DATA_FOLDER_READ_ONLY',
  'DATABASE_NEWER',
  'DATABASE_DAMAGED',
  'DISK_FULL',
  'FILE_MISSING',
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_ENCRYPTED',
  'FILE_DAMAGED',
  'FILE_TYPE_UNKNOWN',
  'FILE_BOMB',
  'FILE_TOO_MANY_ROWS',
  'FILE_TOO_MANY_COLUMNS',
  'FILE_NO_ROWS',
  'NO_NUMBER_COLUMN',
  'NUMBER_INVALID',
  'NUMBER_EXISTS',
  'NAME_EXISTS',
  'TEMPLATE_INVALID',
  'SIGNATURE_INVALID',
  'TEXT_TOO_LONG',
  'NO_RECIPIENTS',
  'NO_CHANNEL',
  'CHANNEL_IN_USE',
  'CHANNEL_INCOMPLETE',
  'CHANNEL_CHECK_FAILED',
  'NOT_SUPPORTED',
  'COUNT_CHANGED',
  'REPEAT_CAMPAIGN',
  'ALREADY_STARTED',
  'WRONG_STATE',
  'PROOF_TYPE',
  'NUMBER_OPTED_OUT',
  'NUMBER_BUSY',
  'CONSENT_UNCONFIRMED',
  'OUTSIDE_WINDOW',
  'START_IN_PAST',
  'AMOUNT_INVALID',
  'REASON_MISSING',
  'NOTHING_DUE',
  'RULES_INVALID',
  'BACKUP_BUSY',
  'BACKUP_DAMAGED',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export type ErrorData = Record<string, string | number | boolean | null>;

export const wireError = z.object({
  code: z.enum(ERROR_CODES),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});
export type WireError = z.infer<typeof wireError>;

/** An expected failure, carried as a code with data through every layer. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;
  constructor(code: ErrorCode, data: ErrorData = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}
