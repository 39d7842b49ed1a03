import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { makeServer } from '../http/server.ts';
import { onceInRun } from './once-in-run.ts';
import type { TestServer } from './start-test-server.ts';
import { startTestServer } from './start-test-server.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const BROWSERS = [
  process.env['CHROMIUM'] ?? '',
  // Opens a page in a third of the time that the whole browser takes.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path of the machine's Chromium; undefined when it has none. */
export const chromiumPath = BROWSERS.find((path) => path !== '' && existsSync(path));

export type TestScreens = {
  readonly server: TestServer;
  readonly browser: Browser;
  readonly url: string;
  /** Where the built screens are. */
  readonly folder: string;
  readonly close: () => Promise<void>;
};

/** @returns the folder with the built app */
const buildOnce = (app: 'runtime-ui' | 'designer'): Promise<string> =>
  onceInRun(`${app}-built`, async () => {
    execFileSync(join(PROJECT, 'node_modules/.bin/vite'), ['build', '--logLevel', 'error'], {
      cwd: join(PROJECT, app),
      // Inside a test run NODE_ENV is `test`, which would build the screens with React's slow and large development code.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    return join(PROJECT, app, 'dist');
  });

/**
 * Builds the screens and serves them over a fresh database to a headless browser.
 * @param withDesigner builds and serves the designer too, which takes some seconds more
 */
export async function startScreens(
  startServer: () => Promise<TestServer> = startTestServer,
  withDesigner = false,
): Promise<TestScreens> {
  const folder = await buildOnce('runtime-ui');
  const designerFolder = withDesigner ? await buildOnce('designer') : null;
  const server = await startServer();
  const app = await makeServer(server.runtime, { logLevel: 'silent', screensFolder: folder, designerFolder });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  return {
    server,
    browser,
    url,
    folder,
    close: async () => {
      await browser.close();
      await app.close();
      await server.close();
    },
  };
}
