import type { Output } from './io.ts';

const WIDTH = 30;
const EVERY_MS = 100;

/** One line on a terminal that is written over; silent anywhere else. */
export interface Progress {
  show(done: number, total: number | null, note: string): void;
  end(): void;
}

export function createProgress(stream: Output): Progress {
  let shownAt = 0;
  let drawn = false;
  if (stream.isTTY !== true) return { show() {}, end() {} };
  return {
    show(done, total, note) {
      const now = performance.now();
      if (now - shownAt < EVERY_MS) return;
      shownAt = now;
      const share = total === null || total === 0 ? 0 : Math.min(1, done / total);
      const filled = Math.round(share * WIDTH);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
      stream.write(`\r\x1b[K${bar} ${Math.floor(share * 100)}% ${note}`);
      drawn = true;
    },
    end() {
      if (drawn) stream.write('\r\x1b[K');
      drawn = false;
    },
  };
}
