import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SectionProps } from './index.tsx';
import { Row } from './row.tsx';

/** Languages name themselves. */
const LANGUAGES = [
  { value: 'zh-CN' as const, label: '简体中文' },
  { value: 'en' as const, label: 'English' },
];

export function LookSection({ settings, change }: SectionProps) {
  const { t } = useTranslation();
  return (
    <section className="panel">
      <h2>{t('settings.look')}</h2>
      <Row label={t('settings.language')}>
        <Segmented
          aria-label={t('settings.language')}
          value={settings.language}
          options={[{ value: 'system' as const, label: t('settings.systemLanguage') }, ...LANGUAGES]}
          onChange={(language) => change({ language })}
        />
      </Row>
      <Row label={t('settings.theme')}>
        <Segmented
          aria-label={t('settings.theme')}
          value={settings.theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`settings.themes.${value}`),
          }))}
          onChange={(theme) => change({ theme })}
        />
      </Row>
    </section>
  );
}
