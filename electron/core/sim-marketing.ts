import type { ChannelOptions, Descriptor } from '../../shared/contract/channels.ts';

/** A personal SIM sends no marketing until the owner has confirmed the legal note (operators' terms, MIIT rules of 2015). */
export const marketingOff = (
  { marketingNeedsConsent }: Pick<Descriptor, 'marketingNeedsConsent'>,
  { marketingConfirmedAt }: Pick<ChannelOptions, 'marketingConfirmedAt'>,
): boolean => marketingNeedsConsent === true && (marketingConfirmedAt ?? null) === null;
