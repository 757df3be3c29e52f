import type { ExclusionReason } from '../../../shared/contract/compose.ts';
import { afterQuiet } from '../../../shared/domain/marketing-hours.ts';
import { nextWindow } from '../../../shared/domain/shanghai.ts';
import { type HoldCode, heldBack, holdFloor, TOUCH_MS, type Touch, textHash } from '../../core/frequency.ts';
import type { BulkStorage } from '../../storage/bulk-storage.ts';
import type { PlanInput } from '../deps.ts';

/** Who must not be written to now although the book and the draft allow it. */
export interface Care {
  /** why a rendered message waits */
  held(number: string, text: string): HoldCode | null;
  /** 疑似空号, and whether its time for another try has come */
  health(number: string): 'well' | 'suspected' | 'retest';
}

export interface CareBook {
  /** as of its `now`, to the minute; `fresh` reads again, for what is about to be written */
  look(input: PlanInput, fresh: boolean): void;
  of(input: PlanInput): Care;
  /** what the answer for this input rests on beside the audience and the text */
  key(input: PlanInput): string;
}

export const HOLD_REASON: Readonly<Record<HoldCode, ExclusionReason>> = {
  CAP_DAY: 'cap_day',
  CAP_WEEK: 'cap_week',
  SAME_TEXT: 'same_text',
};

const MINUTE = 60_000;
/** Numbers beyond which reading again takes time worth saving. */
const MANY = 20_000;
const DAY_MS = 86_400_000;

/** When the campaign's first message can leave: the caps are those of that day. */
function startOf({ draft: { schedule, kind }, window, quiet, now }: PlanInput): number {
  const start = Math.max(now, schedule.mode === 'now' ? now : (schedule.at ?? now));
  return kind === 'marketing' ? nextWindow(start, window.from, window.to) : afterQuiet(start, quiet ?? null);
}

export function createCareBook(bulk: Pick<BulkStorage, 'careSign' | 'touchesSince' | 'suspects'>): CareBook {
  let minute = Number.NaN;
  let sign = '';
  let looked = '';
  let version = 0;
  let touches: Map<string, Touch[]> | null = null;
  let suspects: ReadonlyMap<string, number> = new Map();

  return {
    look({ now, limits = null }, fresh) {
      const known = bulk.careSign();
      const rules = JSON.stringify(limits);
      // while a large campaign is on its way, once a minute is enough
      const late = known !== sign && (touches?.size ?? 0) < MANY;
      if (!fresh && !late && rules === looked && minute === Math.floor(now / MINUTE)) return;
      sign = known;
      looked = rules;
      minute = Math.floor(now / MINUTE);
      const empty = touches === null && suspects.size === 0;
      touches =
        limits === null
          ? null
          : bulk.touchesSince(now - TOUCH_MS, holdFloor(limits, Math.floor(now / MINUTE) * MINUTE));
      suspects = bulk.suspects();
      if (!empty || touches !== null || suspects.size > 0) version += 1;
    },
    // nobody got anything and no number seems dead: the hour does not matter
    key: (input) => (version === 0 ? '' : `${version} ${Math.floor(startOf(input) / MINUTE)}`),
    of(input) {
      const { limits = null, retestMs = 90 * DAY_MS, draft, now } = input;
      const at = startOf(input);
      const got = limits === null ? null : touches;
      return {
        held(number, text) {
          const known = got?.get(number);
          if (known === undefined || limits === null) return null;
          // the text matters only where there is one to compare it with
          const recent = known.some((touch) => touch.at > at - limits.sameTextMs);
          return heldBack(known, { kind: draft.kind, text: recent ? textHash(text) : -1 }, limits, at);
        },
        health(number) {
          const since = suspects.get(number);
          if (since === undefined) return 'well';
          return now - since >= retestMs ? 'retest' : 'suspected';
        },
      };
    },
  };
}
