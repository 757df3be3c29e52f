import type { Taken } from '../frame/account.ts';
import type { Answer, Desk } from '../frame/gateway.ts';
import { fromShanghai, shanghaiDigits, shanghaiText } from '../frame/shanghai.ts';
import { type Fields, failure, success } from './answers.ts';

const DAY_MS = 86_400_000;
const STATES: Record<Taken['status'], number> = { '': 1, failed: 2, delivered: 3 };
const REVIEWS = { approved: 'AUDIT_STATE_PASS', pending: 'AUDIT_STATE_INIT', rejected: 'AUDIT_STATE_NOT_PASS' };
const KINDS = { code: 0, notice: 1, marketing: 2 };

/** Page number and size, both from 1; null when they are out of bounds. */
function paging(index: string | undefined, size: string | undefined): { from: number; to: number } | null {
  const page = Number(index ?? 1);
  const rows = Number(size ?? 10);
  if (!Number.isInteger(page) || page < 1 || !Number.isInteger(rows) || rows < 1 || rows > 50) return null;
  return { from: (page - 1) * rows, to: page * rows };
}

/** One number on one day, at most 30 days back. */
export function sendDetails({ account, echo, now }: Desk, query: Fields): Answer {
  const page = paging(query.CurrentPage, query.PageSize);
  const day = query.SendDate ?? '';
  const from = fromShanghai(day);
  if (page === null || query.PhoneNumber === undefined || !/^\d{8}$/.test(day))
    return failure('isv.INVALID_PARAMETERS');
  if (!(from > now - 31 * DAY_MS)) return failure('isv.INVALID_PARAMETERS');
  account.settleDue();
  const found = account
    .records(query.PhoneNumber.replace(/^\+?86(?=1\d{10}$)/, ''))
    .filter(({ at, id }) => shanghaiDigits(at).startsWith(day) && (query.BizId ?? id) === id)
    .toReversed();
  return success({
    TotalCount: String(found.length),
    SmsSendDetailDTOs: {
      SmsSendDetailDTO: found.slice(page.from, page.to).map((taken) => ({
        PhoneNum: taken.number,
        SendStatus: STATES[taken.status],
        ErrCode: taken.code,
        TemplateCode: '',
        Content: taken.text,
        SendDate: shanghaiText(taken.at),
        ReceiveDate: taken.reportedAt > 0 ? shanghaiText(taken.reportedAt) : '',
        OutId: echo ? taken.ref : '',
      })),
    },
  });
}

export function sendStatistics({ account }: Desk, query: Fields): Answer {
  const page = paging(query.PageIndex, query.PageSize);
  const { StartDate = '', EndDate = '', IsGlobe = '' } = query;
  if (page === null || !/^[12]$/.test(IsGlobe)) return failure('isv.INVALID_PARAMETERS');
  if (!/^\d{8}$/.test(StartDate) || !/^\d{8}$/.test(EndDate) || StartDate > EndDate)
    return failure('isv.INVALID_PARAMETERS');
  account.settleDue();
  const days = new Map<string, Taken[]>();
  for (const taken of account.all()) {
    const day = shanghaiDigits(taken.at).slice(0, 8);
    if (IsGlobe !== '1' || day < StartDate || day > EndDate) continue;
    const known = days.get(day);
    if (known) known.push(taken);
    else days.set(day, [taken]);
  }
  const parts = (all: Taken[], state: Taken['status']): number =>
    all.filter(({ status }) => status === state).reduce((sum, taken) => sum + taken.parts, 0);
  const rows = [...days].map(([SendDate, all]) => ({
    SendDate,
    TotalCount: all.reduce((sum, taken) => sum + taken.parts, 0),
    RespondedSuccessCount: parts(all, 'delivered'),
    RespondedFailCount: parts(all, 'failed'),
    NoRespondedCount: parts(all, ''),
  }));
  return success({ Data: { TotalSize: rows.length, TargetList: rows.slice(page.from, page.to) } });
}

const reasonOf = (reason: string | undefined) =>
  reason === undefined ? {} : { Reason: { RejectInfo: reason, RejectDate: '2026-01-01 10:00:00', RejectSubInfo: '' } };

export function templateList({ rules }: Desk, query: Fields): Answer {
  const page = paging(query.PageIndex, query.PageSize);
  if (page === null) return failure('isv.INVALID_PARAMETERS');
  return success({
    CurrentPage: Number(query.PageIndex ?? 1),
    PageSize: Number(query.PageSize ?? 10),
    TotalCount: rules.templates.length,
    SmsTemplateList: rules.templates.slice(page.from, page.to).map(({ id, name, text, kind, state, reason }) => ({
      TemplateCode: id,
      TemplateName: name,
      TemplateType: KINDS[kind],
      OuterTemplateType: KINDS[kind],
      TemplateContent: text,
      AuditStatus: REVIEWS[state],
      CreateDate: '2026-01-01 09:00:00',
      OrderId: '1',
      ...reasonOf(reason),
    })),
  });
}

export function signList({ rules }: Desk, query: Fields): Answer {
  const page = paging(query.PageIndex, query.PageSize);
  if (page === null) return failure('isv.INVALID_PARAMETERS');
  const all = rules.signatures ?? [];
  return success({
    CurrentPage: Number(query.PageIndex ?? 1),
    PageSize: Number(query.PageSize ?? 10),
    TotalCount: all.length,
    SmsSignList: all.slice(page.from, page.to).map(({ text, state, reason }) => ({
      SignName: text,
      AuditStatus: REVIEWS[state],
      BusinessType: '通用',
      CreateDate: '2026-01-01 09:00:00',
      OrderId: '1',
      ...reasonOf(reason),
    })),
  });
}

/** A token of an hour for the message queue. */
export function queueToken({ now }: Desk, query: Fields): Answer {
  if (!['SmsReport', 'SmsUp'].includes(query.MessageType ?? '')) return failure('isv.INVALID_PARAMETERS');
  return success({
    MessageTokenDTO: {
      AccessKeyId: 'STS.TESTONLY',
      AccessKeySecret: 'TestOnlyTemporarySecret',
      SecurityToken: 'TestOnlySecurityToken',
      CreateTime: shanghaiText(now),
      ExpireTime: shanghaiText(now + 3_600_000),
    },
  });
}

/** The cash of the account at the billing service, in yuan as text. */
export function accountBalance({ account }: Desk): Answer {
  const yuan = (account.balance() / 1000).toFixed(2);
  const Data = { AvailableAmount: yuan, AvailableCashAmount: yuan, CreditAmount: '0.00', Currency: 'CNY' };
  return success({ Code: '200', Success: true, Data });
}
