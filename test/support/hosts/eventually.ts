import { vi } from 'vitest';

/** Asks again until it holds: processes and threads start when the machine lets them. */
export const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 15_000 });
