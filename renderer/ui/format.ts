import dayjs from 'dayjs';
import { i18n } from '../i18n/i18n.ts';

/** 1,268 */
export const formatCount = (value: number): string => value.toLocaleString('en-US');

const SHANGHAI = 8 * 3_600_000;

/** Business time is Shanghai's, whatever the computer says. */
const inShanghai = (ms: number) => dayjs(ms + SHANGHAI + new Date(ms).getTimezoneOffset() * 60_000);

/** `YYYY-MM-DD HH:mm`; seconds where order matters */
export const formatTime = (ms: number, seconds = false): string =>
  inShanghai(ms).format(seconds ? 'YYYY-MM-DD HH:mm:ss' : 'YYYY-MM-DD HH:mm');

export const formatDay = (ms: number): string => inShanghai(ms).format('YYYY-MM-DD');

/** 今天 14:05 · 昨天 09:30 · 07-21 10:00 · 2023-07-21 */
export function formatMoment(ms: number, now = Date.now()): string {
  const at = inShanghai(ms);
  const today = inShanghai(now);
  if (at.isSame(today, 'day')) return `${i18n.t('common.today')} ${at.format('HH:mm')}`;
  if (at.isSame(today.subtract(1, 'day'), 'day')) return `${i18n.t('common.yesterday')} ${at.format('HH:mm')}`;
  return at.isSame(today, 'year') ? at.format('MM-DD HH:mm') : at.format('YYYY-MM-DD');
}

/** How long something still takes, in the coarsest unit that says enough. */
export function formatLeft(ms: number): string {
  if (ms < 1500) return i18n.t('job.soon');
  if (ms < 90_000) return i18n.t('job.seconds', { value: Math.round(ms / 1000) });
  if (ms < 5_400_000) return i18n.t('job.minutes', { value: Math.round(ms / 60_000) });
  return i18n.t('job.hours', { value: (ms / 3_600_000).toFixed(1) });
}

/** minutes of the day → `08:00` */
export const formatMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
