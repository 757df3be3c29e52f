import type { Catalog } from '../../shared/contract/channels.ts';
import type { Draft, Problem } from '../../shared/contract/compose.ts';
import { hasLink, parseProviderText } from '../../shared/domain/provider-template.ts';
import { cleanValue } from '../../shared/domain/template.ts';
import { suggestTemplates } from './suggest-templates.ts';

export interface TemplateContentInput {
  draft: Pick<Draft, 'kind' | 'body' | 'bindings'> & Partial<Pick<Draft, 'providerTemplate'>>;
  catalog: Catalog;
  /** most characters in one variable; null = no limit known */
  variableMax: number | null;
}

/** A value a provider would refuse the whole message for. */
export interface Refused {
  reason: 'variable_too_long' | 'variable_link';
  name: string;
}

export interface FilledTemplate {
  text: string;
  /** what fills each place of the text, in order */
  values: readonly string[];
  blank: readonly string[];
  brackets: readonly string[];
  /** in the template's order of variables */
  params: string[];
  refused: Refused | null;
}

export interface TemplateContent {
  problems: Problem[];
  variables: string[];
  /** what stands before, between and after the values */
  literals: readonly string[];
  /** what the campaign keeps of the template; null while none can be sent */
  template: { templateId: string; variables: string[]; body: string } | null;
  render(field: (id: string) => string): FilledTemplate;
}

const NONE: readonly string[] = [];
const NAMED = 3;
const block = (key: Problem['key'], data: Problem['data'] = {}): Problem => ({ key, severity: 'block', data });

/** A free text on a channel that takes none: refused, with the templates that would do. */
function refusedText({ draft, catalog }: TemplateContentInput): TemplateContent {
  const names = suggestTemplates(draft.body, draft.bindings, catalog.templates).map(({ name }) => name);
  const templates = names.length === 0 ? '—' : names.slice(0, NAMED).join('、');
  return {
    problems: [block('template_required', { templates, found: names.length })],
    variables: [],
    literals: [''],
    template: null,
    render: () => ({ text: '', values: NONE, blank: NONE, brackets: NONE, params: [], refused: null }),
  };
}

/**
 * The draft as one of the provider's approved templates: the text it yields for each recipient, and the values that are
 * sent instead of it. Never throws; blanks, links and values over the provider's length are told per recipient.
 */
export function createTemplateContent(input: TemplateContentInput): TemplateContent {
  const { draft, catalog, variableMax } = input;
  const chosen = draft.providerTemplate ?? null;
  if (chosen === null) return refusedText(input);
  const { templateId } = chosen;
  const found = catalog.templates.find((template) => template.templateId === templateId);
  const problems: Problem[] = [];
  if (found === undefined) problems.push(block('template_gone', { template: templateId }));
  else if (found.review !== 'approved') problems.push(block('template_unapproved', { template: found.name }));
  if (found !== undefined && found.kind === 'marketing' && draft.kind === 'notice') {
    problems.push(block('template_kind', { template: found.name }));
  } else if (found !== undefined && (found.kind === 'notice' || found.kind === 'code') && draft.kind === 'marketing') {
    problems.push({ key: 'template_kind', severity: 'warn', data: { template: found.name } });
  }
  const body = found?.body ?? '';
  const { literals, names } = parseProviderText(body);
  const variables = found?.variables ?? [];
  const mapped = new Map(chosen.mapping.map((one) => [one.variable, one]));
  for (const name of variables) {
    const one = mapped.get(name);
    if (one === undefined || (one.field === '' && one.fallback.trim() === '')) {
      problems.push(block('template_unmapped', { name }));
    }
  }
  const sources = variables.map((name) => {
    const one = mapped.get(name);
    return { name, field: one?.field ?? '', fallback: cleanValue(one?.fallback ?? '') };
  });
  const places = names.map((name) => variables.indexOf(name));

  function refusedFor(name: string, value: string): Refused | null {
    if (variableMax !== null && value.length > variableMax) return { reason: 'variable_too_long', name };
    return hasLink(value) ? { reason: 'variable_link', name } : null;
  }

  function render(field: (id: string) => string): FilledTemplate {
    let blank = NONE;
    let brackets = NONE;
    let refused: Refused | null = null;
    const params = sources.map(({ name, field: id, fallback }) => {
      const value = (id === '' ? '' : cleanValue(field(id))) || fallback;
      if (value === '') blank = [...blank, name];
      else if (value.includes('【') || value.includes('】')) brackets = [...brackets, name];
      refused ??= refusedFor(name, value);
      return value;
    });
    const values = places.map((place) => params[place] ?? '');
    const text = values.reduce((sum, value, at) => sum + value + (literals[at + 1] as string), literals[0] as string);
    return { text, values, blank, brackets, params, refused };
  }
  const template = found === undefined ? null : { templateId, variables, body };
  return { problems, variables, literals, template, render };
}

/** Whether the provider knows the signature: unsynced is a warning, not approved an end. */
export function signatureProblems(signature: string, catalog: Catalog): Problem[] {
  if (signature === '') return [];
  if (catalog.syncedAt === null) return [{ key: 'signature_unknown', severity: 'warn', data: { signature } }];
  const approved = catalog.signatures.some(({ text, review }) => text === signature && review === 'approved');
  return approved ? [] : [block('signature_unapproved', { signature })];
}
