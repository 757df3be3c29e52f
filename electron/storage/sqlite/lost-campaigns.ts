import type { MessageKind } from '../../../shared/domain/status.ts';
import type { ClaimedMessage, JournalLine } from '../journal/line.ts';
import type { Db } from './connection.ts';
import { createRunner, sql, type Value } from './sql.ts';
import { STATE } from './tally.ts';

type Told = Extract<JournalLine, { k: 'campaign' }>;

/**
 * Campaigns that were started after the book that came back was written: made anew from what the journal says of them,
 * with the messages that had left. The others are gone, so such a campaign ends as cancelled.
 */
export function createLostCampaigns(db: Db) {
  const run = createRunner(db);
  const known = new Set(db.prepare<[], string>("SELECT name FROM pragma_table_info('campaigns')").pluck().all());
  const told = new Map<number, Told>();
  const made = new Set<number>();
  const nameOf = db.prepare<[string], { id: number; name: string }>('SELECT id, name FROM contacts WHERE number = ?');
  const campaignOf = (id: number) =>
    run.get<{ kind: MessageKind; state: string }>(sql`SELECT kind, state FROM campaigns WHERE id = ${id}`);

  function make({ id, row }: Told): void {
    const columns = Object.keys(row).filter((column) => known.has(column));
    const values: Value[] = columns.map((column) => row[column] ?? null);
    db.prepare(
      `INSERT OR REPLACE INTO campaigns (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ).run(...values);
    // a claim asks for the state, and the counters for a row
    run.run(sql`UPDATE campaigns SET state = 'cancelled', waiting_until = NULL, pause_reason = NULL WHERE id = ${id}`);
    run.run(sql`INSERT OR IGNORE INTO tallies (campaign_id) VALUES (${id})`);
    made.add(id);
  }

  /** planned anew since: the place of the same number in an older list is given up */
  function makeRoom(campaignId: number, number: string): boolean {
    const old = run.get<{ id: number; state: number; attempts: number }>(
      sql`SELECT id, state, attempts FROM messages WHERE number = ${number} AND campaign_id = ${campaignId}`,
    );
    if (old === undefined) return true;
    const neverLeft = [STATE.queued, STATE.excluded, STATE.cancelled].includes(old.state) && old.attempts === 0;
    if (neverLeft) run.run(sql`DELETE FROM messages WHERE id = ${old.id}`);
    return neverLeft;
  }

  return {
    told: (line: Told): void => void told.set(line.id, line),
    /** the campaign as it stands in the book, made anew where it has not begun there; null = nothing is known of it */
    find(id: number): { kind: MessageKind } | null {
      const found = campaignOf(id);
      const line = told.get(id);
      if (line !== undefined && (found === undefined || found.state === 'draft')) make(line);
      return campaignOf(id) ?? null;
    },
    /** false = its number has a message of that campaign which left */
    putBack(campaignId: number, route: number, message: ClaimedMessage, text: string): boolean {
      const [id, number, parts, cost, , params] = message;
      if (!makeRoom(campaignId, number)) return false;
      const contact = nameOf.get(number);
      run.run(sql`INSERT INTO messages (id, campaign_id, contact_id, number, name, text, parts, cost, params, route)
        VALUES (${id}, ${campaignId}, ${contact?.id ?? null}, ${number}, ${contact?.name ?? ''}, ${text}, ${parts}, ${cost},
        ${params}, ${route})`);
      run.run(sql`UPDATE tallies SET first_id = CASE first_id WHEN 0 THEN ${id} ELSE min(first_id, ${id}) END,
        last_id = max(last_id, ${id}) WHERE campaign_id = ${campaignId}`);
      return true;
    },
    /** how many were made anew; those of which everybody had got a message are finished */
    conclude(): number {
      for (const id of made) {
        const { n } = run.get<{ n: number }>(sql`SELECT count(*) AS n FROM messages WHERE campaign_id = ${id}`) ?? {
          n: 0,
        };
        const whole = n === told.get(id)?.total;
        run.run(sql`UPDATE campaigns SET state = ${whole ? 'finished' : 'cancelled'},
          finished_at = coalesce(finished_at, updated_at) WHERE id = ${id}`);
      }
      return made.size;
    },
  };
}
