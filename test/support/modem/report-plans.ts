import type { ReportPlan } from './network.ts';

/** Ways in which reports come, or do not. */
export const reportPlans = {
  delivered:
    (afterMs = 20): ReportPlan =>
    () => [{ afterMs, status: 0 }],
  /** TP-ST as given: 0x20–0x3F still trying, 0x40 and above failed */
  failed:
    (status = 0x46, afterMs = 20): ReportPlan =>
    () => [{ afterMs, status }],
  /** first that it is still being tried, then the end of it */
  temporaryThen:
    (status = 0, afterMs = 40): ReportPlan =>
    () => [
      { afterMs: 20, status: 0x30 },
      { afterMs, status },
    ],
  doubled: (): ReportPlan => () => [
    { afterMs: 20, status: 0 },
    { afterMs: 40, status: 0 },
  ],
  lost: (): ReportPlan => () => [],
  /** each at some time up to `withinMs`, so that they overtake each other; a share of them never */
  scattered:
    (random: () => number, withinMs = 200, lostShare = 0): ReportPlan =>
    () =>
      random() < lostShare ? [] : [{ afterMs: Math.floor(random() * withinMs), status: 0 }],
} as const;
