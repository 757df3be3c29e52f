import { z } from 'zod';

export const id = z.int().positive();
/** Opaque keyset cursor: hand back what the last page returned. */
export const cursor = z.string().max(400).nullable().default(null);
export const limit = z.int().min(1).max(500).default(50);
/** Milliseconds since 1970, UTC. */
export const instant = z.int().nonnegative();
/** Calendar day, `YYYY-MM-DD` (Asia/Shanghai). */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Money in 厘 (0.001 yuan). */
export const li = z.int();
export const count = z.int().nonnegative();
/** A language the product speaks. */
export const language = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof language>;
export const none = z.object({});

export const page = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable() });
