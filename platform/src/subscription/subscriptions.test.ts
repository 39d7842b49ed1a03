import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openFile, removeUnattachedFiles } from '../file/file-store.ts';
import { textOfPdf } from '../file-text/text-of-pdf.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { loadSeedRecords, seedDocuments, startTestServer } from '../testing/start-test-server.ts';
import type { TestMailServer } from '../testing/work-on-mails.ts';
import { sendMails, startMailServer } from '../testing/work-on-mails.ts';
import { makeCopy } from './make-copy.ts';
import { startDueSubscriptions } from './start-due.ts';
import { pauseRestoredSubscriptions, removeOldCopies } from './store-subscriptions.ts';

const [ADMIN, LEAD, SALES, VIEWER] = ['admin', 'lead', 'sales', 'viewer'].map((name) => `${name}@example.com`) as [
  string,
  string,
  string,
  string,
];
const FOLDER = process.env['PDFS'];
const label = { de: 'Angebote', en: 'Offers' };
const place = (y: number) => ({ x: 0, y, width: 4, height: 2 });

let server: TestServer;
let mails: TestMailServer;
let mine: string;
let keys: ReadonlyMap<string, string>;

type Ask = Awaited<ReturnType<typeof signedIn>>;

/** Subscriptions are made by whoever has signed in himself. */
async function signedIn(email: string) {
  const reply = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email, password: 'leitwerk' },
  });
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
  return async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) => {
    const answer = await server.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body ? answer.json() : null };
  };
}

const userId = (email: string): string => server.users.get(email) ?? '';
const MONDAY = { every: 'week', weekday: 1, time: '07:30' };

async function subscribe(ask: Ask, more: object = {}): Promise<string> {
  const given = { name: 'Montags', dashboard: mine, schedule: MONDAY, people: [userId(SALES)], ...more };
  const made = await ask('POST', '/api/subscriptions', given);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
}

/** As if its time had come; then two processes look at once. */
async function comesDue(id: string): Promise<void> {
  await server.database.query(
    sql`update leitwerk.subscription set next_at = now() - interval '1 minute' where id = ${id}::uuid and ended is null`,
  );
  const model = server.runtime.models.current();
  await Promise.all([startDueSubscriptions(server.database, model), startDueSubscriptions(server.database, model)]);
}

/** Each copy is made by two processes at once, as after a kill. */
async function makeCopies(): Promise<void> {
  const waiting = await server.database.query<{ id: string }>(
    sql`select id from leitwerk.subscription_copy where state = 'waiting'`,
  );
  const make = (id: string) =>
    makeCopy(server.database, server.database, server.runtime.models.current(), { id }, 'https://crm.example.com');
  for (const { id } of waiting) await Promise.all([make(id), make(id)]);
}

async function copiesOf(id: string) {
  const rows = await server.database.query<{
    state: string;
    problem: string | null;
    to: string;
    text: string;
    files: string[];
  }>(sql`
    select c.state, c.problem, coalesce(m.recipient, c.recipient) as "to", m.text, m.files from leitwerk.subscription_copy c
    left join leitwerk.mail m on m.id = c.mail where c.subscription = ${id}::uuid order by coalesce(m.recipient, c.recipient) collate "C"`);
  return rows;
}

const noticesOf = async (email: string): Promise<readonly string[]> =>
  ((await server.ask(email, 'GET', '/api/notifications')).body as { items: { text: string }[] }).items.map(
    (one) => one.text,
  );

async function pdfText(file: string | undefined, name: string): Promise<string> {
  const found = await openFile(server.database, file ?? '');
  const bytes = found ? await buffer(found.stream) : Buffer.alloc(0);
  if (FOLDER) await writeFile(join(FOLDER, `${name}.pdf`), bytes);
  return textOfPdf(new Uint8Array(bytes));
}

