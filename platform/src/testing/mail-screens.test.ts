import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommands } from '../command/run-commands.ts';
import { newId } from '../new-id.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

const PICTURES = process.env['LEITWERK_MAIL_PICTURES'];
const HTML = `<p>Guten Tag,</p><p>anbei der <b>Zählerstand</b>.</p><img src="https://tracker.example/x.gif"><script>document.title = 'x'</script>`;

// Copied mail as it is read, and the page of the mailboxes with their ledger. The sync itself: modules/mail/mail.test.ts.
describe.skipIf(chromiumPath === undefined)('screens of mail', () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens();
    await putMailbox();
  });
  afterAll(() => screens.close());

  /** A mailbox of one person with two folders and three messages, one of which is missing. */
  async function putMailbox(): Promise<void> {
    const { database, runtime } = screens.server;
    const [owner] = await database.query<{ id: string }>(
      sql`select id from data."user" where email = 'sales@example.com'`,
    );
    const [mailbox, inbox, sent] = [newId(), newId(), newId()];
    const owned = { mailbox, owner: owner?.id };
    const server = { imapHost: 'imap.auenwerke.example', smtpHost: 'smtp.auenwerke.example' };
    const create = (entity: string, id: string, values: object) => ({
      action: 'create' as const,
      entity,
      id,
      values: { ...values },
    });
    const message = (uid: number, values: object) =>
      create('mail-message', newId(), {
        ...owned,
        folder: inbox,
        uidValidity: '1',
        uid,
        fromName: 'Jürgen Müller',
        fromAddress: 'juergen@kunde.example',
        recipients: 'sales@example.com',
        ...values,
      });
    const results = await runCommands(
      database,
      [
        create('mailbox', mailbox, {
          ...server,
          address: 'vertrieb@auenwerke.example',
          owner: owner?.id,
          userName: 'vertrieb',
          imapPort: 993,
          imapSecurity: 'tls',
          smtpPort: 587,
          smtpSecurity: 'starttls',
          state: 'missing',
        }),
        create('lead', newId(), {
          kind: 'person',
          lastName: 'Müller',
          email: 'juergen@kunde.example',
          owner: owner?.id,
        }),
        create('mail-folder', inbox, {
          ...owned,
          name: 'INBOX',
          path: 'INBOX',
          use: 'inbox',
          serverCount: 3,
          localCount: 2,
          missingCount: 1,
          unreadCount: 1,
          comparedAt: '2026-11-26T10:00:00Z',
        }),
        create('mail-folder', sent, {
          ...owned,
          name: 'Sent',
          path: 'Sent',
          use: 'sent',
          serverCount: 0,
          localCount: 0,
          missingCount: 0,
          unreadCount: 0,
          healthy: true,
          comparedAt: '2026-11-26T10:00:00Z',
        }),
        message(1, {
          subject: 'Zählerstand',
          html: HTML,
          text: 'Guten Tag',
          preview: 'Guten Tag, anbei der Zählerstand.',
          receivedAt: '2026-11-26T09:00:00Z',
          thread: '<first@kunde.example>',
          attachments: [{ part: '2', name: 'foto.jpg', type: 'image/jpeg', size: 120_000 }],
        }),
        message(2, {
          subject: 'Frage zum Abschlag',
          text: 'Warum so viel?',
          preview: 'Warum so viel?',
          receivedAt: '2026-11-25T09:00:00Z',
          thread: '<first@kunde.example>',
          seen: true,
        }),
        create('mail-gap', newId(), {
          ...owned,
          folder: inbox,
          uidValidity: '1',
          uid: 3,
          cause: 'too-heavy',
          tries: 3,
        }),
      ],
      makeContext(runtime.models.current(), SYSTEM_ACTOR, null),
      { atomic: true },
    );
    expect(results.filter((one) => 'refusal' in one)).toEqual([]);
  }

  it('a person reads his mail: folders, list, message; HTML runs and loads nothing', async () => {
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('link', { name: 'E-Mail', exact: true }).click();
    await page.getByRole('button', { name: /^INBOX/ }).waitFor();
    await page
      .locator('.lw-mail-list')
      .getByRole('button', { name: /Zählerstand/ })
      .click();
    await page.getByRole('heading', { name: 'Zählerstand', level: 2 }).waitFor();
    await page.frameLocator('iframe[title="Nachricht"]').getByText('anbei der').waitFor();
    await page.getByRole('button', { name: 'foto.jpg vom Mailserver holen' }).waitFor();
    expect(asked.filter((url) => url.includes('tracker.example'))).toEqual([]);
    expect(await page.title()).not.toBe('x');
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-de-1440.png` });
    await page
      .locator('.lw-mail-list')
      .getByRole('button', { name: /Zählerstand/ })
      .focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('Warum so viel?', { exact: true }).waitFor();
    await page.getByText('Nur ungelesene').click();
    await page
      .locator('.lw-mail-list')
      .getByRole('button', { name: /Frage zum Abschlag/ })
      .waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Sent/ }).click();
    await page.getByText('Hier liegt nichts.').waitFor();
    // What was opened is read; one is marked unread again, both are moved.
    await page.getByRole('button', { name: /^INBOX/ }).click();
    await page.getByRole('checkbox', { name: 'Auswählen: Zählerstand' }).click();
    const chosen = page.getByRole('group', { name: 'Mit den ausgewählten Nachrichten' });
    await chosen.getByRole('button', { name: 'Als ungelesen markieren' }).click();
    await chosen.getByRole('button', { name: 'Als gelesen markieren' }).waitFor();
    await chosen.getByRole('button', { name: 'Markieren', exact: true }).click();
    await chosen.getByRole('button', { name: 'Markierung entfernen' }).waitFor();
    await page.getByRole('checkbox', { name: 'Auswählen: Frage zum Abschlag' }).click();
    await page.getByText('2 ausgewählt').waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-chosen-de-1440.png` });
    await chosen.getByRole('button', { name: 'In den Papierkorb' }).click();
    await page.getByText('Das Postfach hat keinen Ordner dafür. Wählen Sie einen.').waitFor();
    await chosen.getByLabel('Verschieben nach').selectOption({ label: 'Sent' });
    await page.getByText('Hier liegt nichts.').waitFor();
    await page.getByRole('button', { name: /^Sent/ }).click();
    await page
      .locator('.lw-mail-list')
      .getByRole('button', { name: /Zählerstand/ })
      .waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    const { database } = screens.server;
    expect(
      await database.query(sql`select subject, seen, flagged, pending from data.mail_message order by subject`),
    ).toEqual([
      { subject: 'Frage zum Abschlag', seen: true, flagged: false, pending: true },
      { subject: 'Zählerstand', seen: false, flagged: true, pending: true },
    ]);
    await page.getByRole('checkbox', { name: 'Auswählen: Zählerstand' }).click();
    await page.getByRole('checkbox', { name: 'Auswählen: Frage zum Abschlag' }).click();
    await chosen.getByLabel('Verschieben nach').selectOption({ label: 'INBOX' });
    await page.getByText('Hier liegt nichts.').waitFor();
    // The test's own first script cannot set the language in the sandboxed frame.
    expect(errors.filter((text) => !text.includes('The document is sandboxed'))).toEqual([]);
    await page.context().close();
  });

  it('sees of each mailbox what is missing and why, and is told why a sign-in does not work', async () => {
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    await page.goto(`${screens.url}/settings/mailboxes`);
    const card = page.getByRole('region', { name: 'vertrieb@auenwerke.example' });
    await card.getByText('INBOX, Nummer 3: Sie zu lesen dauert länger als 10 s oder braucht mehr als 256 MB').waitFor();
    await card.getByRole('row', { name: /INBOX 3 2 1 .* Unvollständig/ }).waitFor();
    await card.getByRole('row', { name: /Sent 0 0 0 .* Vollständig/ }).waitFor();
    await page.getByLabel('E-Mail-Adresse').fill('anna@gmx.de');
    await expect.poll(() => page.getByLabel('IMAP-Server').inputValue()).toBe('imap.gmx.net');
    await page.getByRole('textbox', { name: 'Kennwort', exact: true }).fill('geheim');
    await page.getByLabel('IMAP-Server').fill('127.0.0.1');
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mailboxes-de-1440.png`, fullPage: true });
    await page.getByRole('button', { name: 'Prüfen und hinzufügen' }).click();
    await page.getByText('„127.0.0.1“ liegt in einem internen Netz und darf nicht gefragt werden.').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('files a message with its thread by one click, makes a task of it, and finds it in the timeline of the customer', async () => {
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    await page.goto(`${screens.url}/mail`);
    await page
      .locator('.lw-mail-list')
      .getByRole('button', { name: /Zählerstand/ })
      .click();
    const article = page.getByRole('article');
    const filing = article.getByRole('region', { name: 'Zuordnung' });
    await filing.getByText('Keinem Datensatz zugeordnet.').waitFor();
    await filing.getByRole('button', { name: 'Zu „Müller“ zuordnen' }).click();
    await filing.getByRole('link', { name: 'Müller' }).waitFor();
    await filing.getByText('von Hand').waitFor();
    await filing.getByRole('button', { name: 'Zuordnung ändern' }).click();
    await filing.getByLabel('Auch künftige E-Mails dieser Adresse').waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-filing-de-1440.png` });
    const thread = article.getByRole('navigation', { name: 'Unterhaltung' });
    await thread.getByRole('button', { name: /Warum so viel/ }).click();
    await article.getByRole('heading', { name: 'Frage zum Abschlag', level: 2 }).waitFor();
    await filing.getByRole('link', { name: 'Müller' }).waitFor();
    await filing.getByRole('link', { name: 'Aufgabe', exact: true }).click();
    await page.getByRole('heading', { name: 'Neu: Aufgabe' }).waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Betreff' }).inputValue()).toBe('Frage zum Abschlag');
    await page.goBack();
    await filing.getByRole('link', { name: 'Müller' }).click();
    const history = page.getByRole('region', { name: 'Verlauf' });
    await history.getByRole('link', { name: 'Zählerstand' }).waitFor();
    await history.getByRole('link', { name: 'Frage zum Abschlag' }).waitFor();
    await history.getByText('Warum so viel?').waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-timeline-de-1440.png` });
    expect(errors.filter((text) => !text.includes('The document is sandboxed'))).toEqual([]);
    await page.context().close();
  });

  it('begins a process about the contract at which a message is filed, and leads there', async () => {
    const { database, runtime } = screens.server;
    const [owner] = await database.query<{ id: string }>(
      sql`select id from data."user" where email = 'sales@example.com'`,
    );
    const [lead, contract] = [newId(), newId()];
    const owned = { owner: owner?.id };
    const product = screens.server.keys.get('product/strom-basis');
    const context = makeContext(runtime.models.current(), SYSTEM_ACTOR, null);
    const made = await runCommands(
      database,
      [
        { action: 'create', entity: 'lead', id: lead, values: { kind: 'person', lastName: 'Prozess', ...owned } },
        {
          action: 'create',
          entity: 'contract',
          id: contract,
          values: { lead, product, division: 'electricity', processType: 'switch', ...owned },
        },
      ],
      context,
      { atomic: true },
    );
    expect(made.filter((one) => 'refusal' in one)).toEqual([]);
    await database.query(sql`update data.contract set status = 'signed' where id = ${contract}::uuid`);
    await database.query(
      sql`update data.mail_message set contract = ${contract}::uuid, lead = ${lead}::uuid where subject = 'Zählerstand'`,
    );
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    await page.goto(`${screens.url}/mail`);
    await page
      .locator('.lw-mail-list')
      .getByRole('button', { name: /Zählerstand/ })
      .click();
    const filing = page.getByRole('article').getByRole('region', { name: 'Zuordnung' });
    await filing.getByRole('button', { name: /^Prozess beginnen: V-/ }).click();
    await page.getByRole('menuitem', { name: 'Vertragsabschluss' }).waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-process-de-1440.png` });
    await page.getByRole('menuitem', { name: 'Vertragsabschluss' }).click();
    await page.getByRole('heading', { name: /^V-/, level: 1 }).waitFor();
    await page.getByRole('region', { name: 'Prozesse' }).getByRole('article', { name: 'Vertragsabschluss' }).waitFor();
    expect(errors.filter((text) => !text.includes('The document is sandboxed'))).toEqual([]);
    await page.context().close();
  });

  it('is one pane at a time on a phone, dark and in English', async () => {
    const { page } = await openSignedIn(
      screens,
      'Sven Sommer',
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
      'en',
    );
    await page.goto(`${screens.url}/mail`);
    if (PICTURES) await page.getByRole('button', { name: /^INBOX/ }).waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-folders-en-390.png` });
    await page.getByRole('button', { name: /^INBOX/ }).click();
    await page
      .locator('.lw-mail-list')
      .getByRole('button', { name: /Zählerstand/ })
      .click();
    await page.frameLocator('iframe[title="Message"]').getByText('anbei der').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^INBOX/ }).isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-message-en-390.png` });
    await page.getByRole('button', { name: 'Back' }).click();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-list-en-390.png` });
    await page
      .locator('.lw-mail-list')
      .getByRole('button', { name: /Frage zum Abschlag/ })
      .waitFor();
    await page.context().close();
  });
});
