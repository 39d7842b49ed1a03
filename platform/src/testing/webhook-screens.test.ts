import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import type { WebhookPeer } from './webhook-peer.ts';
import { startWebhookPeer } from './webhook-peer.ts';
import { doWebhooks, noteHappened } from './work-on-webhooks.ts';

const ADMIN = 'admin@example.com';
const PICTURES = process.env['LEITWERK_SHOTS'];

describe.skipIf(chromiumPath === undefined)(`webhooks${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;
  let peer: WebhookPeer;

  beforeAll(async () => {
    peer = await startWebhookPeer();
    process.env['LEITWERK_PRIVATE_HOSTS'] = peer.host;
    process.env['LEITWERK_SECRET'] = 'a secret of this test alone';
    screens = await startScreens(() => startTestServer(undefined, undefined, false));
  });
  afterAll(async () => {
    await screens.close();
    await peer.close();
  });
  beforeEach(async () => {
    await screens.server.database.query(sql`delete from leitwerk.webhook`);
    await noteHappened(screens.server);
    peer.seen.length = 0;
    peer.be(200);
  });

  const shoot = async (page: Awaited<ReturnType<typeof openSignedIn>>['page'], name: string): Promise<void> => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  };

  it('are set up, tested, looked through and sent again', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/webhooks`);
    await page.getByRole('button', { name: 'Webhook anlegen' }).click();
    const form = page.getByRole('region', { name: 'Webhook anlegen' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Partnerportal');
    await form.getByRole('textbox', { name: 'Adresse' }).fill('https://10.0.0.7/hook');
    await form.getByRole('checkbox', { name: 'Administration' }).check();
    await form.getByRole('combobox', { name: 'Entität' }).selectOption('lead');
    await form.getByRole('checkbox', { name: 'den Status wechselt' }).check();
    await form.getByRole('group', { name: 'Nur bei diesen Ereignissen' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'form-de');
    await form.getByRole('button', { name: 'Anlegen', exact: true }).click();
    // What is inside is refused, with a word at its field.
    await form.getByRole('alert').filter({ hasText: 'internen Netz' }).waitFor();
    await form.getByRole('textbox', { name: 'Adresse' }).fill(peer.address);
    await form.getByRole('button', { name: 'Anlegen', exact: true }).click();
    await page.getByText(/^whsec_/).waitFor();
    await page.getByRole('button', { name: 'Schließen' }).click();
    const card = page.getByRole('region', { name: 'Partnerportal' });
    await card.getByText('in Betrieb').waitFor();
    await card.getByRole('button', { name: 'Test senden' }).click();
    await card.getByRole('status').filter({ hasText: 'Angenommen: 200' }).waitFor();
    const lead = { kind: 'person', lastName: 'Webhook', email: 'w@example.org' };
    expect((await screens.server.ask(ADMIN, 'POST', '/api/records/lead', lead)).status).toBe(201);
    await doWebhooks(screens.server);
    await card.getByRole('button', { name: 'Protokoll', exact: true }).click();
    const line = card.getByRole('row').filter({ hasText: 'Interessenten und Kunden: angelegt wurde' });
    await line.filter({ hasText: 'gesendet' }).waitFor();
    await line.getByRole('button', { name: 'Einzelheiten' }).click();
    await card.getByText('"lastName": "Webhook"').waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'log-de');
    await card.getByRole('button', { name: 'Noch einmal senden', exact: true }).click();
    await card.getByRole('status').filter({ hasText: '1 Meldung wird gesendet.' }).waitFor();
    await doWebhooks(screens.server);
    const ids = peer.seen.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(3);
    expect(ids[2]).toBe(ids[1]);
    expect(errors).toEqual([]);
  });

  it('show what is wrong, are paused, changed and removed, in English and on a telephone', async () => {
    const topics = [{ entity: 'lead', happenings: ['created'] }];
    const given = { name: 'Portal', address: peer.address, roles: ['admin'], topics };
    expect((await screens.server.ask(ADMIN, 'POST', '/api/webhooks', given)).status).toBe(201);
    peer.be(500);
    const lead = { kind: 'person', lastName: 'Webhook', email: 'w2@example.org' };
    expect((await screens.server.ask(ADMIN, 'POST', '/api/records/lead', lead)).status).toBe(201);
    await doWebhooks(screens.server);
    const options = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler', options, 'en');
    await page.goto(`${screens.url}/webhooks`);
    const card = page.getByRole('region', { name: 'Portal' });
    await card.getByText('failing', { exact: true }).waitFor();
    await card.getByText(/Nothing has been taken since/).waitFor();
    await shoot(page, 'failing-en-dark-390');
    expect(await violations(page)).toEqual([]);
    await card.getByRole('button', { name: 'Pause' }).click();
    await card.getByText('Paused by hand. What happens waits.').waitFor();
    await card.getByRole('button', { name: 'Go on' }).click();
    await card.getByText('works', { exact: true }).waitFor();
    await card.getByRole('button', { name: 'New secret' }).click();
    await card.getByRole('button', { name: 'Yes, a new secret' }).click();
    await card.getByText(/^whsec_/).waitFor();
    await card.getByRole('button', { name: 'Edit' }).click();
    await card.getByRole('textbox', { name: 'Name' }).fill('Portal 2');
    await shoot(page, 'form-en-dark-390');
    await card.getByRole('button', { name: 'Save' }).click();
    const changed = page.getByRole('region', { name: 'Portal 2' });
    await changed.getByRole('button', { name: 'Remove' }).click();
    await changed.getByRole('button', { name: 'Yes, remove' }).click();
    await page.getByText('No webhook yet').waitFor();
    expect(errors).toEqual([]);
  });

  it('that come in are connections of an interface, whose secret is shown once', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/exchange`);
    await page.getByRole('button', { name: 'Verbindung anlegen' }).click();
    const form = page.getByRole('region', { name: 'Verbindung anlegen', exact: true });
    await form.getByText('Webhook', { exact: true }).click();
    const name = `sender-${Date.now()}`;
    await form.getByLabel('Name', { exact: true }).fill(name);
    await form.getByLabel('Schnittstelle', { exact: true }).fill('portal-orders');
    expect(await violations(page, '#main')).toEqual([]);
    await form.getByRole('button', { name: 'Prüfen und anlegen' }).click();
    await form.getByText(/^whsec_/).waitFor();
    await form.getByRole('button', { name: 'Schließen' }).click();
    await page.getByRole('region', { name, exact: true }).getByText('Genannt von: Aufträge von Portalen').waitFor();
    expect(errors).toEqual([]);
  });

  it('are nobody’s who may not manage them', async () => {
    const { page } = await openSignedIn(screens, 'Viktor Vogel');
    await page.goto(`${screens.url}/webhooks`);
    await expect.poll(() => page.getByRole('heading', { name: 'Webhooks' }).count()).toBe(0);
    await page.locator('#main h1, #main h2').first().waitFor();
  });
});
