import { createAppPassword } from '@leitwerk/platform/testing/app-passwords';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { doReactions } from '@leitwerk/platform/testing/work-on-runs';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestDovecot } from './testing/start-dovecot.ts';
import { noDovecot, startDovecot } from './testing/start-dovecot.ts';
import { mailboxInput } from './testing/start-mail.ts';
import type { TestSmtp } from './testing/start-smtp.ts';
import { startSmtp } from './testing/start-smtp.ts';

const SALES = 'sales@example.com';
const SERVICE = 'service@example.com';
const ADMIN = 'admin@example.com';
const PASSWORD = 'right-Password-1';
const DAY_MS = 86_400_000;

type Body = Readonly<Record<string, unknown>>;

/** Noon in so many days, as `20261224T110000Z`. */
const stamp = (days: number, hour = 11): string =>
  `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')}T${String(hour).padStart(2, '0')}0000Z`;
const instant = (days: number, hour = 11): string =>
  `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00:00.000Z`;

type Given = {
  readonly uid: string;
  readonly method?: string;
  readonly sequence?: number;
  readonly days?: number;
  readonly organizer?: string;
  readonly from?: string;
  readonly attendees?: readonly string[];
  readonly lines?: readonly string[];
  readonly summary?: string;
  /** By the clock of Berlin in place of UTC. */
  readonly isLocal?: boolean;
};

let letters = 0;

/** A mail of a stranger's program with an appointment. */
const invitation = ({
  uid,
  method = 'REQUEST',
  sequence = 0,
  days = 10,
  organizer = 'olga@kunde.example',
  from = organizer,
  attendees = [`ATTENDEE;CN=Sven;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${SALES}`],
  lines = [],
  summary = 'Abschlussgespräch',
  isLocal = false,
}: Given): string =>
  mailWith(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Kunde//EN',
      `METHOD:${method}`,
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp(0, 1)}`,
      `DTSTART${isLocal ? `;TZID=Europe/Berlin:${stamp(days).slice(0, -1)}` : `:${stamp(days)}`}`,
      `DTEND${isLocal ? `;TZID=Europe/Berlin:${stamp(days, 12).slice(0, -1)}` : `:${stamp(days, 12)}`}`,
      `SEQUENCE:${sequence}`,
      `SUMMARY:${summary}`,
      'LOCATION:Raum 3',
      `ORGANIZER;CN=Olga Ott:mailto:${organizer}`,
      ...attendees,
      ...lines,
      'END:VEVENT',
      'END:VCALENDAR',
    ],
    method,
    from,
  );

const mailWith = (calendar: readonly string[], method: string, from: string): string => {
  letters += 1;
  return [
    `Message-ID: <invite-${letters}@kunde.example>`,
    `From: ${from}`,
    `To: ${SALES}`,
    'Subject: Einladung',
    'Date: Thu, 26 Nov 2026 09:30:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=xx',
    '',
    '--xx',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Bitte kommen Sie.',
    '--xx',
    `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    'Content-Transfer-Encoding: 8bit',
    '',
    ...calendar,
    '--xx--',
    '',
  ].join('\r\n');
};

