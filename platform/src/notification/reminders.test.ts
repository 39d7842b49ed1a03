import { wallOf } from '@leitwerk/metadata/zoned-time';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TIME_ZONE } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import type { TestMailServer } from '../testing/work-on-mails.ts';
import { sendMails, startMailServer } from '../testing/work-on-mails.ts';
import { workshop } from '../testing/workshop.ts';
import { NOTIFY_MAIL } from './channels.ts';
import { mailNotification } from './mail-notification.ts';
import { notifyDue } from './notify-due.ts';

const ME = 'admin@example.com';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const label = (de: string, en = de) => ({ de, en });

const MEETING = {
  kind: 'entity',
  id: 'meeting',
  name: 'meeting',
  label: label('Treffen', 'Meeting'),
  labelPlural: label('Treffen', 'Meetings'),
  titleField: 'title',
  ownerField: 'host',
  startField: 'begin',
  endField: 'finish',
  reminderField: 'remind',
  repetitionField: 'again',
  repetitionEndField: 'until',
  fields: [
    { id: 'title', type: 'text', label: label('Titel', 'Title'), required: true },
    { id: 'host', type: 'user', label: label('Gastgeber', 'Host') },
    { id: 'begin', type: 'date-time', label: label('Beginn', 'Begins') },
    { id: 'finish', type: 'date-time', label: label('Ende', 'Ends') },
    { id: 'remind', type: 'date-time', label: label('Erinnerung', 'Reminder') },
    { id: 'again', type: 'repetition', label: label('Wiederholung', 'Repetition') },
    { id: 'until', type: 'date', label: label('Bis', 'Until'), readOnly: true, index: true },
  ],
};

