import type { DoubleSignature, DoubleTemplate, Rules } from './options.ts';

/** What is wrong with a template call, in no provider's words. */
export type TemplateTrouble =
  | 'signature'
  | 'template'
  | 'params_missing'
  | 'params_wrong'
  | 'param_url'
  | 'param_length'
  | 'text_length'
  | 'emoji';

const URL_LIKE = /https?:\/\/|www\.|\b[\w-]+\.(com|cn|net|top|me)\b/i;
const MAX_TEXT = 500;

interface TemplateText {
  trouble: TemplateTrouble | null;
  text: string;
  template: DoubleTemplate | null;
}

const approved = <T extends DoubleTemplate | DoubleSignature>(found: T | undefined): found is T =>
  found?.state === 'approved';

/** The text the phone shows: 【signature】 + the template filled in; or why the provider will not send it. */
export function fillTemplate(
  rules: Rules,
  call: { signature: string; templateId: string; variable: RegExp; value(name: string): string | undefined },
): TemplateText {
  const template = rules.templates.find(({ id }) => id === call.templateId) ?? null;
  const refuse = (trouble: TemplateTrouble): TemplateText => ({ trouble, text: '', template });
  const signature = rules.signatures?.find(({ text }) => text === call.signature);
  if (call.signature === '' || /[【】]/.test(call.signature)) return refuse('signature');
  if (rules.signatures !== null && !approved(signature)) return refuse('signature');
  if (template === null || !approved(template)) return refuse('template');
  let trouble: TemplateTrouble | null = null;
  const body = template.text.replace(call.variable, (_, name: string) => {
    const value = call.value(name);
    if (value === undefined) trouble ??= 'params_missing';
    else if (URL_LIKE.test(value)) trouble ??= 'param_url';
    return value ?? '';
  });
  const text = `【${call.signature}】${body}`;
  if (trouble === null && text.length > MAX_TEXT) trouble = 'text_length';
  return trouble === null ? { trouble, text, template } : refuse(trouble);
}
