const STEPS = ['KB', 'MB', 'GB'] as const;

/** 640 KB · 12.5 MB · 1.2 GB */
export function formatBytes(bytes: number): string {
  let value = bytes / 1024;
  let step = 0;
  while (value >= 1000 && step < STEPS.length - 1) {
    value /= 1024;
    step += 1;
  }
  return `${value < 100 && step > 0 ? value.toFixed(1) : Math.round(value)} ${STEPS[step]}`;
}
