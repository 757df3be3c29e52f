import type { LookupQuery, LookupResult } from '../../channel.ts';
import { allPages } from '../../reply/all-pages.ts';
import { fitsMasked } from '../../reply/masked-text.ts';
import { bareNumber } from '../../reply/match-numbers.ts';
import type { TencentClient } from './client.ts';
import { readReport, recordStatus } from './read-pull.ts';
import { BY_NUMBER_MS, byNumberParams, RECORDS, recordParams } from './requests.ts';
import { reports, type SendRecord, sendRecords } from './schemas.ts';

const HOUR = 3_600_000;
/** how far back the records of one number reach */
const RECORDS_MS = 72 * HOUR;

type Records = { rows: SendRecord[] } | { code: string };

async function records(client: TencentClient, appId: string, query: LookupQuery, now: number): Promise<Records> {
  // a minute's room: the provider refuses what lies before its own 72 hours
  const from = Math.max(query.from, now - RECORDS_MS + 60_000);
  const to = query.to < now - 1000 ? query.to : null;
  if (query.to < from) return { code: 'TOO_OLD' };
  const found = await allPages(
    RECORDS,
    (page) => client.ask('DescribeSendRecordList', recordParams(appId, query.number, [from, to], page), sendRecords),
    (value) => value.SendRecordSet,
  );
  return found.kind === 'failed' ? { code: found.code } : { rows: found.rows };
}

/** Reports of one number reach back further than its records, but say nothing of a message without one. */
async function byReports(
  client: TencentClient,
  appId: string,
  query: LookupQuery,
  now: number,
): Promise<LookupResult | null> {
  const from = Math.max(query.from, now - BY_NUMBER_MS + 60_000);
  const params = byNumberParams(appId, query.number, Math.min(from, now));
  const answer = await client.ask('PullSmsSendStatusByPhoneNumber', params, reports);
  if (answer.kind === 'failed') return null;
  const rows = answer.value.PullSmsSendStatusSet.map((value) => readReport(value, now));
  const own = rows.filter(({ number }) => number === query.number);
  const row =
    query.providerId === undefined
      ? own.find(({ clientRef }) => clientRef !== null && clientRef === query.clientRef)
      : own.find(({ providerId }) => providerId === query.providerId);
  if (row === undefined) return null;
  const { providerId, status, code } = row;
  return { kind: 'found', providerId, status, code, evidence: 'report' };
}

/**
 * What became of one message: by its serial, else by what the records of the number in that time say, whose content is
 * partly masked. Two masked records that both fit decide nothing.
 */
export async function lookup(
  client: TencentClient,
  appId: string,
  query: LookupQuery,
  now: number,
): Promise<LookupResult> {
  const found = await records(client, appId, query, now);
  if ('code' in found) return (await byReports(client, appId, query, now)) ?? { kind: 'unavailable', code: found.code };
  const own = found.rows.filter((row) => bareNumber(row.PhoneNumber) === query.number);
  // part of the time asked about lies before the records: not being there proves nothing
  const missing: LookupResult =
    query.from < now - RECORDS_MS ? { kind: 'unavailable', code: 'TOO_OLD' } : { kind: 'absent' };
  if (query.providerId !== undefined) {
    const row = own.find(({ SerialNo }) => SerialNo === query.providerId);
    if (row) return { kind: 'found', providerId: row.SerialNo, ...recordStatus(row), evidence: 'serial' };
    return (await byReports(client, appId, query, now)) ?? missing;
  }
  const fitting = own.filter((row) => fitsMasked(row.Content, query.text));
  const masked = fitting.some((row) => row.Content.includes('*'));
  if (masked && fitting.length > 1) {
    const told = await byReports(client, appId, query, now);
    return told ?? { kind: 'unavailable', code: 'AMBIGUOUS_RECORDS' };
  }
  const row = fitting[0];
  if (row === undefined) return missing;
  return { kind: 'found', providerId: row.SerialNo, ...recordStatus(row), evidence: `record ${fitting.length}` };
}
