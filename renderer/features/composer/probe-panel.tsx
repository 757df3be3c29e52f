import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../api/hooks.ts';
import { useDraftStore } from './draft-store.ts';

/** 先探路: a few numbers of each carrier before everybody. */
export function ProbePanel() {
  const { t } = useTranslation();
  const on = useDraftStore((state) => state.draft.probe);
  const update = useDraftStore((state) => state.update);
  const settings = useQueryOf('settings.get', {}).data;
  const { probePerCarrier: count = 5, probeShare: share = 80, probeMinutes: minutes = 15 } = settings ?? {};
  return (
    <section className="panel composer-rows" aria-labelledby="composer-probe">
      <h2 id="composer-probe">{t('care.probeTitle')}</h2>
      <div className="composer-inline">
        <Switch checked={on} aria-labelledby="composer-probe" onChange={(probe) => update({ probe })} />
        <span>{t('care.probeOn', { count, share })}</span>
      </div>
      <p className="muted composer-note">{t('care.probeNote', { minutes })}</p>
    </section>
  );
}
