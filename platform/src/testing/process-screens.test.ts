import type { WireProcesses } from '@leitwerk/metadata/wire/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import { PROCESS_DEFINITIONS } from './process-definitions.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';

const ADMIN = 'admin@example.com';
const DARK_NARROW = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;

// Processes as people see and move them.
describe.skipIf(chromiumPath === undefined)('processes of a record', () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(PROCESS_DEFINITIONS));
  });
  afterAll(() => screens.close());

  const ask = async (method: 'POST' | 'PATCH', path: string, body: object): Promise<{ readonly id: string }> => {
    const reply = await screens.server.ask(ADMIN, method, path, body);
    expect([200, 201, 204], reply.text).toContain(reply.status);
    return reply.body as { readonly id: string };
  };
  const order = async (name: string): Promise<string> => (await ask('POST', '/api/records/order', { name })).id;
  const begun = async (name: string): Promise<{ readonly record: string; readonly id: string }> => {
    const record = await order(name);
    const { id } = await ask('POST', '/api/workflows/delivery/processes', { record });
    return { record, id };
  };

  it('are begun and moved by buttons, and tell how they came there and why', async () => {
    const record = await order('Fahrrad');
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/order/${record}`);
    const panel = page.getByRole('region', { name: 'Prozesse' });
    await panel.getByRole('button', { name: 'Prozess beginnen' }).click();
    await page.getByRole('menuitem', { name: 'Lieferung' }).click();
    const card = panel.getByRole('article', { name: 'Lieferung' });
    await card.getByText('In Arbeit › Prüfung').waitFor();
    // Why not, in the words of the server, which knows the demo users as English.
    await card.getByRole('button', { name: 'Annehmen' }).hover();
    await page.getByText('The place is missing.').first().waitFor();
    await page.mouse.move(0, 0);

    // In full, with the condition and what it sees.
    await panel.getByRole('button', { name: 'Warum?' }).click();
    const drawer = page.getByRole('dialog', { name: 'Warum?' });
    await drawer.getByText('$boolean(place)').waitFor();
    await drawer.getByText('Der Ort fehlt.').waitFor();
    await drawer.getByText('Ort: leer').waitFor();
    const starts = drawer.getByRole('region', { name: 'Was beginnen könnte' });
    await starts.getByText('Name: Fahrrad').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    // Nothing relays changes of records here.
    await ask('PATCH', `/api/records/order/${record}`, { place: 'Köln' });
    await page.reload();
    await card.getByRole('button', { name: 'Annehmen' }).click();
    await card.getByText('In Arbeit › Verpacken').waitFor();
    await card.getByText('fällig').waitFor();
    await card.getByRole('button', { name: /Verlauf/ }).click();
    const steps = card.getByRole('list', { name: 'Verlauf mit Gründen' });
    const accepted = steps.getByRole('listitem').filter({ hasText: '2. Annehmen' });
    await accepted.getByText('erfüllt', { exact: true }).waitFor();
    await accepted.getByText('Ort: Köln').waitFor();
    await accepted.getByText('Anlass: von Hand').waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('are drawn with where they are and how they came there, and go on before one’s eyes', async () => {
    const { record, id } = await begun('Tisch');
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/order/${record}`);
    const card = page.getByRole('article', { name: 'Lieferung' });
    await card.getByRole('button', { name: 'Bild' }).click();
    const picture = card.getByRole('region', { name: /Bild des Prozesses/ });
    const review = picture.locator('.lw-state:not([data-holder])', { hasText: 'Prüfung' });
    await review.getByText('fällig').waitFor();
    await expect.poll(() => review.getAttribute('data-active')).toBe('true');
    await picture.locator('.lw-way-label', { hasText: 'Annehmen' }).waitFor();
    // States inside the one that holds them.
    const holder = picture.locator('.lw-state[data-holder]');
    const [outer, inner] = await Promise.all([holder.boundingBox(), review.boundingBox()]);
    expect(inner?.x).toBeGreaterThan(outer?.x ?? Infinity);
    expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThan((outer?.y ?? 0) + (outer?.height ?? 0));
    // To be read out: the same as a list.
    const list = card.getByRole('list', { name: 'Zustände des Prozesses' });
    await expect.poll(() => list.locator('[aria-current=step]').count()).toBe(2);
    expect(await violations(page, '#main')).toEqual([]);
    await ask('PATCH', `/api/records/order/${record}`, { place: 'Köln' });
    await ask('POST', `/api/processes/${id}/events/accept`, {});
    await picture
      .locator('.lw-way-label[data-taken]', { hasText: 'Annehmen' })
      .getByText('2', { exact: true })
      .waitFor();
    await picture.locator('.lw-state[data-active]:not([data-holder])', { hasText: 'Verpacken' }).waitFor();
    await expect.poll(() => review.getAttribute('data-active')).toBeNull();
    await expect.poll(() => review.getAttribute('data-visited')).toBe('true');
    expect(errors).toEqual([]);
  });

  it('stand in a list and on a board, where cards are moved by the events that lead there', async () => {
    await begun('Lampe');
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.getByRole('link', { name: 'Prozesse', exact: true }).click();
    await page.getByRole('row', { name: /Lampe/ }).getByText('Prüfung').waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    await page.getByText('Tafel', { exact: true }).click();
    const column = (name: string) => page.getByRole('region', { name, exact: true });
    const card = column('Prüfung').locator('.lw-card', { hasText: 'Lampe' });
    await card.waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    // What its condition does not let pass is said, and that no way leads there.
    const move = async (to: string): Promise<void> => {
      await page.getByRole('button', { name: 'Lampe verschieben' }).click();
      await page.getByRole('menuitem', { name: to }).click();
    };
    await move('Verpacken');
    await page.getByText('„Annehmen“: The place is missing.').waitFor();
    await move('Unterwegs');
    await page.getByText('Von hier führt kein Schritt nach „Unterwegs“.').waitFor();
    // Dragged to where an event asks for something.
    const [from, to] = await Promise.all([card.boundingBox(), column('Abgelehnt').boundingBox()]);
    await page.mouse.move((from?.x ?? 0) + 40, (from?.y ?? 0) + 50);
    await page.mouse.down();
    await page.mouse.move((from?.x ?? 0) + 80, (from?.y ?? 0) + 60, { steps: 4 });
    await page.mouse.move((to?.x ?? 0) + 40, (to?.y ?? 0) + 60, { steps: 8 });
    // The board scrolls under a card that is held at its edge; what is let go before that is seen falls between the columns.
    await page.locator('[data-over]').and(column('Abgelehnt')).waitFor();
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: 'Ablehnen: Lampe' });
    await dialog.getByRole('textbox', { name: 'Grund' }).fill('Ausverkauft');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ablehnen' }).click();
    await card.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^abgeschlossen/ }).click();
    await column('Abgelehnt').getByText('Lampe').waitFor();
    expect(errors).toEqual([]);
  });

  it('are tried out step by step, and nothing of it stays', async () => {
    const record = await order('Regal');
    await ask('PATCH', `/api/records/order/${record}`, { place: 'Köln' });
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/order/${record}`);
    await page.getByRole('button', { name: 'Ausprobieren' }).click();
    const drawer = page.getByRole('dialog', { name: 'Ausprobieren' });
    await drawer.getByRole('button', { name: 'Lieferung beginnen' }).click();
    await drawer.getByRole('article', { name: 'Lieferung beginnen' }).getByText('→ Prüfung').waitFor();
    await drawer.getByRole('button', { name: 'Annehmen' }).click();
    await drawer.getByRole('article', { name: 'Lieferung: Annehmen' }).getByText('→ Verpacken').waitFor();
    await drawer.getByRole('button', { name: 'Bis zur nächsten Frist' }).click();
    await drawer.getByRole('article', { name: /Zeit vergeht bis/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await drawer.getByRole('button', { name: 'Letzten Schritt zurücknehmen' }).click();
    await drawer.getByRole('article', { name: /Zeit vergeht bis/ }).waitFor({ state: 'detached' });
    const { body } = await screens.server.ask(ADMIN, 'GET', `/api/records/order/${record}/processes`);
    expect((body as WireProcesses).items).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('are seen on a phone, in English and dark, and put right by who may', async () => {
    const { record } = await begun('Stuhl');
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler', DARK_NARROW, 'en');
    await page.goto(`${screens.url}/records/order/${record}`);
    const card = page.getByRole('article', { name: 'Delivery' });
    await card.getByText('In progress › Review').waitFor();
    await card.getByRole('button', { name: 'Picture' }).click();
    await card.getByRole('list', { name: 'States of the process' }).getByText('here').first().waitFor();
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390);
    expect(await violations(page, '#main')).toEqual([]);
    await card.getByRole('button', { name: 'Put right' }).click();
    const dialog = page.getByRole('dialog', { name: 'Put the process right' });
    await dialog.getByRole('button', { name: 'Do it' }).click();
    await dialog.getByText('Please fill in.').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('Why?').fill('The customer has changed his mind.');
    await dialog.getByRole('button', { name: 'Do it' }).click();
    await page.getByText('Delivery: cancelled').waitFor();
    const { items } = (await screens.server.ask(ADMIN, 'GET', `/api/records/order/${record}/processes`))
      .body as WireProcesses;
    expect(items).toMatchObject([
      { state: 'cancelled', timers: [], steps: [{ repair: { reason: 'The customer has changed his mind.' } }, {}] },
    ]);
    expect(errors).toEqual([]);
  });
});
