import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/settings.ts';

export const settings: Texts<typeof source.settings> = {
  title: 'Settings',
  autosave: 'Changes take effect at once',
  look: 'Appearance',
  language: 'Language',
  systemLanguage: 'Like the system',
  theme: 'Theme',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  sending: 'Sending',
  window: 'Hours for marketing messages',
  windowHint:
    'Marketing messages leave only in these hours (Beijing time); otherwise they wait for the next ones. A channel may have hours of its own.',
  windowOrder: 'The end must be later than the start',
  hold: 'Wait after confirming',
  holdUnit: 's',
  holdHint: 'After you confirm, nothing leaves for this long and you can take the campaign back.',
  pauseOnUnknown: 'Pause when a result is unknown',
  pauseOnUnknownHint:
    'When the network breaks off, a message may or may not have been sent. Keep this on and decide yourself, so that nobody gets it twice.',
  myNumber: 'My mobile number',
  myNumberHint: '“Send one to myself first” goes to this number.',
  notifications: 'Desktop notifications',
  notificationsHint: 'When a campaign has been submitted, is paused, or missed its start.',
  replyNotices: 'Notify about replies',
  replyNoticesHint: 'Only of replies that wait for you and of opt-outs; never of rehearsals.',
  hideReplyText: 'Hide the text of replies in notifications',
  hideReplyTextHint: 'Then a notification shows the masked number alone, so that nobody reads along.',
  data: 'Data',
  dataFolder: 'Data folder',
  dataFolderHint: 'Contacts and message records are kept in this folder on this computer only.',
  secrets: 'How keys are kept',
  secretsBy: {
    system: 'Encrypted by the system’s key store',
    'key-file': 'In a key file only this user can read',
  },
  about: 'About',
  version: 'Version',
  host: 'Runs as',
  hosts: { electron: 'Desktop program', browser: 'Browser window', cli: 'Command line' },
  copyFolder: 'Copy the path',
};