beforeAll(async () => {
  const documents = await seedDocuments(false);
  for (const { document } of documents) {
    const one = document as { kind: string; outsideAddresses?: string[] };
    if (one.kind === 'app') one.outsideAddresses = ['board@city.example', '@partner.example'];
  }
  server = await startTestServer(documents);
  keys = await loadSeedRecords(server);
  mails = await startMailServer();
  const make = async (entity: string, values: object): Promise<string> => {
    const made = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
    expect(made.status, made.text).toBe(201);
    return (made.body as { id: string }).id;
  };
  const [nord, sued] = [keys.get('team/nord'), keys.get('team/sued')];
  const inTeam = await server.ask(ADMIN, 'PATCH', `/api/records/user/${userId(LEAD)}`, { teams: [nord] });
  expect(inTeam.status, inTeam.text).toBe(200);
  const lead = await make('lead', { kind: 'person', lastName: 'Aboner', email: 'abo@example.org', team: nord });
  for (const [index, team] of [nord, nord, sued].entries())
    await make('offer', { lead, subject: `Angebot ${index} <b>&`, team });
  for (const [subject, team] of [
    ['Aufgabe Nord', nord],
    ['Aufgabe Süd', sued],
  ])
    await make('task', { subject, team, deadline: '2026-01-15' });
  const view = server.runtime.models.current().model.views.find((one) => one.entity === 'offer')?.id;
  const content = {
    filters: [{ id: 'team', label: { de: 'Team', en: 'Team' }, fields: [{ entity: 'offer', field: 'team' }] }],
    tiles: [
      { id: 'all', label, type: 'figure', entity: 'offer', filter: { subject: { contains: 'Angebot' } }, ...place(0) },
      { id: 'who', label: { de: 'Je Team', en: 'By team' }, type: 'bars', entity: 'offer', group: 'team', ...place(2) },
      { id: 'list', label: { de: 'Liste', en: 'List' }, type: 'list', view, ...place(6) },
    ],
  };
  const made = await server.ask(ADMIN, 'POST', '/api/dashboards', { name: 'Angebote heute', content });
  expect(made.status, made.text).toBe(201);
  mine = (made.body as { id: string }).id;
  Object.assign(process.env, mails.env);
});
afterEach(async () => {
  mails.setMood('takes');
  await server.database.query(sql`delete from leitwerk.subscription`);
  await server.database.query(sql`delete from leitwerk.mail`);
  const admin = await server.ask(ADMIN, 'PATCH', `/api/records/user/${userId(LEAD)}`, {
    roles: ['sales-lead'],
    active: true,
  });
  expect(admin.status, admin.text).toBe(200);
});
afterAll(async () => {
  for (const name of Object.keys(mails?.env ?? {})) delete process.env[name];
  await mails?.close();
  await server?.close();
});

describe('a dashboard as PDF', () => {
  it('has its name, period, filters and moment, and all that its reader may see', async () => {
    const reply = await server.ask(ADMIN, 'GET', '/api/dashboards/order-figures/pdf?period=last-year');
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toBe('application/pdf');
    const open = async (email: string, url: string) => {
      const answer = await server.app.inject({ url, headers: { cookie: await cookieOf(email) } });
      expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
      if (FOLDER) await writeFile(join(FOLDER, `${url.replace(/\W+/g, '-')}.pdf`), answer.rawPayload);
      return textOfPdf(new Uint8Array(answer.rawPayload));
    };
    const german = await open(ADMIN, '/api/dashboards/order-figures/pdf?period=last-year&language=de');
    expect(german).toContain('Auftragskennzahlen');
    expect(german).toContain('Zeitraum: Letztes Jahr');
    expect(german).toMatch(/Stand \d\d\.\d\d\.\d{4} \d\d:\d\d/);
    expect(german).toMatch(/Seite 1 von \d/);
    const english = await open(ADMIN, '/api/dashboards/pipeline/pdf?language=en');
    expect(english).toContain('Pipeline and processes');
    expect(english).toMatch(/Page 1 of \d/);
    const own = await open(ADMIN, `/api/dashboards/${mine}/pdf?language=de`);
    expect(own).toContain('Angebot 0 <b>&');
    expect(own.replace(/\s+/g, ' ')).toMatch(/Je Team.*Nord 2.*Süd 1/);
  });

  it('is not there for whom the dashboard is not there, and refuses what is no period or filter', async () => {
    expect((await server.ask(SALES, 'GET', `/api/dashboards/${mine}/pdf`)).status).toBe(404);
    expect((await server.ask(SALES, 'GET', '/api/dashboards/user-activity/pdf')).status).toBe(404);
    expect((await server.ask(ADMIN, 'GET', '/api/dashboards/nothing/pdf')).status).toBe(404);
    for (const query of ['period=ever', 'from=2026-01-01', 'only={"team":["x"]}', 'only={"team":"x"}', 'language=fr'])
      expect((await server.ask(ADMIN, 'GET', `/api/dashboards/order-figures/pdf?${query}`)).status, query).toBe(400);
    expect((await server.ask(null, 'GET', '/api/dashboards/order-figures/pdf')).status).toBe(401);
  });
});

