import type { CampaignNote } from '../../../shared/contract/campaigns.ts';
import type { MessageFilter } from '../../../shared/contract/messages.ts';
import type { CampaignState } from '../../../shared/domain/status.ts';
import type { AttemptRow, CampaignStore } from '../campaign-store.ts';
import type { PageQuery } from '../contact-store.ts';
import { breakdownOf } from './campaign-breakdown.ts';
import {
  CAMPAIGN_SELECT,
  type CampaignDbRow,
  MESSAGE_COLUMNS,
  type MessageDbRow,
  toCampaign,
  toMessage,
} from './campaign-rows.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { totalsSince } from './day-totals.ts';
import { NOT_ERASED } from './erase-number.ts';
import { createMessageQuery } from './message-query.ts';
import { allOf, inList, type Runner, type Sql, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { STATE } from './tally.ts';

export const OUTCOMES: readonly AttemptRow['outcome'][] = [
  'sending',
  'accepted',
  'rejected',
  'unknown',
  'not_sent',
  'assumed',
];

export type CampaignReads = Pick<
  Sync<CampaignStore>,
  | 'get'
  | 'list'
  | 'active'
  | 'byIdempotencyKey'
  | 'sameContentSince'
  | 'failedByCode'
  | 'breakdown'
  | 'messages'
  | 'countMessages'
  | 'message'
  | 'attempts'
  | 'notes'
  | 'totalsSince'
  | 'todo'
>;

export function createCampaignReads(run: Runner): CampaignReads {
  const query = createMessageQuery(run);
  return {
    get(id) {
      const row = run.get<CampaignDbRow>(sql`${CAMPAIGN_SELECT} WHERE c.id = ${id}`);
      return row === undefined ? null : toCampaign(row);
    },
    list({ states, q }: { states?: CampaignState[]; q?: string }, { cursor, limit }: PageQuery) {
      const conditions: Sql[] = [sql`c.id < ${decodeCursor(cursor)?.id ?? Number.MAX_SAFE_INTEGER}`];
      // answers to one number stand in its conversation; one that is held up needs a person here too
      conditions.push(sql`(c.state = 'paused' OR NOT EXISTS (SELECT 1 FROM answers a WHERE a.campaign_id = c.id))`);
      if (states !== undefined) conditions.push(sql`c.state IN ${inList(states)}`);
      const text = q?.trim() ?? '';
      if (text !== '') conditions.push(sql`(instr(lower(c.name), lower(${text})) > 0 OR instr(c.body, ${text}) > 0)`);
      const rows = run.all<CampaignDbRow>(
        sql`${CAMPAIGN_SELECT} WHERE ${allOf(conditions)} ORDER BY c.id DESC LIMIT ${limit + 1}`,
      );
      const shown = rows.slice(0, limit).map(toCampaign);
      const last = shown[shown.length - 1];
      const more = rows.length > limit && last !== undefined;
      return { rows: shown, next: more ? encodeCursor({ plan: 'campaigns', key: '', id: last.id }) : null };
    },
    active: () =>
      run
        .all<CampaignDbRow>(sql`${CAMPAIGN_SELECT} WHERE c.state IN ('scheduled', 'sending') ORDER BY c.id`)
        .map(toCampaign),
    byIdempotencyKey: (key) =>
      run.get<{ id: number }>(sql`SELECT id FROM campaigns WHERE idempotency_key = ${key}`)?.id ?? null,
    sameContentSince: (hash, since) =>
      run.get(sql`SELECT id, name, created_at AS createdAt FROM campaigns
        WHERE content_hash = ${hash} AND state <> 'draft' AND created_at >= ${since} ORDER BY created_at DESC LIMIT 1`) ??
      null,
    failedByCode: (id) =>
      run.all(sql`SELECT coalesce(code, '') AS code, count(*) AS recipients, sum(parts) AS parts, sum(cost) AS cost,
        max(attempts) AS mostAttempts FROM messages WHERE campaign_id = ${id} AND state >= 4 AND state IN (${STATE.failed}, ${STATE.rejected})
        AND ${NOT_ERASED} GROUP BY 1 ORDER BY recipients DESC, code`),
    breakdown: (id) => breakdownOf(run, id),
    messages: query.page,
    countMessages(filter: MessageFilter) {
      return query.count(filter);
    },
    message(id) {
      const row = run.get<MessageDbRow>(
        sql`SELECT ${MESSAGE_COLUMNS} FROM messages m JOIN campaigns c ON c.id = m.campaign_id WHERE m.id = ${id}`,
      );
      return row === undefined ? null : toMessage(row);
    },
    attempts: (messageId) =>
      run
        .all<
          Omit<AttemptRow, 'outcome'> & { outcome: number }
        >(sql`SELECT a.no, a.at, a.settled_at AS settledAt, a.outcome, a.code,
          a.channel_id AS channelId, coalesce(h.name, '') AS channelName, a.provider_id AS providerId,
          a.billed_parts AS billedParts, a.evidence
          FROM attempts a LEFT JOIN channels h ON h.id = a.channel_id WHERE a.message_id = ${messageId} ORDER BY a.no`)
        .map((row) => ({ ...row, outcome: OUTCOMES[row.outcome] ?? 'unknown' })),
    notes: (id) =>
      run
        .all<{ at: number; key: CampaignNote['key']; data: string }>(
          sql`SELECT at, key, data FROM notes WHERE campaign_id = ${id} ORDER BY id DESC LIMIT 200`,
        )
        .map((row) => ({ ...row, data: JSON.parse(row.data) })),
    totalsSince: (since) => totalsSince(run, since),
    todo() {
      const one = (part: Sql): number => run.get<{ n: number }>(part)?.n ?? 0;
      return {
        unknown: one(sql`SELECT coalesce(sum(n6), 0) AS n FROM tallies`),
        replies: one(sql`SELECT coalesce(sum(unread), 0) AS n FROM conversations WHERE unread > 0`),
        followUps: one(sql`SELECT count(*) AS n FROM conversations WHERE follow_up = 1`),
        drafts: one(sql`SELECT count(*) AS n FROM campaigns WHERE state = 'draft'
          AND id NOT IN (SELECT campaign_id FROM answers)`),
        paused: one(sql`SELECT count(*) AS n FROM campaigns WHERE state = 'paused'`),
      };
    },
  };
}
