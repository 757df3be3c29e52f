import { fillTemplate, type TemplateTrouble } from '../frame/check-template.ts';
import type { Answer, Desk, Order } from '../frame/gateway.ts';
import { readJson, record, strings } from '../frame/json.ts';
import { type Fields, failure, success } from './answers.ts';

const TROUBLES: Record<TemplateTrouble, string> = {
  signature: 'isv.SMS_SIGNATURE_ILLEGAL',
  template: 'isv.SMS_TEMPLATE_ILLEGAL',
  params_missing: 'isv.TEMPLATE_MISSING_PARAMETERS',
  params_wrong: 'isv.TEMPLATE_PARAMS_ILLEGAL',
  param_url: 'isv.PARAM_NOT_SUPPORT_URL',
  param_length: 'isv.PARAM_LENGTH_LIMIT',
  text_length: 'isv.PARAM_LENGTH_LIMIT',
  emoji: 'isv.UNSUPPORTED_CONTENT',
};
const EMOJI = /\p{Extended_Pictographic}/u;

const bare = (number: string): string => number.replace(/^(?:\+86|0086|86)(?=1\d{10}$)/, '');

interface Row {
  number: string;
  signature: string;
  params: Record<string, unknown> | null;
}

/** One verdict for the whole request: the first thing wrong with any row refuses them all. */
function submit(desk: Desk, action: string, templateId: string, outId: string, rows: Row[]): Answer {
  const texts: string[] = [];
  let marketing = false;
  for (const { signature, params } of rows) {
    if (params === null) return failure('isv.INVALID_JSON_PARAM');
    const values = Object.values(params);
    if (values.some((value) => typeof value !== 'string')) return failure('isv.TEMPLATE_PARAMS_ILLEGAL');
    const value = (name: string): string | undefined =>
      typeof params[name] === 'string' ? (params[name] as string) : undefined;
    const done = fillTemplate(desk.rules, { signature, templateId, variable: /\$\{(\w+)\}/g, value });
    if (done.trouble !== null) return failure(TROUBLES[done.trouble]);
    if (EMOJI.test(done.text)) return failure(TROUBLES.emoji);
    marketing ||= done.template?.kind === 'marketing';
    texts.push(done.text);
  }
  const numbers = rows.map(({ number }) => bare(number));
  const order: Order = { action, numbers, textOf: (i) => texts[i] ?? '', ref: outId, marketing };
  const done = desk.submit(order);
  if (done.refused !== null) return failure(done.refused);
  const id = done.verdicts[0]?.taken?.id;
  return success(desk.fault?.kind === 'missing' ? {} : { BizId: id });
}

/** The same text to up to 1000 numbers; everything in the query. */
export function sendSms(desk: Desk, query: Fields, form: Fields | null): Answer {
  if (form !== null) return failure('isv.INVALID_PARAMETERS');
  const { PhoneNumbers = '', SignName = '', TemplateCode = '', TemplateParam = '{}', OutId = '' } = query;
  if (PhoneNumbers === '' || TemplateCode === '' || OutId.length >= 256) return failure('isv.INVALID_PARAMETERS');
  const numbers = PhoneNumbers.split(',');
  if (numbers.length > 1000) return failure('isv.MOBILE_COUNT_OVER_LIMIT');
  const params = readJson(TemplateParam);
  const rows = numbers.map((number): Row => ({ number, signature: SignName, params }));
  return submit(desk, 'SendSms', TemplateCode, OutId, rows);
}

function list(text: string | undefined): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** A text for each of up to 100 numbers; the lists in a form, the rest in the query. */
export function sendBatchSms(desk: Desk, query: Fields, form: Fields | null): Answer {
  const { TemplateCode = '', OutId = '' } = query;
  if (TemplateCode === '' || form === null || OutId.length >= 256) return failure('isv.INVALID_PARAMETERS');
  const numbers = strings(list(form.PhoneNumberJson));
  const signatures = strings(list(form.SignNameJson));
  const params = list(form.TemplateParamJson);
  if (numbers === null || signatures === null) return failure('isv.INVALID_JSON_PARAM');
  if (numbers.length === 0 || signatures.length !== numbers.length) return failure('isv.INVALID_JSON_PARAM');
  if (params !== null && params.length !== numbers.length) return failure('isv.INVALID_JSON_PARAM');
  if (numbers.length > 100) return failure('isv.MOBILE_COUNT_OVER_LIMIT');
  const rows = numbers.map(
    (number, i): Row => ({
      number,
      signature: signatures[i] ?? '',
      params: params === null ? {} : record(params[i]),
    }),
  );
  return submit(desk, 'SendBatchSms', TemplateCode, OutId, rows);
}
