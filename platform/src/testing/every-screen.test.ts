import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import { startDemoServer } from './start-demo-server.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

type Item = {
  readonly entity?: string;
  readonly view?: string;
  readonly dashboard?: string;
  readonly children?: readonly Item[];
};

const SOME = [
  '/records/lead',
  '/records/contract',
  '/records/lead?view=lead-board',
  '/records/appointment?view=appointment-calendar',
  '/records/journal-entry/new',
  '/settings',
  '/day',
  '/notifications',
  '/jobs',
  '/inbox',
  '/processes',
  '/prices',
  '/dashboards/sales',
];
/** That work at once, from one list of paths: as many as CI has cores. */
const PAGES = 2;
/** An address that leads nowhere: from there every screen is built anew, as by a full load. */
const NOWHERE = '/nowhere';
const NOT_FOUND = /Hier ist nichts|Nothing here/;
/** For so long nothing has been asked of the server when a screen is ready. */
const QUIET_MS = 150;
const ADMIN = 'admin@example.com';

/** `LEITWERK_SWEEP=all`: every screen in every combination below, which takes a quarter of an hour. */
const isWhole = process.env['LEITWERK_SWEEP'] === 'all';

// Half of the screens in German, light and wide, the other half in English, dark and narrow; some in other combinations.
describe.skipIf(chromiumPath === undefined)('every screen', () => {
  let screens: TestScreens;
  let paths: readonly string[];
  beforeAll(async () => {
    screens = await startScreens(() => startDemoServer(0.01));
    const { app, entities } = (await screens.server.ask(ADMIN, 'GET', '/api/metadata/model')).body as {
      app: { navigation: readonly Item[] };
      entities: Readonly<Record<string, unknown>>;
    };
    const lists = flat(app.navigation).flatMap(({ entity, view, dashboard }) => {
      if (dashboard) return [`/dashboards/${dashboard}`];
      return entity ? [`/records/${entity}${view ? `?view=${view}` : ''}`] : [];
    });
    paths = [
      ...new Set([
        '/',
        ...lists,
        ...(await Promise.all(Object.keys(entities).map(pathsOf))).flat(),
        '/settings',
        '/notifications',
        '/jobs',
        '/inbox',
        '/processes',
        '/prices',
      ]),
    ];
  });
  afterAll(() => screens.close());

  /** Of an entity: the form of a new record, and the page of one that is there. */
  async function pathsOf(entity: string): Promise<readonly string[]> {
    const page = await screens.server.ask(ADMIN, 'GET', `/api/records/${entity}?limit=1&sort=-createdAt`);
    const [record] = (page.body as { items?: readonly { readonly id: string }[] }).items ?? [];
    return [`/records/${entity}/new`, ...(record ? [`/records/${entity}/${record.id}`] : [])];
  }

  const pathsFor = (which: 'one half' | 'the other half' | 'some'): readonly string[] => {
    if (isWhole) return paths;
    return which === 'some' ? SOME : paths.filter((_, index) => (index % 2 === 0) === (which === 'one half'));
  };

  it.each([
    ['light', 'de', 1440, 'one half'],
    ['dark', 'en', 390, 'the other half'],
    ['dark', 'de', 1440, 'some'],
    ['light', 'en', 390, 'some'],
  ] as const)(
    'is readable and fits: %s, %s, %i wide, %s',
    { timeout: 900_000 },
    async (colorScheme, language, width, which) => {
      const options = { colorScheme, viewport: { width, height: 850 } };
      expect(paths.length).toBeGreaterThan(50);
      const left = [...pathsFor(which)];
      const wrong: string[] = [];
      const failed: string[] = [];
      const sweep = async () => {
        const { page, errors } = await openSignedIn(screens, 'Andrea Adler', options, language);
        const settle = watchRequests(page);
        for (let path = left.shift(); path !== undefined; path = left.shift()) {
          await go(page, path, settle);
          if (Number(await page.evaluate('document.documentElement.scrollWidth')) > width)
            wrong.push(`${path}: too wide`);
          // The frame around it is the same everywhere and looked at elsewhere.
          wrong.push(...(await violations(page, '#main')).map((one) => `${path}: ${one}`));
        }
        failed.push(...errors);
        await page.context().close();
      };
      await Promise.all(Array.from({ length: PAGES }, sweep));
      expect(wrong).toEqual([]);
      expect(failed).toEqual([]);
    },
  );
});

const flat = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...flat(item.children ?? [])]);

/** To a screen as links lead there, without loading the application again. */
async function go(page: Page, path: string, settle: () => Promise<void>): Promise<void> {
  const push = (to: string) => page.evaluate(`history.pushState({}, '', ${JSON.stringify(to)})`);
  await push(NOWHERE);
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