describe.skipIf(noDovecot !== null)(
  `invitations by mail${noDovecot === null ? '' : ` (skipped: ${noDovecot})`}`,
  () => {
    let server: TestServer;
    let dovecot: TestDovecot;
    let smtp: TestSmtp;
    const mailboxes: Record<string, string> = {};

    beforeAll(async () => {
      process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
      dovecot = await startDovecot({ sales: PASSWORD, service: PASSWORD });
      smtp = await startSmtp(PASSWORD);
      process.env['LEITWERK_PRIVATE_HOSTS'] = `127.0.0.1:${dovecot.port},127.0.0.1:${smtp.port}`;
      server = await startTestServer(undefined, undefined, false);
      for (const [account, user] of [
        ['sales', SALES],
        ['service', SERVICE],
      ] as const) {
        const input = mailboxInput(account, dovecot.port, smtp.port);
        const made = await server.ask(user, 'POST', '/api/actions/mail.connect', input);
        expect(made.status, made.text).toBe(200);
        mailboxes[account] = (made.body as { id: string }).id;
        await server.ask(user, 'PATCH', `/api/records/mailbox/${mailboxes[account]}`, { undoSeconds: 0 });
      }
      await doModuleJobs(server);
    });
    afterEach(async () => {
      await carry();
    });
    afterAll(async () => {
      await server?.close();
      await smtp?.close();
      await dovecot?.drop();
    });

    const list = async (entity: string, filter: Body, as = SALES): Promise<readonly Body[]> => {
      const query = `limit=500&filter=${encodeURIComponent(JSON.stringify(filter))}`;
      const { status, body, text } = await server.ask(as, 'GET', `/api/records/${entity}?${query}`);
      expect(status, text).toBe(200);
      return (body as { items: readonly Body[] }).items;
    };
    const act = (action: string, input: Body, as = SALES) =>
      server.ask(as, 'POST', `/api/actions/dav.${action}`, input);
    const card = async (message: string, as = SALES) => {
      const { status, body, text } = await server.ask(as, 'GET', `/api/dav/invitations/${message}`);
      return { status, text, ...(body as Body) } as Body;
    };
    const state = async (record: string, as = SALES): Promise<Body> => {
      const { status, body, text } = await server.ask(as, 'GET', `/api/dav/guests/${record}`);
      expect(status, text).toBe(200);
      return body as Body;
    };
    const sync = () => doModuleJobs(server, ['mail.look', 'mail.outbox', 'mail.replies']);
    /** Puts a mail into a mailbox and copies it. @returns its record's id */
    const come = async (source: string, account = 'sales'): Promise<string> => {
      const id = /^Message-ID: *(?:\r\n )?(<[^>]+>)/im.exec(source)?.[1];
      await dovecot.deliver(account, source);
      await sync();
      const found = await list(
        'mail-message',
        { messageId: id, mailbox: mailboxes[account] },
        `${account}@example.com`,
      );
      expect(found.length, String(id)).toBe(1);
      return String(found[0]?.['id']);
    };
    /** Sends what waits, and hands it over as mail servers would. @returns what went out */
    const carry = async (): Promise<readonly { readonly to: readonly string[]; readonly source: string }[]> => {
      await doModuleJobs(server, ['mail.outbox']);
      const sent = smtp.taken.splice(0);
      for (const { to, source } of sent)
        for (const address of to)
          if (address === SALES || address === SERVICE) await dovecot.deliver(address.split('@')[0] ?? '', source);
      await sync();
      return sent;
    };
    const appointment = async (id: string, as = SALES): Promise<Body> =>
      (await list('appointment', { id }, as))[0] ?? {};
    const byUid = (uid: string, as = SALES) => list('appointment', { invitationUid: uid }, as);
    /** The calendar of a mail, its lines put together again. */
    const calendarOf = async (source: string | undefined): Promise<string> => {
      const { attachments } = await simpleParser(source ?? '');
      const text = attachments.find(({ contentType }) => contentType === 'text/calendar')?.content.toString() ?? '';
      return text.replaceAll('\r\n ', '');
    };
    const newAppointment = async (values: Body = {}): Promise<string> => {
      const made = await server.ask(SALES, 'POST', '/api/records/appointment', {
        subject: 'Vor-Ort-Termin',
        start: instant(20),
        end: instant(20, 12),
        location: 'Auenweg 1',
        ...values,
      });
      expect(made.status, made.text).toBe(201);
      return (made.body as { id: string }).id;
    };

    it('an invitation is shown with what stands beside it, and nothing is written before it is answered', async () => {
      const beside = await newAppointment({ subject: 'Zahnarzt', start: instant(10), end: instant(10, 12) });
      const message = await come(invitation({ uid: 'one@kunde.example' }));
      expect(await card(message)).toMatchObject({
        status: 200,
        method: 'REQUEST',
        standing: 'new',
        isOpen: true,
        summary: 'Abschlussgespräch',
        location: 'Raum 3',
        start: instant(10),
        end: instant(10, 12),
        organizer: { name: 'Olga Ott', address: 'olga@kunde.example' },
        guests: [{ address: SALES, answer: 'needs-action' }],
        record: null,
        reasons: [],
        warnings: [],
        ownTimes: [{ record: beside, title: 'Zahnarzt', isConflict: true }],
      });
      expect(await byUid('one@kunde.example')).toEqual([]);
    });

    it('an answer goes to who invites, and the appointment stands in the calendar', async () => {
      const uid = 'two@kunde.example';
      const message = await come(invitation({ uid }));
      const answered = await act('answerInvitation', {
        message,
        answer: 'accepted',
        note: 'Ich komme gern,\nmit Ölkanne',
      });
      expect(answered.status, answered.text).toBe(200);
      const [record] = await byUid(uid);
      expect(record).toMatchObject({
        subject: 'Abschlussgespräch',
        start: instant(10),
        invitation: 'accepted',
        invitationSequence: 0,
        organizer: 'Olga Ott <olga@kunde.example>',
        guests: [{ address: SALES, answer: 'accepted' }],
      });
      const [sent] = await carry();
      expect(sent?.to).toEqual(['olga@kunde.example']);
      expect(sent?.source).toMatch(/text\/calendar; charset=utf-8; method=REPLY/i);
      const text = await calendarOf(sent?.source);
      expect(text).toContain('METHOD:REPLY');
      expect(text).toContain(`UID:${uid}`);
      expect(text).toMatch(/ATTENDEE;[^\r\n]*PARTSTAT=ACCEPTED[^\r\n]*:mailto:sales@example\.com/);
      expect(text).toContain('COMMENT:Ich komme gern\\,\\nmit Ölkanne');
      // Another answer changes the same appointment.
      expect(await card(message)).toMatchObject({ standing: 'same', isOpen: true, state: 'accepted' });
      expect((await act('answerInvitation', { message, answer: 'declined' })).status).toBe(200);
      expect(await byUid(uid)).toMatchObject([{ invitation: 'declined', guests: [{ answer: 'declined' }] }]);
    });

    it('an answer that is changed on a device goes to who invites, once', async () => {
      const uid = 'device@kunde.example';
      await act('answerInvitation', { message: await come(invitation({ uid })), answer: 'accepted' });
      await carry();
      const { password } = await createAppPassword(server.database, server.users.get(SALES) ?? '', 'Telefon');
      const authorization = `Basic ${Buffer.from(`${SALES}:${password}`).toString('base64')}`;
      const url = `/dav/${server.users.get(SALES)}/calendars/appointments/${(await byUid(uid))[0]?.['id']}.ics`;
      const device = async (method: 'GET' | 'PUT', payload?: string) => {
        const headers = { authorization, ...(payload !== undefined && { 'content-type': 'text/calendar' }) };
        return server.app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
      };
      const shown = (await device('GET')).body.replaceAll('\r\n ', '');
      expect(shown).toContain('PARTSTAT=ACCEPTED');
      const declined = shown.replace('PARTSTAT=ACCEPTED', 'PARTSTAT=DECLINED');
      expect((await device('PUT', declined)).statusCode).toBe(204);
      expect(await byUid(uid)).toMatchObject([{ invitation: 'declined', guests: [{ answer: 'declined' }] }]);
      const [sent, ...more] = await carry();
      expect(more).toEqual([]);
      expect(sent?.to).toEqual(['olga@kunde.example']);
      const text = await calendarOf(sent?.source);
      expect(text).toContain('METHOD:REPLY');
      expect(text).toContain(`UID:${uid}`);
      expect(text).toMatch(/ATTENDEE;[^\r\n]*PARTSTAT=DECLINED[^\r\n]*:mailto:sales@example\.com/);
      // The device sends it once more, and changes something else: that is no answer.
      expect((await device('PUT', declined)).statusCode).toBe(204);
      const other = declined.replace(/\r\nSUMMARY:.*/, '\r\nSUMMARY:Bei Olga');
      expect((await device('PUT', other)).statusCode).toBe(204);
      expect(await byUid(uid)).toMatchObject([{ subject: 'Bei Olga', invitation: 'declined' }]);
      expect(await carry()).toEqual([]);
      // Back and forth is said each time.
      expect((await device('PUT', other.replace('PARTSTAT=DECLINED', 'PARTSTAT=TENTATIVE'))).statusCode).toBe(204);
      expect((await device('PUT', other)).statusCode).toBe(204);
      expect((await carry()).length).toBe(2);
    });

    it('a newer version changes the appointment, an older one does not and says so', async () => {
      const uid = 'three@kunde.example';
      await act('answerInvitation', { message: await come(invitation({ uid })), answer: 'accepted' });
      const newer = await come(invitation({ uid, sequence: 2, days: 11 }));
      expect(await card(newer)).toMatchObject({
        standing: 'newer',
        isOpen: true,
        start: instant(11),
        before: { start: instant(10) },
      });
      expect(await byUid(uid)).toMatchObject([{ start: instant(10) }]);
      expect((await act('answerInvitation', { message: newer, answer: 'tentative' })).status).toBe(200);
      expect(await byUid(uid)).toMatchObject([{ start: instant(11), invitation: 'tentative', invitationSequence: 2 }]);
      const older = await come(invitation({ uid, sequence: 1, days: 12 }));
      const shown = await card(older);
      expect(shown).toMatchObject({ standing: 'older', isOpen: false });
      expect(String(shown['reasons'])).toContain('older version');
      expect((await act('answerInvitation', { message: older, answer: 'accepted' })).status).toBe(422);
      expect(await byUid(uid)).toMatchObject([{ start: instant(11), invitation: 'tentative' }]);
    });

    it('a cancellation counts by the organiser only, after a click', async () => {
      const uid = 'four@kunde.example';
      await act('answerInvitation', { message: await come(invitation({ uid })), answer: 'accepted' });
      const forged = await come(invitation({ uid, method: 'CANCEL', sequence: 1, from: 'mallory@boese.example' }));
      expect(await card(forged)).toMatchObject({ isOpen: false, reasons: [expect.stringContaining('mallory')] });
      expect((await act('takeCancellation', { message: forged })).status).toBe(422);
      const other = await come(invitation({ uid, method: 'CANCEL', sequence: 1, organizer: 'mallory@boese.example' }));
      expect((await act('takeCancellation', { message: other })).status).toBe(422);
      const real = await come(invitation({ uid, method: 'CANCEL', sequence: 1 }));
      expect(await card(real)).toMatchObject({ isOpen: true });
      expect(await byUid(uid)).toMatchObject([{ invitation: 'accepted' }]);
      expect((await act('takeCancellation', { message: real })).status).toBe(200);
      expect(await byUid(uid)).toMatchObject([{ invitation: 'cancelled', invitationSequence: 1 }]);
      expect(await card(real)).toMatchObject({ isOpen: false, state: 'cancelled' });
    });

    it('hostile calendars are refused with a reason, and change nothing', async () => {
      const before = (await list('appointment', {})).length;
      const refused = async (source: string, reason: RegExp): Promise<void> => {
        const message = await come(source);
        const shown = await card(message);
        const text = `${shown['text']}${shown['reasons']}`;
        expect(text).toMatch(reason);
        expect(shown['isOpen'] === true).toBe(false);
        expect((await act('answerInvitation', { message, answer: 'accepted' })).status).toBe(422);
      };
      const event = (uid: string) => [
        'BEGIN:VEVENT',
        `UID:${uid}`,
        `DTSTART:${stamp(3)}`,
        `DTEND:${stamp(3, 12)}`,
        'END:VEVENT',
      ];
      const around = (...lines: readonly string[]) =>
        mailWith(
          ['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:REQUEST', ...lines, 'END:VCALENDAR'],
          'REQUEST',
          'x@boese.example',
        );
      await refused(around(...event('a'), ...event('b')), /invite-several/);
      await refused(around(...Array.from({ length: 300 }, () => event('a')).flat()), /dav.broken/);
      await refused(around(...Array.from({ length: 30_000 }, (_, at) => `X-${at}:1`)), /invite-too-large/);
      await refused(around(...Array.from({ length: 30 }, () => 'BEGIN:VEVENT')), /dav.broken/);
      await refused(around('BEGIN:VTODO', 'UID:t', 'END:VTODO'), /VTODO/);
      await refused(around(...event('nobody')), /who invites/);
      await refused(invitation({ uid: 'sec', isLocal: true, lines: ['RRULE:FREQ=SECONDLY'] }), /cannot be shown/);
      const day = (at: number) => [
        'BEGIN:VEVENT',
        'UID:days',
        `RECURRENCE-ID:${stamp(at)}`,
        `DTSTART:${stamp(at)}`,
        `DTEND:${stamp(at, 12)}`,
        'ORGANIZER:mailto:olga@kunde.example',
        `ATTENDEE:mailto:${SALES}`,
        'END:VEVENT',
      ];
      await refused(around(...day(3), ...day(4)), /single day/);
      await refused(
        invitation({ uid: 'not-me', attendees: ['ATTENDEE:mailto:anna@kunde.example'] }),
        /not among the guests/,
      );
      expect((await list('appointment', {})).length).toBe(before);
    });

    it('what names and texts hold breaks out of nothing', async () => {
      const uid = 'six@kunde.example';
      const message = await come(
        invitation({
          uid,
          summary: `<script>alert(1)</script>${'x'.repeat(400)}`,
          attendees: [
            `ATTENDEE;CN="Eve^nBcc: all@boese.example":mailto:eve@kunde.example`,
            `ATTENDEE;CN=Sven:MAILTO:Sales@Example.com`,
            'ATTENDEE:mailto:no address',
            'ATTENDEE:urn:uuid:1',
          ],
          isLocal: true,
          lines: ['RRULE:FREQ=DAILY'],
        }),
      );
      expect(await card(message)).toMatchObject({
        isOpen: true,
        repetition: 'RRULE:FREQ=DAILY',
        guests: [{ name: 'Eve Bcc: all@boese.example', address: 'eve@kunde.example' }, { address: SALES }],
      });
      const answered = await act('answerInvitation', {
        message,
        answer: 'accepted',
        note: 'x\r\nBcc: all@boese.example',
      });
      expect(answered.status, answered.text).toBe(200);
      const [sent] = await carry();
      expect(sent?.to).toEqual(['olga@kunde.example']);
      expect(sent?.source.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
      expect(String((await byUid(uid))[0]?.['subject']).length).toBe(200);
    });

    it('one time of a series is moved and cancelled by itself, and answered by itself', async () => {
      const uid = 'series@kunde.example';
      const series = await come(invitation({ uid, lines: ['RRULE:FREQ=DAILY;COUNT=5'], isLocal: true }));
      expect((await act('answerInvitation', { message: series, answer: 'accepted' })).status).toBe(200);
      await carry();
      const at = (days: number): string => `RECURRENCE-ID;TZID=Europe/Berlin:${stamp(days).slice(0, -1)}`;
      const one = (days: number, more: Partial<Given>) =>
        invitation({ uid, isLocal: true, lines: [at(days)], ...more });
      const moved = await come(one(11, { days: 20, sequence: 1, summary: 'Verlegt' }));
      expect(await card(moved)).toMatchObject({ method: 'REQUEST', standing: 'new', isOpen: true, record: null });
      const before = (await byUid(uid))[0];
      expect((await act('answerInvitation', { message: moved, answer: 'tentative' })).status).toBe(200);
      const day = instant(11).slice(0, 10);
      expect(await byUid(`${uid}-${day.replaceAll('-', '')}`)).toMatchObject([
        { subject: 'Verlegt', invitation: 'tentative', invitationSequence: 1, repetition: null },
      ]);
      expect((await byUid(uid))[0]).toMatchObject({
        invitation: 'accepted',
        start: before?.['start'],
        repetition: `RRULE:FREQ=DAILY;COUNT=5\nEXDATE;VALUE=DATE:${day.replaceAll('-', '')}`,
      });
      const [sent] = await carry();
      const text = await calendarOf(sent?.source);
      expect(text).toContain(`UID:${uid}\r\n`);
      expect(text).toContain(at(11));
      expect(text).toContain('PARTSTAT=TENTATIVE');
      // A newer version of that one time; somebody else's is not.
      const forged = await come(one(11, { days: 21, sequence: 2, organizer: 'mallory@boese.example' }));
      expect(await card(forged)).toMatchObject({ isOpen: false, reasons: [expect.stringContaining('another app')] });
      const other = await come(one(12, { days: 21, sequence: 2, organizer: 'mallory@boese.example' }));
      expect(await card(other)).toMatchObject({ isOpen: false });
      const newer = await come(one(11, { days: 22, sequence: 2 }));
      expect(await card(newer)).toMatchObject({ standing: 'newer', isOpen: true });
      // One that has not been moved is cancelled, and one that has.
      const off = await come(one(13, { method: 'CANCEL', days: 13, sequence: 2 }));
      expect(await card(off)).toMatchObject({ method: 'CANCEL', isOpen: true });
      expect((await act('takeCancellation', { message: off })).status).toBe(200);
      expect(String((await byUid(uid))[0]?.['repetition'])).toContain(instant(13).slice(0, 10).replaceAll('-', ''));
      expect((await byUid(uid))[0]).toMatchObject({ invitation: 'accepted' });
      expect(await card(off)).toMatchObject({ isOpen: false });
      const movedOff = await come(one(11, { method: 'CANCEL', days: 20, sequence: 3 }));
      expect((await act('takeCancellation', { message: movedOff })).status).toBe(200);
      expect(await byUid(`${uid}-${day.replaceAll('-', '')}`)).toMatchObject([{ invitation: 'cancelled' }]);
      const forgedOff = await come(one(12, { method: 'CANCEL', days: 12, sequence: 9, from: 'mallory@boese.example' }));
      expect((await act('takeCancellation', { message: forgedOff })).status).toBe(422);
    });

    it('an appointment of somebody else under the same UID stays as it is', async () => {
      const uid = 'seven@kunde.example';
      await act('answerInvitation', { message: await come(invitation({ uid })), answer: 'accepted' });
      const other = await come(invitation({ uid, sequence: 9, days: 13, organizer: 'mallory@boese.example' }));
      expect(await card(other)).toMatchObject({
        isOpen: false,
        reasons: [expect.stringContaining('another appointment')],
      });
      expect((await act('answerInvitation', { message: other, answer: 'accepted' })).status).toBe(422);
      const own = await newAppointment({ subject: 'Streng geheim' });
      const guessed = await come(invitation({ uid: own, sequence: 9 }));
      expect(await card(guessed)).toMatchObject({ isOpen: false });
      expect((await act('answerInvitation', { message: guessed, answer: 'accepted' })).status).toBe(422);
      expect(await appointment(own)).toMatchObject({ subject: 'Streng geheim', start: instant(20) });
      const forwarded = await come(invitation({ uid: 'eight@kunde.example', from: 'anna@kunde.example' }));
      expect(await card(forwarded)).toMatchObject({
        isOpen: true,
        warnings: [expect.stringContaining('anna@kunde.example')],
      });
    });

    it('two of our mailboxes: invite, answer, change, answer anew, call off', async () => {
      const record = await newAppointment();
      expect(await state(record)).toMatchObject({ standing: 'none', mayInvite: true });
      const invited = await act('invite', {
        record,
        mailbox: mailboxes['sales'],
        guests: [{ name: 'Sina Service', address: SERVICE }],
        note: 'Bitte Zähler mitbringen',
      });
      expect(invited.status, invited.text).toBe(200);
      const [first] = await carry();
      expect(first?.source).toMatch(/method=REQUEST/i);
      const guestMail = async (): Promise<string> => {
        const mails = await list(
          'mail-message',
          { mailbox: mailboxes['service'], calendarMethod: { isNull: false } },
          SERVICE,
        );
        return String(
          mails.toSorted((a, b) => String(a['createdAt']).localeCompare(String(b['createdAt']))).at(-1)?.['id'],
        );
      };
      const shown = await card(await guestMail(), SERVICE);
      expect(shown).toMatchObject({
        method: 'REQUEST',
        standing: 'new',
        isOpen: true,
        location: 'Auenweg 1',
        start: instant(20),
      });
      const accept = { message: await guestMail(), answer: 'accepted' };
      expect((await act('answerInvitation', accept, SERVICE)).status).toBe(200);
      await carry();
      expect(await appointment(record)).toMatchObject({
        invitation: 'sent',
        guests: [{ name: 'Sina Service', address: SERVICE, answer: 'accepted', answeredAt: expect.any(String) }],
      });
      const [theirs] = await byUid(record, SERVICE).then((all) => all.filter(({ id }) => id !== record));
      expect(theirs).toMatchObject({ invitation: 'accepted', subject: 'Vor-Ort-Termin' });
      // The answer shows what became of it.
      const [reply] = await list('mail-message', { mailbox: mailboxes['sales'], calendarMethod: 'REPLY' });
      expect(reply).toMatchObject({ replyTaken: true });
      expect(await card(String(reply?.['id']))).toMatchObject({ method: 'REPLY', standing: 'same', record });

      const moved = await server.ask(SALES, 'PATCH', `/api/records/appointment/${record}`, {
        start: instant(21),
        end: instant(21, 12),
      });
      expect(moved.status, moved.text).toBe(200);
      expect(await state(record)).toMatchObject({ standing: 'sent', changed: ['start', 'end'] });
      expect((await act('invite', { record, mailbox: mailboxes['sales'] })).status).toBe(200);
      expect(await appointment(record)).toMatchObject({ invitationSequence: 1, guests: [{ answer: 'needs-action' }] });
      await carry();
      expect(await state(record)).toMatchObject({ changed: [], uninvited: [], dropped: [] });
      const newer = await guestMail();
      expect(await card(newer, SERVICE)).toMatchObject({ standing: 'newer', start: instant(21) });
      expect((await act('answerInvitation', { message: newer, answer: 'declined' }, SERVICE)).status).toBe(200);
      await carry();
      expect(await appointment(record)).toMatchObject({ guests: [{ answer: 'declined' }] });

      expect((await act('callOff', { record, note: 'Leider krank' })).status).toBe(200);
      await carry();
      expect(await appointment(record)).toMatchObject({ invitation: 'called-off' });
      const off = await guestMail();
      expect(await card(off, SERVICE)).toMatchObject({ method: 'CANCEL', isOpen: true });
      expect((await act('takeCancellation', { message: off }, SERVICE)).status).toBe(200);
      expect(await appointment(String(theirs?.['id']), SERVICE)).toMatchObject({ invitation: 'cancelled' });
    });

    it('one time of a series of ours is moved and called off by itself, and nobody is asked anew', async () => {
      const record = await newAppointment({ repetition: 'RRULE:FREQ=DAILY;COUNT=5' });
      const day = (at: number): string => instant(at).slice(0, 10).replaceAll('-', '');
      const guests = [{ address: SERVICE }];
      const invite = (of: string, more: Body = {}) =>
        act('invite', { record: of, mailbox: mailboxes['sales'], ...more });
      expect((await invite(record, { guests })).status).toBe(200);
      await carry();
      const guestMails = async (method: string) =>
        (await list('mail-message', { mailbox: mailboxes['service'], calendarMethod: method }, SERVICE))
          .toSorted((a, b) => String(a['createdAt']).localeCompare(String(b['createdAt'])))
          .map(({ id }) => String(id));
      const accept = { message: (await guestMails('REQUEST')).at(-1), answer: 'accepted' };
      expect((await act('answerInvitation', accept, SERVICE)).status).toBe(200);
      await carry();
      // As the calendar does it: the day is left out, and a copy is made in the same batch.
      const whole = await appointment(record);
      const taken = [
        'subject',
        'kind',
        'location',
        'guests',
        'organizer',
        'invitation',
        'invitationUid',
        'invitationSequence',
      ];
      const batch = await server.ask(SALES, 'POST', '/api/records/appointment/batch', {
        atomic: true,
        commands: [
          {
            action: 'update',
            id: record,
            values: { repetition: `RRULE:FREQ=DAILY;COUNT=5\nEXDATE;VALUE=DATE:${day(22)}` },
          },
          {
            action: 'create',
            values: {
              ...Object.fromEntries(taken.map((name) => [name, whole[name]])),
              start: instant(40),
              end: instant(40, 12),
            },
          },
        ],
      });
      expect(batch.status, batch.text).toBe(200);
      const [time] = await byUid(`${record}-${day(22)}`);
      expect(time).toMatchObject({ start: instant(40), invitation: 'sent' });
      expect(await state(record)).toMatchObject({ standing: 'sent', changed: ['repetition'] });
      expect(await state(String(time?.['id']))).toMatchObject({ standing: 'sent', changed: ['repetition'] });
      expect((await invite(String(time?.['id']))).status).toBe(200);
      const [told, ...more] = await carry();
      expect(more).toEqual([]);
      const text = await calendarOf(told?.source);
      expect(text).toContain('METHOD:REQUEST');
      expect(text.match(/UID:.*/g)).toEqual(
        [`UID:${record}`, `UID:${record}`].map((line) => expect.stringContaining(line)),
      );
      expect(text).toMatch(new RegExp(`RECURRENCE-ID[^:]*:${day(22)}T`));
      expect(text).not.toContain('EXDATE');
      expect(await appointment(record)).toMatchObject({ invitationSequence: 1, guests: [{ answer: 'accepted' }] });
      expect(await state(record)).toMatchObject({ changed: [], uninvited: [], dropped: [] });
      // The guest's calendar follows; his answer to it is noted at the series.
      const newer = (await guestMails('REQUEST')).at(-1);
      expect((await act('answerInvitation', { message: newer, answer: 'accepted' }, SERVICE)).status).toBe(200);
      const theirs = await list('appointment', { owner: server.users.get(SERVICE), start: instant(40) }, SERVICE);
      expect(theirs).toHaveLength(1);
      await carry();

      // Another day is called off: whoever is invited hears which.
      const off = await server.ask(SALES, 'PATCH', `/api/records/appointment/${record}`, {
        repetition: `RRULE:FREQ=DAILY;COUNT=5\nEXDATE;VALUE=DATE:${day(22)},${day(23)}`,
      });
      expect(off.status, off.text).toBe(200);
      expect(await state(record)).toMatchObject({ changed: ['repetition'] });
      expect((await invite(record)).status).toBe(200);
      const both = await Promise.all((await carry()).map(({ source }) => calendarOf(source)));
      const cancelled = both.find((one) => one.includes('METHOD:CANCEL'));
      expect(cancelled).toMatch(new RegExp(`RECURRENCE-ID[^:]*:${day(23)}T`));
      expect(cancelled).not.toContain('RRULE:FREQ=DAILY');
      expect(cancelled).toContain('STATUS:CANCELLED');
      expect(both.find((one) => one.includes('METHOD:REQUEST'))).toMatch(new RegExp(`EXDATE[^:]*:${day(23)}`));
      expect(both).toHaveLength(2);
      const taking = (await guestMails('CANCEL')).at(-1);
      expect((await act('takeCancellation', { message: taking }, SERVICE)).status).toBe(200);
      const series = await list('appointment', { owner: server.users.get(SERVICE), invitationUid: record }, SERVICE);
      expect(series).toMatchObject([{ invitation: 'accepted', repetition: expect.stringContaining(day(23)) }]);

      // The moved one is called off by itself.
      expect((await act('callOff', { record: time?.['id'] })).status).toBe(200);
      const [last] = await carry();
      expect(await calendarOf(last?.source)).toMatch(
        new RegExp(`METHOD:CANCEL[\\s\\S]*RECURRENCE-ID[^:]*:${day(22)}T`),
      );
      expect(await appointment(record)).toMatchObject({ invitation: 'sent' });
    });

    it('another time that a guest proposes is declined, or taken and sent to all', async () => {
      const record = await newAppointment();
      const anna = 'anna@kunde.example';
      expect((await act('invite', { record, mailbox: mailboxes['sales'], guests: [{ address: anna }] })).status).toBe(
        200,
      );
      await carry();
      const counter = (from: string, sequence = 0) =>
        come(invitation({ uid: record, method: 'COUNTER', organizer: SALES, from, days: 25, sequence, isLocal: true }));
      const stranger = await counter('mallory@boese.example');
      expect(await card(stranger)).toMatchObject({ isOpen: false, reasons: [expect.stringContaining('mallory')] });
      expect((await act('answerCounter', { message: stranger, answer: 'take' })).status).toBe(422);
      const proposal = await counter(anna);
      expect(await card(proposal)).toMatchObject({
        method: 'COUNTER',
        isOpen: true,
        record,
        before: { start: instant(20) },
      });
      expect((await act('answerCounter', { message: proposal, answer: 'decline' })).status).toBe(200);
      expect((await act('answerCounter', { message: proposal, answer: 'decline' })).status).toBe(200);
      const [declined, ...more] = await carry();
      expect(more).toEqual([]);
      expect(declined?.to).toEqual([anna]);
      expect(await calendarOf(declined?.source)).toContain('METHOD:DECLINECOUNTER');
      expect(await appointment(record)).toMatchObject({ start: instant(20), invitationSequence: 0 });
      expect((await act('answerCounter', { message: await counter(anna), answer: 'take' })).status).toBe(200);
      const [told] = await carry();
      expect(await calendarOf(told?.source)).toContain('METHOD:REQUEST');
      const now = await appointment(record);
      expect(now).toMatchObject({ invitationSequence: 1 });
      expect(String(now['start']).slice(0, 10)).toBe(instant(25).slice(0, 10));
      // What was proposed before that is over.
      expect(await card(proposal)).toMatchObject({
        isOpen: false,
        reasons: [expect.stringContaining('earlier version')],
      });
    });

    it('nobody changes what an appointment is called between calendars, nor its number', async () => {
      const record = await newAppointment();
      const guests = [{ address: 'anna@kunde.example' }];
      expect((await act('invite', { record, mailbox: mailboxes['sales'], guests })).status).toBe(200);
      for (const values of [{ invitationUid: 'other' }, { invitationUid: null }, { invitationSequence: 7 }]) {
        const refused = await server.ask(SALES, 'PATCH', `/api/records/appointment/${record}`, values);
        expect(refused.body).toMatchObject({
          status: 422,
          issues: [{ path: Object.keys(values)[0], code: 'dav.invite-kept' }],
        });
      }
      expect(await appointment(record)).toMatchObject({ invitationUid: record, invitationSequence: 0 });
      expect((await act('invite', { record, mailbox: mailboxes['sales'] })).status).toBe(200);
      expect(await appointment(record)).toMatchObject({ invitationSequence: 1 });
    });

    it('only the guest himself answers for himself', async () => {
      const record = await newAppointment();
      const anna = { name: 'Anna', address: 'anna@kunde.example' };
      expect((await act('invite', { record, mailbox: mailboxes['sales'], guests: [anna] })).status).toBe(200);
      const reply = (address: string, from: string) =>
        invitation({
          uid: record,
          method: 'REPLY',
          organizer: SALES,
          from,
          attendees: [`ATTENDEE;PARTSTAT=ACCEPTED:mailto:${address}`],
        });
      const forged = await come(reply('anna@kunde.example', 'mallory@boese.example'));
      const stranger = await come(reply('mallory@boese.example', 'mallory@boese.example'));
      expect(await appointment(record)).toMatchObject({
        guests: [{ address: 'anna@kunde.example', answer: 'needs-action' }],
      });
      expect(await card(forged)).toMatchObject({ reasons: [expect.stringContaining('not noted')] });
      expect(await card(stranger)).toMatchObject({ reasons: [expect.stringContaining('not invited')] });
      await come(reply('anna@kunde.example', 'Anna <anna@kunde.example>'));
      expect(await appointment(record)).toMatchObject({ guests: [{ answer: 'accepted' }] });
    });

    it('a deleted appointment is called off, to those and by the mailbox that were there, once', async () => {
      const record = await newAppointment();
      const guests = [{ address: 'anna@kunde.example' }];
      expect((await act('invite', { record, mailbox: mailboxes['sales'], guests })).status).toBe(200);
      await carry();
      // Somebody else's words in the record send nothing to anybody else.
      await server.ask(SALES, 'PATCH', `/api/records/appointment/${record}`, {
        guests: [{ address: 'all@boese.example', answer: 'accepted' }],
      });
      const gone = await server.ask(SALES, 'DELETE', `/api/records/appointment/${record}`);
      expect(gone.status, gone.text).toBeLessThan(300);
      await doModuleJobs(server, ['dav.calledOff']);
      const sent = await carry();
      expect(sent.map(({ to }) => to)).toEqual([['anna@kunde.example']]);
      const text = await calendarOf(sent[0]?.source);
      expect(text).toContain('METHOD:CANCEL');
      expect(text).toContain('STATUS:CANCELLED');
      expect(text).toContain('SEQUENCE:1');
      // In the language of whose appointment it was.
      expect((await simpleParser(sent[0]?.source ?? '')).subject).toBe('Cancelled: Vor-Ort-Termin');
      await doModuleJobs(server, ['dav.calledOff']);
      expect(await carry()).toEqual([]);
    });

    it('so is one that is deleted for good, past the bin or out of it, once', async () => {
      const guests = [{ address: 'anna@kunde.example' }];
      const invited = async (values: Body = {}): Promise<string> => {
        const record = await newAppointment(values);
        expect((await act('invite', { record, mailbox: mailboxes['sales'], guests })).status).toBe(200);
        await carry();
        return record;
      };
      const purge = async (record: string): Promise<void> => {
        const gone = await server.ask(ADMIN, 'DELETE', `/api/records/appointment/${record}?purge=true`);
        expect(gone.status, gone.text).toBeLessThan(300);
        await doReactions(server);
      };
      const past = await invited();
      await purge(past);
      const [sent, ...more] = await carry();
      expect(more).toEqual([]);
      expect(sent?.to).toEqual(['anna@kunde.example']);
      expect((await simpleParser(sent?.source ?? '')).subject).toBe('Cancelled: Vor-Ort-Termin');
      const text = await calendarOf(sent?.source);
      expect(text).toContain('METHOD:CANCEL');
      expect(text).toContain(`UID:${past}`);
      const binned = await invited();
      expect((await server.ask(SALES, 'DELETE', `/api/records/appointment/${binned}`)).status).toBeLessThan(300);
      await doModuleJobs(server, ['dav.calledOff']);
      expect(await carry()).toHaveLength(1);
      await purge(binned);
      expect(await carry()).toEqual([]);
      const over = await invited({ start: instant(-2), end: instant(-2, 12) });
      await purge(over);
      expect(await carry()).toEqual([]);
    });

    it('nobody invites by a mailbox that is not his, nor to an appointment of somebody else', async () => {
      const record = await newAppointment();
      const guests = [{ address: 'anna@kunde.example' }];
      const byOther = await act('invite', { record, mailbox: mailboxes['service'], guests });
      expect([403, 422]).toContain(byOther.status);
      expect(await appointment(record)).toMatchObject({ invitation: null, guests: null });
      const self = await act('invite', { record, mailbox: mailboxes['sales'], guests: [{ address: SALES }] });
      expect(self.status).toBe(422);
      expect((await act('invite', { record, mailbox: mailboxes['sales'] })).status).toBe(422);
      const mail = await come(invitation({ uid: 'nine@kunde.example' }));
      expect((await act('answerInvitation', { message: mail, answer: 'accepted' }, SERVICE)).status).toBeGreaterThan(
        399,
      );
      await act('answerInvitation', { message: mail, answer: 'accepted' });
      const [received] = await byUid('nine@kunde.example');
      const again = await act('invite', { record: received?.['id'], mailbox: mailboxes['sales'], guests });
      expect(again.status).toBe(422);
      await carry();
    });
  },
);
