import { z } from 'zod';
import { wireError } from './errors.ts';

/** One frame each way; JSON on a WebSocket, a structured clone on a MessagePort. */
export const request = z.object({ id: z.int(), method: z.string(), input: z.unknown() });
export type Request = z.infer<typeof request>;

export const response = z.union([
  z.object({ id: z.int(), output: z.unknown() }),
  z.object({ id: z.int(), error: wireError }),
  z.object({ event: z.string(), data: z.unknown() }),
]);
export type Response = z.infer<typeof response>;
