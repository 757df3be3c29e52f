import type { Language } from '../../shared/contract/common.ts';
import type { SettingsStore } from '../storage/template-store.ts';

/** What a file is written in: what the window asks for, else what the owner has chosen, else Chinese. */
export async function fileLanguage(asked: Language | undefined, settings: SettingsStore): Promise<Language> {
  if (asked !== undefined) return asked;
  const { language } = await settings.get();
  return language === 'system' ? 'zh-CN' : language;
}
