import type { Origin } from '../../../shared/contract/replies.ts';
import type { TimelineEvent, TimelineHead } from '../../../shared/contract/timeline.ts';
import { REPLY_VERDICTS } from '../../../shared/domain/reply-rules.ts';
import { type BLACKLIST_SOURCES, messageStateOf } from '../../../shared/domain/status.ts';
import type { Page, PageQuery } from '../contact-store.ts';
import { OUTCOMES } from './campaign-reads.ts';
import { rehearsedOptOut } from './channel-blocking.ts';
import { ORIGIN, REPLIED_AT } from './reply-thread.ts';
import { REPORT_STATUSES } from './report-apply.ts';
import { inList, type Runner, sql } from './sql.ts';
import { STATE } from './tally.ts';
import { fetched, idOf, type Key, KINDS, kindOf, unionPage } from './union-page.ts';

type Source = (typeof BLACKLIST_SOURCES)[number];
type Told<K extends TimelineEvent['kind']> = Extract<TimelineEvent, { kind: K }>;
/** What a row of that kind holds beside kind, key and time. */
type Row<K extends TimelineEvent['kind']> = Omit<Told<K>, 'kind' | 'key' | 'at'> & { id: number };

/** A day of consent has no hour: its midnight in Shanghai. */
const CONSENT_AT = sql`unixepoch(consent_date || ' 00:00:00', '-8 hours') * 1000`;
const ADDED = 0;
const DELETED = 1;
const CONSENT = 2;
const MESSAGE = 3;
const REPLY = 4;
const BLACKLIST = 5;
const CHANNEL_BLOCK = 6;
const BLOCKED = 7;

/** A standing refusal of one channel is told once, by its entry. */
const STANDING = sql`EXISTS (SELECT 1 FROM channel_blocks b WHERE b.number = h.number AND b.channel_id = h.channel_id
  AND b.created_at = h.at)`;

const everything = (number: string) => sql`
  SELECT created_at AS at, id * ${KINDS} + ${ADDED} AS k FROM contacts WHERE number = ${number}
  UNION ALL SELECT deleted_at, id * ${KINDS} + ${DELETED} FROM bin WHERE number = ${number}
  UNION ALL SELECT ${CONSENT_AT}, id * ${KINDS} + ${CONSENT} FROM contacts
    WHERE number = ${number} AND consent_date IS NOT NULL
  UNION ALL SELECT coalesce((SELECT min(t.at) FROM attempts t WHERE t.message_id = m.id), c.created_at),
    m.id * ${KINDS} + ${MESSAGE} FROM messages m JOIN campaigns c ON c.id = m.campaign_id WHERE m.number = ${number}
  UNION ALL SELECT ${REPLIED_AT}, r.id * ${KINDS} + ${REPLY} FROM replies r WHERE r.number = ${number}
  UNION ALL SELECT at, id * ${KINDS} + ${BLACKLIST} FROM blacklist_history h WHERE number = ${number}
    AND NOT (what = 'added' AND ${STANDING})
  UNION ALL SELECT created_at, id * ${KINDS} + ${CHANNEL_BLOCK} FROM channel_blocks WHERE number = ${number}
  UNION ALL SELECT at, campaign_id * ${KINDS} + ${BLOCKED} FROM blocked_attempts WHERE number = ${number}`;

/** Everything about one number, newest first. */
export function timelineOf(run: Runner, number: string, query: PageQuery): Page<TimelineEvent> {
  const { keys, next } = unionPage(run, 'timeline', everything(number), query);
  const contacts = fetched(keys, ADDED, (ids) => namesOf(run, ids));
  const binned = fetched(keys, DELETED, (ids) =>
    run.all<Row<'deleted'>>(
      sql`SELECT id, coalesce(contact ->> 'name', '') AS name FROM bin WHERE id IN ${inList(ids)}`,
    ),
  );
  const consents = fetched(keys, CONSENT, (ids) =>
    run
      .all<Omit<Row<'consent'>, 'proof'> & { proof: number | null }>(
        sql`SELECT id, consent_source AS source, consent_ground AS ground, consent_proof AS proof
          FROM contacts WHERE id IN ${inList(ids)}`,
      )
      .map((row) => ({ ...row, proof: row.proof !== null })),
  );
  const messages = messagesOf(run, keys);
  const replies = fetched(keys, REPLY, (ids) =>
    run
      .all<{ id: number; text: string; verdict: number; incomplete: number; channelId: number; channelName: string }>(
        sql`SELECT r.id, r.text, r.verdict, r.incomplete, r.channel_id AS channelId,
          coalesce(h.name, '') AS channelName FROM replies r LEFT JOIN channels h ON h.id = r.channel_id WHERE r.id IN ${inList(ids)}`,
      )
      .map((row) => ({
        ...row,
        verdict: REPLY_VERDICTS[row.verdict] ?? 'other',
        incomplete: row.incomplete === 1,
      })),
  );
  const listed = fetched(keys, BLACKLIST, (ids) =>
    run.all<Row<'blacklist'>>(
      sql`SELECT l.id, l.what, l.source, l.channel_id AS channelId, coalesce(h.name, '') AS channelName, l.reason, l.proof
        FROM blacklist_history l LEFT JOIN channels h ON h.id = l.channel_id WHERE l.id IN ${inList(ids)}`,
    ),
  );
  const refused = fetched(keys, CHANNEL_BLOCK, (ids) =>
    run.all<
      Row<'channel_block'>
    >(sql`SELECT b.id, b.channel_id AS channelId, b.code, b.proof, coalesce(h.name, '') AS channelName
      FROM channel_blocks b LEFT JOIN channels h ON h.id = b.channel_id WHERE b.id IN ${inList(ids)}`),
  );
  const wanted = fetched(keys, BLOCKED, (ids) =>
    run.all<{ id: number; campaignName: string }>(
      sql`SELECT id, name AS campaignName FROM campaigns WHERE id IN ${inList(ids)}`,
    ),
  );

  function told(key: Key): TimelineEvent | null {
    const id = idOf(key);
    const base = { key: String(key.k), at: key.at };
    const event = <K extends TimelineEvent['kind']>(kind: K, row: Row<K> | undefined): TimelineEvent | null => {
      if (row === undefined) return null;
      const { id: _id, ...rest } = row;
      return { ...base, kind, ...rest } as unknown as TimelineEvent;
    };
    switch (kindOf(key)) {
      case ADDED:
        return event('added', contacts.get(id));
      case DELETED:
        return event('deleted', binned.get(id));
      case CONSENT:
        return event('consent', consents.get(id));
      case MESSAGE:
        return event('message', messages.get(id));
      case REPLY: {
        const row = replies.get(id);
        return row === undefined ? null : event('reply', { ...row, replyId: id });
      }
      case BLACKLIST:
        return event('blacklist', listed.get(id));
      case CHANNEL_BLOCK:
        return event('channel_block', refused.get(id));
      default:
        return event('blocked', { id, campaignId: id, campaignName: wanted.get(id)?.campaignName ?? '' });
    }
  }
  return { rows: keys.map(told).filter((row) => row !== null), next };
}

