import type { WireProcesses } from '@leitwerk/metadata/wire/workflow';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GivenDocument } from '../model/publish-model.ts';
import { openSignedIn, violations } from './open-signed-in.ts';
import { PROCESS_DEFINITIONS } from './process-definitions.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';

const ADMIN = 'admin@example.com';
const DARK_NARROW = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;

type Loose = { id: string; kind: string; permissions?: string[]; machine?: { states: { open: { states: object } } } };

/** The same definitions, changed; who administers may publish. */
const changed = (change: (workflow: Loose) => void): readonly GivenDocument[] =>
  PROCESS_DEFINITIONS.map(({ file, document }) => {
    const copy = structuredClone(document) as Loose;
    if (copy.kind === 'role') copy.permissions?.push('metadata.publish');
    if (copy.kind === 'workflow') change(copy);
    return { file, document: copy };
  });

/** Nothing is packed any more: orders lie ready. */
const withoutPacking = changed(({ machine }) => {
  const states = (machine?.states.open.states ?? {}) as Record<string, Record<string, unknown>>;
  const { review, packing, sent } = states;
  if (!machine || !review || !packing || !sent) throw new Error('the workflow is another one');
  const text = JSON.stringify({ review, ready: packing, sent }).replaceAll('"packing"', '"ready"');
  machine.states.open.states = JSON.parse(
    text.replace('Verpacken', 'Liegt bereit').replace('Packing', 'Lies ready'),
  ) as object;
});

describe.skipIf(chromiumPath === undefined)('processes of a former version', () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(changed(() => undefined)));
    for (const name of ['Fahrrad', 'Tisch', 'Lampe']) {
      const { id: record } = await ask('/api/records/order', { name, place: 'Köln' });
      const { id } = await ask('/api/workflows/delivery/processes', { record });
      if (name !== 'Lampe') await ask(`/api/processes/${id}/events/accept`, {});
    }
    const { id: record } = await ask('/api/records/order', { name: 'Stuhl', place: 'Köln' });
    gone = record;
    const { id } = await ask('/api/workflows/delivery/processes', { record });
    await ask(`/api/processes/${id}/events/accept`, {});
    await ask('/api/metadata/publish', { documents: withoutPacking, note: 'ready' });
  });
  afterAll(() => screens.close());

  let gone = '';
  const ask = async (path: string, body: object): Promise<{ readonly id: string }> => {
    const reply = await screens.server.ask(ADMIN, 'POST', path, body);
    expect([200, 201, 204], reply.text).toContain(reply.status);
    return reply.body as { readonly id: string };
  };
  const stateOf = async (record: string): Promise<readonly string[]> => {
    const { body } = await screens.server.ask(ADMIN, 'GET', `/api/records/order/${record}/processes`);
    return (body as WireProcesses).items[0]?.states.map(({ path }) => path) ?? [];
  };

  it('are shown with what would become of them, on a phone and dark, too', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler', DARK_NARROW, 'en');
    await page.goto(`${screens.url}/processes`);
    await page.getByRole('link', { name: '4 in a former version' }).click();
    await page.getByRole('heading', { name: 'Move processes under way to the live version' }).waitFor();
    const plan = page.getByRole('table', { name: 'What will happen' });
    await plan.getByText('not decided').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Move 4 processes' }).isDisabled()).toBe(true);
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390);
    expect(await violations(page, '#main')).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('are no business of who may not publish', async () => {
    const { page } = await openSignedIn(screens, 'Viktor Vogel');
    await page.goto(`${screens.url}/processes/migration?workflow=delivery`);
    await page.getByText('Hier ist nichts').waitFor();
  });

  it('are moved where somebody has found them a place, and those that cannot be are told', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/processes`);
    await page.getByRole('link', { name: '4 in früherer Fassung' }).click();
    const versions = page.getByRole('table', { name: 'Frühere Fassungen' });
    await versions.getByText('4', { exact: true }).waitFor();
    const plan = page.getByRole('table', { name: 'Was geschieht' });
    const review = plan.getByRole('row', { name: /Lampe/ });
    await review.getByText('In Arbeit › Prüfung').waitFor();
    await review.getByText('bleibt').waitFor();
    await page.getByText('Bitte erst für jeden Zustand wählen.').waitFor();
    await page.getByRole('combobox', { name: 'Statt „Verpacken“' }).click();
    await page.getByRole('option', { name: 'In Arbeit › Liegt bereit' }).click();
    await plan
      .getByRole('row', { name: /Verpacken/ })
      .getByText('In Arbeit › Liegt bereit')
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await screens.server.database.query(sql`update data."order" set deleted_at = now() where id = ${gone}::uuid`);
    await page.getByRole('button', { name: '4 Prozesse umstellen' }).click();
    const dialog = page.getByRole('dialog', { name: '4 Prozesse umstellen?' });
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '4 Prozesse umstellen' }).click();
    const outcome = page.getByRole('status').filter({ hasText: '3 Prozesse sind umgestellt.' });
    await outcome.getByText('1 ließ sich nicht umstellen').waitFor();
    await outcome.getByRole('link', { name: 'Stuhl' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await screens.server.database.query(sql`update data."order" set deleted_at = null where id = ${gone}::uuid`);
    await page.getByRole('button', { name: '1 Prozess umstellen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '1 Prozess umstellen' }).click();
    await page.getByText('1 Prozess ist umgestellt.').waitFor();
    expect(await stateOf(gone)).toEqual(['open', 'open.ready']);
    await page.getByRole('button', { name: 'Alle Prozesse' }).click();
    await page.getByRole('row', { name: /Stuhl/ }).getByText('Liegt bereit').waitFor();
    await expect.poll(() => page.getByRole('link', { name: /früherer Fassung/ }).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
