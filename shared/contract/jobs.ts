import { z } from 'zod';
import { count, none } from './common.ts';
import { entry } from './define.ts';
import { wireError } from './errors.ts';

export const job = z.object({
  jobId: z.string(),
  kind: z.enum([
    'import.check',
    'import.run',
    'import.problems',
    'messages.export',
    'refunds.export',
    'evidence.export',
    'campaign.plan',
  ]),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** rows done so far, and in all where that can be known */
  done: count,
  total: count.nullable(),
  rowsPerSecond: count,
  /** milliseconds left, where that can be known */
  leftMs: count.nullable(),
  result: z.unknown().optional(),
  error: wireError.nullable(),
});
export type Job = z.infer<typeof job>;

export const jobsContract = {
  'jobs.get': entry(z.object({ jobId: z.string() }), job, ['NOT_FOUND']),
  /** asks it to stop; the job ends as `cancelled` with nothing half done */
  'jobs.cancel': entry(z.object({ jobId: z.string() }), none, ['NOT_FOUND']),
};
