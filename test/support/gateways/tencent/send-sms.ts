import { fillTemplate, type TemplateTrouble } from '../frame/check-template.ts';
import type { Answer, Desk, Verdict } from '../frame/gateway.ts';
import { strings } from '../frame/json.ts';
import { failure, success } from './answers.ts';

const MAX_NUMBERS = 200;
const TROUBLES: Record<TemplateTrouble, string> = {
  signature: 'FailedOperation.SignatureIncorrectOrUnapproved',
  template: 'FailedOperation.TemplateIncorrectOrUnapproved',
  params_missing: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  params_wrong: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  param_url: 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter',
  param_length: 'InvalidParameterValue.TemplateParameterLengthLimit',
  text_length: 'InvalidParameterValue.ContentLengthLimit',
  emoji: 'InvalidParameterValue.TemplateParameterFormatError',
};

/** `+86…`, `0086…`, `86…` or bare: the eleven digits; another country's number stays as it is. */
export const bare = (number: string): string => number.replace(/^(?:\+86|0086|86)(?=1\d{10}$)/, '');

const rowOf = ({ number, code, taken }: Verdict, asked: Map<string, string>, context: string) => ({
  SerialNo: taken?.id ?? '',
  PhoneNumber: asked.get(number) ?? `+86${number}`,
  Fee: taken?.parts ?? 0,
  SessionContext: context,
  Code: code,
  Message: code === 'Ok' ? 'send success' : code,
  IsoCode: 'CN',
});

/** SendSms: one template, one parameter set, up to 200 numbers, a verdict for each. */
export function sendSms(desk: Desk, body: Record<string, unknown>): Answer {
  const given = strings(body.PhoneNumberSet);
  const params = body.TemplateParamSet === undefined ? [] : strings(body.TemplateParamSet);
  const { SignName: signature = '', TemplateId: templateId, SessionContext: context = '' } = body;
  if (given === null || params === null) return failure('InvalidParameter');
  if (typeof templateId !== 'string') return failure('MissingParameter');
  if (typeof signature !== 'string' || typeof context !== 'string') return failure('InvalidParameter');
  if (given.length === 0) return failure('MissingParameter.EmptyPhoneNumberSet');
  if (given.length > MAX_NUMBERS) return failure('LimitExceeded.PhoneNumberCountLimit');
  if (Buffer.byteLength(context) >= 512) return failure('InvalidParameterValue');
  const abroad = given.filter((number) => number.startsWith('+') && !number.startsWith('+86'));
  if (abroad.length > 0 && abroad.length < given.length)
    return failure('UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber');
  if (abroad.length > 0) return failure('UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone');
  const call = { signature, templateId, variable: /\{(\d+)\}/g, value: (name: string) => params[Number(name) - 1] };
  const { trouble, text, template } = fillTemplate(desk.rules, call);
  if (trouble !== null) return failure(TROUBLES[trouble]);
  const variables = new Set(template?.text.match(call.variable)).size;
  if (params.length !== variables) return failure(TROUBLES.params_wrong);
  if (template?.kind === 'code' && params.some((value) => value.length > 6)) return failure(TROUBLES.param_length);
  const asked = new Map(given.map((number) => [bare(number), number.startsWith('+') ? number : `+86${bare(number)}`]));
  const done = desk.submit({
    action: 'SendSms',
    numbers: given.map(bare),
    textOf: () => text,
    ref: context,
    marketing: template?.kind === 'marketing',
  });
  if (done.refused !== null) return failure(done.refused);
  return success({ SendStatusSet: done.told.map((verdict) => rowOf(verdict, asked, context)) });
}
