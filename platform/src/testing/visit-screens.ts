import type { Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';

/** That work at once, from one list of paths: as many as CI has cores. */
const PAGES = 2;
/** An address that leads nowhere: from there every screen is built anew, as by a full load. */
const NOWHERE = '/nowhere';
const NOT_FOUND = /Hier ist nichts|Nothing here/;
/** For so long nothing has been asked of the server when a screen is ready. */
const QUIET_MS = 150;

export type Look = {
  readonly colorScheme: 'light' | 'dark';
  readonly language: 'de' | 'en';
  readonly width: number;
};

/** What is wrong with screens, each with its path: wider than the window, not readable by WCAG 2.2 AA; and what fails on them. */
export type Visited = { readonly wrong: readonly string[]; readonly failed: readonly string[] };

/**
 * Goes to every path as links lead there.
 * @param user a demo user, by name
 * @param start where the application is that has the paths: `/`, `/designer`
 */
export async function visitScreens(
  screens: TestScreens,
  user: string,
  start: string,
  paths: readonly string[],
  { colorScheme, language, width }: Look,
): Promise<Visited> {
  const left = [...paths];
  const wrong: string[] = [];
  const failed: string[] = [];
  const visit = async () => {
    const { page, errors } = await openSignedIn(
      screens,
      user,
      { colorScheme, viewport: { width, height: 850 } },
      language,
    );
    if (start !== '/') await page.goto(`${screens.url}${start}`);
    const settle = watchRequests(page);
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      await go(page, start, path, settle);
      if (Number(await page.evaluate('document.documentElement.scrollWidth')) > width) wrong.push(`${path}: too wide`);
      // The frame around it is the same everywhere and looked at elsewhere.
      wrong.push(...(await violations(page, '#main')).map((one) => `${path}: ${one}`));
    }
    failed.push(...errors);
    await page.context().close();
  };
  await Promise.all(Array.from({ length: PAGES }, visit));
  return { wrong, failed };
}

/** To a screen without loading the application again. */
async function go(page: Page, start: string, path: string, settle: () => Promise<void>): Promise<void> {
  const push = (to: string) => page.evaluate(`history.pushState({}, '', ${JSON.stringify(to)})`);
  await push(start === '/' ? NOWHERE : start + NOWHERE);
  await page.locator('#main h1', { hasText: NOT_FOUND }).waitFor();
  await push(path);
  await page.locator('#main h1', { hasNotText: NOT_FOUND }).first().waitFor();
  await settle();
}

/** What waits until a page has asked for all that it needs, nothing is loading and nothing fades any more. */
function watchRequests(page: Page): () => Promise<void> {
  const underway = new Set<Request>();
  let lastChange = Date.now();
  const change = (request: Request, isUnderway: boolean) => {
    if (isUnderway) underway.add(request);
    else underway.delete(request);
    lastChange = Date.now();
  };
  // A stream never ends.
  page.on('request', (request) => change(request, request.resourceType() !== 'eventsource'));
  page.on('requestfinished', (request) => change(request, false));
  page.on('requestfailed', (request) => change(request, false));
  const isQuiet = () => underway.size === 0 && Date.now() - lastChange >= QUIET_MS;
  return () => expect.poll(async () => isQuiet() && (await page.evaluate(IS_STILL))).toBe(true);
}

const IS_STILL = `!document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root') &&
  document.getAnimations().every((one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)`;
