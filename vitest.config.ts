import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{metadata,platform,runtime-ui,seeds}/**/*.test.ts'],
    globalSetup: ['platform/src/testing/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
