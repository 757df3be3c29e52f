import type { Texts } from '../texts.ts';
import type { zhCN } from '../zh-CN/index.ts';
import { app } from './app.ts';
import { backups } from './backups.ts';
import { blacklist } from './blacklist.ts';
import { campaigns } from './campaigns.ts';
import { care } from './care.ts';
import { channels } from './channels.ts';
import { check } from './check.ts';
import { common, job } from './common.ts';
import { composer } from './composer.ts';
import { consent } from './consent.ts';
import { contacts } from './contacts.ts';
import { costs } from './costs.ts';
import { definition } from './definition.ts';
import { error } from './error.ts';
import { home } from './home.ts';
import { imports } from './import.ts';
import { modem } from './modem.ts';
import { modems } from './modems.ts';
import { provider } from './provider.ts';
import { records } from './records.ts';
import { replies, timeline } from './replies.ts';
import { settings } from './settings.ts';
import { templates } from './templates.ts';
import {
  blacklistSource,
  campaignNote,
  campaignState,
  carrier,
  excluded,
  exclusion,
  kind,
  operator,
  pause,
  problem,
  reportTrouble,
  state,
  stateHint,
} from './words.ts';

export const en: Texts<typeof zhCN> = {
  app,
  backups,
  blacklist,
  blacklistSource,
  campaigns,
  care,
  campaignNote,
  campaignState,
  carrier,
  channels,
  check,
  common,
  composer,
  consent,
  contacts,
  definition,
  costs,
  error,
  excluded,
  exclusion,
  home,
  import: imports,
  job,
  kind,
  modem,
  modems,
  operator,
  pause,
  problem,
  provider,
  records,
  replies,
  reportTrouble,
  settings,
  state,
  stateHint,
  templates,
  timeline,
};
