import { z } from 'zod';
import { MESSAGE_KINDS } from '../domain/status.ts';
import { id, instant, none } from './common.ts';
import { entry } from './define.ts';

/** What a variable is filled from: a contact field (`name`, `custom:订单号` …) and what stands in for a blank. */
export const binding = z.object({
  name: z.string().min(1).max(40),
  field: z.string().min(1).max(60),
  fallback: z.string().max(100).default(''),
});
export type Binding = z.infer<typeof binding>;

export const template = z.object({
  id,
  name: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  body: z.string(),
  bindings: z.array(binding),
  lastUsedAt: instant.nullable(),
  updatedAt: instant,
});
export type Template = z.infer<typeof template>;

export const templateInput = z.object({
  id: id.optional(),
  name: z.string().trim().min(1).max(60),
  kind: z.enum(MESSAGE_KINDS),
  body: z.string().min(1).max(2000),
  bindings: z.array(binding).max(50).default([]),
});
export type TemplateInput = z.infer<typeof templateInput>;

export const signature = z.object({
  id,
  /** without 【】 */
  text: z.string(),
  remark: z.string(),
  isDefault: z.boolean(),
  lastUsedAt: instant.nullable(),
});
export type Signature = z.infer<typeof signature>;

export const templatesContract = {
  'templates.list': entry(z.object({ q: z.string().max(100).optional() }), z.object({ rows: z.array(template) })),
  'templates.save': entry(templateInput, template, ['NOT_FOUND', 'NAME_EXISTS', 'TEMPLATE_INVALID']),
  'templates.duplicate': entry(z.object({ id }), template, ['NOT_FOUND']),
  'templates.delete': entry(z.object({ id }), none, ['NOT_FOUND']),
  'signatures.list': entry(none, z.object({ rows: z.array(signature) })),
  'signatures.save': entry(
    z.object({
      id: id.optional(),
      text: z.string().trim().min(1).max(40),
      remark: z.string().max(200).default(''),
      isDefault: z.boolean().default(false),
    }),
    signature,
    ['NOT_FOUND', 'NAME_EXISTS', 'SIGNATURE_INVALID'],
  ),
  'signatures.delete': entry(z.object({ id }), none, ['NOT_FOUND']),
};
