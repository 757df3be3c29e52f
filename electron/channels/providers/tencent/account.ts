import type { z } from 'zod';
import type { DayStatistics, ProviderSignature, ProviderTemplate, ReviewState } from '../../../core/message-outcome.ts';
import type { Answer } from '../../channel.ts';
import { allPages } from '../../reply/all-pages.ts';
import type { Asked } from '../../reply/ask.ts';
import { daysBetween, shanghaiText } from '../../shanghai-text.ts';
import type { TencentClient } from './client.ts';
import { dayParams, listParams, PACKAGES, PAGE, packageParams } from './requests.ts';
import { calledBack, packages, sent, signatures, templates } from './schemas.ts';

const DAY = 86_400_000;
/** packages are listed by when they were bought, and none lives this long */
const PACKAGE_DAYS = 3 * 365;
const PAGES = 50;

/** 2 is approved, but not yet in force. */
const review = (status: number): ReviewState =>
  status === 0 ? 'approved' : status === 1 || status === 2 ? 'pending' : 'rejected';

const hour = (ms: number): string => shanghaiText(ms).replace(/\D/g, '').slice(0, 10);

const isInForce = (row: z.infer<typeof packages>['SmsPackagesStatisticsSet'][number], now: number): boolean =>
  typeof row.PackageExpiredTime !== 'number' || row.PackageExpiredTime * 1000 > now;

/** 条 left in the packages that are in force. */
export async function packageParts(client: TencentClient, appId: string, now: number): Promise<Asked<number>> {
  let left = 0;
  for (let page = 0; ; page++) {
    const params = packageParams(appId, hour(now - PACKAGE_DAYS * DAY), hour(now), page);
    const answer = await client.ask('SmsPackagesStatistics', params, packages);
    if (answer.kind === 'failed') return answer;
    const rows = answer.value.SmsPackagesStatisticsSet;
    for (const row of rows) if (isInForce(row, now)) left += Math.max(0, row.PackageAmount - row.CurrentUsage);
    if (rows.length < PACKAGES || page >= PAGES) return { ...answer, value: left };
  }
}

export async function readCatalog(
  client: TencentClient,
): Promise<Answer<{ templates: ProviderTemplate[]; signatures: ProviderSignature[] }>> {
  const listed = await allPages(
    PAGE,
    (page) => client.ask('DescribeSmsTemplateList', listParams(page), templates),
    (value) => value.DescribeTemplateStatusSet,
  );
  if (listed.kind === 'failed') return listed;
  const signs = await allPages(
    PAGE,
    (page) => client.ask('DescribeSmsSignList', listParams(page), signatures),
    (value) => value.DescribeSignListStatusSet,
  );
  if (signs.kind === 'failed') return signs;
  return {
    kind: 'ok',
    templates: listed.rows.map((row) => ({
      templateId: row.TemplateId,
      name: row.TemplateName,
      // the list does not say which kind it is
      kind: 'other',
      body: row.TemplateContent,
      variables: [...new Set(Array.from(row.TemplateContent.matchAll(/\{(\d+)\}/g), ([, name = '']) => name))],
      review: review(row.StatusCode),
      reason: row.StatusCode === -1 ? row.ReviewReply : '',
    })),
    signatures: signs.rows.map((row) => ({
      text: row.SignName,
      review: review(row.StatusCode),
      reason: row.StatusCode === -1 ? row.ReviewReply : '',
    })),
  };
}

/** Day by day: both statistics add up whatever span they are asked for. */
export async function readStatistics(
  client: TencentClient,
  appId: string,
  from: string,
  to: string,
): Promise<Answer<{ days: DayStatistics[] }>> {
  const days: DayStatistics[] = [];
  for (const day of daysBetween(from, to)) {
    const out = await client.ask('SendStatusStatistics', dayParams(appId, day), sent);
    if (out.kind === 'failed') return { kind: 'failed', code: out.code };
    const back = await client.ask('CallbackStatusStatistics', dayParams(appId, day), calledBack);
    if (back.kind === 'failed') return { kind: 'failed', code: back.code };
    const { FeeCount, RequestSuccessCount } = out.value.SendStatusStatistics;
    const { CallbackSuccessCount, CallbackFailCount } = back.value.CallbackStatusStatistics;
    days.push({
      day,
      submitted: RequestSuccessCount,
      delivered: CallbackSuccessCount,
      failed: CallbackFailCount,
      billedParts: FeeCount,
    });
  }
  return { kind: 'ok', days };
}
