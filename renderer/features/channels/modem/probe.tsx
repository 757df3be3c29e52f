import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../../api/hooks.ts';
import { ModemTrouble } from '../../../ui/modem-state.tsx';
import { InfoFacts } from './modem-facts.tsx';

export const useProbe = () => useCall('modems.probe');

/** What answers at a port nobody has added yet. */
export function ProbeResult({ probe }: { probe: ReturnType<typeof useProbe> }) {
  const { t } = useTranslation();
  if (probe.isPending) return <p className="muted">{t('modems.probe.running')}</p>;
  const { data } = probe;
  if (data === undefined) return null;
  return (
    <div role="status">
      {data.trouble === null && <Alert type="success" showIcon className="spaced" title={t('modems.probe.good')} />}
      <ModemTrouble of={data} />
      {data.info && <InfoFacts info={data.info} />}
    </div>
  );
}
