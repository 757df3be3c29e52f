import type { BulkStorage } from '../../storage/bulk-storage.ts';
import type { Repeat } from '../deps.ts';
import type { PlannedAudience } from './plan-audience.ts';

/** So many of these people already get the same text from another campaign: the owner is asked. */
const SAME_PEOPLE = 0.8;

/** The newest campaign with the same text that writes to nearly the same people. */
export function repeatOf(
  bulk: Pick<BulkStorage, 'overlap'>,
  { audience, parts }: PlannedAudience,
  candidates: readonly Omit<Repeat, 'overlap'>[],
): Repeat | null {
  if (candidates.length === 0) return null;
  const numbers = new Set(audience.recipients.flatMap(({ number }, at) => (parts[at] === 0 ? [] : [number])));
  if (numbers.size === 0) return null;
  for (const candidate of candidates) {
    const overlap = bulk.overlap(candidate.id, numbers);
    if (overlap >= numbers.size * SAME_PEOPLE) return { ...candidate, overlap };
  }
  return null;
}
