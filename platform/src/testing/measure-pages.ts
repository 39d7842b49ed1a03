import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DEMO_PASSWORD } from '../demo/demo-users.ts';
import type { TestScreens } from './start-screens.ts';

export type PageSize = {
  readonly page: string;
  /** JavaScript that the first visit of the page loads, gzipped; 1 KB is 1,000 bytes. */
  readonly kilobytes: number;
  /** The most that it may be. */
  readonly goal: number;
  /** Files and their size, the largest first. */
  readonly files: readonly (readonly [string, number])[];
};

const QUIET_MS = 1000;
const CLERK = 'sales@example.com';

/** What a clerk's browser with an empty cache loads for a list and for the page of a record. */
export async function measurePages(screens: TestScreens): Promise<readonly PageSize[]> {
  const { body } = await screens.server.ask(CLERK, 'POST', '/api/records/lead', {
    kind: 'person',
    lastName: 'Groß',
    email: 'gross@example.org',
  });
  const { id } = body as { id: string };
  return [
    await measurePage(screens, 'list', '/records/lead', '.lw-row', 250),
    await measurePage(screens, 'record', `/records/lead/${id}`, '#field-lastName', 400),
  ];
}

async function measurePage(
  { browser, url, folder }: TestScreens,
  page: string,
  path: string,
  ready: string,
  goal: number,
): Promise<PageSize> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.request.post(`${url}/api/session`, {
    data: { email: CLERK, password: DEMO_PASSWORD },
    headers: { origin: url },
  });
  const tab = await context.newPage();
  const loaded = new Set<string>();
  let last = Date.now();
  tab.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.endsWith('.js')) return;
    loaded.add(pathname);
    last = Date.now();
  });
  await tab.goto(url + path);
  await tab.locator(ready).first().waitFor();
  while (Date.now() - last < QUIET_MS) await tab.waitForTimeout(QUIET_MS / 4);
  await context.close();
  const files = [...loaded].map((file) => [file, gzipBytes(join(folder, file))] as const);
  return {
    page,
    kilobytes: files.reduce((sum, [, bytes]) => sum + bytes, 0) / 1000,
    goal,
    files: files.sort(([, one], [, other]) => other - one),
  };
}

/** Of the file as the server sends it. */
const gzipBytes = (path: string): number =>
  existsSync(`${path}.gz`) ? readFileSync(`${path}.gz`).length : gzipSync(readFileSync(path)).length;
