import type { Answer, Desk } from '../frame/gateway.ts';
import { fromShanghai } from '../frame/shanghai.ts';
import { failure, success } from './answers.ts';

const STATES = { approved: 0, pending: 1, rejected: -1 };

const count = (value: unknown, most: number): number | null =>
  value === undefined ? most : Number.isInteger(value) && (value as number) <= most ? (value as number) : null;

function page<T>(rows: T[], body: Record<string, unknown>): T[] | null {
  const limit = count(body.Limit, 100);
  const offset = body.Offset ?? 0;
  if (body.International !== 0 || limit === null || !Number.isInteger(offset)) return null;
  return rows.slice(offset as number, (offset as number) + limit);
}

export function templateList({ rules }: Desk, body: Record<string, unknown>): Answer {
  const wanted = Array.isArray(body.TemplateIdSet) ? body.TemplateIdSet.map(String) : [];
  const rows = page(
    rules.templates.filter(({ id }) => wanted.length === 0 || wanted.includes(id)),
    body,
  );
  if (rows === null) return failure('InvalidParameterValue');
  return success({
    DescribeTemplateStatusSet: rows.map(({ id, name, text, state, reason = '' }) => ({
      TemplateId: Number(id),
      International: 0,
      StatusCode: STATES[state],
      ReviewReply: reason,
      TemplateName: name,
      CreateTime: 1_700_000_000,
      TemplateContent: text,
    })),
  });
}

export function signList({ rules }: Desk, body: Record<string, unknown>): Answer {
  const rows = page(rules.signatures ?? [], body);
  if (rows === null) return failure('InvalidParameterValue');
  return success({
    DescribeSignListStatusSet: rows.map(({ text, state, reason = '' }, i) => ({
      SignId: 1000 + i,
      International: 0,
      StatusCode: STATES[state],
      ReviewReply: reason,
      SignName: text,
      CreateTime: 1_700_000_000,
      QualificationId: 1,
      QualificationName: '',
      QualificationStatusCode: 0,
    })),
  });
}

const range = (body: Record<string, unknown>): { from: number; to: number } | null => {
  const [from, to] = [body.BeginTime, body.EndTime].map((value) =>
    typeof value === 'string' && /^\d{10}$/.test(value) ? fromShanghai(value) : Number.NaN,
  ) as [number, number];
  return from < to ? { from, to } : null;
};

/** One package that was bought long ago and still holds the balance. */
export function packages({ account }: Desk, body: Record<string, unknown>): Answer {
  if (range(body) === null || count(body.Limit, 500) === null) return failure('InvalidParameterValue');
  const used = account.totals.parts;
  return success({
    SmsPackagesStatisticsSet: [
      {
        PackageCreateTime: 1_700_000_000,
        PackageEffectiveTime: 1_700_000_000,
        PackageExpiredTime: 4_000_000_000,
        PackageAmount: used + Math.max(0, Math.floor(account.balance() / account.price)),
        PackageType: 1,
        PackageId: 1,
        CurrentUsage: used,
      },
    ],
  });
}

export function sendStatistics({ account }: Desk, body: Record<string, unknown>): Answer {
  const asked = range(body);
  if (asked === null) return failure('InvalidParameterValue');
  const inside = account.all().filter(({ at }) => at >= asked.from && at < asked.to);
  return success({
    SendStatusStatistics: {
      FeeCount: inside.reduce((sum, { parts }) => sum + parts, 0),
      RequestCount: inside.length,
      RequestSuccessCount: inside.length,
    },
  });
}

export function callbackStatistics({ account }: Desk, body: Record<string, unknown>): Answer {
  const asked = range(body);
  if (asked === null) return failure('InvalidParameterValue');
  account.settleDue();
  const inside = account.all().filter(({ at, status }) => status !== '' && at >= asked.from && at < asked.to);
  const delivered = inside.filter(({ status }) => status === 'delivered').length;
  const failed = inside.length - delivered;
  return success({
    CallbackStatusStatistics: {
      CallbackCount: inside.length,
      RequestSuccessCount: inside.length,
      CallbackFailCount: failed,
      CallbackSuccessCount: delivered,
      InternalErrorCount: 0,
      InvalidNumberCount: failed,
      ShutdownErrorCount: 0,
      BlackListCount: 0,
      FrequencyLimitCount: 0,
    },
  });
}
