import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{metadata,platform,modules,runtime-ui,seeds,scripts}/**/*.test.ts'],
    globalSetup: ['platform/src/testing/global-setup.ts'],
    // Servers, databases and a browser share two cores: one file at a time keeps waiting times honest.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
