import type { OutMessage } from '../../../core/message-outcome.ts';

/** Business parameters go in the query, except what SendBatchSms puts in a form. */
export interface ApiCall {
  action: string;
  query: Record<string, string>;
  form?: Record<string, string>;
}

export const MOST_SAME = 1000;
export const MOST_PERSONAL = 100;
export const PAGE = 50;

const templateOf = (message: OutMessage | undefined): string => message?.template?.templateId ?? '';

const paramsOf = (message: OutMessage): Record<string, string> =>
  Object.fromEntries((message.template?.params ?? []).map(({ name, value }) => [name, value]));

/** One signature and one set of values: such messages may share a SendSms. */
const sameKey = (message: OutMessage): string => JSON.stringify([message.signature, paramsOf(message)]);

export const isSame = (messages: OutMessage[]): boolean => {
  if (messages.length === 1) return true;
  const first = messages[0] === undefined ? '' : sameKey(messages[0]);
  return messages.every((message) => sameKey(message) === first);
};

export const templateKey = (message: OutMessage): string => templateOf(message);

/** SendSms for one text, SendBatchSms for personal ones, all of one template; `outId` comes back with the records. */
export function sendCall(messages: OutMessage[], outId: string): ApiCall {
  const first = messages[0];
  if (first !== undefined && isSame(messages)) {
    const params = paramsOf(first);
    const filled: Record<string, string> =
      Object.keys(params).length > 0 ? { TemplateParam: JSON.stringify(params) } : {};
    return {
      action: 'SendSms',
      query: {
        PhoneNumbers: messages.map(({ number }) => number).join(','),
        SignName: first.signature,
        TemplateCode: templateOf(first),
        ...filled,
        OutId: outId,
      },
    };
  }
  return {
    action: 'SendBatchSms',
    query: { TemplateCode: templateOf(first), OutId: outId },
    form: {
      PhoneNumberJson: JSON.stringify(messages.map(({ number }) => number)),
      SignNameJson: JSON.stringify(messages.map(({ signature }) => signature)),
      TemplateParamJson: JSON.stringify(messages.map(paramsOf)),
    },
  };
}

/** `day` as `yyyyMMdd` */
export const detailsCall = (number: string, day: string, page: number, bizId?: string): ApiCall => ({
  action: 'QuerySendDetails',
  query: {
    PhoneNumber: number,
    SendDate: day,
    PageSize: String(PAGE),
    CurrentPage: String(page),
    ...(bizId === undefined ? {} : { BizId: bizId }),
  },
});

/** Mainland ones only. */
export const statisticsCall = (from: string, to: string, page: number): ApiCall => ({
  action: 'QuerySendStatistics',
  query: { IsGlobe: '1', StartDate: from, EndDate: to, PageIndex: String(page), PageSize: String(PAGE) },
});

export const listCall = (action: 'QuerySmsTemplateList' | 'QuerySmsSignList', page: number): ApiCall => ({
  action,
  query: { PageIndex: String(page), PageSize: String(PAGE) },
});
