import { createBin } from './bin.ts';
import type { Db } from './connection.ts';
import { createContactSearch } from './contact-search.ts';
import { createChosen } from './contact-selection.ts';
import { createCounters } from './counters.ts';
import { createPostingWriter } from './postings.ts';
import { createRunner, inList, sql } from './sql.ts';

/** A number that is imported again comes back from the recycle bin, as the contact it was. */
export function restoreNumbers(db: Db, numbers: string[], now: number): void {
  const run = createRunner(db);
  const ids = run.all<{ id: number }>(sql`SELECT id FROM bin WHERE number IN ${inList(numbers)}`).map((row) => row.id);
  if (ids.length === 0) return;
  const counters = createCounters(db);
  const search = createContactSearch(run, counters);
  const chosen = createChosen(db, search, createBin(run), counters, createPostingWriter(db));
  chosen.fromBin(chosen.choose({ ids }, 'bin'), now);
}
