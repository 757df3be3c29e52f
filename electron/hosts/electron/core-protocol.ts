import { z } from 'zod';
import { settings } from '../../../shared/contract/app.ts';
import { wireError } from '../../../shared/contract/errors.ts';
import { events } from '../../../shared/contract/events.ts';

/** What main tells the core process; a `window` message carries the window's port. */
export const toCore = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    dataFolder: z.string(),
    version: z.string(),
    store: z.object({ backend: z.string(), available: z.boolean() }),
  }),
  z.object({ kind: z.literal('window') }),
  z.object({ kind: z.literal('secret'), id: z.int(), value: z.string().nullable() }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToCore = z.infer<typeof toCore>;

/** What the core process tells main. The key store is asked through main: only main has it. */
export const fromCore = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed'), error: wireError }),
  z.object({ kind: z.literal('secret'), id: z.int(), task: z.enum(['encrypt', 'decrypt']), value: z.string() }),
  z.object({ kind: z.literal('notice'), notice: events.notice, language: settings.shape.language }),
  z.object({ kind: z.literal('stopped') }),
]);
export type FromCore = z.infer<typeof fromCore>;
export type SecretTask = Extract<FromCore, { kind: 'secret' }>['task'];
