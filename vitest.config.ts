import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,test,demo,bench}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    testTimeout: 20_000,
  },
});
