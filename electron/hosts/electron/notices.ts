import { app, Notification } from 'electron';
import type { Settings } from '../../../shared/contract/app.ts';
import type { Language } from '../../../shared/contract/common.ts';
import type { EventData } from '../../../shared/contract/events.ts';

type Notice = EventData<'notice'>;

const TITLES: Record<Language, Record<Notice['kind'], string>> = {
  'zh-CN': {
    campaign_finished: '群发已完成',
    campaign_paused: '群发已暂停',
    import_finished: '导入已完成',
    missed_start: '错过了定时发送',
    low_balance: '余额不足提醒',
    reply_follow_up: '有回复等你跟进',
    reply_opt_out: '有人回复退订',
  },
  en: {
    campaign_finished: 'Campaign finished',
    campaign_paused: 'Campaign paused',
    import_finished: 'Import finished',
    missed_start: 'A scheduled start was missed',
    low_balance: 'The balance is getting low',
    reply_follow_up: 'A reply waits for you',
    reply_opt_out: 'Somebody opted out',
  },
};

const spoken = (choice: Settings['language']): Language => {
  if (choice !== 'system') return choice;
  return app.getLocale().startsWith('zh') ? 'zh-CN' : 'en';
};

/** A notification of the system; a click brings the window back. */
export const showNotice = (notice: Notice, language: Settings['language'], onClick: () => void): void => {
  if (!Notification.isSupported()) return;
  const body = [notice.name, notice.data.text].filter(Boolean).join('\n');
  const shown = new Notification({ title: TITLES[spoken(language)][notice.kind], body });
  shown.on('click', onClick);
  shown.show();
};
