import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['{metadata,platform,seeds}/**/*.test.ts'], testTimeout: 120_000 },
});
