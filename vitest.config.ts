import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{metadata,platform,modules,runtime-ui,designer,seeds,scripts}/**/*.test.ts'],
    globalSetup: ['platform/src/testing/global-setup.ts'],
    // Tests wait for servers and browsers more than they work: two files share two cores well, more would wait for each other.
    maxWorkers: 2,
    // As long as what browsers wait for (`PATIENCE_MS`); a second is short for a page that shares two cores with the server.
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 300_000,
    hookTimeout: 240_000,
  },
});
