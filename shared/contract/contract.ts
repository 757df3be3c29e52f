import type { z } from 'zod';
import { appContract } from './app.ts';
import { backupsContract } from './backups.ts';
import { campaignsContract } from './campaigns.ts';
import { channelsContract } from './channels.ts';
import { composeContract } from './compose.ts';
import { consentContract } from './consent.ts';
import { contactsContract } from './contacts.ts';
import { costsContract } from './costs.ts';
import { jobsContract } from './jobs.ts';
import { messagesContract } from './messages.ts';
import { modemsContract } from './modems.ts';
import { repliesContract } from './replies.ts';
import { templatesContract } from './templates.ts';
import { timelineContract } from './timeline.ts';
import { transferContract } from './transfer.ts';
import { wordPacksContract } from './word-packs.ts';

/** Everything a window or the command line may ask of the core. */
export const contract = {
  ...appContract,
  ...backupsContract,
  ...contactsContract,
  ...consentContract,
  ...transferContract,
  ...jobsContract,
  ...templatesContract,
  ...wordPacksContract,
  ...channelsContract,
  ...modemsContract,
  ...repliesContract,
  ...timelineContract,
  ...composeContract,
  ...campaignsContract,
  ...messagesContract,
  ...costsContract,
};

export type Contract = typeof contract;
export type Method = keyof Contract;
/** What a caller passes (defaults not yet filled in). */
export type Input<M extends Method> = z.input<Contract[M]['input']>;
/** What a handler receives. */
export type Parsed<M extends Method> = z.output<Contract[M]['input']>;
export type Output<M extends Method> = z.output<Contract[M]['output']>;

export type Handlers = { [M in Method]: (input: Parsed<M>) => Promise<Output<M>> };
