import { useMemo } from 'react';
import type { Channel, Descriptor } from '../../../shared/contract/channels.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { useDraftStore } from './draft-store.ts';

/** What the chosen channel asks of a text. */
export interface Rules {
  channel: Channel | null;
  descriptor: Descriptor | null;
  /** no channel that could send is chosen: the rules of most providers stand in, the price is not known */
  missing: boolean;
  counting: Descriptor['counting'];
  /** the channel sends approved templates, not what is written here */
  byTemplate: boolean;
  signatureMin: number;
  signatureMax: number;
  max: number;
  /** the words at the end of this draft: '' on notices */
  optOut: string;
  channelOptOut: string;
  /** 厘 a 条 */
  price: number;
  simulated: boolean;
}

const USUAL = { signatureMin: 2, signatureMax: 8, maxNotice: 500, maxMarketing: 300, optOut: '退订回T' };

export function useRules(): Rules {
  const channels = useQueryOf('channels.list', {}).data?.rows;
  const providers = useQueryOf('channels.providers', {}).data?.rows;
  const channelId = useDraftStore((state) => state.draft.channelId);
  const kind = useDraftStore((state) => state.draft.kind);
  const ownOptOut = useDraftStore((state) => state.draft.optOut);
  return useMemo(() => {
    const channel = channels?.find(({ id, isDefault }) => (channelId === null ? isDefault : id === channelId)) ?? null;
    const descriptor = providers?.find(({ provider }) => provider === channel?.provider) ?? null;
    const limits = descriptor ?? USUAL;
    const byTemplate = descriptor?.content === 'template';
    const channelOptOut = channel?.options.optOut ?? USUAL.optOut;
    return {
      channel,
      descriptor,
      missing: channels !== undefined && channel?.enabled !== true,
      counting: descriptor?.counting ?? '106',
      byTemplate,
      signatureMin: limits.signatureMin,
      signatureMax: limits.signatureMax,
      max: kind === 'marketing' ? limits.maxMarketing : limits.maxNotice,
      optOut: kind === 'marketing' && !byTemplate ? (ownOptOut ?? channelOptOut) : '',
      channelOptOut,
      price: channel?.options.price ?? 0,
      simulated: channel?.simulated ?? false,
    };
  }, [channels, providers, channelId, kind, ownOptOut]);
}
