import { createTextCheck, type TextCheck } from '../../../shared/domain/check/text-check.ts';
import { termsOf } from '../../../shared/domain/check/word-conflicts.ts';
import type { BulkStorage } from '../../storage/bulk-storage.ts';

/** The check with the owner's lists as they are now; the same one until a list changed. */
export function createOwnCheck(bulk: Pick<BulkStorage, 'activeWords'>): () => TextCheck {
  let words: ReturnType<BulkStorage['activeWords']> = [];
  let check = createTextCheck();
  return () => {
    const now = bulk.activeWords();
    if (now !== words) {
      check = createTextCheck(termsOf(now));
      words = now;
    }
    return check;
  };
}
