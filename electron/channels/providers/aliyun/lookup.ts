import type { ReportStatus } from '../../../core/message-outcome.ts';
import type { LookupQuery, LookupResult } from '../../channel.ts';
import { allPages } from '../../reply/all-pages.ts';
import { bareNumber } from '../../reply/match-numbers.ts';
import { daysBetween, parseShanghai, shanghaiText } from '../../shanghai-text.ts';
import type { AliyunClient } from './client.ts';
import { detailsCall, PAGE } from './requests.ts';
import { type Detail, details } from './schemas.ts';

const DAY = 86_400_000;
/** records reach back that far */
const KEPT_DAYS = 30;

/** 1 waiting for the receipt, 2 failed, 3 delivered */
function statusOf(row: Detail): { status: ReportStatus; code: string } {
  if (row.SendStatus === 3) return { status: 'delivered', code: row.ErrCode === '' ? 'DELIVERED' : row.ErrCode };
  if (row.SendStatus === 2) return { status: 'failed', code: row.ErrCode === '' ? 'UNKNOWN' : row.ErrCode };
  return { status: 'pending', code: '' };
}

const dayOf = (ms: number): string => shanghaiText(ms).slice(0, 10);

/** A record without our OutId is ours when it says the same words in that time. */
function saysTheSame(row: Detail, query: LookupQuery): boolean {
  const at = parseShanghai(row.SendDate);
  return row.OutId === '' && row.Content === query.text && at !== null && at >= query.from - 1000 && at <= query.to;
}

/**
 * What became of one message: by BizId (which the records do not repeat, so it narrows the question), else by the OutId
 * of its request, else by its words. Found without a BizId, the id stays empty and OutId goes on standing for it.
 */
export async function lookup(client: AliyunClient, query: LookupQuery, now: number): Promise<LookupResult> {
  const bizId = query.providerId === '' ? undefined : query.providerId;
  const from = Math.max(query.from, now - (KEPT_DAYS - 1) * DAY);
  if (query.to < from) return { kind: 'unavailable', code: 'TOO_OLD' };
  const rows: Detail[] = [];
  for (const day of daysBetween(dayOf(from), dayOf(Math.min(query.to, Math.max(now, from))))) {
    const digits = day.replaceAll('-', '');
    const found = await allPages(
      PAGE,
      (page) => client.ask(detailsCall(query.number, digits, page + 1, bizId), details),
      (value) => value.SmsSendDetailDTOs,
    );
    if (found.kind === 'failed') return { kind: 'unavailable', code: found.code };
    rows.push(...found.rows);
  }
  const own = rows.filter((row) => bareNumber(row.PhoneNum) === query.number);
  // part of the time asked about lies before the records: not being there proves nothing
  const missing: LookupResult = query.from < from ? { kind: 'unavailable', code: 'TOO_OLD' } : { kind: 'absent' };
  const answer = (row: Detail | undefined, evidence: string): LookupResult =>
    row === undefined ? missing : { kind: 'found', providerId: bizId ?? '', ...statusOf(row), evidence };
  if (bizId !== undefined) return answer(own[0], 'bizId');
  const byOutId = own.find((row) => row.OutId !== '' && row.OutId === query.clientRef);
  if (byOutId !== undefined) return answer(byOutId, 'outId');
  const byText = own.filter((row) => saysTheSame(row, query));
  return answer(byText[0], `record ${byText.length}`);
}
