import type { CampaignRow } from '../../storage/campaign-store.ts';

const BACK_MS = 2 * 60_000;
const FORWARD_MS = 10 * 60_000;
const DRIFT_MS = 2 * 60_000;

/** The wall clock moved between two ticks in a way no running clock does: set by hand, or the machine slept. */
export function clockJumped(before: number, after: number): boolean {
  return after < before - BACK_MS || after > before + FORWARD_MS;
}

/** The provider's Date header disagrees with this computer. */
export const clockDrifted = (serverTime: number, now: number): boolean => Math.abs(serverTime - now) > DRIFT_MS;

/** Codes with which providers refuse a request because this computer's clock is off. */
const CLOCK_CODE = /CLOCK|SignatureExpired?|InvalidTimeStamp|IllegalTimestamp|TimestampExpired/i;
/** Beyond this some providers refuse every signature. */
const SIGNATURE_DRIFT_MS = 4 * 60_000;

/** Whether a refusal of the account is really this computer's clock; `drift` is ours less the provider's, ms. */
export const isClockRefusal = (code: string, drift: number | null): boolean =>
  CLOCK_CODE.test(code) || (drift !== null && Math.abs(drift) > SIGNATURE_DRIFT_MS);

/** Sends that lean on the wall clock: planned for a time, in lots, or bound to the marketing window. */
export const leansOnClock = (row: Pick<CampaignRow, 'schedule' | 'kind'>): boolean =>
  row.schedule.mode !== 'now' || row.kind === 'marketing';
