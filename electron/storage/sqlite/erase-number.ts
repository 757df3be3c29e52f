import { AppError } from '../../../shared/contract/errors.ts';
import { parseNumber } from '../../../shared/domain/phone.ts';
import type { Erased } from '../opt-out-store.ts';
import type { Blacklisting } from './blacklisting.ts';
import type { Db } from './connection.ts';
import type { ContactWrites } from './contact-writes.ts';
import { createRunner, immediate, inList, type Runner, type Sql, sql } from './sql.ts';
import { STATE } from './tally.ts';

/** Of a message that may still leave, or of which more is to be heard. */
const OPEN = [STATE.queued, STATE.submitting, STATE.accepted, STATE.unknown];
/** What stands instead of a number: its network for the sums, and the row's own id. No number holds a `#`. */
const pseudonym = (id: Sql): Sql => sql`substr(number, 1, 3) || '#' || ${id}`;
/** A row whose number is still there: nothing of an erased one is ever sent again. */
export const NOT_ERASED = sql`instr(number, '#') = 0`;

/**
 * Everything that could lead to one person goes (个人信息保护法 art. 47); what is counted stays: states, 条, 厘, dates. A refusal
 * stays as its salted hash. Refused while a message is on its way or its result is open: NUMBER_BUSY.
 */
export function createEraser(db: Db, contacts: Pick<ContactWrites, 'bulk'>, blacklisting: Blacklisting) {
  const run = createRunner(db);

  function fromTheBook(number: string, now: number): void {
    const id = run.get<{ id: number }>(sql`SELECT id FROM contacts WHERE number = ${number}`)?.id;
    if (id !== undefined) contacts.bulk({ ids: [id] }, { do: 'delete' }, now);
    const binned = run.get<{ id: number }>(sql`SELECT id FROM bin WHERE number = ${number}`)?.id;
    if (binned !== undefined) contacts.bulk({ ids: [binned] }, { do: 'purge' }, now);
    else blacklisting.forget(number);
  }

  function fromMessages(number: string): number {
    const ids = run.all<{ id: number }>(sql`SELECT id FROM messages WHERE number = ${number}`).map(({ id }) => id);
    const these = inList(ids);
    run.run(sql`UPDATE reports SET number = '', raw = '' WHERE message_id IN ${these}`);
    run.run(sql`UPDATE reports SET number = '', raw = '' WHERE channel_id IN (SELECT id FROM channels)
      AND number = ${number} AND message_id IS NULL`);
    run.run(sql`UPDATE attempts SET evidence = NULL WHERE message_id IN ${these}`);
    run.run(sql`UPDATE looks SET evidence = '' WHERE message_id IN ${these}`);
    run.run(sql`UPDATE messages SET number = ${pseudonym(sql`id`)}, name = '', text = '', params = NULL, contact_id = NULL
      WHERE id IN ${these}`);
    return ids.length;
  }

  function fromReplies(number: string): number {
    // an answer is a campaign of its own, whose draft holds what was said
    run.run(sql`UPDATE campaigns SET name = '', body = '', draft = json_set(draft, '$.name', '', '$.body', '')
      WHERE id IN (SELECT campaign_id FROM answers WHERE number = ${number})`);
    run.run(sql`UPDATE answers SET number = ${pseudonym(sql`campaign_id`)} WHERE number = ${number}`);
    run.run(sql`DELETE FROM conversations WHERE number = ${number}`);
    // the row stays: a provider that tells of it once more would bring it back
    return run.run(sql`UPDATE replies SET number = ${pseudonym(sql`id`)}, text = '', raw = '',
      handled = coalesce(handled, '{}') WHERE number = ${number}`).changes;
  }

  function fromModems(number: string): void {
    const spellings = inList([number, `86${number}`, `+86${number}`]);
    run.run(sql`UPDATE modem_parts SET number = '' WHERE number IN ${spellings}`);
    run.run(sql`UPDATE modem_reports SET number = '' WHERE number IN ${spellings}`);
    run.run(sql`UPDATE modem_inbox SET sender = '', text = '', pdu = '', told = 1 WHERE sender IN ${spellings}`);
  }

  return immediate(db, (number: string, now: number): Erased => {
    const open =
      run.get<{ n: number }>(
        sql`SELECT count(*) AS n FROM messages WHERE number = ${number} AND state IN ${inList(OPEN)}`,
      )?.n ?? 0;
    if (open > 0) throw new AppError('NUMBER_BUSY', { messages: open });
    const proofs = proofsOf(run, number);
    fromTheBook(number, now);
    const messages = fromMessages(number);
    const replies = fromReplies(number);
    fromModems(number);
    fromDrafts(run, number);
    for (const table of [
      'blacklist_history',
      'channel_blocks',
      'blocked_attempts',
      'touches',
      'number_health',
      'past_proofs',
    ])
      run.run(sql`DELETE FROM ${{ text: table, values: [] }} WHERE number = ${number}`);
    run.run(sql`UPDATE audit SET detail = json_set(detail, '$.number', '') WHERE detail ->> 'number' = ${number}`);
    run.run(
      sql`INSERT INTO audit (at, what, detail) VALUES (${now}, 'erase', ${JSON.stringify({ messages, replies })})`,
    );
    run.run(sql`UPDATE counters SET value = value + 1 WHERE name = 'version'`);
    const optOutKept = blacklisting.forgotten.find(number) !== null;
    return { messages, replies, optOutKept, proofFiles: dropUnused(run, proofs) };
  });
}

/** every proof that ever stood for the number */
function proofsOf(run: Runner, number: string): number[] {
  const rows = run.all<{ id: number | null }>(sql`SELECT consent_proof AS id FROM contacts WHERE number = ${number}
    UNION SELECT contact ->> 'consent_proof' FROM bin WHERE number = ${number}
    UNION SELECT proof_id FROM past_proofs WHERE number = ${number}`);
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** A proof may stand for a whole list: it goes when it stands for nobody any more. The files that may go. */
function dropUnused(run: Runner, proofs: readonly number[]): string[] {
  return run
    .all<{ file: string }>(sql`DELETE FROM proofs WHERE id IN ${inList(proofs)}
      AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.consent_proof = proofs.id)
      AND NOT EXISTS (SELECT 1 FROM bin b WHERE b.contact ->> 'consent_proof' = proofs.id)
      AND NOT EXISTS (SELECT 1 FROM past_proofs p WHERE p.proof_id = proofs.id) RETURNING file`)
    .map(({ file }) => file);
}

/** Numbers typed by hand stand in drafts as they were typed. */
function fromDrafts(run: Runner, number: string): void {
  const rows = run.all<{ id: number; numbers: string; without: string }>(
    sql`SELECT id, coalesce(draft -> '$.audience.numbers', '[]') AS numbers,
      coalesce(draft -> '$.audience.exclude.numbers', '[]') AS without FROM campaigns
      WHERE json_array_length(draft, '$.audience.numbers') > 0
        OR json_array_length(draft, '$.audience.exclude.numbers') > 0`,
  );
  const others = (json: string): string[] =>
    (JSON.parse(json) as string[]).filter((typed) => parseNumber(typed).number !== number);
  for (const { id, numbers, without } of rows) {
    const [kept, keptOut] = [JSON.stringify(others(numbers)), JSON.stringify(others(without))];
    if (kept === numbers && keptOut === without) continue;
    run.run(sql`UPDATE campaigns SET draft = json_set(draft, '$.audience.numbers', json(${kept}),
      '$.audience.exclude.numbers', json(${keptOut})) WHERE id = ${id}`);
  }
}
