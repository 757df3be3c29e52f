import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globals: false,
    // how long a machine busy with other things may take: a bound, not an expectation
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // two cores: real processes and real disks, so few workers
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**', 'test/**/kill*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'kill',
          include: ['test/**/kill*.test.ts'],
          testTimeout: 600_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // a window mostly waits for its host: more files than cores
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
