import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';
import type { MessageKind } from '../../shared/domain/status.ts';

/** How often one number may be written to, all campaigns and channels together. */
export interface FrequencyLimits {
  /** marketing messages a day (Asia/Shanghai) and within seven days; null = no cap */
  perDay: number | null;
  perWeek: number | null;
  /** the same text not again within so many ms; 0 = no rule */
  sameTextMs: number;
}

/** One message that left, or may have left, for a number. */
export interface Touch {
  /** ms UTC */
  at: number;
  marketing: boolean;
  /** hash of the text as the phone shows it; 0 = not known */
  text: number;
}

/** Why a message is held back; the code it carries as 已过滤. */
export const HOLD_CODES = ['CAP_DAY', 'CAP_WEEK', 'SAME_TEXT'] as const;
export type HoldCode = (typeof HOLD_CODES)[number];

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
/** Longest look back any rule needs. */
export const TOUCH_MS = 8 * DAY_MS;

/** 53 bits of cyrb53 (public domain), never 0: tells texts apart, not for secrets. */
export function textHash(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0) || 1;
}

interface Wanted {
  kind: MessageKind;
  /** its hash */
  text: number;
}

/** The rule broken at that instant and when it would allow the message, or null. */
function broken(touches: readonly Touch[], { kind, text }: Wanted, limits: FrequencyLimits, now: number) {
  const today = startOfShanghaiDay(now);
  const week = today - (WEEK_DAYS - 1) * DAY_MS;
  let thisDay = 0;
  let thisWeek = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const touch of touches) {
    if (touch.marketing && touch.at >= today) thisDay += 1;
    if (touch.marketing && touch.at >= week) thisWeek += 1;
    if (touch.text === text && touch.at > last) last = touch.at;
  }
  if (kind === 'marketing') {
    const until = today + DAY_MS;
    if (limits.perDay !== null && thisDay >= limits.perDay) return { code: 'CAP_DAY', until } as const;
    if (limits.perWeek !== null && thisWeek >= limits.perWeek) return { code: 'CAP_WEEK', until } as const;
  }
  if (limits.sameTextMs > 0 && last > now - limits.sameTextMs)
    return { code: 'SAME_TEXT', until: last + limits.sameTextMs } as const;
  return null;
}

/** What a number must have got for any rule to hold something back from `now` on. */
export interface HoldFloor {
  day: { from: number; messages: number };
  week: { from: number; messages: number };
  /** or anything at all after this instant */
  recent: number;
}

/** Numbers below the floor can be sent whatever is planned for `now` (ms UTC) or later. */
export function holdFloor({ perDay, perWeek, sameTextMs }: FrequencyLimits, now: number): HoldFloor {
  const today = startOfShanghaiDay(now);
  return {
    day: { from: today, messages: perDay ?? Number.MAX_SAFE_INTEGER },
    week: { from: today - (WEEK_DAYS - 1) * DAY_MS, messages: perWeek ?? Number.MAX_SAFE_INTEGER },
    recent: sameTextMs > 0 ? now - sameTextMs : Number.MAX_SAFE_INTEGER,
  };
}

/**
 * Whether a message to a number must be held back now, given what that number got: the first rule it breaks. Days are
 * calendar days in Asia/Shanghai, 24 h are 24 h. `now` in ms UTC.
 */
export function heldBack(
  touches: readonly Touch[],
  wanted: Wanted,
  limits: FrequencyLimits,
  now: number,
): HoldCode | null {
  return touches.length === 0 ? null : (broken(touches, wanted, limits, now)?.code ?? null);
}

/** The first instant from `now` on at which no rule holds the message back, if nothing else is sent meanwhile. */
export function allowedAt(touches: readonly Touch[], wanted: Wanted, limits: FrequencyLimits, now: number): number {
  let at = now;
  // a week of full days and one text at most; touches dated ahead of a clock set back end the search
  for (let turn = 0; turn < 4 * WEEK_DAYS; turn++) {
    const rule = broken(touches, wanted, limits, at);
    if (rule === null) return at;
    at = rule.until;
  }
  return at;
}

/** The owner's settings as limits. */
export const limitsOf = (settings: {
  marketingPerDay: number | null;
  marketingPerWeek: number | null;
  sameTextHours: number;
}): FrequencyLimits => ({
  perDay: settings.marketingPerDay,
  perWeek: settings.marketingPerWeek,
  sameTextMs: settings.sameTextHours * 3_600_000,
});
