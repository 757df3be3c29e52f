import { AppError } from '../../../shared/contract/errors.ts';
import type { BulkStorage, PlannedMessage } from '../bulk-storage.ts';
import type { KeptProbe, StartPlan } from '../campaign-store.ts';
import type { Db } from './connection.ts';
import { createRunner, immediate, inList, sql } from './sql.ts';
import { STATE } from './tally.ts';

const CHUNK = 16;
const COLUMNS = ['campaign_id', 'contact_id', 'number', 'name', 'text', 'parts', 'cost'];

/** Draft → scheduled with all its messages, or nothing of it. */
export function createStartCampaign(db: Db): BulkStorage['startCampaign'] {
  const run = createRunner(db);
  /** free texts have no `params`: their rows are written without the column */
  const insertsOf = (columns: readonly string[]) => {
    const row = `(${columns.map(() => '?').join(', ')})`;
    const insert = (rows: number) =>
      db.prepare(`INSERT OR FAIL INTO messages (${columns.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}`);
    return { width: columns.length, many: insert(CHUNK), one: insert(1) };
  };
  const plain = insertsOf(COLUMNS);
  const filled = insertsOf([...COLUMNS, 'params']);
  const heldOne = insertsOf([...COLUMNS, 'params', 'state', 'code']).one;

  function requireStartable(plan: StartPlan): void {
    const used = run.get(sql`SELECT 1 FROM campaigns WHERE idempotency_key = ${plan.idempotencyKey}`);
    if (used !== undefined) throw new AppError('ALREADY_STARTED');
    const draft = run.get<{ state: string }>(sql`SELECT state FROM campaigns WHERE id = ${plan.draftId}`);
    if (draft === undefined) throw new AppError('NOT_FOUND', { what: 'draft' });
    if (draft.state !== 'draft') throw new AppError('ALREADY_STARTED');
  }

  /** the messages of the numbers that go ahead, as ids: claims look nowhere else while 探路 is out */
  function probeOf(campaignId: number, { probe }: StartPlan): string | null {
    if (!probe) return null;
    const { numbers, share, minutes } = probe;
    const ids = run
      .all<{ id: number }>(
        sql`SELECT id FROM messages WHERE number IN ${inList(numbers)} AND campaign_id = ${campaignId}`,
      )
      .map(({ id }) => id);
    return JSON.stringify({ state: 'out', ids, share, minutes } satisfies KeptProbe);
  }

  return immediate(db, (plan: StartPlan, messages: Iterable<PlannedMessage>) => {
    requireStartable(plan);
    const campaignId = plan.draftId;
    const before = run.get<{ seq: number }>(sql`SELECT seq FROM sqlite_sequence WHERE name = 'messages'`)?.seq ?? 0;
    const total = { campaignId, recipients: 0, parts: 0, cost: 0 };
    let signature = '';
    let values: (string | number | null)[] = [];
    const template = plan.template ?? null;
    const { width, many, one } = template === null ? plain : filled;
    let held = { recipients: 0, parts: 0, cost: 0 };
    for (const message of messages) {
      if (message.held !== undefined) {
        const { contactId, number, name, text, parts, cost, params } = message;
        const filling = template === null ? null : JSON.stringify(params ?? []);
        heldOne.run([campaignId, contactId, number, name, text, parts, cost, filling, STATE.excluded, message.held]);
        held = { recipients: held.recipients + 1, parts: held.parts + parts, cost: held.cost + cost };
        continue;
      }
      values.push(
        campaignId,
        message.contactId,
        message.number,
        message.name,
        message.text,
        message.parts,
        message.cost,
      );
      if (template !== null) values.push(JSON.stringify(message.params ?? []));
      total.recipients++;
      total.parts += message.parts;
      total.cost += message.cost;
      signature = message.signature;
      if (values.length === CHUNK * width) {
        many.run(values);
        values = [];
      }
    }
    for (let i = 0; i < values.length; i += width) one.run(values.slice(i, i + width));
    if (total.recipients === 0) throw new AppError('NO_RECIPIENTS');
    const all = total.recipients + held.recipients;
    run.run(sql`UPDATE tallies SET first_id = ${before + 1}, last_id = ${before + all}, total = ${all},
      n0 = ${total.recipients}, n8 = ${held.recipients}, parts = ${total.parts + held.parts},
      planned = ${total.cost + held.cost} WHERE campaign_id = ${campaignId}`);
    const exclude = plan.exclude === undefined ? null : JSON.stringify(plan.exclude);
    const waits = plan.needsApproval === true;
    run.run(sql`UPDATE campaigns SET text_hash = ${plan.textHash ?? null}, own = ${plan.own === true ? 1 : 0},
      exclude = ${exclude}, probe = ${probeOf(campaignId, plan)},
      approval = ${waits ? JSON.stringify({ askedAt: plan.now }) : null}, pause_reason = ${waits ? 'approval' : null}
      WHERE id = ${campaignId}`);
    for (const number of plan.retested ?? [])
      run.run(sql`UPDATE number_health SET suspected_at = ${plan.now}, retests = retests + 1 WHERE number = ${number}`);
    run.run(sql`UPDATE campaigns SET state = ${waits ? 'paused' : plan.state}, signature = ${signature}, start_at = ${plan.startAt},
      hold_until = ${plan.holdUntil}, idempotency_key = ${plan.idempotencyKey}, content_hash = ${plan.contentHash},
      created_at = ${plan.now}, updated_at = ${plan.now} WHERE id = ${campaignId}`);
    if (template !== null) {
      const { body, ...call } = template;
      run.run(sql`UPDATE campaigns SET template = ${JSON.stringify(call)}, body = ${body} WHERE id = ${campaignId}`);
    }
    if (plan.blocked !== undefined && plan.blocked.length > 0)
      run.run(sql`INSERT OR IGNORE INTO blocked_attempts (number, campaign_id, at)
        SELECT value, ${campaignId}, ${plan.now} FROM json_each(${JSON.stringify(plan.blocked)})`);
    return total;
  });
}
