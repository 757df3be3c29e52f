import type { RejectClass } from './message-outcome.ts';

/**
 * Whether a message refused by one channel may go over the next. Only a definite refusal that lies with the account moves
 * on: the message itself was never at fault and certainly did not leave. Everything the recipient, the words or the hour
 * brought about would be an evasion on another channel, and unknown results are no refusals at all.
 */
export const CURABLE: Readonly<Record<RejectClass, boolean>> = {
  account: true, // credentials, permission, arrears: this account's trouble alone
  balance: true,
  quota: true, // the account's limit for now
  retry_later: false, // the same channel takes it in a while
  request: false, // our bug must be seen, not paid for elsewhere
  number: false, // a wrong number is wrong everywhere
  blacklist: false, // the person, the carrier or the platform said no
  frequency: false, // protects the person, whoever sends
  content: false, // refused words are not shopped around
  window: false, // the hour is the same on every channel
};

/** A campaign's channels in the order they are tried, each once; the position is the message's `route`. */
export function routesOf(campaign: {
  channelId: number | null;
  draft: { fallbackChannelIds?: readonly number[] };
}): number[] {
  if (campaign.channelId === null) return [];
  return [...new Set([campaign.channelId, ...(campaign.draft.fallbackChannelIds ?? [])])];
}
