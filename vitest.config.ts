import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{metadata,platform,modules,runtime-ui,designer,seeds,scripts}/**/*.test.ts'],
    globalSetup: ['platform/src/testing/global-setup.ts'],
    // Servers, databases and a browser share two cores: one file at a time keeps waiting times honest.
    fileParallelism: false,
    // As long as what browsers wait for (`PATIENCE_MS`); a second is short for a page that shares two cores with the server.
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