const namesOf = (run: Runner, ids: number[]) =>
  run.all<Row<'added'>>(sql`SELECT id, name FROM contacts WHERE id IN ${inList(ids)}`);

type Attempt = Told<'message'>['attempts'][number];
type Report = Told<'message'>['reports'][number];

/** Messages with their attempts and reports, oldest first. */
function messagesOf(run: Runner, keys: readonly Key[]): Map<number, Row<'message'>> {
  const rows = fetched(keys, MESSAGE, (ids) =>
    run.all<Omit<Row<'message'>, 'state' | 'attempts' | 'reports'> & { state: number; origin: Origin }>(
      sql`SELECT m.id, m.id AS messageId, m.campaign_id AS campaignId, c.name AS campaignName, m.text, m.state, m.code,
        m.parts, m.cost, ${ORIGIN} AS origin FROM messages m JOIN campaigns c ON c.id = m.campaign_id
        LEFT JOIN answers a ON a.campaign_id = c.id WHERE m.id IN ${inList(ids)}`,
    ),
  );
  const all = inList([...rows.keys()]);
  const attempts = run.all<Omit<Attempt, 'outcome'> & { messageId: number; outcome: number }>(
    sql`SELECT a.message_id AS messageId, a.no, a.at, a.outcome, a.code, coalesce(h.name, '') AS channelName
      FROM attempts a LEFT JOIN channels h ON h.id = a.channel_id WHERE a.message_id IN ${all} ORDER BY a.message_id, a.no`,
  );
  const reports = run.all<Omit<Report, 'status'> & { messageId: number; status: number }>(
    sql`SELECT message_id AS messageId, at, status, code FROM reports WHERE message_id IN ${all} ORDER BY at, id`,
  );
  const found = [...rows.values()].map((row): [number, Row<'message'>] => [
    row.id,
    { ...row, state: messageStateOf(row.state), attempts: [], reports: [] },
  ]);
  const byId = new Map(found);
  for (const { messageId, ...attempt } of attempts)
    byId.get(messageId)?.attempts.push({ ...attempt, outcome: OUTCOMES[attempt.outcome] ?? 'unknown' });
  for (const { messageId, ...report } of reports)
    byId.get(messageId)?.reports.push({ ...report, status: REPORT_STATUSES[report.status] ?? 'pending' });
  return byId;
}

export function timelineHeadOf(run: Runner, number: string): Omit<TimelineHead, 'carrier' | 'province'> {
  const contact = run.get<{ id: number; name: string }>(sql`SELECT id, name FROM contacts WHERE number = ${number}`);
  const entry = run.get<{ source: Source; at: number }>(
    sql`SELECT source, created_at AS at FROM blacklist WHERE number = ${number}`,
  );
  const sums = run.get<{ messages: number; delivered: number }>(sql`SELECT count(*) AS messages,
    count(*) FILTER (WHERE state = ${STATE.delivered}) AS delivered FROM messages WHERE number = ${number}`);
  const talk = run.get<{ replies: number }>(sql`SELECT replies FROM conversations WHERE number = ${number}`);
  const rehearsed = run.get(sql`SELECT 1 WHERE ${rehearsedOptOut(sql`${number}`)}`) !== undefined;
  return {
    number,
    name: contact?.name ?? '',
    contactId: contact?.id ?? null,
    blacklisted: entry ?? null,
    rehearsedOptOut: rehearsed,
    messages: sums?.messages ?? 0,
    delivered: sums?.delivered ?? 0,
    replies: talk?.replies ?? 0,
  };
}