async function cookieOf(email: string): Promise<string> {
  const reply = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email, password: 'leitwerk' },
  });
  return String(reply.headers['set-cookie']).split(';')[0] ?? '';
}

describe('a subscription', () => {
  it('sends each person what he may read himself, once, however often its jobs come', async () => {
    const ask = await signedIn(ADMIN);
    const id = await subscribe(ask, { people: [userId(SALES), userId(ADMIN), userId(LEAD)] });
    await comesDue(id);
    await makeCopies();
    const copies = await copiesOf(id);
    expect(copies.map(({ to, state }) => [to, state])).toEqual([
      [ADMIN, 'handed'],
      [LEAD, 'handed'],
      [SALES, 'handed'],
    ]);
    const [all, some, none] = copies;
    expect(all?.text).toMatch(/(Angebote|Offers) \(.*\): 3\n/);
    expect(some?.text).toMatch(/(Angebote|Offers) \(.*\): 2\n/);
    expect(none?.text).toMatch(/(Angebote|Offers) \(.*\): 0\n/);
    expect(all?.text).toContain(`https://crm.example.com/dashboards/${mine}`);
    expect(await pdfText(all?.files[0], 'admin')).toContain('Angebot 2 <b>&');
    expect(await pdfText(some?.files[0], 'lead')).not.toContain('Angebot 2');
    // What waits to be sent is kept, however long the mail server is away.
    await server.database.query(sql`update leitwerk.file set created_at = now() - interval '2 days'`);
    await removeUnattachedFiles(server.database);
    const before = mails.taken.length;
    await sendMails(server, mails.server);
    await comesDue(id).then(makeCopies);
    const taken = mails.taken.slice(before);
    expect(taken.map(({ to }) => to).sort()).toEqual([ADMIN, LEAD, SALES]);
    expect(taken[0]?.source).toContain('application/pdf');
    expect(taken[0]?.source).toContain('Subject: =?UTF-8?Q?Montags_');
    // What was said of people goes with the file; what waits keeps it.
    await server.database.query(sql`update leitwerk.mail set created_at = now() - interval '2 days'`);
    await removeOldCopies(server.database);
    const kept = await server.database.query<{ state: string; said: boolean }>(
      sql`select distinct state, text <> '' or html <> '' as said from leitwerk.mail order by state`,
    );
    expect(kept).toEqual([
      { state: 'sent', said: false },
      { state: 'waiting', said: true },
    ]);
  });

  it('comes by the clock of the installation, is stopped and goes on, and tells of its last time', async () => {
    const ask = await signedIn(ADMIN);
    const id = await subscribe(ask);
    const read = async () => (await ask('GET', '/api/subscriptions')).body.items[0];
    const next = new Date((await read()).nextAt);
    expect([next.getUTCDay(), next.toLocaleTimeString('de-DE', { timeZone: 'Europe/Berlin' })]).toEqual([
      1,
      '07:30:00',
    ]);
    expect((await ask('PATCH', `/api/subscriptions/${id}`, { paused: true })).status).toBe(204);
    expect(await read()).toMatchObject({ nextAt: null, stop: 'by-hand', last: null, trial: null });
    expect((await ask('POST', `/api/subscriptions/${id}/trial`)).status).toBe(202);
    await makeCopies();
    expect((await copiesOf(id)).map(({ to }) => to)).toEqual([ADMIN]);
    await sendMails(server, mails.server);
    expect(await read()).toMatchObject({ last: null, trial: { copies: [{ state: 'sent', problem: null }] } });
    const daily = { schedule: { every: 'month', day: 'last', time: '18:00' }, paused: false, name: 'Monatsende' };
    expect((await ask('PATCH', `/api/subscriptions/${id}`, daily)).status).toBe(204);
    expect(await read()).toMatchObject({ name: 'Monatsende', stop: null, nextAt: expect.any(String) });
    // Nobody knows what a restored server is.
    await pauseRestoredSubscriptions(server.database);
    expect(await read()).toMatchObject({ stop: 'restored', nextAt: null });
    expect((await ask('DELETE', `/api/subscriptions/${id}`)).status).toBe(204);
    expect((await ask('GET', '/api/subscriptions')).body.items).toEqual([]);
  });

  it('goes outside only where the application allows it, without lists, and says by whose rights', async () => {
    const ask = await signedIn(ADMIN);
    const refused = await ask('POST', '/api/subscriptions', {
      name: 'x',
      dashboard: mine,
      schedule: MONDAY,
      addresses: ['somebody@else.example'],
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'subscription.not-allowed']);
    const id = await subscribe(ask, { people: [], addresses: ['Board@city.example', 'anna@partner.example'] });
    await comesDue(id);
    await makeCopies();
    const copies = await copiesOf(id);
    expect(copies.map(({ to, state }) => [to, state])).toEqual([
      ['Board@city.example', 'handed'],
      ['anna@partner.example', 'handed'],
    ]);
    const text = await pdfText(copies[0]?.files[0], 'outside');
    expect(text).toMatch(/Gezählt ist, was Andrea Adler lesen darf|Counted is what Andrea Adler may read/);
    expect(text).not.toContain('Angebot 0');
    expect(copies[0]?.text).not.toContain('/dashboards/');
  });

  it('tells its maker what did not arrive', async () => {
    const ask = await signedIn(LEAD);
    const id = await subscribe(ask, { dashboard: 'pipeline', people: [userId(VIEWER)] });
    await comesDue(id);
    await makeCopies();
    mails.setMood('refuses');
    await sendMails(server, mails.server);
    expect(await noticesOf(LEAD)).toContainEqual(expect.stringContaining('Eine E-Mail von „Montags“ kam nicht an'));
    const { last } = (await ask('GET', '/api/subscriptions')).body.items[0];
    expect(last.copies).toMatchObject([{ state: 'failed', problem: expect.stringContaining('no such mailbox') }]);
    // Who may see nothing of it gets nothing, and that is no failure.
    const hidden = await subscribe(await signedIn(ADMIN), { dashboard: 'user-activity', people: [userId(VIEWER)] });
    await comesDue(hidden);
    await makeCopies();
    expect(await copiesOf(hidden)).toMatchObject([{ state: 'nothing' }]);
  });

  it('ends when its maker loses the right or is switched off, and when the dashboard has gone', async () => {
    const ask = await signedIn(LEAD);
    const id = await subscribe(ask, { dashboard: 'pipeline' });
    await comesDue(id);
    const lead = `/api/records/user/${userId(LEAD)}`;
    expect((await server.ask(ADMIN, 'PATCH', lead, { roles: ['sales'] })).status).toBe(200);
    // Between the hour and the sending.
    await makeCopies();
    expect(await copiesOf(id)).toMatchObject([{ state: 'failed', problem: 'no-right', files: null }]);
    expect(await noticesOf(LEAD)).toContainEqual(expect.stringContaining('„Montags“ wird nicht mehr gesendet'));
    expect((await ask('GET', '/api/subscriptions')).body.items).toMatchObject([{ stop: 'no-right', nextAt: null }]);
    expect((await ask('PATCH', `/api/subscriptions/${id}`, { paused: false })).status).toBe(403);
    await server.ask(ADMIN, 'PATCH', lead, { roles: ['sales-lead'] });
    const other = await subscribe(ask, { dashboard: 'pipeline' });
    await server.ask(ADMIN, 'PATCH', lead, { active: false });
    await comesDue(other);
    expect(await copiesOf(other)).toEqual([]);
    const admin = await signedIn(ADMIN);
    const copy = await server.ask(ADMIN, 'POST', '/api/dashboards', {
      name: 'Kurz',
      content: { tiles: [{ id: 'all', label, type: 'figure', entity: 'offer', ...place(0) }] },
    });
    const brief = (copy.body as { id: string }).id;
    const third = await subscribe(admin, { dashboard: brief });
    expect((await server.ask(ADMIN, 'DELETE', `/api/dashboards/${brief}`)).status).toBe(204);
    await comesDue(third);
    await makeCopies();
    expect((await admin('GET', '/api/subscriptions')).body.items).toMatchObject([{ stop: 'gone', label: null }]);
  });

  it('is of a report too, of several sections, each without what its reader may not see', async () => {
    const read = (email: string, url: string) => server.ask(email, 'GET', url);
    const all = (await read(ADMIN, '/api/reports/weekly-sales')).body as { sections: { id: string }[] };
    expect(all.sections.map((one) => one.id)).toEqual(['orders', 'pipeline', 'deadlines', 'overdue', 'clarification']);
    expect((await read(VIEWER, '/api/reports')).body).toMatchObject({ items: [{ id: 'weekly-sales' }] });
    expect((await read(ADMIN, '/api/reports/nothing')).status).toBe(404);
    expect((await read(ADMIN, '/api/reports/weekly-sales/pdf?period=ever')).status).toBe(400);
    const ask = await signedIn(ADMIN);
    const more = { dashboard: undefined, report: 'weekly-sales', people: [userId(ADMIN)] };
    const id = await subscribe(ask, { ...more, addresses: ['board@city.example'], period: 'this-year' });
    await comesDue(id);
    await makeCopies();
    const [own, outside] = await copiesOf(id);
    const text = await pdfText(own?.files[0], 'report');
    expect(text).toMatch(/Was hereinkam|What came in/);
    expect(text).toMatch(/Überfällige Aufgaben|Overdue tasks/);
    expect(text).toMatch(/(Seite|Page) 1 (von|of) [4-9]/);
    // Lists are of people of the installation only.
    expect(await pdfText(outside?.files[0], 'report-outside')).not.toMatch(
      /Verträge in Klärung|Contracts to be clarified/,
    );
    expect((await ask('GET', '/api/subscriptions')).body.items).toMatchObject([
      { kind: 'report', subject: 'weekly-sales', label: { de: 'Wochenbericht Vertrieb' }, period: 'this-year' },
    ]);
    // What is chosen for all of it counts for tiles and lists, on paper and by mail.
    const nord = keys.get('team/nord');
    const pdf = async (only: object) => {
      const query = new URLSearchParams({ only: JSON.stringify(only), language: 'de' });
      const headers = { cookie: await cookieOf(ADMIN) };
      return server.app.inject({ url: `/api/reports/weekly-sales/pdf?${query}`, headers });
    };
    const chosen = await textOfPdf(new Uint8Array((await pdf({ team: nord })).rawPayload));
    expect(chosen).toContain('Team: Nord');
    expect(chosen).toContain('Aufgabe Nord');
    expect(chosen).not.toContain('Aufgabe Süd');
    expect(await textOfPdf(new Uint8Array((await pdf({})).rawPayload))).toContain('Aufgabe Süd');
    for (const only of [{ team: 'x' }, { nothing: 'x' }, { team: ['x'] }])
      expect((await pdf(only)).statusCode, JSON.stringify(only)).toBe(400);
    const narrowed = { period: 'last-year', only: { team: nord } };
    expect((await ask('PATCH', `/api/subscriptions/${id}`, { only: { team: 'x' } })).status).toBe(422);
    expect((await ask('PATCH', `/api/subscriptions/${id}`, narrowed)).status).toBe(204);
    expect((await ask('GET', '/api/subscriptions')).body.items).toMatchObject([narrowed]);
    await server.database.query(sql`delete from leitwerk.subscription_copy`);
    await comesDue(id);
    await makeCopies();
    const [again] = await copiesOf(id);
    expect(again?.text).toContain('Team: Nord');
    expect(again?.text).not.toContain('Aufgabe Süd');
    const both = { ...more, dashboard: mine, name: 'x', schedule: MONDAY };
    expect((await ask('POST', '/api/subscriptions', both)).status).toBe(422);
    const none = { ...both, dashboard: undefined, report: 'nothing' };
    expect((await ask('POST', '/api/subscriptions', none)).status).toBe(422);
  });

  it('goes to everybody now if its maker wants so, once at a time, and tells of that beside its trials', async () => {
    const ask = await signedIn(ADMIN);
    const id = await subscribe(ask, { people: [userId(LEAD), userId(VIEWER)] });
    const path = `/api/subscriptions/${id}`;
    const next = (await ask('GET', '/api/subscriptions')).body.items[0].nextAt;
    // Pressed twice at once.
    const sent = await Promise.all([ask('POST', `${path}/send`), ask('POST', `${path}/send`)]);
    expect(sent.map(({ status }) => status).sort()).toEqual([202, 409]);
    await makeCopies();
    expect((await copiesOf(id)).map(({ to }) => to)).toEqual([LEAD, VIEWER]);
    await sendMails(server, mails.server);
    expect((await ask('POST', `${path}/trial`)).status).toBe(202);
    await makeCopies();
    // A trial does not hide who has got it, and the schedule stays.
    expect((await ask('GET', '/api/subscriptions')).body.items).toMatchObject([
      {
        nextAt: next,
        last: { copies: [{ state: 'sent' }, { state: 'sent' }] },
        trial: { copies: [{ state: 'waiting' }] },
      },
    ]);
    const lead = await signedIn(LEAD);
    expect((await lead('POST', `${path}/send`)).status).toBe(404);
    expect((await (await signedIn(SALES))('POST', `${path}/send`)).status).toBe(403);
  });

  it('is told to whoever gets it, with why it does not come', async () => {
    const [admin, viewer] = [await signedIn(ADMIN), await signedIn(VIEWER)];
    const received = async () => (await viewer('GET', '/api/subscriptions/received')).body.items;
    expect(await received()).toEqual([]);
    const id = await subscribe(admin, { dashboard: 'user-activity', people: [userId(VIEWER)] });
    await comesDue(id);
    await makeCopies();
    // It is told by its name, which he was sent it under, and of what is in it nothing.
    expect(await received()).toMatchObject([
      { name: 'Montags', label: null, stop: null, maker: { id: userId(ADMIN) }, last: { state: 'nothing' } },
    ]);
    expect((await admin('PATCH', `/api/subscriptions/${id}`, { paused: true })).status).toBe(204);
    expect(await received()).toMatchObject([{ stop: 'by-hand', nextAt: null }]);
    const lead = await signedIn(LEAD);
    const other = await subscribe(lead, { name: 'Dienstags', dashboard: 'pipeline', people: [userId(VIEWER)] });
    expect(await received()).toMatchObject([
      { name: 'Dienstags', label: { en: 'Pipeline and processes' }, stop: null },
      {},
    ]);
    await server.ask(ADMIN, 'PATCH', `/api/records/user/${userId(LEAD)}`, { roles: ['sales'] });
    expect(await received()).toMatchObject([{ id: other, label: null, stop: 'no-right' }, {}]);
    expect((await server.ask(VIEWER, 'GET', '/api/subscriptions/received')).status).toBe(403);
  });

  it('is nobody else’s, needs the permission and a sign-in, and refuses what is none', async () => {
    const [admin, lead, sales] = [await signedIn(ADMIN), await signedIn(LEAD), await signedIn(SALES)];
    const id = await subscribe(admin);
    for (const [method, url] of [
      ['PATCH', `/api/subscriptions/${id}`],
      ['DELETE', `/api/subscriptions/${id}`],
      ['POST', `/api/subscriptions/${id}/trial`],
    ] as const)
      expect((await lead(method, url, method === 'PATCH' ? { name: 'x' } : undefined)).status, url).toBe(404);
    expect((await lead('GET', '/api/subscriptions')).body.items).toEqual([]);
    const given = { name: 'x', dashboard: 'pipeline', schedule: MONDAY, people: [userId(SALES)] };
    expect((await sales('POST', '/api/subscriptions', given)).status).toBe(403);
    expect((await server.ask(ADMIN, 'POST', '/api/subscriptions', given)).status).toBe(403);
    expect((await server.ask(ADMIN, 'GET', '/api/subscriptions')).status).toBe(403);
    expect((await lead('POST', '/api/subscriptions', { ...given, dashboard: mine })).status).toBe(422);
    const wrong = [
      { people: [] },
      { people: ['x'] },
      { people: [id] },
      { name: ' ' },
      { schedule: { every: 'week', time: '07:30' } },
      { schedule: { every: 'day', time: '7:30' } },
      { schedule: { every: 'month', day: 31, time: '07:30' } },
      { schedule: { every: 'day', time: '07:30', cron: '* * * * *' } },
      { period: 'ever' },
      { only: { team: 'x' } },
      { addresses: ['a@partner.example\r\nBcc: b@partner.example'] },
    ];
    for (const more of wrong)
      expect((await lead('POST', '/api/subscriptions', { ...given, ...more })).status, JSON.stringify(more)).toBe(422);
    expect((await lead('POST', '/api/subscriptions', { ...given, more: 1 })).status).toBe(400);
    for (const name of Object.keys(mails.env)) delete process.env[name];
    const without = await lead('POST', '/api/subscriptions', given);
    const { missing } = (await lead('GET', '/api/subscriptions')).body;
    Object.assign(process.env, mails.env);
    expect([without.status, without.body.code, missing]).toEqual([409, 'subscription.no-mail-server', 'mail-server']);
  });
});
