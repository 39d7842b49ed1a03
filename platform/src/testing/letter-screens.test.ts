import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { makeDraft, openDefinition } from './work-on-drafts.ts';
import { makeOffer, makeRecord } from './work-on-letters.ts';
import { finishRun } from './work-on-runs.ts';

const ADMIN = 'admin@example.com';
/** Where pictures of the screens are kept to be looked at, if anywhere. */
const FOLDER = process.env['LETTERS'];

// A letter chosen, looked at and issued on a record's page, over the seed that has templates.
describe.skipIf(chromiumPath === undefined)('letters on a record page', () => {
  let screens: TestScreens;
  let offer: string;

  const documents = async (): Promise<readonly { name: string; template: string | null }[]> =>
    ((await screens.server.ask(ADMIN, 'GET', '/api/records/document?limit=50')).body as { items: [] }).items;

  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(undefined, undefined, false), true);
    offer = await makeOffer(screens, {
      salutation: 'mr',
      firstName: 'Bernd',
      lastName: 'Briefmann',
      email: 'bernd@example.org',
    });
  });
  afterAll(() => screens.close());

  it('is chosen, seen and issued', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/offer/${offer}`);
    await page.getByRole('button', { name: 'Schreiben' }).click();
    // The only template for offers is taken.
    await page.locator('.lw-sheet canvas').waitFor();
    await page.getByText('Sehr geehrter Herr Briefmann,').waitFor();
    expect(await violations(page)).toEqual([]);
    if (FOLDER) await page.screenshot({ path: join(FOLDER, 'dialog.png') });
    expect(await documents()).toEqual([]);
    await page.getByRole('button', { name: 'Ausstellen und ablegen' }).click();
    await page.getByText('Das Schreiben liegt beim Datensatz').waitFor();
    expect(await documents()).toMatchObject([{ name: 'Angebot A-2026-00001', template: 'offer' }]);
    expect(errors).toEqual([]);
  });

  it('goes as an e-mail, looked at in a frame without rights, and says when no mail server has been set up', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    const openMail = async () => {
      await page.goto(`${screens.url}/records/offer/${offer}`);
      await page.getByRole('button', { name: 'Schreiben' }).click();
      await page.getByRole('dialog').getByText('E-Mail', { exact: true }).click();
      await page.frameLocator('.lw-mail-text').getByText('Sehr geehrter Herr Briefmann,').waitFor();
    };
    await openMail();
    await page.getByText('E-Mails gehen noch nicht hinaus').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Senden und ablegen' }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    if (FOLDER) await page.screenshot({ path: join(FOLDER, 'mail-no-server.png') });
    Object.assign(process.env, {
      LEITWERK_SMTP_URL: 'smtp://mail.example',
      LEITWERK_MAIL_FROM: 'service@auenwerke.example',
    });
    try {
      await openMail();
      await page.getByText('bernd@example.org').waitFor();
      await page.getByText('Angebot A-2026-00001.pdf').waitFor();
      await expect.poll(() => page.locator('.lw-mail-text').getAttribute('sandbox')).toBe('');
      if (FOLDER) await page.screenshot({ path: join(FOLDER, 'mail.png') });
      await page.getByRole('button', { name: 'Senden und ablegen' }).click();
      await page.getByText('Die E-Mail liegt beim Datensatz').waitFor();
    } finally {
      delete process.env['LEITWERK_SMTP_URL'];
      delete process.env['LEITWERK_MAIL_FROM'];
    }
    expect((await documents()).map(({ name }) => name)).toContain('Ihr Angebot A-2026-00001');
    // What a test puts into each page is kept out of the frame, as all scripts are.
    expect(errors.filter((error) => !error.includes('The document is sandboxed'))).toEqual([]);
  });

  it('says that nobody knows, when the answer is lost, and is made once when it is asked for again', async () => {
    const { page } = await openSignedIn(screens, 'Andrea Adler');
    const before = (await documents()).length;
    await page.goto(`${screens.url}/records/offer/${offer}`);
    await page.getByRole('button', { name: 'Schreiben' }).click();
    await page.locator('.lw-sheet canvas').waitFor();
    await page.route(
      '**/api/actions/documents.make',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Ausstellen und ablegen' }).click();
    await page.getByText('Es ist nicht bekannt, ob das Schreiben ausgestellt ist').waitFor();
    expect(await violations(page)).toEqual([]);
    if (FOLDER) await page.screenshot({ path: join(FOLDER, 'dialog-unknown.png') });
    await page.getByRole('button', { name: 'Ausstellen und ablegen' }).click();
    await page.getByText('Das Schreiben liegt beim Datensatz').waitFor();
    expect(await documents()).toHaveLength(before + 1);
  });

  /** Its customer has no address. */
  const bareOffer = async (subject: string): Promise<string> =>
    makeRecord(screens, 'offer', {
      subject,
      lead: await makeRecord(screens, 'lead', { kind: 'person', lastName: 'Ohne' }),
    });

  it('says what is missing, on a phone, dark and in English', async () => {
    const bare = await bareOffer('x');
    const narrow = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
    const { page } = await openSignedIn(screens, 'Andrea Adler', narrow, 'en');
    await page.goto(`${screens.url}/records/offer/${bare}`);
    await page.getByRole('button', { name: 'Letter', exact: true }).click();
    await page.getByText(/The letter lacks: .* › /).waitFor();
    expect(await violations(page)).toEqual([]);
    if (FOLDER) await page.screenshot({ path: join(FOLDER, 'dialog-narrow.png') });
    await page.getByRole('button', { name: 'Issue and file' }).click();
    await page.getByText('The letter has not been issued').waitFor();
  });

  it('is not offered to those who may not make it', async () => {
    const { page } = await openSignedIn(screens, 'Viktor Vogel');
    await page.goto(`${screens.url}/records/offer/${offer}`);
    await page.locator('.lw-record-actions, h1').first().waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Schreiben' }).count()).toBe(0);
  });

  it('go to chosen records of a list in one run', async () => {
    const { page } = await openSignedIn(screens, 'Andrea Adler');
    await bareOffer('Ohne Anschrift');
    await page.goto(`${screens.url}/records/offer`);
    for (const name of ['Ökostrom', 'Ohne Anschrift'])
      await page.getByRole('row').filter({ hasText: name }).getByRole('checkbox').check();
    await page.getByRole('region', { name: 'Auswahl' }).getByRole('button', { name: 'Schreiben' }).click();
    const dialog = page.getByRole('dialog', { name: 'Schreiben zu 2 Datensätzen' });
    await dialog.getByText('Beispiel 1 von 2').waitFor();
    // Each is looked at beforehand, the one that cannot be made as well.
    const seen: boolean[] = [];
    for (const at of [1, 2]) {
      await dialog.getByText(`Beispiel ${at} von 2`).waitFor();
      const letter = dialog.getByText('Sehr geehrter Herr Briefmann,');
      const lack = dialog.getByText(/Für das Schreiben fehlt/);
      await letter.or(lack).first().waitFor();
      seen.push((await lack.count()) > 0);
      expect(await violations(page)).toEqual([]);
      if (FOLDER) await page.screenshot({ path: join(FOLDER, `batch-${at}.png`) });
      if (at === 1) await dialog.getByRole('button', { name: 'Nächstes Schreiben' }).click();
    }
    expect(seen.sort()).toEqual([false, true]);
    const begun = page.waitForResponse((reply) => reply.url().endsWith('/api/documents/letters'));
    await page.getByRole('button', { name: 'Ausstellen und ablegen' }).click();
    const { id } = (await (await begun).json()) as { id: string };
    await finishRun(screens.server, ADMIN, { status: 202, body: { id } } as never);
    await page.getByText('1 ausgestellt', { exact: true }).waitFor();
    await page.getByText('1 abgelehnt', { exact: true }).waitFor();
  });

  it('are written with completion and seen while they are written', async () => {
    const draft = await makeDraft(screens, 'Schreiben');
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad', { viewport: { width: 1440, height: 1200 } });
    await openDefinition(screens, page, draft, 'template/offer');
    const preview = page.getByRole('region', { name: 'Vorschau' });
    // The editor comes late, and what is open beside it would be gone then.
    await page.getByRole('radiogroup', { name: /^Betreff: / }).waitFor();
    await preview.getByRole('combobox', { name: 'Mit Datensatz' }).fill('A-2026-00001');
    await page.getByRole('option', { name: 'A-2026-00001' }).click();
    await preview.getByText('Sehr geehrter Herr Briefmann,').waitFor();
    if (FOLDER) await page.screenshot({ path: join(FOLDER, 'designer.png') });

    await page
      .getByRole('radiogroup', { name: /^Betreff: / })
      .getByText('Code')
      .click();
    const text = page.locator('.ld-letter-input .cm-content').first();
    await text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' {{lead.dis');
    await page.getByRole('option', { name: /displayName/ }).click();
    await page.keyboard.type('}}');
    await preview.getByText(/Ihr Angebot .* Bernd Briefmann/).waitFor();
    await page.keyboard.type(' {{nobody}}');
    await preview.getByText(/„nobody“ führt nirgendwohin/).waitFor();
    expect(await violations(page)).toEqual([]);
    if (FOLDER) await page.screenshot({ path: join(FOLDER, 'designer-issue.png'), fullPage: true });
    // What leads nowhere stops the publish, and says where it stands.
    await page.getByRole('button', { name: '1 Fehler' }).click();
    await page
      .getByText(/„nobody“ führt nirgendwohin/)
      .nth(1)
      .waitFor();
    expect(errors).toEqual([]);
  });
});
