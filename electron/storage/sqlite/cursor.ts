import { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';

/** Where a page ended: which plan produced it, its last sort key and its last id. Opaque outside this folder. */
export interface Position {
  plan: string;
  key: string;
  id: number;
}

const position = z.tuple([z.string(), z.string(), z.int()]);

export const encodeCursor = ({ plan, key, id }: Position): string =>
  Buffer.from(JSON.stringify([plan, key, id])).toString('base64url');

export function decodeCursor(cursor: string | null): Position | null {
  if (cursor === null) return null;
  try {
    const [plan, key, id] = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { plan, key, id };
  } catch {
    throw new AppError('BAD_INPUT', { field: 'cursor' });
  }
}
