import type { Channel, VariableMapping } from '../../../shared/contract/channels.ts';
import type { Draft } from '../../../shared/contract/compose.ts';
import { defaultField } from '../../../shared/domain/template.ts';
import { type Args, Refusal, UsageError } from './command.ts';
import type { Session } from './session.ts';
import type { Texts } from './texts/zh.ts';

export const FILL_OPTIONS = {
  'provider-template': { type: 'string' },
  fill: { type: 'string', multiple: true },
} as const;

/** `1=姓名` fills the provider's variable from a field, `1:=您好` with fixed words; anything else is a UsageError. */
export function fillingsOf(args: Args, t: Texts): VariableMapping[] {
  return args.texts('fill').map((text) => {
    const [, variable = '', sign = '', value = ''] = /^([^:=]+)(:?=)(.+)$/s.exec(text) ?? [];
    if (variable === '') throw new UsageError(t.fillForm(text));
    return sign === '='
      ? { variable, field: defaultField(value), fallback: '' }
      : { variable, field: '', fallback: value };
  });
}

/** An approved template of the channel's provider, by its id or name there, asked for when it never was. */
export async function providerTemplateOf(
  args: Args,
  { call }: Session,
  { id: channelId, name }: Pick<Channel, 'id' | 'name'>,
  t: Texts,
): Promise<NonNullable<Draft['providerTemplate']>> {
  const wanted = args.text('provider-template') ?? '';
  const kept = await call('channels.catalog.get', { id: channelId });
  const { templates } = kept.syncedAt === null ? await call('channels.catalog.sync', { id: channelId }) : kept;
  const named = templates.filter((one) => one.name === wanted);
  const found = templates.find(({ templateId }) => templateId === wanted) ?? named[0];
  if (found === undefined) throw new Refusal(t.noProviderTemplate(wanted, name));
  if (found.templateId !== wanted && named.length > 1) throw new Refusal(t.ambiguous(wanted));
  const mapping = fillingsOf(args, t);
  const strange = mapping.find(({ variable }) => !found.variables.includes(variable));
  if (strange !== undefined) throw new UsageError(t.oneOf(`--fill ${strange.variable}`, found.variables));
  return { channelId, templateId: found.templateId, mapping };
}
