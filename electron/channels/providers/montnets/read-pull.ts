import type { ReplyRecord, ReportRecord } from '../../../core/message-outcome.ts';
import { gbkDecode } from '../../gbk.ts';
import { writeLossless } from '../../reply/lossless-json.ts';
import { bareNumber } from '../../reply/match-numbers.ts';
import { unreadableReport } from '../../reply/pull-rows.ts';
import { parseShanghai } from '../../shanghai-text.ts';
import { reportedId } from './message-id.ts';
import { moRow, type RptRow, rptRow } from './schemas.ts';
import type { createSegments } from './segments.ts';

const codeOf = ({ errcode, status }: RptRow): string =>
  errcode.trim() !== '' ? errcode.trim() : status === 0 ? 'DELIVRD' : 'UNKNOWN';

/** A page of segments as reports of messages; rows nobody can read are kept raw. */
export async function readReports(
  values: unknown[],
  segments: ReturnType<typeof createSegments>,
  now: number,
): Promise<ReportRecord[]> {
  const read = values.map((value) => ({ raw: writeLossless(value), row: rptRow.safeParse(value) }));
  const known = read.flatMap(({ raw, row }) => (row.success ? [{ raw, row: row.data }] : []));
  const parts = known.map(({ row }) => ({
    providerId: reportedId(row.custid, row.msgid, row.pknum),
    number: bareNumber(row.mobile),
    segment: row.pknum,
    total: row.pktotal,
    delivered: row.status === 0,
    code: codeOf(row),
  }));
  const verdicts = await segments.judgeAll(parts);
  await segments.keep();
  const reports = known.flatMap(({ raw, row }, i): ReportRecord[] => {
    const part = parts[i];
    const verdict = verdicts[i];
    if (part === undefined || verdict === undefined) return [];
    return [
      {
        providerId: part.providerId,
        number: part.number,
        ...verdict,
        at: parseShanghai(row.rtime) ?? now,
        clientRef: row.custid === '' ? null : row.custid.replace('_', '.'),
        billedParts: row.pktotal,
        raw,
      },
    ];
  });
  const unreadable = read.filter(({ row }) => !row.success).map(({ raw }) => unreadableReport(raw, now));
  return [...reports, ...unreadable];
}

/** What a customer wrote; null when the row carries neither number nor text. */
export function readReplyRow(value: unknown, now: number): ReplyRecord | null {
  const row = moRow.safeParse(value);
  if (!row.success) return null;
  const { msgid, mobile, content, rtime } = row.data;
  return {
    providerId: msgid,
    number: bareNumber(mobile),
    text: gbkDecode(content),
    at: parseShanghai(rtime) ?? now,
    raw: writeLossless(value),
  };
}
