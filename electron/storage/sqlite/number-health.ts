import { shanghaiDay } from '../../../shared/domain/shanghai.ts';
import type { Db } from './connection.ts';
import { createCounters } from './counters.ts';
import { createLabels } from './labels.ts';
import { createRunner, sql } from './sql.ts';

/** The tag the address book shows; the number alone decides when an audience is planned. */
export const SUSPECT_TAG = '疑似空号';
/** The category of carrier codes that say there is no such number. */
const PERMANENT = 'number_dead';

interface HealthRow {
  failures: number;
  last_day: string;
  suspected_at: number | null;
}
interface Reported {
  number: string;
  channelId: number;
  delivered: boolean;
  category: string | null;
  code: string;
  /** of the report, ms UTC */
  at: number;
}

/**
 * Number hygiene: permanent failures on so many different days make a number 疑似空号 (tag on its contact), one delivery
 * makes it well again. Rehearsals say nothing about real numbers.
 */
export function createNumberHealth(db: Db) {
  const run = createRunner(db);
  const labels = createLabels(db);
  const counters = createCounters(db);
  const find = db.prepare<[string], HealthRow>(
    'SELECT failures, last_day, suspected_at FROM number_health WHERE number = ?',
  );
  const put = db.prepare(
    `INSERT INTO number_health (number, failures, last_day, code, suspected_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET failures = excluded.failures, last_day = excluded.last_day, code = excluded.code,
     suspected_at = excluded.suspected_at`,
  );
  const drop = db.prepare('DELETE FROM number_health WHERE number = ?');
  const rehearsal = db
    .prepare<[number], number>("SELECT 1 FROM channels WHERE id = ? AND provider = 'simulator'")
    .pluck();
  const after = db
    .prepare<[], number>("SELECT coalesce((SELECT value ->> 'suspectAfter' FROM settings WHERE key = 'app'), 2)")
    .pluck();

  function tag(number: string, on: boolean): void {
    const contact = sql`SELECT id FROM contacts WHERE number = ${number}`;
    if (run.get(contact) === undefined) return;
    const known = labels.byName('tag', SUSPECT_TAG);
    if (!on && known === undefined) return;
    const id = known ?? labels.insert('tag', SUSPECT_TAG);
    if (on) labels.addMembers(id, contact);
    else labels.removeMembers(id, contact);
    counters.touch();
  }

  return {
    /** a report that changed its message's state */
    note({ number, channelId, delivered, category, code, at }: Reported): void {
      if (!delivered && category !== PERMANENT) return;
      const row = find.get(number);
      if (delivered && row === undefined) return;
      if (rehearsal.get(channelId) === 1) return;
      if (delivered) {
        drop.run(number);
        if (row?.suspected_at != null) tag(number, false);
        return;
      }
      const day = shanghaiDay(at);
      const failures = (row?.failures ?? 0) + (row?.last_day === day ? 0 : 1);
      const suspected = failures >= (after.get() ?? 2);
      put.run(number, failures, day, code, suspected ? at : null);
      if (suspected) tag(number, true);
    },
  };
}
