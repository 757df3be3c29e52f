import { z } from 'zod';
import { id } from './common.ts';
import { job } from './jobs.ts';
import { modemLine } from './modems.ts';

/** What the core tells every open window, unasked. */
export const events = {
  /** rows of that kind changed: queries that show them are stale */
  changed: z.object({
    what: z.enum([
      'contacts',
      'groups',
      'tags',
      'blacklist',
      'templates',
      'signatures',
      'wordPacks',
      'channels',
      'modems',
      'drafts',
      'campaigns',
      'messages',
      'replies',
      'settings',
      'costs',
      'backups',
    ]),
    campaignId: id.optional(),
  }),
  job,
  /** a line of the dialogue with a modem, masked */
  modemLine,
  /** worth a notification on the desktop */
  notice: z.object({
    kind: z.enum([
      'campaign_finished',
      'campaign_paused',
      'import_finished',
      'missed_start',
      'low_balance',
      'reply_follow_up',
      'reply_opt_out',
    ]),
    campaignId: id.nullable(),
    name: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  }),
};
export type Topic = keyof typeof events;
export type EventData<T extends Topic> = z.output<(typeof events)[T]>;
export type Changed = EventData<'changed'>['what'];
