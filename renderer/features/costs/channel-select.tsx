import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChannelCosts } from '../../../shared/contract/costs.ts';
import { useCostsStore } from './costs-store.ts';

interface Props {
  rows: readonly ChannelCosts[];
  value: number | null;
  /** whether all channels together can be shown */
  all?: boolean;
}

export function ChannelSelect({ rows, value, all = false }: Props) {
  const { t } = useTranslation();
  const setChannel = useCostsStore((state) => state.setChannel);
  const options = rows.map(({ channelId, name }) => ({ value: channelId, label: name }));
  return (
    <Select
      className="costs-channel"
      aria-label={t('costs.channel')}
      value={value ?? 0}
      onChange={(id) => setChannel(id === 0 ? null : id)}
      options={all ? [{ value: 0, label: t('costs.allChannels') }, ...options] : options}
    />
  );
}
