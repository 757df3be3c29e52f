import { type ThemeConfig, theme } from 'antd';
import type { Language } from '../i18n/i18n.ts';

const LATIN = '"Segoe UI", system-ui, -apple-system, Roboto, "Helvetica Neue", Arial';
const CHINESE = '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC"';

/** Text on the primary colour and links keep a contrast of 4.5 : 1 in both themes. */
export const themeOf = (dark: boolean, language: Language): ThemeConfig => ({
  algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    colorPrimary: dark ? '#2f7de1' : '#1559c7',
    colorInfo: dark ? '#69a7f2' : '#1559c7',
    colorLink: dark ? '#8fbcf7' : '#1559c7',
    colorSuccess: dark ? '#6abe39' : '#237804',
    colorSuccessBg: dark ? '#162312' : '#f0f8ea',
    colorSuccessBorder: dark ? '#2e5c1c' : '#b5dca0',
    colorWarning: dark ? '#e8b339' : '#8f5600',
    colorWarningBg: dark ? '#2b2111' : '#fff7e6',
    colorWarningBorder: dark ? '#594214' : '#ffd591',
    colorError: dark ? '#ff6b6d' : '#c4161c',
    colorTextDescription: dark ? 'rgba(255,255,255,0.65)' : 'rgba(0,0,0,0.62)',
    colorTextPlaceholder: dark ? 'rgba(255,255,255,0.5)' : 'rgba(0,0,0,0.55)',
    borderRadius: 6,
    // Chinese faces draw quotation marks a full square wide: in English they come second.
    fontFamily: language === 'en' ? `${LATIN}, ${CHINESE}, sans-serif` : `${CHINESE}, system-ui, sans-serif`,
  },
  components: {
    Button: { dangerColor: dark ? '#141414' : '#ffffff' },
    Layout: { siderBg: dark ? '#141414' : '#ffffff', bodyBg: dark ? '#0c0c0c' : '#f4f6f9' },
    Menu: { itemHeight: 38, itemSelectedColor: dark ? '#8fbcf7' : '#1559c7' },
  },
});
