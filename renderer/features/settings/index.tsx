import './settings.css';
import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsPatch } from '../../../shared/contract/app.ts';
import { useCache, useCall, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { AboutSection } from './about-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { CareSection } from './care-section.tsx';
import { LookSection } from './look-section.tsx';
import { SendingSection } from './sending-section.tsx';

export interface SectionProps {
  settings: Settings;
  change: (patch: SettingsPatch) => void;
}

export default function SettingsScreen() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const cache = useCache();
  const { data, error } = useQueryOf('settings.get', {});
  const set = useCall('settings.set');
  const change = (patch: SettingsPatch) =>
    set.mutate(patch, { onSuccess: (saved) => cache.setQueryData(['settings.get', {}], saved) });
  return (
    <>
      <PageHeader title={t('settings.title')} note={t('settings.autosave')} />
      {error && !data && <Alert type="error" showIcon title={errorText(error)} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <div className="settings">
          <LookSection settings={data} change={change} />
          <SendingSection settings={data} change={change} />
          <CareSection settings={data} change={change} />
          <BackupSection />
          <AboutSection />
        </div>
      )}
    </>
  );
}
