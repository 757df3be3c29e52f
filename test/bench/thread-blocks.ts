import { existsSync, openSync, readSync } from 'node:fs';

const SCHEDSTAT = '/proc/thread-self/schedstat';

/** ms this thread has stood ready without being given a processor, where the system tells (Linux) */
function readWaited(): () => number {
  if (!existsSync(SCHEDSTAT)) return () => 0;
  const file = openSync(SCHEDSTAT, 'r');
  const bytes = Buffer.alloc(64);
  return () => {
    const length = readSync(file, bytes, 0, bytes.length, 0);
    return Number(bytes.toString('latin1', 0, length).split(' ')[1]) / 1e6;
  };
}
const waited = readWaited();

/**
 * The longest time in which this thread could not have answered, ms: a timer every millisecond shows it. Waiting for a
 * processor that other programs hold is not counted, waiting for the disk or a lock is.
 */
export function watchThread(): () => number {
  let last = performance.now();
  let lastWaited = waited();
  let longest = 0;
  const look = () => {
    const now = performance.now();
    const nowWaited = waited();
    longest = Math.max(longest, now - last - (nowWaited - lastWaited));
    last = now;
    lastWaited = nowWaited;
  };
  const timer = setInterval(look, 1);
  return () => {
    look();
    clearInterval(timer);
    return longest;
  };
}
