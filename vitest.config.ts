import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests read the packages' sources, so that a test never passes on a stale build.
  resolve: { conditions: ['causeway-source', 'node'] },
  ssr: { resolve: { conditions: ['causeway-source', 'node'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    isolate: false,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './tests/closing-line-reporter.ts'],
  },
});
