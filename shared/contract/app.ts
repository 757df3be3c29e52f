import { z } from 'zod';
import { count, id, instant, language, li, none } from './common.ts';
import { entry } from './define.ts';
import { sendingRules, sendingRulesPatch } from './sending-rules.ts';

/** `system` until the owner chooses: every window speaks the language of its system. */
const languageChoice = z.enum(['system', ...language.options]);

export const settings = z.object({
  language: languageChoice.default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** default marketing window, minutes of the day in Asia/Shanghai */
  marketingFrom: z.int().min(0).max(1439).default(480),
  marketingTo: z.int().min(1).max(1440).default(1200),
  /** seconds between 确认发送 and the first batch */
  holdSeconds: z.int().min(0).max(120).default(10),
  /** pause a campaign at the first batch whose result is unknown */
  pauseOnUnknown: z.boolean().default(true),
  /** whether notices reach people who refused marketing (回复退订); complaints and entries by hand never */
  noticesToOptedOut: z.boolean().default(false),
  myNumber: z.string().max(20).default(''),
  notifications: z.boolean().default(true),
  /** a notification when a reply waits for a person or is an opt-out */
  replyNotices: z.boolean().default(true),
  /** such a notification shows the masked number alone */
  hideReplyText: z.boolean().default(true),
  ...sendingRules,
});
export type Settings = z.infer<typeof settings>;
export const settingsPatch = z
  .object({
    language: languageChoice,
    theme: z.enum(['system', 'light', 'dark']),
    marketingFrom: z.int().min(0).max(1439),
    marketingTo: z.int().min(1).max(1440),
    holdSeconds: z.int().min(0).max(120),
    pauseOnUnknown: z.boolean(),
    noticesToOptedOut: z.boolean(),
    myNumber: z.string().max(20),
    notifications: z.boolean(),
    replyNotices: z.boolean(),
    hideReplyText: z.boolean(),
    ...sendingRulesPatch,
  })
  .partial();
export type SettingsPatch = z.infer<typeof settingsPatch>;

export const homeSummary = z.object({
  contacts: count,
  channels: z.array(
    z.object({
      id,
      name: z.string(),
      provider: z.string(),
      /** 演练通道: nothing leaves the computer */
      simulated: z.boolean(),
      balance: z.object({ kind: z.enum(['money', 'parts']), amount: z.int(), at: instant }).nullable(),
      /** the provider can be asked for it */
      balanceAsked: z.boolean(),
    }),
  ),
  today: z.object({ submitted: count, delivered: count, failed: count, waiting: count, unknown: count, cost: li }),
  todo: z.object({ unknown: count, replies: count, followUps: count, drafts: count, paused: count }),
  next: z.object({ id, name: z.string(), startAt: instant }).nullable(),
  running: z.array(z.object({ id, name: z.string(), done: count, total: count })),
});
export type HomeSummary = z.infer<typeof homeSummary>;

export const appContract = {
  'app.info': entry(
    none,
    z.object({
      version: z.string(),
      host: z.enum(['electron', 'browser', 'cli']),
      dataFolder: z.string(),
      /** how secrets are kept: by the system, or in a key file only this user may read */
      secrets: z.enum(['system', 'key-file']),
      firstRun: z.boolean(),
    }),
  ),
  'settings.get': entry(none, settings),
  'settings.set': entry(settingsPatch, settings, ['BAD_INPUT']),
  'home.summary': entry(none, homeSummary),
};
