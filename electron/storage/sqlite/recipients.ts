import type { Audience, ExclusionReason } from '../../../shared/contract/compose.ts';
import { parseNumber } from '../../../shared/domain/phone.ts';
import { REHEARSED_OPT_OUT } from '../../../shared/domain/status.ts';
import type { BulkStorage, Recipient } from '../bulk-storage.ts';
import type { Db } from './connection.ts';
import { createContactSearch } from './contact-search.ts';
import { createCounters } from './counters.ts';
import { createForgotten, type Forgotten } from './forgotten.ts';
import { GOT } from './outbox-exclusions.ts';
import { createRunner, inList, join, type Runner, type Sql, sql } from './sql.ts';

const SLICE = 2_000;
const DAY_MS = 86_400_000;
type Count = (reason: ExclusionReason, n: number, number?: string) => void;
type Source = { run: Runner; forgotten: Forgotten };

interface AudienceRow {
  id: number;
  number: string;
  name: string;
  gender: 'male' | 'female' | null;
  birthday: string | null;
  company: string;
  remark: string;
  custom: string | null;
  consent: number;
  reason: number;
}
/** In this order: the first that holds is the one shown. */
const REASONS: readonly (ExclusionReason | null)[] = [
  null,
  'opted_out',
  'blacklist',
  'excluded_group',
  'excluded_tag',
  'excluded_number',
  'sent_recently',
  'in_campaign',
];

const memberOf = (labelIds: number[], id: Sql): Sql =>
  labelIds.length === 0
    ? sql`0`
    : sql`EXISTS (SELECT 1 FROM members x WHERE x.label_id IN ${inList(labelIds)} AND x.contact_id = ${id})`;
const inCampaign = (campaignIds: number[], number: Sql): Sql =>
  campaignIds.length === 0
    ? sql`0`
    : sql`EXISTS (SELECT 1 FROM messages y WHERE y.number = ${number} AND y.campaign_id IN ${inList(campaignIds)}
        AND y.state IN (${{ text: GOT, values: [] }}))`;

/** Which marks of `contacts.blocked` keep somebody out, and under which reason. */
const refusals = (notices: boolean): [blocked: number, why: ExclusionReason][] =>
  notices
    ? [[2, 'blacklist']]
    : [
        [1, 'opted_out'],
        [2, 'blacklist'],
      ];

/** Walks an audience in slices; between two slices no statement is open, so the caller may write meanwhile. */
export function createRecipients(db: Db): BulkStorage['recipients'] {
  const run = createRunner(db);
  const search = createContactSearch(run, createCounters(db));
  db.exec('CREATE TEMP TABLE IF NOT EXISTS audience (id INTEGER PRIMARY KEY) STRICT');

  /**
   * The list is read by itself, and as one value: a hundred thousand refusals cost less than a hundred thousand rows of an
   * audience, and one long text less than as many short ones.
   */
  const blockedOf = (from: string) =>
    db
      .prepare<[number], string | null>(
        `SELECT group_concat(c.number) FROM ${from} WHERE c.blocked > 0 AND c.blocked = ?`,
      )
      .pluck();
  const inBook = blockedOf('contacts c');
  const inChosen = blockedOf('temp.audience a CROSS JOIN contacts c ON c.id = a.id');
  const blockedIn = (everyone: boolean, blocked: number): string[] =>
    (everyone ? inBook : inChosen).get(blocked)?.split(',') ?? [];

  const blocksOf = db.prepare<[number], { number: string; code: string }>(
    'SELECT number, code FROM channel_blocks WHERE channel_id = ?',
  );
  /** what was refused over one channel, as a claim over it will look at it */
  const refusedOver = (channelId: number | null, notices: boolean): Map<string, ExclusionReason> =>
    new Map(
      (channelId === null ? [] : blocksOf.all(channelId)).flatMap(({ number, code }): [string, ExclusionReason][] => {
        if (code !== REHEARSED_OPT_OUT) return [[number, 'blacklist']];
        return notices ? [] : [[number, 'opted_out']];
      }),
    );

  return function* recipients(audience, { now, notices = false, channelId = null }, excluded) {
    const { exclude } = audience;
    const withoutNumbers = exclude.numbers.flatMap((text) => parseNumber(text).number ?? []);
    const since = exclude.sentWithinDays === null ? null : now - exclude.sentWithinDays * DAY_MS;
    const reason = sql`CASE WHEN ${memberOf(exclude.groupIds, sql`c.id`)} THEN 3 WHEN ${memberOf(exclude.tagIds, sql`c.id`)} THEN 4
      WHEN ${withoutNumbers.length === 0 ? sql`0` : sql`c.number IN ${inList(withoutNumbers)}`} THEN 5
      WHEN ${since === null ? sql`0` : sql`c.last_sent_at >= ${since}`} THEN 6
      WHEN ${inCampaign(exclude.campaignIds, sql`c.number`)} THEN 7 ELSE 0 END AS reason`;
    const from = audience.everyone ? sql`contacts c` : sql`temp.audience a CROSS JOIN contacts c ON c.id = a.id`;
    if (!audience.everyone) fill(run, search.selectIds, audience);
    for (const [blocked, why] of refusals(notices))
      for (const number of blockedIn(audience.everyone, blocked)) excluded(why, 1, number);
    const refused = refusedOver(channelId, notices);
    const open = sql`c.blocked ${notices ? sql`< 2` : sql`= 0`}`;
    for (let after = 0; ; ) {
      const rows =
        run.all<AudienceRow>(sql`SELECT c.id, c.number, c.name, c.gender, c.birthday, c.company, c.remark, c.custom,
        c.consent_ground <> '' OR c.consent_source <> '' AS consent, ${reason} FROM ${from} WHERE ${audience.everyone ? sql`c.id` : sql`a.id`} > ${after} AND ${open}
        ORDER BY ${audience.everyone ? sql`c.id` : sql`a.id`} LIMIT ${SLICE}`);
      for (const row of rows) {
        const over = refused.get(row.number);
        // no number is told: it is the channel's account that refuses, or a rehearsal, and no attempt on a person's word
        if (over !== undefined) {
          excluded(over, 1);
          continue;
        }
        const why = REASONS[row.reason] ?? null;
        if (why === null) yield toRecipient(row);
        else excluded(why, 1, row.number);
      }
      const last = rows[rows.length - 1];
      if (last === undefined || rows.length < SLICE) break;
      after = last.id;
    }
    yield* typed(
      { run, forgotten: createForgotten(db) },
      audience,
      { now, since, notices, refused, without: new Set(withoutNumbers) },
      excluded,
    );
  };
}

