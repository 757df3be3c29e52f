import type { Texts } from '../texts.ts';
import type { backups as source } from '../zh-CN/backups.ts';

export const backups: Texts<typeof source> = {
  title: 'Backup and restore',
  automatic: 'Automatic backup',
  automaticHint:
    'Made once a day, the last 7 days are kept; encrypted like the data itself, and read back from end to end.',
  now: 'Back up now',
  made: 'Backed up. Contacts: {{contacts}}, campaigns: {{campaigns}}',
  folder: 'Backup folder',
  folderHint:
    'A broken computer takes its backups along: now and then copy the whole data folder (with the key files) to a USB stick or another computer.',
  none: 'No backup yet. The first is made two minutes after the start, or now if you wish.',
  columns: { at: 'Time', kind: 'Kind', size: 'Size', contacts: 'Contacts', campaigns: 'Campaigns' },
  kind: { daily: 'Daily', manual: 'By hand', migration: 'Before an update', before_restore: 'Before a restore' },
  unreadable: 'Cannot be read',
  restore: 'Restore',
  restoring: 'Restoring; please do not close Feijian…',
  first: {
    title: 'Restore the backup of {{time}}?',
    body: 'Contacts, templates and settings added or changed since will be gone. What was sent since comes back from the record of sends and is not sent again. Every campaign stands still until you let it go on.',
    act: 'Continue',
  },
  second: {
    title: 'Are you sure?',
    body: 'What is here now is backed up first (kind “Before a restore”), then replaced by the data of {{time}} (contacts: {{contacts}}, campaigns: {{campaigns}}).',
    act: 'Restore {{time}}',
  },
  restored: {
    asked: 'The backup of {{time}} was restored',
    damaged: 'The data file was damaged; the backup of {{time}} took its place',
    missing: 'The data file was gone; the backup of {{time}} took its place',
    alone: 'The data file was gone and there is no backup; only what was sent came back, from the record of sends',
    behind: 'Feijian was not closed properly and the last entries were lost; the record of sends filled them in',
    lost: 'Contacts, templates and settings added or changed after that backup are gone and must be entered again.',
    kept: 'The damaged files are kept in the folder “damaged” of the data folder.',
    messages: '{{value}} submissions came back from the record of sends; these people do not get it again.',
    campaigns: '{{value}} campaigns were begun after the backup: only those already submitted came back.',
    refusals: '{{value}} opt-outs and changes of the blacklist came back.',
    inFlight: '{{value}} people have an unknown result: it may have left or not; look them up in the campaign.',
    held: '{{value}} campaigns stand still; check them, then resume.',
    unreadable:
      '{{value}} entries of the record of sends cannot be read: compare with the provider’s console before you resume, or somebody may get it twice.',
    dismiss: 'Understood',
    look: 'Open campaigns',
  },
};
