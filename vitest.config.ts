import { defineConfig } from 'vitest/config';

export default defineConfig({
  json: { namedExports: false },
  test: { include: ['{metadata,platform,runtime-ui,seeds}/**/*.test.ts'], testTimeout: 120_000 },
});
