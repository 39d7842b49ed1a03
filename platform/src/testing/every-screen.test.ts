import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from './start-demo-server.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { visitScreens } from './visit-screens.ts';

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
  '/webhooks',
  '/privacy',
  '/inbox',
  '/processes',
  '/prices',
  '/dashboards/sales',
  '/dashboards',
  '/dashboards/new?from=sales',
  '/reports/weekly-sales',
];
type Rights = Readonly<Record<string, { readonly actions: readonly string[] }>>;

const ADMIN = 'admin@example.com';

/** `LEITWERK_SWEEP=all`: every screen in every combination below, which takes a quarter of an hour. */
const isWhole = process.env['LEITWERK_SWEEP'] === 'all';

// Half of the screens in German, light and wide, the other half in English, dark and narrow; some in other combinations.
describe.skipIf(chromiumPath === undefined)('every screen', () => {
  let screens: TestScreens;
  let paths: readonly string[];
  beforeAll(async () => {
    screens = await startScreens(() => startDemoServer(0.01));
    const { app, entities, rights } = (await screens.server.ask(ADMIN, 'GET', '/api/metadata/model')).body as {
      app: { navigation: readonly Item[] };
      entities: Readonly<Record<string, unknown>>;
      rights: Rights;
    };
    const lists = flat(app.navigation).flatMap(({ entity, view, dashboard }) => {
      if (dashboard) return [`/dashboards/${dashboard}`];
      return entity ? [`/records/${entity}${view ? `?view=${view}` : ''}`] : [];
    });
    paths = [
      ...new Set([
        '/',
        ...lists,
        ...(await Promise.all(Object.keys(entities).map((entity) => pathsOf(entity, rights)))).flat(),
        '/settings',
        '/notifications',
        '/jobs',
        '/webhooks',
        '/privacy',
        '/inbox',
        '/processes',
        '/prices',
        '/mail',
        '/settings/mailboxes',
        '/settings/calendars',
        '/dashboards',
        '/dashboards/new?from=sales',
      ]),
    ];
  });
  afterAll(() => screens.close());

  /** Of an entity: the form of a new record, unless programs alone make them, and the page of one that is there. */
  async function pathsOf(entity: string, rights: Rights): Promise<readonly string[]> {
    const page = await screens.server.ask(ADMIN, 'GET', `/api/records/${entity}?limit=1&sort=-createdAt`);
    const [record] = (page.body as { items?: readonly { readonly id: string }[] }).items ?? [];
    const isMade = rights[entity]?.actions.includes('create') === true;
    return [...(isMade ? [`/records/${entity}/new`] : []), ...(record ? [`/records/${entity}/${record.id}`] : [])];
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
      expect(paths.length).toBeGreaterThan(50);
      const look = { colorScheme, language, width };
      const { wrong, failed } = await visitScreens(screens, 'Andrea Adler', '/', pathsFor(which), look);
      expect(wrong).toEqual([]);
      expect(failed).toEqual([]);
    },
  );
});

const flat = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...flat(item.children ?? [])]);
