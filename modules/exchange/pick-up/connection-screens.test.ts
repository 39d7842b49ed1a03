import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSignedIn, violations } from '@leitwerk/platform/testing/open-signed-in';
import type { TestScreens } from '@leitwerk/platform/testing/start-screens';
import { chromiumPath, startScreens } from '@leitwerk/platform/testing/start-screens';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSshd } from '../testing/start-sshd.ts';
import { noSshd, startSshd } from '../testing/start-sshd.ts';

const PICTURES = process.env['LEITWERK_EXCHANGE_PICTURES'];

const ORDER = [
  'portal;externalOrderId;orderedAt;division;productCode;processType;firstName;lastName;email;street;houseNumber;zip;city',
  'Portal;BP-1;20.11.2026;Strom;STROM-NATUR;SWITCH;Mia;Sommer;mia@example.com;Lindenweg;4a;44135;Dortmund',
].join('\n');

// An administrator connects a portal's SFTP server; a clerk sees what is picked up, and stops it. The way itself: pick-up.test.ts.
describe.skipIf(chromiumPath === undefined || noSshd !== null)('screens of connections', () => {
  let screens: TestScreens;
  let sshd: TestSshd;
  beforeAll(async () => {
    process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
    sshd = await startSshd();
    process.env['LEITWERK_PRIVATE_HOSTS'] = `127.0.0.1:${sshd.port}`;
    for (const folder of ['orders', 'status']) await mkdir(join(sshd.home, folder));
    screens = await startScreens();
  });
  afterAll(async () => {
    await screens?.close();
    await sshd?.drop();
  });
  const picture = async (page: Awaited<ReturnType<typeof openSignedIn>>['page'], name: string): Promise<void> => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  };

  it('show the key of the server, keep the connection once it is confirmed, and pick up', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/exchange`);
    const card = page.getByRole('region', { name: 'Aufträge von Portalen', exact: true });
    await card.getByText('sobald die Verbindung „portal“ angelegt ist').waitFor();
    const connections = page.getByRole('region', { name: 'Verbindungen', exact: true });
    await connections.getByRole('button', { name: 'Verbindung anlegen' }).click();
    const form = page.getByRole('region', { name: 'Verbindung anlegen', exact: true });
    // A certificate is one text, and needs no user.
    await form.getByText('HTTPS', { exact: true }).click();
    await form.getByLabel('Anmeldung', { exact: true }).selectOption('certificate');
    await form.getByRole('textbox', { name: 'Zertifikat und privater Schlüssel (PEM)' }).waitFor();
    await picture(page, 'connection-certificate-de-1440');
    await form.getByText('SFTP', { exact: true }).click();
    await form.getByLabel('Name', { exact: true }).fill('portal');
    await form.getByLabel('Server', { exact: true }).fill('127.0.0.1');
    await form.getByLabel('Port', { exact: true }).fill(String(sshd.port));
    await form.getByLabel('Anmeldung', { exact: true }).selectOption('key');
    await form.getByLabel('Benutzer', { exact: true }).fill('root');
    await form.getByRole('textbox', { name: 'Privater Schlüssel' }).fill(sshd.privateKey);
    expect(await violations(page, '#main')).toEqual([]);
    await picture(page, 'connection-form-de-1440');
    await form.getByRole('button', { name: 'Prüfen und anlegen' }).click();
    await form.getByText(sshd.fingerprint()).waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    await picture(page, 'connection-key-de-1440');
    await form.getByRole('button', { name: 'Bestätigen und anlegen' }).click();
    const portal = page.getByRole('region', { name: 'portal', exact: true });
    await portal.getByText(sshd.fingerprint()).waitFor();
    await portal.getByText('Genannt von: Aufträge von Portalen').waitFor();
    await doModuleJobs(screens.server, ['exchange.watch']);
    await page.reload();
    await portal.getByText('in Ordnung').waitFor();
    await card.getByText('Nächste Abholung').waitFor();
    await writeFile(join(sshd.home, 'orders/today.csv'), ORDER);
    await card.getByRole('button', { name: 'Jetzt abholen' }).click();
    await card.getByText('Wird gleich abgeholt').waitFor();
    await doModuleJobs(screens.server);
    await screens.server.database.query(sql`
      with a as (update data.exchange_file set seen_at = seen_at - interval '1 minute')
      update data.exchange_state set look_again_at = now()`);
    await doModuleJobs(screens.server, ['exchange.watch']);
    await page.reload();
    await card.getByText('today.csv').waitFor();
    await card.getByText('1 übernommen, 0 schon bekannt, 0 abgewiesen').waitFor();
    await card.getByText('abgeholt', { exact: true }).waitFor();
    await card.getByRole('button', { name: 'Anhalten' }).click();
    await card.getByRole('button', { name: 'Fortsetzen' }).click();
    await card.getByRole('button', { name: 'Anhalten' }).waitFor();
    await portal.getByRole('button', { name: 'Prüfen' }).click();
    await portal.getByText('Die Verbindung funktioniert.').waitFor();
    const feedback = page.getByRole('region', { name: 'Rückmeldungen an Portale', exact: true });
    await screens.server.database.query(sql`
      update data.contract set status = 'active' where external_order_number = 'BP-1'`);
    await feedback.getByRole('button', { name: 'Jetzt senden' }).click();
    await feedback.getByText('Wird gleich gesendet').waitFor();
    await doModuleJobs(screens.server);
    await page.reload();
    const sent = feedback.getByRole('group', { name: /^status-.*-1\.csv$/ });
    await sent.getByText('gesendet', { exact: true }).waitFor();
    await sent.getByText('1 Zeile').waitFor();
    expect((await readdir(join(sshd.home, 'status'))).join()).toMatch(/^status-\d{4}-\d\d-\d\d-1\.csv$/);
    expect(await violations(page, '#main')).toEqual([]);
    await picture(page, 'outgoing-de-1440');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('say that the key of the server has changed, and let it be confirmed, dark and on a phone', async () => {
    await sshd.changeHostKey();
    const { page } = await openSignedIn(
      screens,
      'Andrea Adler',
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
      'en',
    );
    await page.goto(`${screens.url}/exchange`);
    const card = page.getByRole('region', { name: 'Orders of portals', exact: true });
    await card.getByRole('button', { name: 'Pick up now' }).click();
    await card.getByText('Is picked up in a moment').waitFor();
    await doModuleJobs(screens.server);
    await page.reload();
    const portal = page.getByRole('region', { name: 'portal', exact: true });
    await portal.getByText('is not the confirmed one').waitFor();
    await card.getByText('failed', { exact: true }).waitFor();
    await portal.getByText('stopped', { exact: true }).waitFor();
    await portal.getByRole('button', { name: 'Look at the key' }).click();
    await portal.getByText('Is this the right server?').waitFor();
    await portal.getByText('Confirmed until now').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await violations(page, '#main')).toEqual([]);
    await picture(page, 'connection-changed-en-390');
    await portal.getByRole('button', { name: 'Confirm the new key' }).click();
    await portal.getByText('Is this the right server?').waitFor({ state: 'detached' });
    await doModuleJobs(screens.server);
    await page.reload();
    await portal.getByText('works', { exact: true }).waitFor();
    await page.context().close();
  });
});
