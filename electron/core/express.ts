import { matchTemplate, type ProviderText, parseProviderText } from '../../shared/domain/provider-template.ts';
import type { ProviderTemplate, TemplateCall } from './message-outcome.ts';

export type Expression =
  | { kind: 'call'; call: TemplateCall }
  /** no template says the text; or more than one way to say it, and guessing is not for us */
  | { kind: 'refused'; code: 'TEMPLATE_NO_MATCH' | 'TEMPLATE_AMBIGUOUS' };

export type Expressor = (text: string, signature: string) => Expression;

/**
 * Says free texts with a provider's approved templates. The text is as the phone shows it; 【signature】 travels apart.
 * One and only one template must say it in one and only one way. Templates that repeat another's words count once.
 */
export function createExpressor(templates: readonly ProviderTemplate[]): Expressor {
  const seen = new Set<string>();
  const usable: { template: ProviderTemplate; text: ProviderText }[] = [];
  for (const template of templates) {
    if (template.review !== 'approved' || seen.has(template.body)) continue;
    seen.add(template.body);
    usable.push({ template, text: parseProviderText(template.body) });
  }
  return (text, signature) => {
    const mark = `【${signature}】`;
    const bare = text.startsWith(mark) ? text.slice(mark.length) : text;
    let call: TemplateCall | null = null;
    for (const { template, text: parsed } of usable) {
      const match = matchTemplate(bare, parsed);
      if (match.kind === 'none') continue;
      if (match.kind === 'ambiguous' || call !== null) return { kind: 'refused', code: 'TEMPLATE_AMBIGUOUS' };
      const { values } = match;
      const params = template.variables.map((name) => ({ name, value: values.get(name) ?? '' }));
      call = { templateId: template.templateId, params };
    }
    return call === null ? { kind: 'refused', code: 'TEMPLATE_NO_MATCH' } : { kind: 'call', call };
  };
}
