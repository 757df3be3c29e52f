import { z } from 'zod';
import { CONSENT_GROUNDS } from '../domain/consent.ts';
import { CARRIERS } from '../domain/phone.ts';
import { BLACKLIST_SOURCES } from '../domain/status.ts';
import { count, cursor, day, id, instant, limit, none, page } from './common.ts';
import { entry } from './define.ts';

const consentGround = z.enum(['', ...CONSENT_GROUNDS]);
export const gender = z.enum(['male', 'female']);
export const carrier = z.enum(CARRIERS);
export type Carrier = z.infer<typeof carrier>;

/** Which contacts: every given condition must hold. */
export const contactFilter = z.object({
  /** number prefix, last four digits, 1..n characters of a name, pinyin or initials */
  q: z.string().max(100).optional(),
  groupId: id.optional(),
  tagId: id.optional(),
  /** last sent to: never, or before/after an instant */
  lastSent: z
    .union([z.object({ never: z.literal(true) }), z.object({ before: instant }), z.object({ after: instant })])
    .optional(),
  optedOut: z.boolean().optional(),
  /** the recycle bin instead of the book */
  deleted: z.boolean().optional(),
});
export type ContactFilter = z.infer<typeof contactFilter>;

export const contact = z.object({
  id,
  number: z.string(),
  name: z.string(),
  /** further people on the same number */
  otherNames: z.array(z.string()),
  gender: gender.nullable(),
  birthday: day.nullable(),
  company: z.string(),
  remark: z.string(),
  custom: z.record(z.string(), z.string()),
  carrier,
  province: z.string(),
  consentSource: z.string(),
  consentDate: day.nullable(),
  consentGround,
  consentProofId: id.nullable(),
  groupIds: z.array(id),
  tagIds: z.array(id),
  optedOut: z.boolean(),
  lastSentAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
});
export type Contact = z.infer<typeof contact>;

/** What a person may type into a contact. */
export const contactInput = z.object({
  number: z.string().min(1).max(40),
  name: z.string().max(60).default(''),
  otherNames: z.array(z.string().min(1).max(60)).max(20).default([]),
  gender: gender.nullable().default(null),
  birthday: day.nullable().default(null),
  company: z.string().max(120).default(''),
  remark: z.string().max(500).default(''),
  custom: z.record(z.string().min(1).max(40), z.string().max(200)).default({}),
  consentSource: z.string().max(120).default(''),
  consentDate: day.nullable().default(null),
  consentGround: consentGround.default(''),
  consentProofId: id.nullable().default(null),
  groupIds: z.array(id).max(200).default([]),
  tagIds: z.array(id).max(200).default([]),
});
export type ContactInput = z.infer<typeof contactInput>;
/** Without defaults: an absent key stays as it is. */
export const contactPatch = z
  .object({
    number: z.string().min(1).max(40),
    name: z.string().max(60),
    otherNames: z.array(z.string().min(1).max(60)).max(20),
    gender: gender.nullable(),
    birthday: day.nullable(),
    company: z.string().max(120),
    remark: z.string().max(500),
    custom: z.record(z.string().min(1).max(40), z.string().max(200)),
    consentSource: z.string().max(120),
    consentDate: day.nullable(),
    consentGround,
    consentProofId: id.nullable(),
    groupIds: z.array(id).max(200),
    tagIds: z.array(id).max(200),
  })
  .partial();
export type ContactPatch = z.infer<typeof contactPatch>;

/** Either these contacts or all that match. */
export const selection = z.union([
  z.object({ ids: z.array(id).min(1).max(100_000) }),
  z.object({ filter: contactFilter, except: z.array(id).max(10_000).default([]) }),
]);
export type Selection = z.infer<typeof selection>;

export const bulkAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('addGroup'), groupId: id }),
  z.object({ do: z.literal('removeGroup'), groupId: id }),
  z.object({ do: z.literal('addTag'), tagId: id }),
  z.object({ do: z.literal('removeTag'), tagId: id }),
  z.object({ do: z.literal('delete') }),
  z.object({ do: z.literal('restore') }),
  z.object({ do: z.literal('purge') }),
  z.object({ do: z.literal('blacklist'), reason: z.string().max(200) }),
]);
export type BulkAction = z.infer<typeof bulkAction>;

const named = z.object({ id, name: z.string(), contacts: count });
export type Named = z.infer<typeof named>;
const name = z.string().trim().min(1).max(40);

export const blacklistRow = z.object({
  number: z.string(),
  name: z.string(),
  source: z.enum(BLACKLIST_SOURCES),
  reason: z.string(),
  /** what proves it, e.g. the reply's text */
  proof: z.string(),
  createdAt: instant,
});
export type BlacklistRow = z.infer<typeof blacklistRow>;

export const contactsContract = {
  'contacts.page': entry(z.object({ filter: contactFilter.default({}), cursor, limit }), page(contact), ['BAD_INPUT']),
  'contacts.count': entry(z.object({ filter: contactFilter.default({}) }), z.object({ total: count })),
  'contacts.get': entry(z.object({ id }), contact, ['NOT_FOUND']),
  'contacts.create': entry(contactInput, contact, ['NUMBER_INVALID', 'NUMBER_EXISTS']),
  'contacts.update': entry(z.object({ id, patch: contactPatch }), contact, [
    'NOT_FOUND',
    'NUMBER_INVALID',
    'NUMBER_EXISTS',
  ]),
  'contacts.bulk': entry(z.object({ selection, action: bulkAction }), z.object({ changed: count }), ['NOT_FOUND']),
  /**
   * Everything about one number out of the app, for good: contact, consent, number, name and text of messages and replies.
   * Sums and a hash of a refusal stay. Refused while one of its messages is on its way or its result is open.
   */
  'contacts.erase': entry(
    z.object({ number: z.string().max(40) }),
    z.object({ messages: count, replies: count, optOutKept: z.boolean() }),
    ['NUMBER_INVALID', 'NUMBER_BUSY'],
  ),
  /** names of all custom fields in use */
  'contacts.customFields': entry(none, z.object({ fields: z.array(z.string()) })),
  'groups.list': entry(none, z.object({ rows: z.array(named) })),
  'groups.create': entry(z.object({ name }), named, ['NAME_EXISTS']),
  'groups.rename': entry(z.object({ id, name }), named, ['NOT_FOUND', 'NAME_EXISTS']),
  'groups.delete': entry(z.object({ id }), none, ['NOT_FOUND']),
  'tags.list': entry(none, z.object({ rows: z.array(named) })),
  'tags.create': entry(z.object({ name }), named, ['NAME_EXISTS']),
  'tags.rename': entry(z.object({ id, name }), named, ['NOT_FOUND', 'NAME_EXISTS']),
  'tags.delete': entry(z.object({ id }), none, ['NOT_FOUND']),
  'blacklist.page': entry(z.object({ q: z.string().max(40).optional(), cursor, limit }), page(blacklistRow)),
  'blacklist.count': entry(none, z.object({ total: count })),
  /** any text holding numbers, one or more a line */
  'blacklist.add': entry(
    z.object({
      text: z.string().min(1).max(2_000_000),
      reason: z.string().max(200).default(''),
      source: z.enum(['manual', 'complaint']).default('manual'),
      proof: z.string().max(500).default(''),
    }),
    z.object({ added: count, already: count, invalid: z.array(z.object({ input: z.string(), reason: z.string() })) }),
    ['NUMBER_INVALID'],
  ),
  'blacklist.remove': entry(
    z.object({ numbers: z.array(z.string()).min(1).max(10_000), reason: z.string().trim().min(1).max(200) }),
    z.object({ removed: count }),
  ),
};
