import { AppError } from '../../../shared/contract/errors.ts';
import { bareNumber, matchReport, messageStatus } from '../../core/modem-match.ts';
import { PART_STATES, type PartReport, type PartState } from '../../core/modem-records.ts';
import type { ModemStore } from '../modem-store.ts';
import type { Db } from './connection.ts';
import { type InboundDbRow, type ModemDbRow, type PartDbRow, toInbound, toModem, toPart } from './modem-rows.ts';
import { hashOf } from './report-store.ts';
import { createRunner, immediate, inList, type Runner, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { unlessTaken } from './unique.ts';

type Reads = 'modems' | 'partsOf' | 'usage' | 'dueReports' | 'dueInbound';
export type ModemReads = Pick<Sync<ModemStore>, Reads>;
export type ModemWrites = Omit<Sync<ModemStore>, Reads>;

const WEEK_MS = 7 * 86_400_000;
const code = (state: PartState): number => PART_STATES.indexOf(state);
const COUNTED = [code('writing'), code('accepted'), code('unknown')];

export const createModemReads = (run: Runner): ModemReads => ({
  modems: () => run.all<ModemDbRow>(sql`SELECT * FROM modems ORDER BY id`).map(toModem),
  partsOf: (channelId, clientRef) =>
    run
      .all<PartDbRow>(
        sql`SELECT * FROM modem_parts WHERE channel_id = ${channelId} AND client_ref = ${clientRef} ORDER BY no`,
      )
      .map(toPart),
  usage(sim, hourFrom, dayFrom) {
    const from = Math.min(hourFrom, dayFrom);
    const row = run.get<{ hour: number; day: number; oldest: number | null }>(sql`SELECT
      count(*) FILTER (WHERE at >= ${hourFrom}) AS hour, count(*) FILTER (WHERE at >= ${dayFrom}) AS day,
      min(at) FILTER (WHERE at >= ${hourFrom}) AS oldest
      FROM modem_parts WHERE sim = ${sim} AND at >= ${from} AND state IN ${inList(COUNTED)}`);
    return row ?? { hour: 0, day: 0, oldest: null };
  },
  dueReports: (channelId, limit) =>
    run.all(sql`SELECT id, client_ref AS clientRef, number, status, code, at FROM modem_reports
      WHERE channel_id = ${channelId} AND told = 0 ORDER BY id LIMIT ${limit}`),
  dueInbound: (limit) =>
    run
      .all<InboundDbRow>(sql`SELECT id, sim, hash, pdu, kind, sender, text, sent_at, received_at, reference, total, seq
        FROM modem_inbox WHERE told = 0 ORDER BY id LIMIT ${limit}`)
      .map(toInbound),
});

export function createModemWrites(db: Db): ModemWrites {
  const run = createRunner(db);
  const reads = createModemReads(run);

  /** what the parts of a message say together, once for each thing they can say */
  function tellMessage(channelId: number, clientRef: string, at: number, wasDoubtful: boolean): void {
    const parts = reads.partsOf(channelId, clientRef);
    const said = messageStatus(parts);
    const number = parts[0]?.number;
    if (said === null || number === undefined || (said.status === 'pending' && !wasDoubtful)) return;
    run.run(sql`INSERT OR IGNORE INTO modem_reports (channel_id, client_ref, number, status, code, at, told)
      VALUES (${channelId}, ${clientRef}, ${number}, ${said.status}, ${said.code}, ${at}, 0)`);
  }

  function applyReport(sim: string, report: PartReport): void {
    const bare = bareNumber(report.number);
    const parts = run
      .all<PartDbRow>(
        sql`SELECT * FROM modem_parts WHERE number IN ${inList([bare, `+86${bare}`, `86${bare}`])}
          AND at > ${report.at - WEEK_MS} AND sim = ${sim}`,
      )
      .map(toPart);
    const part = matchReport(parts, report);
    if (part === null) return;
    run.run(
      sql`UPDATE modem_parts SET status = ${report.status}, reference = ${report.reference} WHERE id = ${part.id}`,
    );
    tellMessage(part.channelId, part.clientRef, report.at, part.state !== 'accepted');
  }

  return {
    save: immediate(db, ({ id, ...row }) =>
      unlessTaken(row.label, () => {
        const values = sql`${row.label}, ${row.path}, ${row.serialNumber}, ${row.vendorId}, ${row.productId},
          ${row.baudRate}, ${row.pin}, ${row.pinSetAt}, ${row.smsc}, ${row.pace}, ${row.hourCap}, ${row.dayCap},
          ${row.quietFrom}, ${row.quietTo}, ${row.enabled ? 1 : 0}`;
        const columns = sql`label, path, serial_number, vendor_id, product_id, baud_rate, pin, pin_set_at, smsc, pace,
          hour_cap, day_cap, quiet_from, quiet_to, enabled`;
        if (id === undefined) {
          const { lastInsertRowid } = run.run(sql`INSERT INTO modems (${columns}) VALUES (${values})`);
          return { id: Number(lastInsertRowid), ...row };
        }
        const { changes } = run.run(sql`UPDATE modems SET (${columns}) = (${values}) WHERE id = ${id}`);
        if (changes === 0) throw new AppError('NOT_FOUND', { what: 'modem' });
        return { id, ...row };
      }),
    ),
    remove: immediate(db, (id) => {
      const { changes } = run.run(sql`DELETE FROM modems WHERE id = ${id}`);
      if (changes === 0) throw new AppError('NOT_FOUND', { what: 'modem' });
    }),
    moved: immediate(db, (id, path) => {
      run.run(sql`UPDATE modems SET path = ${path} WHERE id = ${id}`);
    }),
    beginPart: immediate(db, ({ channelId, clientRef, number, no, total, modemId, sim, at }) => {
      // a part that never left may be tried again, on whatever SIM
      run.run(sql`DELETE FROM modem_parts WHERE channel_id = ${channelId} AND client_ref = ${clientRef} AND no = ${no}
        AND state IN ${inList([code('refused'), code('not_sent')])}`);
      const { lastInsertRowid } = run.run(sql`INSERT INTO modem_parts
        (channel_id, client_ref, number, no, total, modem_id, sim, state, at)
        VALUES (${channelId}, ${clientRef}, ${number}, ${no}, ${total}, ${modemId}, ${sim}, ${code('writing')}, ${at})`);
      return Number(lastInsertRowid);
    }),
    endPart: immediate(db, (id, state, reference) => {
      run.run(sql`UPDATE modem_parts SET state = ${code(state)}, reference = coalesce(${reference}, reference)
        WHERE id = ${id}`);
    }),
    lateReference: immediate(db, (modemId, reference, since, now) => {
      const doubtful = inList([code('unknown'), code('writing')]);
      const row = run.get<PartDbRow>(sql`SELECT * FROM modem_parts WHERE modem_id = ${modemId} AND at >= ${since}
        AND state IN ${doubtful} AND reference IS NULL ORDER BY id DESC LIMIT 1`);
      if (row === undefined) return false;
      run.run(sql`UPDATE modem_parts SET state = ${code('accepted')}, reference = ${reference} WHERE id = ${row.id}`);
      tellMessage(row.channel_id, row.client_ref, now, true);
      return true;
    }),
    keepInbound: immediate(db, (message, report) => {
      const told = message.kind === 'text' ? 0 : 1;
      const { changes } = run.run(sql`INSERT OR IGNORE INTO modem_inbox
        (sim, hash, pdu, kind, sender, text, sent_at, received_at, reference, total, seq, told)
        VALUES (${message.sim}, ${message.hash}, ${message.pdu}, ${message.kind}, ${message.sender}, ${message.text},
        ${message.sentAt}, ${message.receivedAt}, ${message.reference}, ${message.total}, ${message.seq}, ${told})`);
      if (changes > 0 && report !== null) applyReport(message.sim, report);
      return changes > 0;
    }),
    reportsTold: immediate(db, (channelId, ids) => {
      const rows = run.all<{
        id: number;
        clientRef: string;
        number: string;
        status: 'delivered' | 'failed' | 'pending';
        code: string;
        at: number;
      }>(
        sql`SELECT id, client_ref AS clientRef, number, status, code, at FROM modem_reports WHERE id IN ${inList(ids)}`,
      );
      for (const { id, clientRef, ...row } of rows) {
        const hash = hashOf({ ...row, providerId: clientRef });
        run.run(sql`UPDATE modem_reports SET told = 1 WHERE id = ${id}
          AND EXISTS (SELECT 1 FROM reports WHERE channel_id = ${channelId} AND hash = ${hash})`);
      }
    }),
    inboundTold: immediate(db, (channelId, replyId, ids) => {
      run.run(sql`UPDATE modem_inbox SET told = 1, channel_id = ${channelId} WHERE id IN ${inList(ids)}
        AND EXISTS (SELECT 1 FROM replies WHERE channel_id = ${channelId} AND provider_id = ${replyId})`);
    }),
  };
}
