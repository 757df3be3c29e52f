import { AppError } from '../../../shared/contract/errors.ts';
import type { CampaignState } from '../../../shared/domain/status.ts';
import type { CampaignStore } from '../campaign-store.ts';
import type { Db } from './connection.ts';
import { NOT_ERASED } from './erase-number.ts';
import { createHeldWrites, type HeldWrites } from './held-back.ts';
import { recountAll } from './recount.ts';
import { createRunner, immediate, inList, join, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { STATE, type Tally } from './tally.ts';

export type CampaignWrites = HeldWrites &
  Pick<
    Sync<CampaignStore>,
    'saveDraft' | 'removeDraft' | 'move' | 'setWaiting' | 'cancel' | 'undo' | 'requeueFailed' | 'addNote' | 'recount'
  >;

const FIELD_COLUMNS = {
  pauseReason: 'pause_reason',
  pauseDetail: 'pause_detail',
  startAt: 'start_at',
  holdUntil: 'hold_until',
  waitingUntil: 'waiting_until',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
  priceAccepted: 'price_accepted',
} as const;
type Field = keyof typeof FIELD_COLUMNS;

export function createCampaignWrites(db: Db, tally: Tally): CampaignWrites {
  const run = createRunner(db);
  const stateOf = (id: number): CampaignState => {
    const row = run.get<{ state: CampaignState }>(sql`SELECT state FROM campaigns WHERE id = ${id}`);
    if (row === undefined) throw new AppError('NOT_FOUND', { what: 'campaign' });
    return row.state;
  };
  const requireState = (id: number, allowed: CampaignState[]): void => {
    const state = stateOf(id);
    if (!allowed.includes(state)) throw new AppError('WRONG_STATE', { state });
  };
  const requireDraft = (id: number): void => {
    if (stateOf(id) !== 'draft') throw new AppError('ALREADY_STARTED');
  };
  const setState = (id: number, state: CampaignState, now: number): void =>
    void run.run(sql`UPDATE campaigns SET state = ${state}, updated_at = ${now} WHERE id = ${id}`);
  const note: Sync<CampaignStore>['addNote'] = (id, { at, key, data }) =>
    void run.run(
      sql`INSERT INTO notes (campaign_id, at, key, data) VALUES (${id}, ${at}, ${key}, ${JSON.stringify(data)})`,
    );

  return {
    saveDraft: immediate(db, (id, draft, now) => {
      const json = JSON.stringify(draft);
      if (id !== null) {
        requireDraft(id);
        run.run(sql`UPDATE campaigns SET name = ${draft.name}, kind = ${draft.kind}, channel_id = ${draft.channelId},
          signature = ${draft.signature}, body = ${draft.body}, draft = ${json}, updated_at = ${now} WHERE id = ${id}`);
        return id;
      }
      const { lastInsertRowid } =
        run.run(sql`INSERT INTO campaigns (name, state, kind, channel_id, signature, body, draft,
        created_at, updated_at) VALUES (${draft.name}, 'draft', ${draft.kind}, ${draft.channelId}, ${draft.signature},
        ${draft.body}, ${json}, ${now}, ${now})`);
      run.run(sql`INSERT INTO tallies (campaign_id) VALUES (${Number(lastInsertRowid)})`);
      return Number(lastInsertRowid);
    }),
    removeDraft: immediate(db, (id) => {
      requireDraft(id);
      run.run(sql`DELETE FROM campaigns WHERE id = ${id}`);
      run.run(sql`DELETE FROM tallies WHERE campaign_id = ${id}`);
    }),
    move: immediate(db, (id, from, to, fields, now) => {
      const changes = Object.entries(fields).map(([field, value]) => {
        const column = { text: FIELD_COLUMNS[field as Field], values: [] };
        return sql`${column} = ${typeof value === 'boolean' ? Number(value) : (value ?? null)}`;
      });
      const set = join([sql`state = ${to}`, sql`updated_at = ${now}`, ...changes], ', ');
      return run.run(sql`UPDATE campaigns SET ${set} WHERE id = ${id} AND state IN ${inList(from)}`).changes > 0;
    }),
    setWaiting: immediate(db, (id, waitingUntil) => {
      run.run(sql`UPDATE campaigns SET waiting_until = ${waitingUntil} WHERE id = ${id}`);
    }),
    cancel: immediate(db, (id, now) => {
      requireState(id, ['scheduled', 'sending', 'paused']);
      const { n, cost } = run.get<{ n: number; cost: number | null }>(
        sql`SELECT count(*) AS n, sum(cost) AS cost FROM messages WHERE campaign_id = ${id} AND state = 0`,
      ) ?? { n: 0, cost: 0 };
      run.run(sql`UPDATE messages SET state = ${STATE.cancelled} WHERE campaign_id = ${id} AND state = 0`);
      tally.move(id, STATE.queued, STATE.cancelled, n, cost ?? 0);
      tally.flush();
      run.run(sql`UPDATE campaigns SET waiting_until = NULL, finished_at = ${now} WHERE id = ${id}`);
      setState(id, 'cancelled', now);
      return n;
    }),
    undo: immediate(db, (id, now) => {
      const waits = run.get(
        sql`SELECT 1 FROM campaigns WHERE id = ${id} AND state = 'paused' AND pause_reason = 'approval'`,
      );
      if (waits === undefined) requireState(id, ['scheduled']);
      const left =
        run.get<{ n: number }>(sql`SELECT total - n0 - n8 AS n FROM tallies WHERE campaign_id = ${id}`)?.n ?? 0;
      if (left > 0) throw new AppError('WRONG_STATE', { state: 'sending' });
      run.run(sql`DELETE FROM messages WHERE id BETWEEN (SELECT first_id FROM tallies WHERE campaign_id = ${id})
        AND (SELECT last_id FROM tallies WHERE campaign_id = ${id}) AND campaign_id = ${id}`);
      run.run(sql`UPDATE tallies SET first_id = 0, last_id = 0, total = 0, parts = 0, planned = 0, n0 = 0, n8 = 0
        WHERE campaign_id = ${id}`);
      run.run(sql`UPDATE campaigns SET idempotency_key = NULL, content_hash = NULL, start_at = NULL, hold_until = NULL,
        waiting_until = NULL, template = NULL, text_hash = NULL, exclude = NULL, probe = NULL, approval = NULL,
        pause_reason = NULL, pause_detail = NULL WHERE id = ${id}`);
      if (waits !== undefined) note(id, { at: now, key: 'approval_withdrawn', data: {} });
      setState(id, 'draft', now);
    }),
    requeueFailed: immediate(db, (id, codes, now) => {
      requireState(id, ['sending', 'paused', 'finished']);
      const chosen = sql`campaign_id = ${id} AND state >= 4 AND state IN (${STATE.failed}, ${STATE.rejected})
        AND ${NOT_ERASED}
        AND (${codes === null ? 1 : 0} OR coalesce(code, '') IN ${inList(codes ?? [])})`;
      const groups = run.all<{ state: number; n: number; parts: number; cost: number }>(
        sql`SELECT state, count(*) AS n, sum(parts) AS parts, sum(cost) AS cost FROM messages WHERE ${chosen} GROUP BY state`,
      );
      const total = { requeued: 0, parts: 0, cost: 0 };
      for (const { state, n, parts, cost } of groups) {
        tally.move(id, state, STATE.queued, n, cost);
        total.requeued += n;
        total.parts += parts;
        total.cost += cost;
      }
      if (total.requeued === 0) return total;
      run.run(sql`UPDATE messages SET state = 0, retry_at = ${now}, code = NULL, reported_at = NULL WHERE ${chosen}`);
      tally.flush();
      run.run(sql`UPDATE campaigns SET pause_reason = NULL, pause_detail = NULL, finished_at = NULL,
        probe = CASE WHEN probe ->> 'state' = 'stopped' THEN json_set(probe, '$.state', 'out') ELSE probe END WHERE id = ${id}`);
      setState(id, 'sending', now);
      return total;
    }),
    addNote: immediate(db, note),
    recount: immediate(db, () => recountAll(db)),
    ...createHeldWrites(db, tally),
  };
}
