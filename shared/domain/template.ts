import type { Problem } from '../contract/compose.ts';
import type { Binding } from '../contract/templates.ts';
import { parseTemplate } from './template-syntax.ts';

/** Field ids every contact has, with the words users know; custom fields are `custom:NAME`. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  name: '姓名',
  number: '号码',
  gender: '性别',
  salutation: '称呼',
  birthday: '生日',
  company: '公司',
  remark: '备注',
};

const DEFAULT_FIELDS = new Map<string, string>([
  ...Object.entries(FIELD_LABELS).map(([field, label]): [string, string] => [label, field]),
  ['手机号', 'number'],
  ['手机', 'number'],
]);

/** The field a variable is filled from when nobody bound it: 姓名 → name … anything else → `custom:NAME`. */
export function defaultField(variable: string): string {
  return DEFAULT_FIELDS.get(variable) ?? `custom:${variable}`;
}

export interface Rendered {
  text: string;
  /** what fills each place, in order; '' where nothing does */
  values: readonly string[];
  /** variables without a value or fallback */
  blank: readonly string[];
  /** variables whose value carries 【 or 】, which would pass for a signature */
  brackets: readonly string[];
}

export interface CompiledTemplate {
  problems: Problem[];
  /** names in order of first appearance, each once */
  variables: string[];
  /** what stands before, between and after the values */
  literals: readonly string[];
  render(field: (id: string) => string): Rendered;
}

const NONE: readonly string[] = [];
const BREAKS = /[\s\u0085]*[\r\n\u2028\u2029\v\f\u0085]+[\s\u0085]*/g;

/** Values arrive from cells: no blanks around them, no line breaks inside. */
export function cleanValue(value: string): string {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code <= 32 || (code >= 0x7f && code <= 0xa0) || (code >= 0x2000 && code <= 0x3000) || code === 0xfeff)
      return value.trim().replace(BREAKS, ' ');
  }
  return value;
}

/**
 * Compiles `{姓名}`-style text once so that each recipient costs a few joins. Full-width ｛｝ and doubled braces are
 * braces. With `customFields` given, variables bound to none of them are `variable_unknown`. Never throws: what is wrong
 * is in `problems`, and the broken piece stays in the text as written.
 */
export function compileTemplate(
  body: string,
  bindings: readonly Binding[],
  options: { customFields?: readonly string[] } = {},
): CompiledTemplate {
  const { literals, names, problems } = parseTemplate(body);
  const bound = new Map(bindings.map((binding) => [binding.name, binding]));
  const variables = [...new Set(names)];
  const known = options.customFields && new Set(options.customFields.map((name) => `custom:${name}`));
  const fieldOf = (name: string): string => bound.get(name)?.field ?? defaultField(name);
  for (const name of variables) {
    const field = fieldOf(name);
    if (known && !(field in FIELD_LABELS) && !known.has(field) && !bound.get(name)?.fallback)
      problems.push({ key: 'variable_unknown', severity: 'block', data: { name } });
  }
  const fields = names.map(fieldOf);
  const fallbacks = names.map((name) => cleanValue(bound.get(name)?.fallback ?? ''));

  function render(field: (id: string) => string): Rendered {
    let text = literals[0] as string;
    let blank = NONE;
    let brackets = NONE;
    const values: string[] = [];
    for (let i = 0; i < fields.length; i++) {
      const value = cleanValue(field(fields[i] as string)) || (fallbacks[i] as string);
      if (value === '') blank = [...blank, names[i] as string];
      else if (value.includes('【') || value.includes('】')) brackets = [...brackets, names[i] as string];
      values.push(value);
      text += value + (literals[i + 1] as string);
    }
    return { text, values, blank, brackets };
  }
  return { problems, variables, literals, render };
}
