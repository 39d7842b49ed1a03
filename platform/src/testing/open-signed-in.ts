import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { TestScreens } from './start-screens.ts';

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
  page.setDefaultTimeout(20_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(`localStorage.setItem('leitwerk.language', '${language}')`);
  await page.goto(screens.url);
  await page.getByText(name).click();
  await page.locator('#main h1').waitFor();
  return { page, errors };
}

/** What a page, or a part of it, does wrong by WCAG 2.2 AA. */
export const violations = async (page: Page, within = 'html'): Promise<string[]> =>
  (
    await new AxeBuilder({ page }).include(within).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  ).violations.map(
    (one) =>
      `${one.id}: ${one.nodes
        .map((node) => node.html.slice(0, 120))
        .slice(0, 2)
        .join(' | ')}`,
  );
