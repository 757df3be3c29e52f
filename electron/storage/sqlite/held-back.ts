import { AppError } from '../../../shared/contract/errors.ts';
import { type CampaignState, type MessageKind, messageStateOf } from '../../../shared/domain/status.ts';
import { allowedAt, type FrequencyLimits, HOLD_CODES, textHash } from '../../core/frequency.ts';
import type { CampaignStore, HeldRow } from '../campaign-store.ts';
import type { Db } from './connection.ts';
import { NOT_ERASED } from './erase-number.ts';
import { createRunner, immediate, inList, type Runner, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { STATE, type Tally } from './tally.ts';
import { createTouches, type Touches } from './touches.ts';

export type HeldWrites = Pick<Sync<CampaignStore>, 'requeueHeld' | 'setProbe' | 'approve' | 'pruneTouches'>;
export type HeldReads = Pick<Sync<CampaignStore>, 'heldBack' | 'probeMessages' | 'sameTextSince'>;

interface Held {
  id: number;
  number: string;
  text: string;
  code: string;
  parts: number;
  cost: number;
}
const BEGUN: readonly CampaignState[] = ['sending', 'paused', 'finished'];

const heldOf = (run: Runner, campaignId: number): Held[] =>
  run.all<Held>(sql`SELECT id, number, text, code, parts, cost FROM messages WHERE campaign_id = ${campaignId}
    AND state >= 4 AND state = ${STATE.excluded} AND code IN ${inList([...HOLD_CODES])}
    AND ${NOT_ERASED}`);

/** the next instant its number may be written to, at the campaign's kind */
function nextOf(run: Runner, touches: Touches, campaignId: number, limits: FrequencyLimits, now: number) {
  const kind =
    run.get<{ kind: MessageKind }>(sql`SELECT kind FROM campaigns WHERE id = ${campaignId}`)?.kind ?? 'notice';
  return ({ id, number, text }: Held): number =>
    allowedAt(touches.others(number, id, now), { kind, text: textHash(text) }, limits, now);
}

export function createHeldReads(db: Db): HeldReads {
  const run = createRunner(db);
  const touches = createTouches(db);
  return {
    heldBack(id, limits, now) {
      const next = nextOf(run, touches, id, limits, now);
      const rows = new Map<string, HeldRow>();
      for (const held of heldOf(run, id)) {
        const at = next(held);
        const row = rows.get(held.code) ?? { code: held.code, recipients: 0, parts: 0, cost: 0, nextAt: at };
        row.recipients += 1;
        row.parts += held.parts;
        row.cost += held.cost;
        row.nextAt = Math.min(row.nextAt, at);
        rows.set(held.code, row);
      }
      return [...rows.values()];
    },
    probeMessages: (id) =>
      run
        .all<{ number: string; state: number; submittedAt: number | null }>(
          sql`SELECT m.number, m.state, m.submitted_at AS submittedAt FROM campaigns c, json_each(c.probe, '$.ids') j
            JOIN messages m ON m.id = j.value WHERE c.id = ${id} ORDER BY m.id`,
        )
        .map((row) => ({ ...row, state: messageStateOf(row.state) })),
    sameTextSince: (textHash, since) =>
      run.all(sql`SELECT id, name, created_at AS createdAt FROM campaigns
        WHERE text_hash = ${textHash} AND created_at >= ${since} AND state <> 'cancelled' ORDER BY created_at DESC LIMIT 20`),
  };
}

/** What a started campaign's messages wait for beside their turn: frequency, 探路, a second person. */
export function createHeldWrites(db: Db, tally: Tally): HeldWrites {
  const run = createRunner(db);
  const touches = createTouches(db);
  const back = db.prepare(`UPDATE messages SET state = ${STATE.queued}, retry_at = ?, code = NULL WHERE id = ?`);
  return {
    requeueHeld: immediate(db, (id, limits, now) => {
      const state = run.get<{ state: CampaignState }>(sql`SELECT state FROM campaigns WHERE id = ${id}`)?.state;
      if (state === undefined || !BEGUN.includes(state)) throw new AppError('WRONG_STATE', { state: state ?? '' });
      const next = nextOf(run, touches, id, limits, now);
      const total = { requeued: 0, parts: 0, cost: 0 };
      for (const held of heldOf(run, id)) {
        back.run(next(held), held.id);
        tally.move(id, STATE.excluded, STATE.queued, 1, held.cost);
        total.requeued += 1;
        total.parts += held.parts;
        total.cost += held.cost;
      }
      if (total.requeued === 0) return total;
      tally.flush();
      // a campaign somebody stopped stays stopped
      if (state === 'finished')
        run.run(sql`UPDATE campaigns SET state = 'sending', finished_at = NULL, updated_at = ${now} WHERE id = ${id}`);
      return total;
    }),
    setProbe: immediate(
      db,
      (id, from, to) =>
        run.run(sql`UPDATE campaigns SET probe = json_set(probe, '$.state', ${to})
          WHERE id = ${id} AND probe ->> 'state' IN ${inList(from)}`).changes > 0,
    ),
    approve: immediate(
      db,
      (id, now) =>
        run.run(sql`UPDATE campaigns SET approval = json_set(approval, '$.approvedAt', ${now})
          WHERE id = ${id} AND state = 'paused' AND pause_reason = 'approval'`).changes > 0,
    ),
    pruneTouches: immediate(db, (before) => run.run(sql`DELETE FROM touches WHERE at < ${before}`).changes),
  };
}
