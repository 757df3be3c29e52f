import { expect } from '@playwright/test';

/** Playwright's waiting assertions with the patience of every other wait in a window: a slow machine is not a fault. */
export const expectPage = expect.configure({ timeout: 30_000 });
