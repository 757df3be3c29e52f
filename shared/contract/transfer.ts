import { z } from 'zod';
import { CONSENT_GROUNDS } from '../domain/consent.ts';
import { count, id, language, none } from './common.ts';
import { entry } from './define.ts';

/**
 * Files cross the contract in base64 pieces of at most 1 MiB, so both transports carry them alike; they live in the
 * data folder until discarded or the next start.
 */
export { PIECE_BYTES } from './piece-bytes.ts';
export const fileId = z.string().regex(/^[a-z0-9-]{8,40}$/);

/** A field a column can be mapped to; `custom:NAME` keeps it as a custom field, `skip` leaves it out. */
export const columnTarget = z.union([
  z.enum([
    'number',
    'name',
    'gender',
    'birthday',
    'company',
    'remark',
    'group',
    'tag',
    'consentSource',
    'consentDate',
    'skip',
  ]),
  z.templateLiteral(['custom:', z.string().min(1).max(40)]),
]);
export type ColumnTarget = z.infer<typeof columnTarget>;

export const importSource = z.union([
  z.object({ fileId, sheet: z.string().optional(), encoding: z.string().optional() }),
  z.object({ text: z.string().max(20_000_000) }),
]);
export type ImportSource = z.infer<typeof importSource>;

export const mergeRule = z.enum(['keep', 'overwrite', 'fill']);
export type MergeRule = z.infer<typeof mergeRule>;

export const inspection = z.object({
  format: z.enum(['xlsx', 'xls', 'ods', 'et', 'csv', 'txt', 'vcf', 'pasted']),
  encoding: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), rows: count.nullable() })),
  sheet: z.string().nullable(),
  hasHeader: z.boolean(),
  columns: z.array(
    z.object({
      index: count,
      header: z.string(),
      guess: columnTarget,
      /** why it was guessed */
      because: z.enum(['header', 'content', 'none']),
      samples: z.array(z.string()),
    }),
  ),
});
export type Inspection = z.infer<typeof inspection>;

export const importPlan = z.object({
  source: importSource,
  hasHeader: z.boolean().default(true),
  /** one target a column, in the file's order */
  columns: z.array(columnTarget).min(1).max(200),
  merge: mergeRule.default('fill'),
  groupIds: z.array(id).max(50).default([]),
  /** created when it does not exist */
  newGroup: z.string().trim().max(40).optional(),
  tagIds: z.array(id).max(50).default([]),
  consentSource: z.string().max(120).default(''),
  consentDate: z.string().nullable().default(null),
  consentGround: z.enum(['', ...CONSENT_GROUNDS]).default(''),
  consentProofId: id.nullable().default(null),
});
export type ImportPlan = z.infer<typeof importPlan>;

/** Reasons are keys (`import.reason.<reason>`), the same the number rules give. */
export const importCounts = z.object({
  rows: count,
  /** 有效: rows with a usable number, first occurrence */
  valid: count,
  /** 重复: the number stood in the file before */
  duplicate: count,
  invalid: count,
  /** 黑名单 / 已退订: imported, never written to */
  blacklisted: count,
  /** of the valid: already in the book */
  existing: count,
  created: count,
  updated: count,
  unchanged: count,
  /** of the valid: kept but worth a look (data card, satellite …) */
  flagged: count,
  reasons: z.array(z.object({ reason: z.string(), rows: count })),
});
export type ImportCounts = z.infer<typeof importCounts>;

export const importOutcome = z.object({
  counts: importCounts,
  ms: count,
  /** first problem rows, for the screen */
  problems: z.array(
    z.object({
      row: count,
      verdict: z.enum(['duplicate', 'invalid', 'blacklist']),
      input: z.string(),
      reason: z.string(),
    }),
  ),
  /** the group the rows went to when one was created */
  groupId: id.nullable(),
});
export type ImportOutcome = z.infer<typeof importOutcome>;

const FILE_ERRORS = [
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
  'DISK_FULL',
] as const;

export const transferContract = {
  'files.begin': entry(
    z.object({
      name: z.string().min(1).max(255),
      size: count,
      /** a proof is refused before a byte of it is sent */
      purpose: z.enum(['list', 'proof']).default('list'),
    }),
    z.object({ fileId }),
    FILE_ERRORS,
  ),
  'files.append': entry(
    z.object({ fileId, base64: z.string().max(1_500_000) }),
    z.object({ size: count }),
    FILE_ERRORS,
  ),
  'files.read': entry(
    z.object({ fileId, offset: count }),
    z.object({ base64: z.string(), size: count, name: z.string(), done: z.boolean() }),
    FILE_ERRORS,
  ),
  'files.discard': entry(z.object({ fileId }), none),
  /** a small example workbook to fill in */
  'import.sample': entry(z.object({ language: language.optional() }), z.object({ fileId })),
  /** reads the head of the source in a worker */
  'import.inspect': entry(z.object({ source: importSource }), inspection, FILE_ERRORS),
  /** counts what would happen, writes nothing; a job whose result is an ImportOutcome */
  'import.check': entry(importPlan, z.object({ jobId: z.string() }), FILE_ERRORS),
  /** all or nothing; a job whose result is an ImportOutcome */
  'import.run': entry(importPlan, z.object({ jobId: z.string() }), FILE_ERRORS),
  /** the rows that were not taken, each with its reason, as xlsx; a job whose result is { fileId } */
  'import.problems': entry(
    importPlan.extend({ language: language.optional() }),
    z.object({ jobId: z.string() }),
    FILE_ERRORS,
  ),
};
