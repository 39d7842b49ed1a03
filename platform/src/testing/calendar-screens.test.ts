import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

const ADMIN = 'admin@example.com';
const NAME = 'Andrea Adler';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CALENDAR = '/records/appointment?view=appointment-calendar';
/** A Wednesday in a week without a change of the clock. */
const AT = '2026-05-20';

// A machine without a browser says so; CI installs one.
describe.skipIf(chromiumPath === undefined)(`calendar${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;

  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  type Times = { readonly start: string; readonly end: string };

  async function make(subject: string, start: string, end: string, rest: object = {}): Promise<string> {
    const { ask, users } = screens.server;
    const values = { subject, start, end, owner: users.get(ADMIN), ...rest };
    const made = await ask(ADMIN, 'POST', '/api/records/appointment', values);
    expect(made.status, made.text).toBe(201);
    return (made.body as { id: string }).id;
  }

  const stored = async (id: string): Promise<Times> =>
    (await screens.server.ask(ADMIN, 'GET', `/api/records/appointment/${id}`)).body as Times;

  async function open(path: string, options: Parameters<typeof openSignedIn>[2] = {}): Promise<Page> {
    const { page } = await openSignedIn(screens, NAME, { timezoneId: 'Europe/Berlin', ...options });
    await page.goto(screens.url + path);
    await page.locator('.lw-calendar').waitFor();
    return page;
  }

  const entryOf = (page: Page, id: string): Locator => page.locator(`[data-entry="${id}"]`).first();
  const saved = (page: Page) => page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  const moved = (before: Times, after: Times) => [
    Date.parse(after.start) - Date.parse(before.start),
    Date.parse(after.end) - Date.parse(before.end),
  ];

  it('shows a private appointment of somebody else as busy, and opens no more of it', async () => {
    const owner = screens.server.users.get('service@example.com');
    const id = await make('Heimlich', '2026-05-21T10:00:00.000Z', '2026-05-21T11:00:00.000Z', {
      owner,
      private: true,
      location: 'Versteck',
    });
    const page = await open(`${CALENDAR}&span=week&at=${AT}`);
    const entry = entryOf(page, id);
    await entry.getByText('Belegt').waitFor();
    await page.goto(`${screens.url}/records/appointment/${id}`);
    await page.getByRole('heading', { level: 1, name: 'Belegt' }).waitFor();
    await page.getByText('Davon sehen Sie nur einen Teil.').waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Ort' }).count()).toBe(0);
    await expect.poll(() => page.getByText(/Heimlich|Versteck/).count()).toBe(0);
  });

  it('moves an entry to another day by the mouse, its time and its end with it', async () => {
    const times = { start: '2026-05-20T08:30:00.000Z', end: '2026-05-20T09:30:00.000Z' };
    const id = await make('Verschiebbar', times.start, times.end);
    const page = await open(`${CALENDAR}&span=month&at=${AT}`);
    const answer = saved(page);
    await entryOf(page, id).dragTo(page.getByRole('button', { name: '22. Mai 2026' }));
    expect((await answer).status()).toBe(200);
    expect(moved(times, await stored(id))).toEqual([2 * DAY, 2 * DAY]);
  });

  it('moves and lengthens an entry by its keys, says so, and keeps the focus on it', async () => {
    const times = { start: '2026-05-19T08:00:00.000Z', end: '2026-05-19T09:00:00.000Z' };
    const id = await make('Tastatur', times.start, times.end);
    const page = await open(`${CALENDAR}&span=week&at=${AT}`);
    await entryOf(page, id).focus();
    for (const keys of ['Alt+ArrowDown', 'Alt+ArrowRight', 'Shift+Alt+ArrowDown', 'Shift+Alt+ArrowDown']) {
      const answer = saved(page);
      await page.keyboard.press(keys);
      expect((await answer).status()).toBe(200);
    }
    expect(moved(times, await stored(id))).toEqual([DAY + HOUR / 4, DAY + (3 * HOUR) / 4]);
    await page
      .locator('[aria-live=polite]', { hasText: 'Tastatur: Mittwoch, 20. Mai 2026' })
      .waitFor({ state: 'attached' });
    expect(await entryOf(page, id).evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
  });

  it('resizes an entry by its lower edge', async () => {
    const times = { start: '2026-05-21T08:00:00.000Z', end: '2026-05-21T09:00:00.000Z' };
    const id = await make('Dehnbar', times.start, times.end);
    const page = await open(`${CALENDAR}&span=day&at=2026-05-21`);
    const box = await entryOf(page, id).boundingBox();
    if (!box) throw new Error('not in sight');
    await page.mouse.move(box.x + 40, box.y + box.height - 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + box.height + 20, { steps: 4 });
    await page.mouse.move(box.x + 40, box.y + box.height * 2 - 2, { steps: 4 });
    const answer = saved(page);
    await page.mouse.up();
    expect((await answer).status()).toBe(200);
    expect(moved(times, await stored(id))).toEqual([0, HOUR]);
  });

  it('puts back what is refused and says why', async () => {
    // What is somebody else's and private may not be moved.
    const times = { start: '2026-05-18T08:00:00.000Z', end: '2026-05-18T09:00:00.000Z' };
    const owner = screens.server.users.get('service@example.com');
    const id = await make('Unbeweglich', times.start, times.end, { owner, private: true });
    const page = await open(`${CALENDAR}&span=week&at=${AT}`);
    const before = await entryOf(page, id).boundingBox();
    await entryOf(page, id).focus();
    const answer = saved(page);
    await page.keyboard.press('Alt+ArrowUp');
    expect((await answer).status()).toBe(403);
    await page.getByRole('alert').filter({ hasText: 'wurde nicht verschoben' }).first().waitFor();
    await expect.poll(async () => (await stored(id)).start).toBe(times.start);
    await expect
      .poll(async () => Math.round((before?.y ?? 0) - ((await entryOf(page, id).boundingBox())?.y ?? 0)))
      .toBe(0);
  });

  it('takes the reminder along when an entry is moved', async () => {
    const id = await make('Erinnert', '2026-05-22T08:00:00.000Z', '2026-05-22T09:00:00.000Z', {
      reminderAt: '2026-05-22T07:45:00.000Z',
    });
    const page = await open(`${CALENDAR}&span=week&at=${AT}`);
    await entryOf(page, id).focus();
    const answer = saved(page);
    await page.keyboard.press('Alt+ArrowUp');
    expect((await answer).status()).toBe(200);
    expect(await stored(id)).toMatchObject({
      start: '2026-05-22T07:45:00.000Z',
      reminderAt: '2026-05-22T07:30:00.000Z',
    });
  });

  it('opens the short form with the time that was picked', async () => {
    const page = await open(`${CALENDAR}&span=day&at=2026-05-23`);
    await page.getByRole('button', { name: /^Zeit 10:00/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Betreff' }).fill('Gepickt');
    const answer = page.waitForResponse(
      (one) => one.request().method() === 'POST' && one.url().endsWith('/appointment'),
    );
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    const made = (await (await answer).json()) as Times;
    expect([made.start, made.end]).toEqual(
      ['2026-05-23T08:00:00Z', '2026-05-23T09:00:00Z'].map((at) => expect.stringContaining(at.slice(0, 19))),
    );
    await page.locator('.lw-calendar-entry', { hasText: 'Gepickt' }).waitFor();
  });

  it('moves and deletes one time of what comes again, or all of them', async () => {
    const id = await make('Runde', '2026-06-01T08:00:00.000Z', '2026-06-01T09:00:00.000Z', {
      repetition: 'FREQ=DAILY;COUNT=5',
    });
    const page = await open(`${CALENDAR}&span=week&at=2026-06-03`);
    const times = page.locator('.lw-calendar-entry', { hasText: 'Runde' });
    await times.nth(4).waitFor();
    const changed = () => page.waitForResponse((one) => one.url().endsWith('/appointment/batch'));
    const dialog = page.getByRole('dialog');

    await page.locator(`[data-entry="${id} 2026-06-03"]`).focus();
    await page.keyboard.press('Alt+ArrowDown');
    let answer = changed();
    await dialog.getByRole('button', { name: 'Nur dieser' }).click();
    expect((await answer).status()).toBe(200);
    await page.locator('.lw-calendar-entry[aria-label*="10:15"]', { hasText: 'Runde' }).waitFor();
    await expect.poll(() => times.count()).toBe(5);

    await page.locator(`[data-entry="${id} 2026-06-02"]`).click();
    await dialog.getByText('täglich, 5-mal, ohne 1 Tag').waitFor();
    expect(await violations(page)).toEqual([]);
    answer = changed();
    await dialog.getByRole('button', { name: 'Nur diesen löschen' }).click();
    expect((await answer).status()).toBe(200);
    await expect.poll(() => times.count()).toBe(4);

    await page.locator(`[data-entry="${id} 2026-06-04"]`).focus();
    await page.keyboard.press('Alt+ArrowUp');
    answer = changed();
    await dialog.getByRole('button', { name: 'Alle', exact: true }).click();
    expect((await answer).status()).toBe(200);
    const record = (await stored(id)) as Times & { repetition: string };
    expect([record.start, record.repetition]).toEqual([
      '2026-06-01T07:45:00.000Z',
      'RRULE:FREQ=DAILY;COUNT=5\nEXDATE;VALUE=DATE:20260602,20260603',
    ]);
  });

  it('puts a repetition together in words', async () => {
    const page = await open(`${CALENDAR}&span=day&at=2026-06-10`);
    await page.getByRole('button', { name: /^Zeit 10:00/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Betreff' }).fill('Wiederholt');
    const choose = async (name: string, option: string) => {
      await dialog.getByRole('combobox', { name, exact: true }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await choose('Wiederholung', 'monatlich');
    await choose('am', 'bestimmten Wochentag');
    await choose('Wievielter', '2.');
    await choose('Wochentag', 'Mittwoch');
    await choose('endet', 'nach einer Anzahl');
    await dialog.getByText('monatlich am 2. Mittwoch, 10-mal').waitFor();
    expect(await violations(page)).toEqual([]);
    await choose('Wiederholung', 'wöchentlich');
    await dialog.getByText('Fr', { exact: true }).click();
    await dialog.getByText('wöchentlich am Freitag, 10-mal').waitFor();
    const answer = page.waitForResponse(
      (one) => one.request().method() === 'POST' && one.url().endsWith('/appointment'),
    );
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    expect(await (await answer).json()).toMatchObject({
      repetition: 'RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=10',
      // The start is the first time, though the rule would not have it.
      start: '2026-06-10T08:00:00.000Z',
    });
  });

  it.each(['light', 'dark'] as const)('passes axe in every shape (%s)', async (colorScheme) => {
    await make('Messe', '2026-05-18T22:00:00.000Z', '2026-05-21T22:00:00.000Z');
    const page = await open(`${CALENDAR}&span=month&at=${AT}`, { colorScheme });
    for (const span of ['Monat', 'Woche', 'Tag', 'Agenda']) {
      await page.locator('.lw-calendar label', { hasText: span }).click();
      await page.locator('.lw-calendar-entry', { hasText: 'Messe' }).first().waitFor();
      expect(await violations(page, '.lw-calendar'), span).toEqual([]);
    }
  });

  it('marks the day that it is by the clock of its reader, not by that of the browser', async () => {
    const { page } = await openSignedIn(screens, NAME, { timezoneId: 'Pacific/Honolulu' });
    // Half past twelve at night in Berlin, still the day before on Hawaii.
    await page.clock.setFixedTime('2026-05-20T22:30:00Z');
    for (const [span, mark] of [
      ['month', '.mantine-MonthView-monthViewDay[aria-current=date]'],
      ['week', '.mantine-WeekView-weekViewDayLabel[data-today]'],
    ]) {
      await page.goto(`${screens.url}${CALENDAR}&span=${span}&at=${AT}`);
      await page.locator(String(mark)).waitFor();
      await expect
        .poll(() => page.locator(String(mark)).getAttribute('aria-label'))
        .toMatch(/^21\. Mai 2026$|2026-05-21$/);
    }
  });

  it('is an agenda on a narrow page', async () => {
    const page = await open(`${CALENDAR}&span=month&at=${AT}`, { viewport: { width: 390, height: 844 } });
    await expect.poll(() => page.locator('.lw-calendar').getAttribute('data-span')).toBe('agenda');
    expect(await violations(page, '.lw-calendar')).toEqual([]);
  });
});
