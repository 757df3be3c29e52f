import { z } from 'zod';
import { count, id, instant, none } from './common.ts';
import { entry } from './define.ts';
import { importSource } from './transfer.ts';

export const WORD_SEVERITIES = ['block', 'warn', 'hint', 'allow'] as const;
export const MOST_WORDS = 20_000;
export const LONGEST_WORD = 40;

/** One line of an owner's list; `allow` = this phrase is fine and covers the words inside it. */
export const packWord = z.object({
  word: z.string().trim().min(1).max(LONGEST_WORD),
  /** the owner's own heading, shown with the word */
  category: z.string().trim().max(20).default(''),
  severity: z.enum(WORD_SEVERITIES).default('warn'),
  advice: z.string().trim().max(100).default(''),
  /** what to write instead; '' = no wording given */
  suggestion: z.string().trim().max(LONGEST_WORD).default(''),
});
export type PackWord = z.infer<typeof packWord>;

export const wordPack = z.object({ id, name: z.string(), enabled: z.boolean(), words: count, updatedAt: instant });
export type WordPack = z.infer<typeof wordPack>;

/** A line of a list that was not taken as it stands, and why (i18n key `templates.words.reason.<reason>`). */
export const brokenLine = z.object({
  line: count,
  text: z.string(),
  reason: z.enum(['no_word', 'too_long', 'one_character', 'severity_unknown', 'repeated', 'contradicts', 'too_many']),
  /** the earlier line it repeats or contradicts */
  earlier: count.nullable(),
});
export type BrokenLine = z.infer<typeof brokenLine>;

/** Two lists in use that say different things about one word; the stricter counts. */
export const wordConflict = z.object({
  word: z.string(),
  severity: z.enum(WORD_SEVERITIES),
  other: z.enum(WORD_SEVERITIES),
  /** the other list; null = the built-in one */
  pack: z.string().nullable(),
});
export type WordConflict = z.infer<typeof wordConflict>;

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
] as const;

export const wordPacksContract = {
  'wordPacks.list': entry(none, z.object({ rows: z.array(wordPack) })),
  'wordPacks.get': entry(
    z.object({ id }),
    z.object({ pack: wordPack, words: z.array(packWord), conflicts: z.array(wordConflict) }),
    ['NOT_FOUND'],
  ),
  /** the whole list; what contradicts another list is kept and told */
  'wordPacks.save': entry(
    z.object({
      id: id.optional(),
      name: z.string().trim().min(1).max(40),
      enabled: z.boolean().default(true),
      words: z.array(packWord).max(MOST_WORDS),
    }),
    z.object({ pack: wordPack, conflicts: z.array(wordConflict) }),
    ['NOT_FOUND', 'NAME_EXISTS'],
  ),
  'wordPacks.enable': entry(z.object({ id, enabled: z.boolean() }), wordPack, ['NOT_FOUND']),
  'wordPacks.delete': entry(z.object({ id }), none, ['NOT_FOUND']),
  /** reads a text, csv or workbook as a list; writes nothing. Columns: word, category, severity, advice, suggestion */
  'wordPacks.read': entry(
    z.object({ source: importSource }),
    z.object({ words: z.array(packWord), broken: z.array(brokenLine), lines: count }),
    FILE_ERRORS,
  ),
  /** every word of the lists in use, for the check in the window */
  'wordPacks.active': entry(none, z.object({ words: z.array(packWord.extend({ pack: z.string() })) })),
};
