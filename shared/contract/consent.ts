import { z } from 'zod';
import { BLACKLIST_SOURCES } from '../domain/status.ts';
import { count, cursor, id, instant, language, limit, none, page } from './common.ts';
import { entry } from './define.ts';
import { fileId, importSource } from './transfer.ts';

export const PROOF_TYPES = ['png', 'jpg', 'webp', 'bmp', 'tif', 'heic', 'pdf', 'docx', 'txt'] as const;
/** A photo, scan or text that shows a consent. */
export const proof = z.object({
  id,
  name: z.string(),
  type: z.enum(PROOF_TYPES),
  size: count,
  /** hex, of the file as it was handed in */
  sha256: z.string(),
  createdAt: instant,
});
export type Proof = z.infer<typeof proof>;

/** One step in a number's life on the blacklist. */
export const blacklistEvent = z.object({
  at: instant,
  what: z.enum(['added', 'removed', 'returned']),
  source: z.enum(BLACKLIST_SOURCES),
  /** the channel it is limited to; null = all */
  channelId: id.nullable(),
  channelName: z.string(),
  reason: z.string(),
  proof: z.string(),
});
export type BlacklistEvent = z.infer<typeof blacklistEvent>;

/** A number one channel's account will not write to any more; other channels may. */
export const channelBlock = z.object({
  id,
  number: z.string(),
  name: z.string(),
  channelId: id,
  channelName: z.string(),
  code: z.string(),
  proof: z.string(),
  createdAt: instant,
});
export type ChannelBlock = z.infer<typeof channelBlock>;

const PROOF_ERRORS = ['FILE_MISSING', 'FILE_EMPTY', 'FILE_TOO_LARGE', 'PROOF_TYPE', 'DISK_FULL'] as const;

export const consentContract = {
  /** keeps an uploaded file as a proof, encrypted; the upload is gone afterwards, taken or refused */
  'proofs.add': entry(z.object({ fileId }), proof, PROOF_ERRORS),
  'proofs.get': entry(z.object({ id }), proof, ['NOT_FOUND']),
  'proofs.read': entry(
    z.object({ id, offset: count }),
    z.object({ base64: z.string(), size: count, name: z.string(), done: z.boolean() }),
    ['NOT_FOUND', 'FILE_DAMAGED'],
  ),
  /** 举证包: everything about one number; a job whose result is { fileId } */
  'evidence.export': entry(
    z.object({ number: z.string().max(40), format: z.enum(['pdf', 'xlsx']), language: language.optional() }),
    z.object({ jobId: z.string() }),
    ['NUMBER_INVALID'],
  ),
  'blacklist.history': entry(
    z.object({ number: z.string().max(40) }),
    z.object({
      rows: z.array(blacklistEvent),
      listed: z.boolean(),
      /** a deleted customer's refusal, kept as a hash */
      forgotten: z.boolean(),
    }),
    ['NUMBER_INVALID'],
  ),
  'blacklist.channelBlocks': entry(z.object({ cursor, limit }), page(channelBlock)),
  'blacklist.unblockChannel': entry(
    z.object({ number: z.string(), channelId: id, reason: z.string().trim().min(1).max(200) }),
    none,
    ['NOT_FOUND'],
  ),
  /** a list of opt-outs from elsewhere; bad numbers come back with their reasons, the rest is taken */
  'blacklist.import': entry(
    z.object({ source: importSource, reason: z.string().max(200).default('') }),
    z.object({
      rows: count,
      added: count,
      already: count,
      duplicate: count,
      invalid: count,
      /** the first of them */
      problems: z.array(z.object({ row: count, input: z.string(), reason: z.string() })),
    }),
    [
      'FILE_MISSING',
      'FILE_EMPTY',
      'FILE_TOO_LARGE',
      'FILE_TYPE_UNKNOWN',
      'FILE_DAMAGED',
      'FILE_ENCRYPTED',
      'FILE_NO_ROWS',
      'FILE_TOO_MANY_ROWS',
      'NO_NUMBER_COLUMN',
    ],
  ),
};
