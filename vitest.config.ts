import { defaultExclude, defineConfig } from 'vitest/config';
import { slowTests } from './scripts/slow-tests.mjs';

/** `quick` leaves the slow tests out, `slow` runs only them; all by default. */
const suite = process.env['SUITE'] ?? 'all';

export default defineConfig({
  test: {
    include:
      suite === 'slow' ? [...slowTests] : ['{src,test,demo,bench,scripts}/**/*.test.{ts,tsx}'],
    exclude: [...defaultExclude, ...(suite === 'quick' ? slowTests : [])],
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
