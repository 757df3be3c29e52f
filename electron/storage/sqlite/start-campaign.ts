import { AppError } from '../../../shared/contract/errors.ts';
import type { BulkStorage, PlannedMessage } from '../bulk-storage.ts';
import type { StartPlan } from '../campaign-store.ts';
import type { Db } from './connection.ts';
import { createRunner, immediate, sql } from './sql.ts';

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

  function requireStartable(plan: StartPlan): void {
    const used = run.get(sql`SELECT 1 FROM campaigns WHERE idempotency_key = ${plan.idempotencyKey}`);
    if (used !== undefined) throw new AppError('ALREADY_STARTED');
    const draft = run.get<{ state: string }>(sql`SELECT state FROM campaigns WHERE id = ${plan.draftId}`);
    if (draft === undefined) throw new AppError('NOT_FOUND', { what: 'draft' });
    if (draft.state !== 'draft') throw new AppError('ALREADY_STARTED');
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
    for (const message of messages) {
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
    run.run(sql`UPDATE tallies SET first_id = ${before + 1}, last_id = ${before + total.recipients},
      total = ${total.recipients}, n0 = ${total.recipients}, parts = ${total.parts}, planned = ${total.cost}
      WHERE campaign_id = ${campaignId}`);
    run.run(sql`UPDATE campaigns SET state = ${plan.state}, signature = ${signature}, start_at = ${plan.startAt},
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
