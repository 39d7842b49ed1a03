import type { JSHandle, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import { SMALL_PNG, smallPdf, smallWav } from './small-files.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

const ADMIN = 'admin@example.com';
type Given = { readonly name: string; readonly type: string; readonly content: Buffer };

describe.skipIf(chromiumPath === undefined)(`files${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;

  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  async function newLead(lastName: string): Promise<string> {
    const values = { kind: 'person', lastName, email: `${lastName.toLowerCase()}@example.org` };
    const reply = await screens.server.ask(ADMIN, 'POST', '/api/records/lead', values);
    expect(reply.status, reply.text).toBe(201);
    return (reply.body as { id: string }).id;
  }

  /** An expression for the browser: these files as the desktop or the clipboard would hand them over. */
  function transferOf(files: readonly Given[]): string {
    const given = files.map(({ content, ...rest }) => ({ ...rest, base64: content.toString('base64') }));
    return `(() => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of ${JSON.stringify(given)}) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
      }
      return transfer;
    })()`;
  }

  async function drop(page: Page, files: readonly Given[]): Promise<void> {
    const dataTransfer = await page.evaluateHandle<JSHandle>(transferOf(files));
    await page.dispatchEvent('#main h1', 'dragover', { dataTransfer });
    await page.getByText('Hier loslassen').waitFor();
    await page.dispatchEvent('#main h1', 'drop', { dataTransfer });
  }

  const documentsOf = async (lead: string) => {
    const filter = encodeURIComponent(JSON.stringify({ lead }));
    const reply = await screens.server.ask(ADMIN, 'GET', `/api/records/document?filter=${filter}&sort=name`);
    return (reply.body as { items: { id: string; name: string; file: { id: string; name: string } }[] }).items;
  };

  const pdf = (line: string, name: string): Given => ({
    name,
    type: 'application/pdf',
    content: smallPdf([line, `${line} zwei`]),
  });

  it('dropped on a record become related records, each taken or refused by itself, and a copy is noticed', async () => {
    const id = await newLead('Ablage');
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/lead/${id}`);
    await page.getByRole('heading', { name: 'Ablage' }).waitFor();
    await drop(page, [
      pdf('Vollmacht', 'Vollmacht Ablage.pdf'),
      { name: 'programm.exe', type: 'application/pdf', content: Buffer.from('MZ\u0000\u0001\u0002'.repeat(40)) },
      { name: 'bild.png', type: 'image/png', content: SMALL_PNG },
    ]);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('3 von 3 fertig').waitFor();
    await dialog.getByText('wird hier nicht angenommen').waitFor();
    await page.waitForTimeout(300);
    expect(await violations(page)).toEqual([]);
    expect((await documentsOf(id)).map((one) => one.name)).toEqual(['bild', 'Vollmacht Ablage']);
    await dialog.getByRole('button', { name: 'Schließen' }).last().click();
    await page.getByRole('region', { name: 'Verlauf' }).getByText('Vollmacht Ablage.pdf').waitFor();

    await drop(page, [pdf('Vollmacht', 'Kopie.pdf')]);
    await dialog.getByText('Diese Datei gibt es hier schon: „Vollmacht Ablage“').waitFor();
    await dialog.getByRole('button', { name: 'Auslassen' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await documentsOf(id)).toHaveLength(2);

    // A picture from the clipboard.
    const picture = { name: 'image.png', type: 'image/png', content: Buffer.concat([SMALL_PNG, Buffer.from('2')]) };
    await page.evaluate(
      `document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: ${transferOf([picture])}, bubbles: true }))`,
    );
    await page.getByText('Datei hinzugefügt').waitFor();
    expect((await documentsOf(id)).map((one) => one.name).filter((name) => name.startsWith('Screenshot'))).toHaveLength(
      1,
    );
    expect(errors).toEqual([]);
  });

  it('are added by a button for those who may, and not offered to others', async () => {
    const id = await newLead('Knopf');
    const { page } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/lead/${id}`);
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Dateien', exact: true }).focus();
    await page.keyboard.press('Enter');
    await (await choosing).setFiles({ name: 'notiz.txt', mimeType: 'text/plain', buffer: Buffer.from('Hallo') });
    await page.getByText('Datei hinzugefügt').waitFor();
    expect((await documentsOf(id)).map((one) => one.file.name)).toEqual(['notiz.txt']);
    const viewer = await openSignedIn(screens, 'Viktor Vogel');
    await viewer.page.goto(`${screens.url}/records/lead/${id}`);
    await viewer.page.getByText('notiz.txt').first().waitFor();
    await expect.poll(() => viewer.page.getByRole('button', { name: 'Dateien', exact: true }).count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('are shown in place and leafed through, %s', async (colorScheme) => {
    const id = await newLead(`Schau${colorScheme}`);
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler', { colorScheme });
    await page.goto(`${screens.url}/records/lead/${id}`);
    await page.getByRole('heading', { name: `Schau${colorScheme}` }).waitFor();
    await drop(page, [
      pdf('Seite eins', 'a.pdf'),
      { name: 'b.txt', type: 'text/plain', content: Buffer.from('Grüße aus Köln') },
      { name: 'c.wav', type: 'audio/wav', content: smallWav(1) },
    ]);
    await page.getByText('3 Dateien hinzugefügt').waitFor();
    const opener = page.getByRole('region', { name: 'Verlauf' }).getByRole('button', { name: 'a.pdf' });
    await opener.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Seite eins').first().waitFor();
    await page.waitForTimeout(400);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('PageDown');
    await dialog.getByText('Seite eins zwei').waitFor();
    // The words of a page can be selected, and what the file would run has not run.
    await dialog.getByText('Seite eins zwei').dblclick();
    expect(await page.evaluate('String(getSelection())')).not.toBe('');
    expect(await page.title()).not.toBe('runs');
    const seen = new Set<string>();
    for (let at = 0; at < 2; at += 1) {
      await page.keyboard.press('ArrowLeft');
    }
    for (let at = 0; at < 3; at += 1) {
      seen.add((await dialog.getByRole('heading').first().textContent()) ?? '');
      if ((await dialog.getByText('Grüße aus Köln').count()) > 0) expect(await violations(page)).toEqual([]);
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(300);
    }
    expect([...seen].sort()).toEqual(['a.pdf', 'b.txt', 'c.wav']);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await opener.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    expect(errors).toEqual([]);
  });

  it('have versions: a new one takes its place, and a former one is made current again', async () => {
    const id = await newLead('Fassung');
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/lead/${id}`);
    await page.getByRole('heading', { name: 'Fassung' }).waitFor();
    await drop(page, [pdf('Erste', 'erste.pdf')]);
    await expect.poll(async () => (await documentsOf(id)).length).toBe(1);
    await page.reload();
    await page.getByRole('region', { name: 'Verlauf' }).getByRole('button', { name: 'erste.pdf' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Fassungen' }).click();
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Neue Fassung' }).click();
    await (await choosing).setFiles({ name: 'zweite.pdf', mimeType: 'application/pdf', buffer: smallPdf(['Zweite']) });
    await dialog.getByText('Die neue Fassung gilt.').waitFor();
    expect((await documentsOf(id))[0]?.file.name).toBe('zweite.pdf');
    await page.waitForTimeout(300);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('complementary').getByRole('button', { name: 'erste.pdf', exact: true }).click();
    await dialog.getByText('Frühere Fassung').waitFor();
    await dialog.getByText('Erste', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Wieder gelten lassen: erste.pdf' }).click();
    await dialog.getByText('Diese Fassung gilt wieder.').waitFor();
    const [document] = await documentsOf(id);
    expect(document?.file.name).toBe('erste.pdf');
    const history = await screens.server.ask(ADMIN, 'GET', `/api/records/document/${document?.id}/history`);
    expect((history.body as { items: unknown[] }).items).toHaveLength(3);
    await page.keyboard.press('Escape');

    // On the page of the document itself a dropped file is its new version.
    await page.goto(`${screens.url}/records/document/${document?.id}`);
    await page.getByRole('heading', { name: 'erste' }).waitFor();
    await drop(page, [pdf('Dritte', 'dritte.pdf')]);
    await page.getByText('Datei hinzugefügt').waitFor();
    expect((await documentsOf(id))[0]?.file.name).toBe('dritte.pdf');

    // On the field itself it fills the field, to be saved with the rest.
    const field = page.locator('.mantine-Dropzone-root', { has: page.locator('input[aria-label="Datei"]') });
    const dataTransfer = await page.evaluateHandle<JSHandle>(transferOf([pdf('Vierte', 'vierte.pdf')]));
    await field.dispatchEvent('dragenter', { dataTransfer });
    await field.dispatchEvent('drop', { dataTransfer });
    await page.getByRole('button', { name: 'vierte.pdf', exact: true }).waitFor();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect((await documentsOf(id))[0]?.file.name).toBe('dritte.pdf');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('button', { name: 'Speichern' }).waitFor({ state: 'detached' });
    expect((await documentsOf(id))[0]?.file.name).toBe('vierte.pdf');
    expect(errors).toEqual([]);
  });
});
