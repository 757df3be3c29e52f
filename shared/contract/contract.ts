import type { z } from 'zod';
import { appContract } from './app.ts';
import { campaignsContract } from './campaigns.ts';
import { channelsContract } from './channels.ts';
import { contactsContract } from './contacts.ts';
import { jobsContract } from './jobs.ts';
import { modemsContract } from './modems.ts';
import { templatesContract } from './templates.ts';
import { transferContract } from './transfer.ts';
import { wordPacksContract } from './word-packs.ts';

/** Everything a window or the command line may ask of the core. */
export const contract = {
  ...appContract,
  ...contactsContract,
  ...transferContract,
  ...jobsContract,
  ...templatesContract,
  ...wordPacksContract,
  ...channelsContract,
  ...modemsContract,
  ...campaignsContract,
};

export type Contract = typeof contract;
export type Method = keyof Contract;
/** What a caller passes (defaults not yet filled in). */
export type Input<M extends Method> = z.input<Contract[M]['input']>;
/** What a handler receives. */
export type Parsed<M extends Method> = z.output<Contract[M]['input']>;
export type Output<M extends Method> = z.output<Contract[M]['output']>;

export type Handlers = { [M in Method]: (input: Parsed<M>) => Promise<Output<M>> };
