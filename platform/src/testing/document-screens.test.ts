import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWaiting } from '../file-text/read-waiting.ts';
import { openSignedIn, violations } from './open-signed-in.ts';
import { smallMp3, smallPdf } from './small-files.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { uploadFile } from './work-on-runs.ts';

const ADMIN = 'admin@example.com';
/** Where pictures of the screens are kept to be looked at, if anywhere. */
const FOLDER = process.env['LETTERS'];

describe.skipIf(chromiumPath === undefined)('the documents of a record', () => {
  let screens: TestScreens;
  let lead: string;

  const ask = async (method: 'POST' | 'PATCH', path: string, values: object): Promise<string> => {
    const reply = await screens.server.ask(ADMIN, method, path, values);
    expect(reply.status, reply.text).toBeLessThan(300);
    return (reply.body as { id: string }).id;
  };
  const file = async (name: string, fileName: string, content: Buffer, more: object = {}): Promise<string> => {
    const id = await uploadFile(screens.server, ADMIN, fileName, content);
    return ask('POST', '/api/records/document', { name, kind: 'other', lead, file: { id }, ...more });
  };
  const shoot = async (page: Page, name: string): Promise<void> => {
    if (FOLDER) await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  };

  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(undefined, undefined, false));
    lead = await ask('POST', '/api/records/lead', { kind: 'person', lastName: 'Aktenmann', email: 'a@example.org' });
    await file('Rückruf vom Montag', 'rueckruf.mp3', smallMp3(120));
    const letter = await file('Kündigung des Kunden', 'kuendigung.pdf', smallPdf(['Alt']), {
      kind: 'termination',
      direction: 'received',
    });
    const next = await uploadFile(
      screens.server,
      ADMIN,
      'kuendigung-2.pdf',
      smallPdf(['Hiermit widerrufe ich den Liefervertrag']),
    );
    await ask('PATCH', `/api/records/document/${letter}`, { file: { id: next } });
    await readWaiting(screens.server.database);
  });
  afterAll(() => screens.close());

  it('say where they come from, in how many versions and by whom, and are looked at and listened to in place', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/lead/${lead}`);
    await page.getByRole('tab', { name: 'Dokumente' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Kündigung des Kunden' });
    for (const text of ['Empfangen', 'kuendigung-2.pdf', '2 Fassungen', 'Andrea Adler'])
      await row.getByText(text).waitFor();
    const call = page.getByRole('row').filter({ hasText: 'Rückruf vom Montag' });
    await call.getByText('Hochgeladen').waitFor();
    await expect.poll(() => call.getByText('Fassungen').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'documents');
    await call.getByRole('button', { name: 'rueckruf.mp3' }).click();
    const player = page.getByRole('dialog').locator('audio');
    await player.waitFor();
    // The player has read how long it is, by parts of the file.
    await expect
      .poll(() => page.evaluate(`document.querySelector('audio')?.duration ?? 0`), { timeout: 30_000 })
      .toBeGreaterThan(2);
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'audio');
    expect(errors).toEqual([]);
  });

  it('are found by what stands in them', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Suchen').first().fill('widerrufe Liefervertrag');
    await page.getByText('Hiermit widerrufe ich den Liefervertrag').waitFor();
    await shoot(page, 'search');
    await page.getByRole('button', { name: /Kündigung des Kunden/ }).click();
    await page.getByRole('heading', { name: 'Kündigung des Kunden' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('are legible on a phone, dark and in English', async () => {
    const narrow = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
    const { page } = await openSignedIn(screens, 'Andrea Adler', narrow, 'en');
    await page.goto(`${screens.url}/records/lead/${lead}`);
    await page.getByRole('tab', { name: 'Documents' }).click();
    await page.getByText('2 versions').waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'documents-narrow');
  });
});
