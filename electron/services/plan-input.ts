import type { Draft } from '../../shared/contract/campaigns.ts';
import type { PlanInput, ServiceDeps } from './deps.ts';

type InputDeps = Pick<ServiceDeps, 'storage' | 'providers' | 'clock'>;

/** What the planning thread must know beside the draft; without a chosen channel the default one counts. */
export async function planInput({ storage, providers, clock }: InputDeps, draft: Draft): Promise<PlanInput> {
  const [rows, settings, customFields] = await Promise.all([
    storage.channels.list(),
    storage.settings.get(),
    storage.contacts.customFields(),
  ]);
  const row = rows.find(({ id, isDefault }) => (draft.channelId === null ? isDefault : id === draft.channelId));
  const provider = providers.find(({ descriptor }) => descriptor.provider === row?.provider);
  const usable = row?.enabled === true && provider !== undefined;
  return {
    draft: { ...draft, channelId: row?.id ?? null },
    channel: usable ? { descriptor: provider.descriptor, options: row.options } : null,
    customFields,
    window: {
      from: row?.options.windowFrom ?? settings.marketingFrom,
      to: row?.options.windowTo ?? settings.marketingTo,
    },
    now: clock.now(),
  };
}
