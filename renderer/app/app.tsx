import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import { useQueryOf } from '../api/hooks.ts';
import { i18n, spokenLanguage } from '../i18n/i18n.ts';
import { Shell } from './shell.tsx';
import { giveStylesNonce } from './style-nonce.ts';
import { themeOf } from './theme.ts';
import { useDark } from './use-dark.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
if (nonce) giveStylesNonce(nonce);

/** Language and theme follow the settings; until those are known, the system's. */
export function App() {
  const { data: settings } = useQueryOf('settings.get', {});
  const language = spokenLanguage(settings?.language);
  const dark = useDark(settings?.theme ?? 'system');

  useEffect(() => {
    void i18n.changeLanguage(language);
    dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
    document.documentElement.lang = language;
    document.title = i18n.t('app.name');
  }, [language]);

  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);

  return (
    <ConfigProvider
      theme={themeOf(dark, language)}
      locale={language === 'en' ? enUS : zhCN}
      csp={nonce ? { nonce } : undefined}
      button={{ autoInsertSpace: false }}
    >
      <AntApp message={{ maxCount: 3 }}>
        <Shell />
      </AntApp>
    </ConfigProvider>
  );
}
