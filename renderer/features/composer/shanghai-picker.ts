import dayjs, { type Dayjs } from 'dayjs';
import { shanghaiTime, startOfShanghaiDay } from '../../../shared/domain/shanghai.ts';

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;
const MINUTE = 60_000;

/** The date picker knows only the computer's own zone: it is shown Shanghai's hands as if they were local. */
export const toPicker = (ms: number): Dayjs => dayjs(shanghaiTime(ms));

/** Back to the instant, whole minutes. */
export const fromPicker = (shown: Dayjs): number =>
  Date.UTC(shown.year(), shown.month(), shown.date(), shown.hour(), shown.minute()) - OFFSET;

/** Minutes of the day there: 早上, 午饭, 下班后. */
export const GOOD_HOURS = { morning: 570, lunch: 705, evening: 1110 } as const;

/** The next time it is that hour there, at least five minutes from now. */
export function nextAt(minutes: number, now: number): number {
  const today = startOfShanghaiDay(now) + minutes * MINUTE;
  return today > now + 5 * MINUTE ? today : today + DAY;
}
