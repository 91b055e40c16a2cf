import { defineConfig } from 'vitest/config';

const resolve = { tsconfigPaths: true };
const setupFiles = ['test/support/properties.setup.ts'];
const servers = ['test/support/dynamodb.setup.ts', 'test/support/warehouse.setup.ts'];

/** Lives a day in a minute: whoever is late by a second there is late by half an hour. */
const ALONE = 'test/system/silence.spec.ts';

/** Projects run one after the other: what measures time or kills processes wants the machine to itself. */
export default defineConfig({
  resolve,
  test: {
    coverage: {
      provider: 'v8',
      include: ['libs/*/src/**/*.ts'],
      exclude: ['**/*.spec.ts', '**/index.ts', '**/generated/**'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 90 },
    },
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['{apps,libs,deploy,scripts}/**/*.spec.ts', 'test/*.spec.ts'],
          globalSetup: servers,
          setupFiles,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['test/{e2e,security,faults}/**/*.spec.ts'],
          globalSetup: servers,
          setupFiles,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        resolve,
        test: {
          name: 'system',
          include: ['test/system/**/*.spec.ts'],
          exclude: [ALONE],
          setupFiles,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          // They wait most of the time, for a minute to be over or for a list: two clouds fit two cores.
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
      {
        resolve,
        test: {
          name: 'system-alone',
          include: [ALONE],
          setupFiles,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 4 },
        },
      },
      {
        resolve,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.spec.ts'],
          setupFiles,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 5 },
        },
      },
    ],
  },
});
