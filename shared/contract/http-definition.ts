import { z } from 'zod';

/** Where a value stands in an answer: a path like `data.0.id`, the first group of a pattern, or the whole text. */
const locator = z.union([
  z.strictObject({ path: z.string().regex(/^[^.\s]+(\.[^.\s]+){0,9}$/, 'BAD_PATH') }),
  z.strictObject({ pattern: z.string().min(1).max(200) }),
  z.strictObject({ whole: z.literal(true) }),
]);
export type Locator = z.infer<typeof locator>;

/** Text with `{{placeholders}}`. */
const template = z.string().max(2000);

export type BodyTemplate = string | number | boolean | BodyTemplate[] | { [key: string]: BodyTemplate };
const bodyTemplate: z.ZodType<BodyTemplate> = z.lazy(() =>
  z.union([template, z.number(), z.boolean(), z.array(bodyTemplate).max(50), z.record(z.string(), bodyTemplate)]),
);

const call = z.strictObject({
  method: z.enum(['GET', 'POST']),
  /** https, or http on this computer; no placeholders: what changes belongs into the fields */
  url: z.string().min(1).max(500),
  headers: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/, 'BAD_HEADER'), template).default({}),
  /** how the fields travel; GET knows only `query` */
  body: z.enum(['query', 'form', 'json']),
  fields: z.record(z.string().min(1).max(60), bodyTemplate).default({}),
});
export type HttpCall = z.infer<typeof call>;

const codeClass = z.enum([
  'retry_later',
  'number',
  'blacklist',
  'frequency',
  'content',
  'window',
  'quota',
  'balance',
  'account',
  'ip',
  'request',
  'unknown',
]);

const field = z.string().regex(/^[^.\s]+(\.[^.\s]+){0,9}$/, 'BAD_PATH');

/** A list of rows in an answer. */
const rows = z.string().regex(/^$|^[^.\s]+(\.[^.\s]+){0,9}$/, 'BAD_PATH');

/** What the answer to a send says: one code for the request, or a row for each number. */
const sendReply = z.strictObject({
  code: locator,
  id: locator.optional(),
  /** 条 as the provider counts them, for all numbers together */
  parts: locator.optional(),
  /** where the provider answers number by number; `rows` is '' when the answer itself is the list */
  numbers: z
    .strictObject({ rows, number: field, code: field, id: field.optional(), parts: field.optional() })
    .optional(),
});

/** How an owner's IT person describes a provider the app does not know: data only, nothing in it is ever run. */
export const httpDefinition = z.strictObject({
  format: z.literal(1),
  name: z.string().trim().min(1).max(40),
  docs: z.string().max(200).default(''),
  charset: z.enum(['utf-8', 'gbk']).default('utf-8'),
  /** hosts that are spoken to without TLS, keys and texts in the clear: only these, and only by being named */
  plainHosts: z
    .array(z.string().regex(/^[a-z0-9.-]{1,100}$/, 'BAD_HOST'))
    .max(5)
    .default([]),
  /** where the provider wants the 【signature】; `apart` = as a field of its own */
  signature: z.enum(['first', 'last', 'apart']).default('first'),
  /** most numbers a request with the same text */
  batch: z.int().min(1).max(1000).default(1),
  maxText: z.int().min(1).max(2000).default(500),
  success: z.array(z.string().min(1).max(60)).min(1).max(10),
  /** what each other code means; one that is missing decides nothing */
  codes: z.record(z.string().min(1).max(60), codeClass).default({}),
  /** one number */
  send: call,
  /** several numbers, where that is another call */
  sendMany: call.optional(),
  reply: sendReply,
  balance: z
    .strictObject({ call, code: locator.optional(), left: locator, unit: z.enum(['parts', 'yuan']) })
    .optional(),
  reports: z
    .strictObject({
      call,
      code: locator.optional(),
      rows,
      id: field,
      number: field,
      status: field,
      /** the carrier's code, where it is not the status */
      reason: field.optional(),
      at: field.optional(),
      parts: field.optional(),
      delivered: z.array(z.string().min(1)).min(1).max(20),
      pending: z.array(z.string()).max(20).default([]),
      /** rows in a full page: ask again at once */
      page: z.int().min(1).max(10_000),
    })
    .optional(),
  replies: z
    .strictObject({
      call,
      code: locator.optional(),
      rows,
      id: field.optional(),
      number: field,
      text: field,
      at: field.optional(),
      page: z.int().min(1).max(10_000),
    })
    .optional(),
});
export type HttpDefinition = z.infer<typeof httpDefinition>;

/** One thing wrong with a definition: where, and what as a code. */
export const definitionProblem = z.object({ field: z.string(), code: z.string() });
export type DefinitionProblem = z.infer<typeof definitionProblem>;
