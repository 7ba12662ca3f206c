import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,test,demo,bench,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: ['test/build-once.ts'],
    setupFiles: ['test/no-settings.ts'],
    pool: 'forks',
    // Long enough for a machine with much other work: a test never fails because it had to wait.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 120_000,
    expect: { poll: { timeout: 120_000 } },
  },
});
