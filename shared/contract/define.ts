import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/** One entry of the contract: schema in, schema out, the errors its caller must expect. */
export const entry = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  errors: readonly ErrorCode[] = [],
) => ({ input, output, errors });
