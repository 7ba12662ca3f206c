import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,test,demo,bench,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: ['test/build-once.ts'],
    pool: 'forks',
    testTimeout: 20_000,
  },
});
