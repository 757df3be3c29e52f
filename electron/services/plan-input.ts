import type { Draft } from '../../shared/contract/compose.ts';
import { marketingHours, quietHours } from '../../shared/domain/marketing-hours.ts';
import { limitsOf } from '../core/frequency.ts';
import { marketingOff } from '../core/sim-marketing.ts';
import { pricesOf } from './costs/prices.ts';
import type { PlanFallback, PlanInput, ServiceDeps } from './deps.ts';

type InputDeps = Pick<ServiceDeps, 'storage' | 'providers' | 'clock'>;

const DAY_MS = 86_400_000;
const ANY_HOUR = { windowFrom: null, windowTo: null };

/** What the planning thread must know beside the draft; without a chosen channel the default one counts. */
export async function planInput({ storage, providers, clock }: InputDeps, draft: Draft): Promise<PlanInput> {
  const [rows, settings, customFields] = await Promise.all([
    storage.channels.list(),
    storage.settings.get(),
    storage.contacts.customFields(),
  ]);
  const row = rows.find(({ id, isDefault }) => (draft.channelId === null ? isDefault : id === draft.channelId));
  const provider = providers.find(({ descriptor }) => descriptor.provider === row?.provider);
  const fallbacks: PlanFallback[] = [];
  const wanted = [...new Set(draft.fallbackChannelIds)].filter((id) => id !== row?.id);
  for (const id of wanted) {
    const other = rows.find((one) => one.id === id && one.enabled);
    const descriptor = providers.find((one) => one.descriptor.provider === other?.provider)?.descriptor;
    if (other === undefined || descriptor === undefined) continue;
    const templates = descriptor.content === 'template' ? (await storage.channels.catalog(id)).templates : null;
    const { name, options } = other;
    fallbacks.push({ name, price: options.price, templates, marketingOff: marketingOff(descriptor, options) });
  }
  const usable = row?.enabled === true && provider !== undefined;
  return {
    draft: { ...draft, channelId: row?.id ?? null },
    channel: usable
      ? { descriptor: provider.descriptor, options: row.options, catalog: await storage.channels.catalog(row.id) }
      : null,
    fallbacks,
    lostFallbacks: wanted.length - fallbacks.length,
    customFields,
    noticesToOptedOut: settings.noticesToOptedOut,
    window: marketingHours(row?.options ?? ANY_HOUR, provider?.descriptor ?? null, {
      from: settings.marketingFrom,
      to: settings.marketingTo,
    }),
    quiet: quietHours(row?.options ?? {}, settings),
    limits: provider?.descriptor.simulated === true ? null : limitsOf(settings),
    retestMs: settings.suspectRetestDays * DAY_MS,
    prices: row === undefined ? null : await pricesOf({ storage, clock }, row),
    now: clock.now(),
  };
}
