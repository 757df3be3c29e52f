import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../api/hooks.ts';
import { Row } from './row.tsx';

export function AboutSection() {
  const { t } = useTranslation();
  const { data } = useQueryOf('app.info', {});
  if (!data) return null;
  return (
    <>
      <section className="panel">
        <h2>{t('settings.data')}</h2>
        <Row label={t('settings.dataFolder')} hint={t('settings.dataFolderHint')}>
          <Typography.Text code copyable={{ tooltips: [t('settings.copyFolder'), t('common.copied')] }}>
            {data.dataFolder}
          </Typography.Text>
        </Row>
        <Row label={t('settings.secrets')}>{t(`settings.secretsBy.${data.secrets}`)}</Row>
      </section>
      <section className="panel">
        <h2>{t('settings.about')}</h2>
        <Row label={t('settings.version')}>
          {t('app.name')} {data.version}
        </Row>
        <Row label={t('settings.host')}>{t(`settings.hosts.${data.host}`)}</Row>
      </section>
    </>
  );
}
