import { useMemo } from 'react';
import type { Catalog, VariableMapping } from '../../../shared/contract/channels.ts';
import type { Draft } from '../../../shared/contract/compose.ts';
import { parseProviderText } from '../../../shared/domain/provider-template.ts';
import { FIELD_LABELS } from '../../../shared/domain/template.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { useDraftStore } from './draft-store.ts';
import { useRules } from './use-rules.ts';

export type ProviderTemplate = Catalog['templates'][number];

export interface ChosenTemplate {
  /** false: the channel takes free text, and nothing here matters */
  needed: boolean;
  catalog: Catalog | undefined;
  /** chosen for this channel and still there */
  template: ProviderTemplate | null;
  mapping: VariableMapping[];
}

const NO_MAPPING: VariableMapping[] = [];

/** What the draft says on a channel whose content is a template. */
export function useChosenTemplate(): ChosenTemplate {
  const { channel, byTemplate } = useRules();
  const chosen = useDraftStore((state) => state.draft.providerTemplate);
  const { data: catalog } = useQueryOf('channels.catalog.get', { id: channel?.id ?? 0 }, { enabled: byTemplate });
  return useMemo(() => {
    const own = byTemplate && chosen?.channelId === channel?.id ? chosen : null;
    const template = catalog?.templates.find(({ templateId }) => templateId === own?.templateId) ?? null;
    return { needed: byTemplate, catalog, template, mapping: own?.mapping ?? NO_MAPPING };
  }, [byTemplate, chosen, channel, catalog]);
}

const OWN_FIELDS = Object.entries(FIELD_LABELS);

/** A first guess: a variable called like a contact field is filled from it, any other wants fixed words. */
export function guessMapping({ variables }: ProviderTemplate): VariableMapping[] {
  return variables.map((variable) => {
    const named = OWN_FIELDS.find(([id, label]) => id === variable.toLowerCase() || label === variable);
    return { variable, field: named?.[0] ?? '', fallback: '' };
  });
}

export const chooseTemplate = (
  channelId: number,
  template: ProviderTemplate,
  mapping: VariableMapping[],
): Pick<Draft, 'providerTemplate'> => ({
  providerTemplate: { channelId, templateId: template.templateId, mapping },
});

/** The text a template yields for one recipient; what is still blank shows as the provider writes it. */
export function fillProviderText(
  { body, variables }: ProviderTemplate,
  mapping: readonly VariableMapping[],
  field: (id: string) => string,
): string {
  const { literals, names } = parseProviderText(body);
  const values = new Map(
    variables.map((variable) => {
      const one = mapping.find((row) => row.variable === variable);
      const value = (one?.field ? field(one.field).trim() : '') || (one?.fallback.trim() ?? '');
      return [variable, value];
    }),
  );
  return literals
    .map((literal, i) => literal + (i < names.length ? values.get(names[i] ?? '') || `{${names[i]}}` : ''))
    .join('');
}