function fill(run: Runner, selectIds: (filter: NonNullable<Audience['filter']>) => Sql, audience: Audience): void {
  run.run(sql`DELETE FROM temp.audience`);
  const labels = [...audience.groupIds, ...audience.tagIds];
  const sources: Sql[] = [];
  if (labels.length > 0) sources.push(sql`SELECT contact_id FROM members WHERE label_id IN ${inList(labels)}`);
  if (audience.contactIds.length > 0)
    sources.push(sql`SELECT value FROM json_each(${JSON.stringify(audience.contactIds)})`);
  if (audience.filter !== null && audience.filter.deleted !== true) sources.push(selectIds(audience.filter));
  if (sources.length > 0)
    run.run(sql`INSERT OR IGNORE INTO temp.audience SELECT * FROM (${join(sources, ' UNION ')}) WHERE true`);
}

interface Options {
  now: number;
  since: number | null;
  notices: boolean;
  refused: ReadonlyMap<string, ExclusionReason>;
  without: ReadonlySet<string>;
}

/** Numbers typed by hand, last: each once, and not again when the book already gave it. */
function* typed(
  { run, forgotten }: Source,
  audience: Audience,
  options: Options,
  excluded: Count,
): Generator<Recipient> {
  const seen = new Set<string>();
  for (const text of audience.numbers) {
    const { number } = parseNumber(text);
    if (number === null) {
      excluded('invalid_number', 1);
      continue;
    }
    const contact = run.get<AudienceRow>(sql`SELECT id, number, name, gender, birthday, company, remark, custom,
        consent_ground <> '' OR consent_source <> '' AS consent, 0 AS reason
      FROM contacts WHERE number = ${number}`);
    if (seen.has(number) || (contact !== undefined && inAudience(run, audience, contact.id))) {
      excluded('duplicate', 1);
      continue;
    }
    seen.add(number);
    const over = options.refused.get(number);
    if (over !== undefined) {
      excluded(over, 1);
      continue;
    }
    const why = whyNot({ run, forgotten }, audience, number, contact?.id ?? null, options);
    if (why !== null) excluded(why, 1, number);
    else yield contact === undefined ? { ...NOBODY, number } : toRecipient(contact);
  }
}

const inAudience = (run: Runner, audience: Audience, id: number): boolean =>
  audience.everyone || run.get(sql`SELECT 1 FROM temp.audience WHERE id = ${id}`) !== undefined;

function whyNot(
  { run, forgotten }: Source,
  { exclude }: Audience,
  number: string,
  contactId: number | null,
  { since, notices, without }: Options,
): ExclusionReason | null {
  const entry = run.get<{ source: string }>(sql`SELECT source FROM blacklist WHERE number = ${number}`);
  const source = entry?.source ?? forgotten.find(number)?.source;
  const optedOut = source === 'reply' || source === 'import';
  if (source !== undefined && !(optedOut && notices)) return optedOut ? 'opted_out' : 'blacklist';
  const found = run.get<{
    g: number;
    t: number;
    s: number;
    c: number;
  }>(sql`SELECT ${memberOf(exclude.groupIds, sql`${contactId}`)} AS g,
    ${memberOf(exclude.tagIds, sql`${contactId}`)} AS t, ${inCampaign(exclude.campaignIds, sql`${number}`)} AS c,
    ${since === null ? sql`0` : sql`EXISTS (SELECT 1 FROM messages WHERE number = ${number} AND submitted_at >= ${since})`} AS s`);
  if (found?.g === 1) return 'excluded_group';
  if (found?.t === 1) return 'excluded_tag';
  if (without.has(number)) return 'excluded_number';
  if (found?.s === 1) return 'sent_recently';
  return found?.c === 1 ? 'in_campaign' : null;
}

const NOBODY: Recipient = {
  contactId: null,
  number: '',
  name: '',
  gender: null,
  birthday: null,
  company: '',
  remark: '',
  custom: null,
  consent: false,
};

const toRecipient = (row: AudienceRow): Recipient => ({
  contactId: row.id,
  number: row.number,
  name: row.name,
  gender: row.gender,
  birthday: row.birthday,
  company: row.company,
  remark: row.remark,
  custom: row.custom === null ? null : JSON.parse(row.custom),
  consent: row.consent === 1,
});
