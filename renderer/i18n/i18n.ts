import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Settings } from '../../shared/contract/app.ts';
import type { Language } from '../../shared/contract/common.ts';
import { en } from './en/index.ts';
import { singularInEnglish } from './singular.ts';
import type { Texts } from './texts.ts';
import { zhCN } from './zh-CN/index.ts';

export type { Language };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Texts<typeof zhCN> };
  }
}

const systemLanguage = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');

export const spokenLanguage = (choice: Settings['language'] = 'system'): Language =>
  choice === 'system' ? systemLanguage() : choice;

export const i18n = i18next.createInstance();

/** What this window speaks now: files made for it are written in it. */
export const windowLanguage = (): Language => (i18n.language === 'en' ? 'en' : 'zh-CN');

export const startTexts = () =>
  i18n
    .use(initReactI18next)
    .use(singularInEnglish)
    .init({
      lng: systemLanguage(),
      fallbackLng: 'zh-CN',
      resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
      interpolation: { escapeValue: false },
      postProcess: ['singular'],
      returnNull: false,
    });
