import type { Taken } from '../frame/account.ts';
import type { Answer, Desk } from '../frame/gateway.ts';
import { failure, success } from './answers.ts';
import { bare } from './send-sms.ts';

const DAY_S = 86_400;

const seconds = (ms: number): number => Math.floor(ms / 1000);
const whole = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to;

const reportRow = (number: string, id: string, at: number, ok: boolean, code: string, ref: string) => ({
  UserReceiveTime: seconds(at),
  CountryCode: '86',
  SubscriberNumber: number,
  PhoneNumber: `+86${number}`,
  SerialNo: id,
  ReportStatus: ok ? 'SUCCESS' : 'FAIL',
  Description: code,
  SessionContext: ref,
});

const replyRow = ({ number, text, at }: { number: string; text: string; at: number }) => ({
  ExtendCode: '',
  CountryCode: '86',
  PhoneNumber: `+86${number}`,
  SubscriberNumber: number,
  SignName: '',
  ReplyContent: text,
  ReplyTime: seconds(at),
});

/** Each record of the queue is handed out once. */
export function pullSendStatus({ account, echo }: Desk, body: Record<string, unknown>): Answer {
  if (!whole(body.Limit, 1, 100)) return failure('InvalidParameterValue');
  const rows = account.pullReports(body.Limit);
  return success({
    PullSmsSendStatusSet: rows.map((due) =>
      reportRow(due.number, due.id, due.at, due.ok, due.code, echo ? due.ref : ''),
    ),
  });
}

export function pullReplyStatus({ account }: Desk, body: Record<string, unknown>): Answer {
  if (!whole(body.Limit, 1, 100)) return failure('InvalidParameterValue');
  return success({ PullSmsReplyStatusSet: account.pullReplies(body.Limit).map(replyRow) });
}

interface Asked {
  number: string;
  inside(at: number): boolean;
}

/** A time range about one number: at most seven days back, offset 0. */
function byNumber({ now }: Desk, body: Record<string, unknown>, days: number): Asked | null {
  const { PhoneNumber: number, BeginTime: from, EndTime: to = seconds(now) } = body;
  if (typeof number !== 'string' || !Number.isInteger(from) || !Number.isInteger(to)) return null;
  if ((from as number) < seconds(now) - days * DAY_S || (to as number) < (from as number)) return null;
  return { number: bare(number), inside: (at) => seconds(at) >= (from as number) && seconds(at) <= (to as number) };
}

export function sendStatusByNumber(desk: Desk, body: Record<string, unknown>): Answer {
  const asked = byNumber(desk, body, 7);
  if (asked === null || !whole(body.Limit, 1, 100) || body.Offset !== 0) return failure('InvalidParameterValue');
  desk.account.settleDue();
  const found = desk.account
    .records(asked.number)
    .filter(({ at, status }) => status !== '' && asked.inside(at))
    .slice(0, body.Limit);
  return success({
    PullSmsSendStatusSet: found.map(({ number, id, reportedAt, status, code, ref }) =>
      reportRow(number, id, reportedAt, status === 'delivered', code, desk.echo ? ref : ''),
    ),
  });
}

export function replyStatusByNumber(desk: Desk, body: Record<string, unknown>): Answer {
  const asked = byNumber(desk, body, 7);
  if (asked === null || !whole(body.Limit, 1, 100) || body.Offset !== 0) return failure('InvalidParameterValue');
  const found = desk.account.replies().filter(({ number, at }) => number === asked.number && asked.inside(at));
  return success({ PullSmsReplyStatusSet: found.slice(0, body.Limit).map(replyRow) });
}

const STATES: Record<Taken['status'], number> = { '': 3, delivered: 2, failed: 4 };

/** The content is shown with its middle hidden, as the console does. */
const masked = (text: string): string => text.replace(/(?<=】.{2}).+(?=.{2}$)/s, '****');

export function sendRecordList(desk: Desk, body: Record<string, unknown>): Answer {
  const { Limit: limit = 20, Offset: offset = 0 } = body;
  const asked = byNumber(desk, body, 3);
  if (asked === null || !whole(limit, 1, 50) || !whole(offset, 0, 1000)) return failure('InvalidParameterValue');
  desk.account.settleDue();
  const found = desk.account.records(asked.number).filter(({ at }) => asked.inside(at));
  return success({
    SendRecordSet: found.slice(offset, offset + limit).map((taken) => ({
      PhoneNumber: `+86${taken.number}`,
      SerialNo: taken.id,
      SendStatus: STATES[taken.status],
      RequestCode: 'Ok',
      StatusCode: taken.code,
      IsoCode: 'CN',
      Content: masked(taken.text),
      SendTime: seconds(taken.at),
      UserReceiveTime: seconds(taken.reportedAt),
    })),
    TotalCount: found.length,
  });
}