let server: TestServer;
let mail: TestMailServer;
beforeAll(async () => {
  server = await startTestServer([...workshop, { file: 'definitions/entity/meeting.json', document: MEETING }]);
  await server.database.query(sql`update data."user" set roles = '{foreman}', language = 'de' where email = ${ME}`);
  mail = await startMailServer();
  for (const [name, value] of Object.entries(mail.env)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await mail.close();
  await server.close();
});
beforeEach(async () => {
  for (const table of ['leitwerk.notification', 'leitwerk.own_setting', 'leitwerk.job_outbox', 'leitwerk.mail'])
    await server.database.query({ text: `delete from ${table}`, values: [] } as never);
  await server.database.query(sql`delete from data.meeting`);
});
afterEach(() => vi.restoreAllMocks());

/** In whole minutes: they are told by the clock. */
const NOW = Math.floor(Date.now() / MINUTE) * MINUTE;
const at = (ms: number): string => new Date(NOW + ms).toISOString();
const due = () => notifyDue(server.database, server.runtime.models.current());

async function meet(values: object): Promise<string> {
  const made = await server.ask(ME, 'POST', '/api/records/meeting', {
    title: 'Runde',
    host: server.users.get(ME),
    ...values,
  });
  expect(made.status, made.text).toBe(201);
  return (made.body as { id: string }).id;
}

/** Every day since five days at ten minutes from now, with a reminder a quarter of an hour before; as it stands since ten days. */
async function daily(again = 'RRULE:FREQ=DAILY', lastChange = at(-10 * DAY)): Promise<string> {
  const begin = 10 * MINUTE - 5 * DAY;
  const id = await meet({ begin: at(begin), finish: at(begin + 60 * MINUTE), remind: at(begin - 15 * MINUTE), again });
  await server.database.query(
    sql`update data.meeting set updated_at = ${lastChange}::timestamptz where id = ${id}::uuid`,
  );
  return id;
}

const told = () =>
  server.database.query<{ starts_at: Date | null; kind: string }>(
    sql`select kind, starts_at from leitwerk.notification order by starts_at`,
  );
const startsOf = async (): Promise<readonly (string | undefined)[]> =>
  (await told()).map(({ starts_at }) => starts_at?.toISOString());

describe('of a repeated record', () => {
  // On a day on which the clock changes, ten minutes from now were not ten minutes from now by the clock five days ago.
  const isEven =
    wallOf(new Date(NOW - 5 * DAY), TIME_ZONE).slice(11) === wallOf(new Date(NOW + DAY), TIME_ZONE).slice(11);

  it.skipIf(!isEven)('each time is told of once, by any number of processes', async () => {
    await daily();
    await Promise.all([due(), due(), due()]);
    await due();
    expect(await startsOf()).toEqual([at(10 * MINUTE)]);
    vi.spyOn(Date, 'now').mockReturnValue(NOW + DAY + MINUTE);
    await Promise.all([due(), due()]);
    expect(await startsOf()).toEqual([at(10 * MINUTE), at(10 * MINUTE + DAY)]);
  });

  it.skipIf(!isEven)(
    'a time that is left out or over is not told of, and one that was moved at its new time',
    async () => {
      const day = wallOf(new Date(NOW + 10 * MINUTE), TIME_ZONE)
        .slice(0, 10)
        .replaceAll('-', '');
      await daily(`RRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:${day}`, at(-MINUTE * 10));
      await daily('RRULE:FREQ=DAILY;COUNT=2');
      await meet({ begin: at(180 * MINUTE), finish: at(200 * MINUTE), remind: at(165 * MINUTE) });
      await due();
      expect(await told()).toEqual([]);
      vi.spyOn(Date, 'now').mockReturnValue(NOW + MINUTE);
      await server.database.query(
        sql`update data.meeting set remind = ${at(-MINUTE)}::timestamptz where again is null`,
      );
      await due();
      expect(await told()).toEqual([{ kind: 'reminder', starts_at: null }]);
    },
  );

  it.skipIf(!isEven)('what lies before its last change is no news', async () => {
    await daily('RRULE:FREQ=DAILY', at(0));
    await due();
    expect(await told()).toEqual([]);
  });
});

it('moves along with the start, unless it is said anew', async () => {
  const id = await meet({ begin: at(60 * MINUTE), finish: at(90 * MINUTE), remind: at(-MINUTE) });
  const patch = async (values: object) =>
    (await server.ask(ME, 'PATCH', `/api/records/meeting/${id}`, values)).body as { remind: string | null };
  expect((await patch({ begin: at(120 * MINUTE), finish: at(150 * MINUTE) })).remind).toBe(at(59 * MINUTE));
  await due();
  expect(await told()).toEqual([]);
  expect((await patch({ begin: at(240 * MINUTE), finish: at(300 * MINUTE), remind: at(200 * MINUTE) })).remind).toBe(
    at(200 * MINUTE),
  );
  expect((await patch({ title: 'Anders' })).remind).toBe(at(200 * MINUTE));
  expect((await patch({ remind: null })).remind).toBeNull();
});

describe('by mail', () => {
  const want = (value: object) => server.ask(ME, 'PUT', '/api/settings/notifications', { value });
  const jobs = async (): Promise<readonly unknown[]> =>
    (
      await server.database.query<{ payload: unknown }>(
        sql`select payload from leitwerk.job_outbox where name = ${NOTIFY_MAIL}`,
      )
    ).map(({ payload }) => payload);
  const work = (payload: unknown, database: Database = server.database) =>
    mailNotification(database, server.runtime.models.current(), payload, 'https://crm.example.com');
  const remind = () => meet({ begin: '2031-03-14T08:00:00.000Z', remind: at(-MINUTE) });
  const listed = async (): Promise<number> =>
    ((await server.ask(ME, 'GET', '/api/notifications')).body as { items: unknown[] }).items.length;

  it('goes out once, in the person’s language and by his clock, and not to the screens of who wants it by mail only', async () => {
    expect((await want({ reminder: { app: false, mail: true } })).status).toBe(204);
    expect((await server.ask(ME, 'PUT', '/api/settings/timeZone', { value: 'Asia/Tokyo' })).status).toBe(204);
    const id = await remind();
    await Promise.all([due(), due()]);
    expect([await listed(), (await jobs()).length]).toEqual([0, 1]);
    const [payload] = await jobs();
    // Killed before its transaction has ended it has done nothing, and comes again.
    const killed: Database = {
      ...server.database,
      transaction: (given) =>
        server.database.transaction(async (tx) => {
          await given(tx);
          throw new Error('killed');
        }),
    };
    await expect(work(payload, killed)).rejects.toThrow('killed');
    await Promise.all([work(payload), work(payload)]);
    await work(payload);
    await sendMails(server, mail.server);
    expect(mail.taken).toHaveLength(1);
    const [one] = mail.taken;
    expect(one?.to).toBe(ME);
    expect(one?.source).toContain('Subject: Erinnerung: Runde');
    const source = (one?.source ?? '').replace(/=\r?\n/g, '').replaceAll('=C3=A4', 'ä');
    expect(source).toMatch(/Beginn: Freitag, 14\. März 2031 um 17:00|Beginn: Freitag, 14\. M=?.*rz 2031/);
    expect(source).toContain('17:00');
    expect(source).toContain(`https://crm.example.com/records/meeting/${id}`);
  });

  it('is nobody’s who has not asked for it, and none where no mail server is set', async () => {
    await remind();
    await due();
    expect([await listed(), await jobs()]).toEqual([1, []]);
    await want({ reminder: { mail: true } });
    vi.stubEnv('LEITWERK_SMTP_URL', '');
    vi.stubEnv('LEITWERK_MAIL_FROM', '');
    await remind();
    await due();
    expect([await listed(), await jobs()]).toEqual([2, []]);
    for (const [name, value] of Object.entries(mail.env)) vi.stubEnv(name, value);
    await remind();
    await due();
    expect([await listed(), (await jobs()).length]).toEqual([3, 1]);
    expect((await want({ reminder: { pigeon: true } })).status).toBe(422);
  });

  it('names nothing that its person may not read any more', async () => {
    await want({ reminder: { mail: true } });
    const id = await remind();
    await due();
    await server.ask(ME, 'DELETE', `/api/records/meeting/${id}`);
    for (const payload of await jobs()) await work(payload);
    const [row] = await server.database.query<{ subject: string; text: string }>(
      sql`select subject, text from leitwerk.mail`,
    );
    expect(row?.subject).toMatch(/^Erinnerung an etwas/);
    expect(row?.text).not.toContain('Runde');
  });
});
