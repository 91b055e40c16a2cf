import { defineConfig } from 'vitest/config';

const resolve = { tsconfigPaths: true };
const setupFiles = ['test/support/properties.setup.ts'];
const servers = ['test/support/dynamodb.setup.ts', 'test/support/warehouse.setup.ts'];

/**
 * Projects run one after the other: what measures time or kills processes wants the machine to itself. On two cores a runner would
 * take one worker, so the projects that may share the machine say how many.
 */
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
          maxWorkers: 2,
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
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        resolve,
        test: {
          name: 'system',
          include: ['test/system/**/*.spec.ts'],
          setupFiles,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
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
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
