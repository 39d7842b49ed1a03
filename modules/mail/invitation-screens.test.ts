import { openSignedIn, violations } from '@leitwerk/platform/testing/open-signed-in';
import type { TestScreens } from '@leitwerk/platform/testing/start-screens';
import { chromiumPath, startScreens } from '@leitwerk/platform/testing/start-screens';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDovecot } from './testing/start-dovecot.ts';
import { noDovecot, startDovecot } from './testing/start-dovecot.ts';
import { mailboxInput } from './testing/start-mail.ts';
import type { TestSmtp } from './testing/start-smtp.ts';
import { startSmtp } from './testing/start-smtp.ts';

const PICTURES = process.env['LEITWERK_MAIL_PICTURES'];
const SALES = 'sales@example.com';
const PASSWORD = 'right-Password-1';
const DAY_MS = 86_400_000;
const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const stampOf = (day: string, hour: string): string => `${day.replaceAll('-', '')}T${hour}0000`;

/** An invitation as another program sends it. */
const invitation = (uid: string, summary: string): string =>
  [
    `Message-ID: <${uid}>`,
    'From: Olga Ott <olga@kunde.example>',
    `To: ${SALES}`,
    `Subject: ${summary}`,
    'Date: Thu, 26 Nov 2026 09:30:00 +0100',
    'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
    '',
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20261101T080000Z',
    `DTSTART;TZID=Europe/Berlin:${stampOf(dayIn(7), '10')}`,
    `DTEND;TZID=Europe/Berlin:${stampOf(dayIn(7), '11')}`,
    'RRULE:FREQ=WEEKLY;COUNT=4',
    `SUMMARY:${summary}`,
    'LOCATION:Rathaus\\, Raum 3',
    'ORGANIZER;CN=Olga Ott:mailto:olga@kunde.example',
    `ATTENDEE;CN=Sven Sommer;RSVP=TRUE:mailto:${SALES}`,
    'ATTENDEE;CN=Anna Arndt;PARTSTAT=ACCEPTED:mailto:anna@kunde.example',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const missing = noDovecot ?? (chromiumPath === undefined ? 'no Chromium' : null);

describe.skipIf(missing !== null)(`screens of invitations${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let screens: TestScreens;
  let dovecot: TestDovecot;
  let smtp: TestSmtp;

  beforeAll(async () => {
    process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
    dovecot = await startDovecot({ sales: PASSWORD });
    smtp = await startSmtp(PASSWORD);
    process.env['LEITWERK_PRIVATE_HOSTS'] = `127.0.0.1:${dovecot.port},127.0.0.1:${smtp.port}`;
    screens = await startScreens(() => startTestServer(undefined, undefined, false));
    const { ask } = screens.server;
    const made = await ask(SALES, 'POST', '/api/actions/mail.connect', mailboxInput('sales', dovecot.port, smtp.port));
    expect(made.status, made.text).toBe(200);
    const { id } = made.body as { id: string };
    expect((await ask(SALES, 'PATCH', `/api/records/mailbox/${id}`, { undoSeconds: 0 })).status).toBe(200);
    await doModuleJobs(screens.server);
  });
  afterAll(async () => {
    await screens?.close();
    await smtp?.close();
    await dovecot?.drop();
  });

  let letters = 0;
  const come = async (summary: string): Promise<void> => {
    letters += 1;
    await dovecot.deliver('sales', invitation(`${letters}-${Date.now()}@kunde.example`, summary));
    await doModuleJobs(screens.server, ['mail.look']);
  };
  const appointment = async (values: Readonly<Record<string, unknown>>): Promise<string> => {
    const { status, body, text } = await screens.server.ask(SALES, 'POST', '/api/records/appointment', {
      start: `${dayIn(7)}T09:30:00Z`,
      end: `${dayIn(7)}T10:00:00Z`,
      ...values,
    });
    expect(status, text).toBe(201);
    return (body as { id: string }).id;
  };
  const sentTo = async (address: string): Promise<readonly string[]> => {
    await doModuleJobs(screens.server, ['mail.outbox']);
    return smtp.taken.filter(({ to }) => to.includes(address)).map(({ source }) => source);
  };

  it.each([
    {
      language: 'de',
      summary: 'Ortstermin',
      accept: 'Zusagen',
      yours: 'Ihre Antwort: Zugesagt',
      note: 'Nachricht dazu (freiwillig)',
    },
    {
      language: 'en',
      summary: 'Site visit',
      accept: 'Accept',
      yours: 'Your answer: Accepted',
      note: 'Message with it (optional)',
    },
  ] as const)('an invitation is read and answered ($language)', async ({ language, summary, accept, yours, note }) => {
    await appointment({ subject: `Zahnarzt ${language}` });
    await come(summary);
    const colorScheme = language === 'en' ? 'dark' : 'light';
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', { colorScheme }, language);
    await page.goto(`${screens.url}/mail`);
    await page.getByRole('button', { name: new RegExp(summary) }).click();
    const card = page.getByRole('region', { name: summary });
    await card.getByText('Rathaus, Raum 3').waitFor();
    await card.getByText('olga@kunde.example').waitFor();
    await card.getByText(language === 'de' ? /4 Mal|4-mal|4×|viermal/i : /4 times/i).waitFor();
    await card.getByRole('link', { name: `Zahnarzt ${language}` }).waitFor();
    expect(await violations(page, 'article')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/invitation-${language}.png`, fullPage: true });
    await page.setViewportSize({ width: 390, height: 844 });
    await card.getByRole('button', { name: accept, exact: true }).waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/invitation-narrow-${language}.png`, fullPage: true });
    await card.getByRole('textbox', { name: note }).fill('Bis dann');
    await card.getByRole('button', { name: accept, exact: true }).click();
    await card.getByText(yours).waitFor();
    await expect
      .poll(() => sentTo('olga@kunde.example').then((all) => all.some((one) => one.includes(summary))))
      .toBe(true);
    await card.getByRole('link', { name: language === 'de' ? 'Termin öffnen' : 'Open the appointment' }).click();
    await page.getByText('Olga Ott <olga@kunde.example>').first().waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/guest-${language}.png`, fullPage: true });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('guests are invited at the appointment, told of a change, and told that it is off', async () => {
    const id = await appointment({ subject: 'Vertragsgespräch' });
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    await page.goto(`${screens.url}/records/appointment/${id}`);
    await page.getByRole('button', { name: 'Gäste einladen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Einladung senden' });
    await dialog.getByRole('combobox', { name: 'Weitere Gäste' }).fill('Berta Blum <berta@kunde.example>');
    await page.keyboard.press('Enter');
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/invite-dialog-de.png` });
    await dialog.getByRole('button', { name: 'Einladung senden' }).click();
    await page.getByText('1 offen').waitFor();
    await expect.poll(() => sentTo('berta@kunde.example').then((all) => all.length)).toBe(1);

    const moved = await screens.server.ask(SALES, 'PATCH', `/api/records/appointment/${id}`, {
      start: `${dayIn(8)}T09:30:00Z`,
      end: `${dayIn(8)}T10:00:00Z`,
    });
    expect(moved.status, moved.text).toBe(200);
    await page.reload();
    await page.getByText('Die Gäste wissen noch nicht von der Änderung: Beginn, Ende.').waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/guests-untold-de.png` });
    await page.getByRole('button', { name: 'Gästen mitteilen' }).click();
    await page
      .getByRole('dialog', { name: 'Den Gästen mitteilen?' })
      .getByRole('button', { name: 'Einladung senden' })
      .click();
    await page.getByText('Die Gäste wissen noch nicht von der Änderung').waitFor({ state: 'hidden' });
    await expect.poll(() => sentTo('berta@kunde.example').then((all) => all.length)).toBe(2);

    await page.getByRole('button', { name: 'Termin absagen' }).click();
    const sure = page.getByRole('dialog', { name: 'Allen Gästen absagen?' });
    await sure.getByRole('button', { name: 'Termin absagen' }).click();
    await page.getByText('Dieser Termin ist abgesagt.').waitFor();
    await expect
      .poll(() => sentTo('berta@kunde.example').then((all) => all.at(-1)?.includes('method=CANCEL')))
      .toBe(true);
    expect(await violations(page, '#main')).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('a guest proposes another time: it is seen beside the old one, and taken over by one click', async () => {
    const record = await appointment({ subject: 'Gegenvorschlag' });
    letters += 1;
    const guest = `gegen${letters}@kunde.example`;
    const { ask } = screens.server;
    const [mailbox] = (
      (await ask(SALES, 'GET', '/api/records/mailbox?limit=1')).body as { items: readonly { id: string }[] }
    ).items;
    const asked = await ask(SALES, 'POST', '/api/actions/dav.invite', {
      record,
      mailbox: mailbox?.id,
      guests: [{ name: 'Gerd Gegen', address: guest }],
    });
    expect(asked.status, asked.text).toBe(200);
    await expect.poll(async () => (await sentTo(guest)).length).toBe(1);
    const counter = [
      `Message-ID: <counter-${Date.now()}@kunde.example>`,
      `From: Gerd Gegen <${guest}>`,
      `To: ${SALES}`,
      `Subject: Lieber spaeter ${letters}`,
      'Date: Thu, 26 Nov 2026 09:30:00 +0100',
      'Content-Type: text/calendar; charset=utf-8; method=COUNTER',
      '',
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'METHOD:COUNTER',
      'BEGIN:VEVENT',
      `UID:${record}`,
      'SEQUENCE:0',
      'DTSTAMP:20261101T080000Z',
      `DTSTART;TZID=Europe/Berlin:${stampOf(dayIn(9), '14')}`,
      `DTEND;TZID=Europe/Berlin:${stampOf(dayIn(9), '15')}`,
      'SUMMARY:Gegenvorschlag',
      `ORGANIZER:mailto:${SALES}`,
      `ATTENDEE;CN=Gerd Gegen;PARTSTAT=TENTATIVE:mailto:${guest}`,
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    await dovecot.deliver('sales', counter);
    await doModuleJobs(screens.server, ['mail.look']);
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    await page.goto(`${screens.url}/mail`);
    await page
      .locator('.lw-mail-list')
      .getByRole('button', { name: new RegExp(`Lieber spaeter ${letters}`) })
      .click();
    const answers = page.getByRole('group', { name: 'Auf den Gegenvorschlag antworten' });
    await answers.getByRole('button', { name: 'Vorschlag annehmen' }).waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-counter-de-1440.png` });
    await answers.getByRole('button', { name: 'Vorschlag annehmen' }).click();
    await page.getByText('Der Termin ist verlegt, und die Gäste werden gefragt.').waitFor();
    const start = async () =>
      String(((await ask(SALES, 'GET', `/api/records/appointment/${record}`)).body as { start: unknown }).start);
    await expect.poll(async () => (await start()).slice(0, 10)).toBe(dayIn(9));
    await expect.poll(async () => (await sentTo(guest)).length).toBe(2);
    expect(errors.filter((text) => !text.includes('The document is sandboxed'))).toEqual([]);
    await page.context().close();
  });
});
