import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressBuild } from '../scripts/compress-build.ts';

// Of the other workspaces only what is used comes along: their files do nothing by being loaded, style sheets apart.
const isPure = (id: string): boolean => /[\\/](metadata|runtime-ui)[\\/]src[\\/].*\.tsx?$/.test(id);

export default defineConfig({
  base: '/designer/',
  plugins: [react(), compressBuild()],
  build: {
    target: 'es2022',
    // light-dark() follows the colour scheme that Mantine sets; lowered for older browsers it would not.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { treeshake: { moduleSideEffects: (id: string) => !isPure(id) } },
  },
  server: {
    port: 5174,
    proxy: { '/api': { target: 'http://127.0.0.1:3000' } },
  },
});
