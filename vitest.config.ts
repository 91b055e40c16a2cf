import { defineConfig } from 'vitest/config';

const resolve = { tsconfigPaths: true };

export default defineConfig({
  resolve,
  test: {
    reporters: ['default'],
    coverage: { provider: 'v8', include: ['libs/*/src/**/*.ts'], exclude: ['**/*.spec.ts', '**/index.ts', '**/generated/**'] },
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['{apps,libs,deploy,scripts}/**/*.spec.ts', 'test/*.spec.ts'],
          globalSetup: ['test/support/dynamodb.setup.ts'],
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['test/{e2e,security,faults}/**/*.spec.ts'],
          globalSetup: ['test/support/dynamodb.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        test: { name: 'system', include: ['test/system/**/*.spec.ts'], testTimeout: 300_000, hookTimeout: 180_000, fileParallelism: false },
      },
      {
        resolve,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.spec.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
