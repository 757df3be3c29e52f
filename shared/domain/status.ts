/** The one vocabulary of states: code, SQL and UI keys all use these words. */

/**
 * State of one message (one recipient of one campaign).
 * `queued` 待发送 · `submitting` 提交中 (a request with it may be on the wire) · `accepted` 已提交/等待回执 ·
 * `delivered` 发送成功 · `failed` 发送失败 (the report says so) · `rejected` 发送失败 (the provider refused the submission) ·
 * `unknown` 结果未知 · `no_report` 无回执 · `excluded` 已过滤 · `cancelled` 已取消.
 */
export const MESSAGE_STATES = [
  'queued',
  'submitting',
  'accepted',
  'delivered',
  'failed',
  'rejected',
  'unknown',
  'no_report',
  'excluded',
  'cancelled',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** SQLite keeps the state as a small integer: the index in MESSAGE_STATES. Never reorder, only append. */
export const messageStateCode = (state: MessageState): number => MESSAGE_STATES.indexOf(state);
export const messageStateOf = (code: number): MessageState => {
  const state = MESSAGE_STATES[code];
  if (state === undefined) throw new RangeError(`no message state ${code}`);
  return state;
};

/**
 * `draft` 草稿 · `planning` (recipients are being written) · `scheduled` 定时 / inside the 10 s hold · `sending` 发送中 ·
 * `paused` 已暂停 · `finished` 已完成 (nothing left to submit; reports may still come) · `cancelled` 已取消.
 */
export const CAMPAIGN_STATES = [
  'draft',
  'planning',
  'scheduled',
  'sending',
  'paused',
  'finished',
  'cancelled',
] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** Why a campaign stands still; `user` is the only one that is not the app's doing. */
export const PAUSE_REASONS = [
  'user',
  'unknown_result',
  'account',
  'balance',
  'content',
  'portal',
  'rejected_share',
  'missed_start',
  'clock',
  'storage',
  'restart',
  'price',
  'protocol',
  'probe',
  'failed_share',
  'approval',
  'cap',
  'restored',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const MESSAGE_KINDS = ['notice', 'marketing'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const BLACKLIST_SOURCES = ['reply', 'manual', 'import', 'carrier', 'complaint'] as const;
export type BlacklistSource = (typeof BLACKLIST_SOURCES)[number];

export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

/** Code of an opt-out that was only rehearsed: it counts for the simulated channel it came by, and for no other. */
export const REHEARSED_OPT_OUT = 'REHEARSED_OPT_OUT';

/** Code of a message left out after planning (`excluded`): why it did not leave. */
export const EXCLUDED_CODES = [
  'CAP_DAY',
  'CAP_WEEK',
  'SAME_TEXT',
  'SENT_RECENTLY',
  'IN_CAMPAIGN',
  'BLACKLIST',
  'OPTED_OUT',
  'CHANNEL_BLACKLIST',
  REHEARSED_OPT_OUT,
] as const;
export type ExcludedCode = (typeof EXCLUDED_CODES)[number];

const HELD = 'HELD:';
/** What a queued message's code says while its carrier is held. */
export const heldCode = (carrier: string): string => `${HELD}${carrier}`;
/** The carrier of such a code, null for any other. */
export const heldCarrierOf = (code: string): string | null => (code.startsWith(HELD) ? code.slice(HELD.length) : null);
