import type { DayStatistics, ProviderSignature, ProviderTemplate, ReviewState } from '../../../core/message-outcome.ts';
import type { Answer } from '../../channel.ts';
import { allPages } from '../../reply/all-pages.ts';
import type { AliyunClient } from './client.ts';
import { listCall, PAGE, statisticsCall } from './requests.ts';
import { signatures, statistics, templates } from './schemas.ts';

const REVIEW: Record<string, ReviewState> = {
  AUDIT_STATE_INIT: 'pending',
  AUDIT_STATE_PASS: 'approved',
  AUDIT_STATE_NOT_PASS: 'rejected',
  AUDIT_STATE_CANCEL: 'disabled',
  // spelt so in the template list
  AUDIT_SATE_CANCEL: 'disabled',
};
const review = (status: string): ReviewState => REVIEW[status] ?? 'pending';

/** The two type fields number the kinds differently; the outer one is for callers. */
const OUTER: ProviderTemplate['kind'][] = ['code', 'notice', 'marketing'];
const INNER: ProviderTemplate['kind'][] = ['notice', 'marketing', 'code'];
const kindOf = (outer: number | null | undefined, inner: number | null | undefined): ProviderTemplate['kind'] =>
  (typeof outer === 'number' ? OUTER[outer] : INNER[inner ?? -1]) ?? 'other';

export async function readCatalog(
  client: AliyunClient,
): Promise<Answer<{ templates: ProviderTemplate[]; signatures: ProviderSignature[] }>> {
  const listed = await allPages(
    PAGE,
    (page) => client.ask(listCall('QuerySmsTemplateList', page + 1), templates),
    (value) => value.SmsTemplateList,
  );
  if (listed.kind === 'failed') return listed;
  const signs = await allPages(
    PAGE,
    (page) => client.ask(listCall('QuerySmsSignList', page + 1), signatures),
    (value) => value.SmsSignList,
  );
  if (signs.kind === 'failed') return signs;
  const reasonFor = (state: ReviewState, reason: string) => (state === 'rejected' ? reason : '');
  return {
    kind: 'ok',
    templates: listed.rows.map((row) => ({
      templateId: row.TemplateCode,
      name: row.TemplateName,
      kind: kindOf(row.OuterTemplateType, row.TemplateType),
      body: row.TemplateContent,
      variables: [...new Set(Array.from(row.TemplateContent.matchAll(/\$\{([^{}]+)\}/g), ([, name = '']) => name))],
      review: review(row.AuditStatus),
      reason: reasonFor(review(row.AuditStatus), row.Reason),
    })),
    signatures: signs.rows.map((row) => ({
      text: row.SignName,
      review: review(row.AuditStatus),
      reason: reasonFor(review(row.AuditStatus), row.Reason),
    })),
  };
}

/** By day; the total is what is billed, and how many were submitted is not said. */
export async function readStatistics(
  client: AliyunClient,
  from: string,
  to: string,
): Promise<Answer<{ days: DayStatistics[] }>> {
  const found = await allPages(
    PAGE,
    (page) => client.ask(statisticsCall(from.replaceAll('-', ''), to.replaceAll('-', ''), page + 1), statistics),
    (value) => value.Data.TargetList,
  );
  if (found.kind === 'failed') return found;
  const days = found.rows.map((row) => ({
    day: row.SendDate.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
    submitted: null,
    delivered: row.RespondedSuccessCount,
    failed: row.RespondedFailCount,
    billedParts: row.TotalCount,
  }));
  return { kind: 'ok', days };
}
