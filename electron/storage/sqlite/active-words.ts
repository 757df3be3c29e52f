import type { ActiveWord } from '../word-pack-store.ts';
import { type Runner, sql } from './sql.ts';
import { createWordPackReads } from './word-pack-store.ts';

/** Reads the lists in use again only when one was saved, switched or removed since. */
export function createActiveWords(run: Runner): () => readonly ActiveWord[] {
  const reads = createWordPackReads(run);
  let version = '';
  let words: readonly ActiveWord[] = [];
  return () => {
    const now = JSON.stringify(
      run.all(sql`SELECT id, name, count, updated_at, length(words) FROM word_packs WHERE enabled = 1 ORDER BY id`),
    );
    if (now !== version) {
      words = reads.active();
      version = now;
    }
    return words;
  };
}
