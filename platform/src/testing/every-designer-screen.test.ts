import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { visitScreens } from './visit-screens.ts';
import { CONSULTANT, makeDraft } from './work-on-drafts.ts';

const START = '/designer';
/** Areas of the designer, and of one draft. */
const AREAS = ['', '/versions', '/packages', '/go-live', '/set-up'];
const OF_DRAFT = ['', '/rights', '/unused', '/relations', '/relations?entity=lead'];
/** Of each kind, the definition with most in it, and these, which have editors of their own. */
const MORE = ['view/lead-board', 'view/appointment-calendar'];

type Draft = { readonly documents: readonly { readonly document: { readonly kind: string; readonly id: string } }[] };

/** `LEITWERK_SWEEP=all`: every screen in every combination below. */
const isWhole = process.env['LEITWERK_SWEEP'] === 'all';

describe.skipIf(chromiumPath === undefined)('every screen of the designer', () => {
  let screens: TestScreens;
  let paths: readonly string[];
  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(undefined, undefined, false), true);
    const draft = await makeDraft(screens, 'Rundgang');
    const { documents } = (await screens.server.ask(CONSULTANT, 'GET', `/api/metadata/drafts/${draft}`)).body as Draft;
    const largest = new Map<string, { readonly id: string; readonly size: number }>();
    for (const { document } of documents) {
      const size = JSON.stringify(document).length;
      if (size > (largest.get(document.kind)?.size ?? 0)) largest.set(document.kind, { id: document.id, size });
    }
    const definitions = [...largest].map(([kind, { id }]) => `${kind}/${id}`);
    const ofDraft = [...OF_DRAFT, ...[...new Set([...definitions, ...MORE])].map((one) => `/${one}`)];
    paths = [...AREAS.map((one) => START + one), ...ofDraft.map((one) => `${START}/drafts/${draft}${one}`)];
  });
  afterAll(() => screens.close());

  // Each half once light and once dark, once in each language and once on a phone.
  it.each([
    ['light', 'de', 1440, 0],
    ['dark', 'en', 390, 0],
    ['dark', 'de', 1440, 1],
    ['light', 'en', 390, 1],
  ] as const)(
    'is readable and fits: %s, %s, %i wide',
    { timeout: 900_000 },
    async (colorScheme, language, width, half) => {
      expect(paths.length).toBeGreaterThan(25);
      const chosen = isWhole ? paths : paths.filter((_, at) => at % 2 === half);
      const look = { colorScheme, language, width };
      const { wrong, failed } = await visitScreens(screens, 'Clara Conrad', START, chosen, look);
      expect(wrong).toEqual([]);
      expect(failed).toEqual([]);
    },
  );
});
