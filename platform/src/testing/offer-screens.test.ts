import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { workOnProcesses } from './work-on-processes.ts';

const SALES = 'sales@example.com';
const ADDRESS = { street: 'Lindenweg', houseNumber: '3', postalCode: '99991', city: 'Musterhausen', country: 'DE' };
/** Where pictures of the screens are kept to be looked at, if anywhere. */
const FOLDER = process.env['OFFERS'];

// From a customer to his contract, as a seller goes it, over the seed.
describe.skipIf(chromiumPath === undefined)('the way of an offer', () => {
  let screens: TestScreens;
  let lead: string;
  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(undefined, undefined, false));
    const values = { kind: 'person', salutation: 'mrs', firstName: 'Olga', lastName: 'Ofen', address: ADDRESS };
    lead = await make('lead', values);
    const point = { maloId: '51238696781', lead, division: 'electricity', address: ADDRESS, annualForecast: 4200 };
    const reply = await screens.server.ask('admin@example.com', 'POST', '/api/records/market-location', point);
    expect(reply.status, reply.text).toBe(201);
  });
  afterAll(() => screens.close());

  const make = async (entity: string, values: object): Promise<string> => {
    const reply = await screens.server.ask(SALES, 'POST', `/api/records/${entity}`, values);
    expect(reply.status, reply.text).toBe(201);
    return (reply.body as { id: string }).id;
  };
  const list = async (entity: string, filter: object): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const path = `/api/records/${entity}?filter=${encodeURIComponent(JSON.stringify(filter))}`;
    return ((await screens.server.ask('admin@example.com', 'GET', path)).body as { items: [] }).items;
  };

  it('leads from the customer over two variants and an approval to the letter, the answer and the contract', async () => {
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer');
    const picture = async (name: string): Promise<void> => {
      if (FOLDER) await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true });
    };
    await page.goto(`${screens.url}/records/lead/${lead}`);
    await page.getByRole('button', { name: 'Angebot erstellen' }).click();
    // His delivery point comes before his own address.
    const place = page.getByRole('combobox', { name: 'Lieferstelle' });
    await place.waitFor();
    await expect.poll(() => place.inputValue()).toContain('51238696781');
    await expect.poll(() => page.getByLabel('Jahresverbrauch').inputValue()).toContain('4.200');
    await page.getByRole('textbox', { name: 'Lieferbeginn' }).fill('01.01.2026');
    await page.getByRole('button', { name: 'Berechnen' }).click();
    await page.getByRole('button', { name: 'Strom Regional', exact: true }).click();
    await page.getByLabel('Nachlass').fill('7,5');
    expect(await violations(page, '#main')).toEqual([]);
    await picture('compared');
    await page.getByRole('button', { name: 'Angebot anlegen' }).click();

    // A second variant at the same place.
    await page.getByRole('button', { name: 'Position aufnehmen' }).click();
    await page.getByText('Weitere Position für').waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Lieferbeginn' }).inputValue()).toBe('01.01.2026');
    await page.getByRole('button', { name: 'Berechnen' }).click();
    await page.getByRole('button', { name: 'Strom Natur', exact: true }).click();
    await page.getByRole('combobox', { name: 'Variante' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'Variante B' }).click();
    await page.getByRole('button', { name: 'Ins Angebot aufnehmen' }).click();
    await page.getByRole('link', { name: /^B · Lindenweg 3, Musterhausen/ }).waitFor();
    // Sums over the items are those of now, and nobody has changed anything by hand.
    await page.getByText('1.597,20 €').first().waitFor();
    await expect.poll(() => page.getByText('Felder geändert').count()).toBe(0);
    expect(await violations(page, '#main')).toEqual([]);
    await picture('offer');

    // A set comes in as one; here the customer thinks better of it.
    await page.getByRole('button', { name: 'Paket aufnehmen' }).click();
    const sets = page.getByRole('dialog', { name: 'Produktpaket aufnehmen' });
    const always = sets.getByRole('checkbox', { name: 'Gas Basis (2 % Nachlass)' });
    await always.waitFor();
    await expect.poll(() => always.isChecked()).toBe(true);
    await sets.getByRole('combobox', { name: 'Variante' }).click();
    await page.getByRole('option', { name: 'Variante C' }).click();
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await picture('set');
    await sets.getByRole('button', { name: 'Aufnehmen' }).click();
    await sets.waitFor({ state: 'detached' });
    await expect.poll(async () => (await list('offer-item', { variant: 'c' })).length).toBe(2);
    await page.getByRole('link', { name: /^C · / }).nth(1).waitFor();
    for (const { id: item } of await list('offer-item', { variant: 'c' }))
      await screens.server.ask('admin@example.com', 'DELETE', `/api/records/offer-item/${item}`);
    await page.reload();

    // Above the limit it does not go out before somebody else has agreed.
    const send = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Versenden' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Bindefrist' }).fill('31.12.2099');
      await page.getByRole('dialog').getByRole('button', { name: 'Versenden' }).click();
    };
    await send();
    await page
      .getByText(/liegt über 5 % und muss freigegeben werden/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Freigabe anfragen' }).click();
    await page
      .getByRole('dialog')
      .getByRole('textbox', { name: /Begründung/ })
      .fill('Wechselt sonst');
    await page.getByRole('dialog').getByRole('button', { name: 'Freigabe anfragen' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText('In Freigabe').first().waitFor();
    await workOnProcesses(screens.server);
    const [offer] = await list('offer', { lead });
    const id = String(offer?.['id']);
    const boss = await openSignedIn(screens, 'Leo Lindner');
    await boss.page.goto(`${screens.url}/records/offer/${id}`);
    await boss.page
      .getByRole('article', { name: 'Angebotsfreigabe' })
      .getByRole('button', { name: 'Freigeben' })
      .click();
    await boss.page.getByRole('dialog').getByRole('button', { name: 'Freigeben' }).click();
    await boss.page.getByText('Freigegeben').first().waitFor();
    await boss.page.context().close();

    await page.reload();
    await send();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await workOnProcesses(screens.server);
    await page.reload();
    const card = page.getByRole('article', { name: 'Angebot bis zur Antwort' });
    await card.getByRole('button', { name: 'Versandt' }).click();
    const [letter] = await list('document', { offer: id });
    expect(letter).toMatchObject({ template: 'offer', direction: 'generated' });
    const text = JSON.stringify(letter?.['content']);
    for (const part of ['Strom Regional', 'Strom Natur', '7,5']) expect(text).toContain(part);

    await page.getByRole('button', { name: 'Beauftragt' }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Beauftragt am' }).fill(
      new Date().toLocaleDateString('de-DE', {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        timeZone: process.env['TZ'] || 'Europe/Berlin',
      }),
    );
    for (const [field, option] of [
      ['Form des Auftrags', 'Unterschriebenes Angebot'],
      ['Gewählte Variante', 'Variante B'],
    ] as const) {
      await dialog.getByRole('combobox', { name: field }).focus();
      await page.keyboard.press('ArrowDown');
      await page.getByRole('option', { name: option }).click();
    }
    await dialog.getByRole('button', { name: 'Beauftragt', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await workOnProcesses(screens.server);
    const contracts = await list('contract', { offer: id });
    expect(contracts).toMatchObject([
      { status: 'in-review', product: screens.server.keys.get('product/strom-natur'), annualConsumption: 4200 },
    ]);
    await page.reload();
    await page
      .getByRole('link', { name: String(contracts[0]?.['contractNumber']) })
      .first()
      .waitFor();
    await picture('accepted');
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
