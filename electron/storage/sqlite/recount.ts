import { MESSAGE_STATES } from '../../../shared/domain/status.ts';
import type { Db } from './connection.ts';
import { SPENT_STATES, STATE } from './tally.ts';

/** Counts every campaign's messages anew; how many campaigns had wrong counters (now right). */
export function recountAll(db: Db): number {
  const states = MESSAGE_STATES.map((_, i) => `coalesce(sum(m.state = ${i}), 0) AS n${i}`).join(', ');
  const billing = (
    of: string,
  ) => `(SELECT coalesce(sum(${of}), 0) FROM messages m JOIN attempts a ON a.message_id = m.id
    WHERE m.id BETWEEN t.first_id AND t.last_id AND m.campaign_id = t.campaign_id AND a.billed_parts IS NOT NULL)`;
  const truth = `SELECT t.campaign_id, count(m.id) AS total, coalesce(sum(m.parts), 0) AS parts,
    coalesce(sum(m.cost), 0) AS planned,
    coalesce(sum(CASE WHEN m.state IN (${SPENT_STATES.join(', ')}) THEN m.cost END), 0) AS spent,
    coalesce(sum(CASE WHEN m.state = ${STATE.failed} THEN m.cost END), 0) AS refundable,
    ${billing('m.parts')} AS told_parts, ${billing('a.billed_parts')} AS billed_parts, ${states}
    FROM tallies t LEFT JOIN messages m ON m.id BETWEEN t.first_id AND t.last_id AND m.campaign_id = t.campaign_id
    GROUP BY t.campaign_id`;
  const columns = [
    'total',
    'parts',
    'planned',
    'spent',
    'refundable',
    'told_parts',
    'billed_parts',
    ...MESSAGE_STATES.map((_, i) => `n${i}`),
  ];
  const differs = columns.map((column) => `t.${column} <> r.${column}`).join(' OR ');
  const set = columns.map((column) => `${column} = r.${column}`).join(', ');
  return db
    .prepare(`UPDATE tallies AS t SET ${set} FROM (${truth}) AS r WHERE r.campaign_id = t.campaign_id AND (${differs})`)
    .run().changes;
}
