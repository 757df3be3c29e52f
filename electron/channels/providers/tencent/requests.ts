import type { OutMessage } from '../../../core/message-outcome.ts';
import type { Params } from './client.ts';

/** Most numbers in one request. */
export const MOST_NUMBERS = 200;
export const PAGE = 100;
export const RECORDS = 50;
export const PACKAGES = 500;

export const e164 = (number: string): string => `+86${number}`;

/** Positional variables go by their number, however the text orders them. */
function paramsOf(message: OutMessage): string[] {
  const params = message.template?.params ?? [];
  return [...params].sort((a, b) => Number(a.name) - Number(b.name)).map(({ value }) => value);
}

/** Messages with the same key may share a request. */
export const shareKey = (message: OutMessage): string =>
  JSON.stringify([message.template?.templateId, message.signature, paramsOf(message)]);

export function sendParams(appId: string, messages: OutMessage[], clientRef: string): Params {
  const first = messages[0];
  const params = first === undefined ? [] : paramsOf(first);
  return {
    PhoneNumberSet: messages.map(({ number }) => e164(number)),
    SmsSdkAppId: appId,
    TemplateId: first?.template?.templateId ?? '',
    SignName: first?.signature ?? '',
    ...(params.length > 0 ? { TemplateParamSet: params } : {}),
    SessionContext: clientRef,
  };
}

export const pullParams = (appId: string): Params => ({ Limit: PAGE, SmsSdkAppId: appId });

/** unix seconds, widened to whole ones; no end is the provider's own now, which must not be passed */
const span = (from: number, to: number | null): Params => ({
  BeginTime: Math.floor(from / 1000),
  ...(to === null ? {} : { EndTime: Math.ceil(to / 1000) }),
});

/** How far back the reports and replies of one number reach. */
export const BY_NUMBER_MS = 7 * 24 * 3_600_000;

export const byNumberParams = (appId: string, number: string, from: number): Params => ({
  PhoneNumber: e164(number),
  SmsSdkAppId: appId,
  ...span(from, null),
  Offset: 0,
  Limit: PAGE,
});

export const recordParams = (
  appId: string,
  number: string,
  [from, to]: [from: number, to: number | null],
  page: number,
): Params => ({
  PhoneNumber: e164(number),
  SmsSdkAppId: appId,
  ...span(from, to),
  Limit: RECORDS,
  Offset: page * RECORDS,
});

/** Hours are `yyyymmddhh` in Asia/Shanghai. */
export const packageParams = (appId: string, from: string, to: string, page: number): Params => ({
  SmsSdkAppId: appId,
  Limit: PACKAGES,
  Offset: page * PACKAGES,
  BeginTime: from,
  EndTime: to,
});

export const dayParams = (appId: string, day: string): Params => {
  const digits = day.replaceAll('-', '');
  return { SmsSdkAppId: appId, BeginTime: `${digits}00`, EndTime: `${digits}23`, Limit: 0, Offset: 0 };
};

/** Mainland ones only. */
export const listParams = (page: number): Params => ({ International: 0, Limit: PAGE, Offset: page * PAGE });
