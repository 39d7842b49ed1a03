import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressBuild } from '../scripts/compress-build.ts';

// The browser needs only parts of the metadata language: without this hint its index would pull in the
// validators, which compile code and are forbidden by the content security policy.
const isPure = (id: string): boolean => /[\\/]metadata[\\/]src[\\/]/.test(id);

export default defineConfig({
  plugins: [react(), compressBuild()],
  build: {
    target: 'es2022',
    // light-dark() follows the colour scheme that Mantine sets; lowered for older browsers it would not.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    // The first load is held small by lazy screens; this is the part that all of them share.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What nearly every screen needs comes in two files: many small ones compress worse. `npm run size` tells what it is worth.
        codeSplitting: {
          groups: [
            { name: 'shared-icons', test: /tabler/, minShareCount: 49 },
            { name: 'shared-controls', test: /@mantine|floating-ui|@tanstack/, minShareCount: 46 },
            { name: 'shared-small', minShareCount: 34, maxModuleSize: 2500 },
          ],
        },
      },
      treeshake: { moduleSideEffects: (id: string) => !isPure(id) },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: 'http://127.0.0.1:3000' } },
  },
});
