import type { VariableMapping } from '../../shared/contract/channels.ts';
import type { Binding } from '../../shared/contract/templates.ts';
import { matchTemplate, parseProviderText } from '../../shared/domain/provider-template.ts';
import { defaultField } from '../../shared/domain/template.ts';
import { parseTemplate } from '../../shared/domain/template-syntax.ts';
import type { ProviderTemplate } from './message-outcome.ts';

export interface Suggestion {
  templateId: string;
  name: string;
  mapping: VariableMapping[];
}

/** Private use characters stand for our variables while the texts are laid over each other. */
const MARK = 0xe000;

/**
 * Which approved templates could say a text with `{姓名}`-style variables, and what each of their variables would be filled
 * from. A variable of theirs may hold one of ours or fixed words, not a mixture: such a template is left out.
 */
export function suggestTemplates(
  body: string,
  bindings: readonly Binding[],
  templates: readonly ProviderTemplate[],
): Suggestion[] {
  const { literals, names } = parseTemplate(body);
  const distinct = [...new Set(names)];
  const markOf = (name: string): string => String.fromCharCode(MARK + distinct.indexOf(name));
  const marked = literals.map((literal, i) => literal + (i < names.length ? markOf(names[i] as string) : '')).join('');
  const mappingOf = (variable: string, value: string): VariableMapping | null => {
    const at = value.charCodeAt(0) - MARK;
    if (value.length === 1 && at >= 0 && at < distinct.length) {
      const name = distinct[at] as string;
      const binding = bindings.find((one) => one.name === name);
      return { variable, field: binding?.field ?? defaultField(name), fallback: binding?.fallback ?? '' };
    }
    const mixed = [...value].some((c) => c.charCodeAt(0) >= MARK && c.charCodeAt(0) < MARK + distinct.length);
    return mixed || value.length > 100 ? null : { variable, field: '', fallback: value };
  };
  const found: Suggestion[] = [];
  for (const template of templates) {
    if (template.review !== 'approved') continue;
    const match = matchTemplate(marked, parseProviderText(template.body));
    if (match.kind !== 'match') continue;
    const mapping = template.variables.map((variable) => mappingOf(variable, match.values.get(variable) ?? ''));
    const whole = mapping.filter((one) => one !== null);
    if (whole.length === mapping.length) {
      found.push({ templateId: template.templateId, name: template.name, mapping: whole });
    }
  }
  return found;
}
