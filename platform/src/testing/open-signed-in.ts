import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { DEMO_PASSWORD, DEMO_USERS } from '../demo/demo-users.ts';
import type { TestScreens } from './start-screens.ts';

/** How long a browser test waits for anything: long, because tests share their cores with a server, a database and each other. */
export const PATIENCE_MS = 60_000;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** A page of one's own on which a demo user, by name, has just signed in; and what fails on it. */
export async function openSignedIn(
  screens: Pick<TestScreens, 'browser' | 'url'>,
  name: string,
  options: Parameters<Browser['newContext']>[0] = {},
  language = 'de',
): Promise<{ readonly page: Page; readonly errors: string[] }> {
  const context = await screens.browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'de-DE',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(`localStorage.setItem('leitwerk.language', '${language}')`);
  // By the page of sign-in itself other tests come in; for all others it would be a page more to load.
  const { email } = DEMO_USERS.find((one) => one.name === name) ?? {};
  const signedIn = await context.request.post(`${screens.url}/api/session`, {
    data: { email, password: DEMO_PASSWORD },
    headers: { origin: screens.url },
  });
  if (!signedIn.ok()) throw new Error(`${name} cannot sign in: ${await signedIn.text()}`);
  await page.goto(screens.url);
  await page.locator('#main h1').waitFor();
  return { page, errors };
}

/** What is fading in has another contrast than it will have. What turns for ever is not waited for. */
const AT_REST = `Promise.all(
  document.getAnimations()
    .filter((one) => one.playState === 'running' && Number.isFinite(one.effect.getComputedTiming().endTime))
    .map((one) => one.finished.catch(() => undefined)),
)`;

/** What a page, or a part of it, does wrong by WCAG 2.2 AA. Axe stays in a page that has it, which saves reading its 600 KB again. */
export async function violations(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(AT_REST);
  const isThere = (await page.evaluate('typeof window.axe')) === 'object';
  const { violations: found } = await new AxeBuilder({ page, ...(isThere && { axeSource: 'void 0' }) })
    // All in this page: otherwise every look opens another one to put the findings of frames together.
    .setLegacyMode()
    .include(within)
    .options({ resultTypes: ['violations'], runOnly: TAGS })
    .analyze();
  return found.map(
    (one) =>
      `${one.id}: ${one.nodes
        .map((node) => node.html.slice(0, 120))
        .slice(0, 2)
        .join(' | ')}`,
  );
}
