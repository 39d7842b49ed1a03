import type { NotificationPage, WireNotification } from '@leitwerk/metadata/wire/notifications';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moveRun } from '../run/store-runs.ts';
import { createApiToken } from '../session/api-tokens.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { doNotifications, finishRun } from '../testing/work-on-runs.ts';
import { workshop } from '../testing/workshop.ts';
import { notifyDue } from './notify-due.ts';
import { notify } from './notify-events.ts';
import { removeOldNotifications } from './store-notifications.ts';

const FOREMAN = 'admin@example.com';
const MECHANIC = 'sales@example.com';
const OTHER = 'service@example.com';
const label = (text: string) => ({ de: text, en: text });

const definitions = workshop.map((given) => {
  const document = given.document as Readonly<Record<string, readonly object[]>> & { readonly id: string };
  const { grants, fields } = document;
  if (grants) {
    const team = { entity: 'team', actions: ['read'] };
    return { ...given, document: { ...document, grants: [...grants, team] } };
  }
  if (document.id !== 'repair') return given;
  const more = [
    { id: 'crew', type: 'team', label: label('Crew') },
    { id: 'remindAt', type: 'date-time', label: label('Remind') },
  ];
  const named = { teamField: 'crew', reminderField: 'remindAt' };
  return { ...given, document: { ...document, ...named, fields: [...(fields ?? []), ...more] } };
});

let server: TestServer;
let bike: string;
beforeAll(async () => {
  server = await startTestServer(definitions);
  await server.database.query(sql`
    update data."user" set roles = case email when ${FOREMAN} then '{foreman}' else '{mechanic}' end::text[]`);
  const { body } = await server.ask(FOREMAN, 'POST', '/api/records/bike', { frame: 'F-1' });
  bike = (body as { id: string }).id;
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.database.query(sql`delete from leitwerk.outbox`);
  await server.database.query(sql`delete from leitwerk.notification`);
  await server.database.query(sql`delete from leitwerk.own_setting`);
  await server.database.query(sql`delete from data.repair`);
});

const idOf = (email: string): string => server.users.get(email) ?? '';

async function newRepair(values: object = {}, as = FOREMAN): Promise<string> {
  const reply = await server.ask(as, 'POST', '/api/records/repair', { bike, ...values });
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
}
const change = async (id: string, values: object, as = FOREMAN): Promise<void> => {
  const reply = await server.ask(as, 'PATCH', `/api/records/repair/${id}`, values);
  expect(reply.status, reply.text).toBe(200);
};
const list = async (as: string, query = ''): Promise<readonly WireNotification[]> =>
  (
    (await server.ask(as, 'GET', `/api/notifications${query}`, undefined, { 'accept-language': 'en' }))
      .body as NotificationPage
  ).items;
const texts = async (as: string): Promise<readonly string[]> => (await list(as)).map((one) => one.text);
const unread = async (as: string): Promise<number> =>
  ((await server.ask(as, 'GET', '/api/notifications/unread')).body as { count: number }).count;
const want = (as: string, value: object) => server.ask(as, 'PUT', '/api/settings/notifications', { value });
const minutes = (count: number): string => new Date(Date.now() + count * 60_000).toISOString();
const due = () => notifyDue(server.database, server.runtime.models.current());
const numberOf = async (id: string): Promise<string> =>
  ((await server.ask(FOREMAN, 'GET', `/api/records/repair/${id}`)).body as { number: string }).number;

async function newCrew(...members: readonly string[]): Promise<string> {
  const [team] = await server.database.query<{ id: string }>(
    sql`insert into data.team (id, name) values (gen_random_uuid(), gen_random_uuid()::text) returning id`,
  );
  for (const email of members)
    await server.database.query(
      sql`insert into data."user__teams" (source_id, target_id) values (${idOf(email)}::uuid, ${team?.id}::uuid)`,
    );
  return team?.id ?? '';
}

describe('a record given to somebody', () => {
  it('tells him once, by whom and of what, and not who gives to himself', async () => {
    const made = await newRepair({ mechanic: idOf(MECHANIC) });
    const later = await newRepair({ mechanic: idOf(FOREMAN) });
    await change(later, { mechanic: idOf(MECHANIC) });
    await change(later, { hours: '2.00' });
    await doNotifications(server);
    const items = await list(MECHANIC);
    expect(items.map((one) => one.record?.id)).toEqual([later, made]);
    expect(items[1]).toMatchObject({
      kind: 'given',
      readAt: null,
      entity: 'repair',
      count: 1,
      by: { id: idOf(FOREMAN) },
    });
    expect(items[1]?.text).toMatch(new RegExp(`gave you “${await numberOf(made)}”`));
    expect(await list(FOREMAN)).toEqual([]);
    expect(await list(OTHER)).toEqual([]);
  });

  it('whose owner changed before anybody was told tells each of them', async () => {
    const id = await newRepair({ mechanic: idOf(MECHANIC) });
    await change(id, { mechanic: idOf(OTHER) });
    await doNotifications(server);
    expect(await list(MECHANIC)).toHaveLength(1);
    expect(await list(OTHER)).toHaveLength(1);
  });

  it('that was nobody’s at first tells the first owner once only', async () => {
    const id = await newRepair();
    await change(id, { mechanic: idOf(MECHANIC) });
    await doNotifications(server);
    expect(await list(MECHANIC)).toHaveLength(1);
  });

  it('is told once though the job runs again, in two processes at once, or after it was read', async () => {
    await newRepair({ mechanic: idOf(MECHANIC) });
    await newRepair({ mechanic: idOf(MECHANIC) });
    const jobs = await doNotifications(server);
    const model = server.runtime.models.current();
    await server.ask(MECHANIC, 'POST', '/api/notifications/read', { all: true });
    const again = jobs.flatMap((job) => [job, job]).map((job) => notify(server.database, model, job.payload));
    await Promise.all(again);
    expect(await list(MECHANIC)).toHaveLength(2);
    expect(await unread(MECHANIC)).toBe(0);
  });

  it('in a bulk change is one notification that counts, however its steps are told', async () => {
    const commands = Array.from({ length: 650 }, () => ({ action: 'create', values: { bike } }));
    await server.ask(FOREMAN, 'POST', '/api/records/repair/batch', { commands });
    const begun = await server.ask(FOREMAN, 'POST', '/api/records/repair/bulk', {
      selection: {},
      change: { action: 'update', values: { mechanic: idOf(MECHANIC) } },
    });
    await finishRun(server, FOREMAN, begun);
    const jobs = await doNotifications(server);
    expect(jobs.length).toBeLessThan(10);
    const model = server.runtime.models.current();
    await Promise.all(jobs.map((job) => notify(server.database, model, job.payload)));
    const items = await list(MECHANIC);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ count: 650, record: null, entity: 'repair' });
    expect(items[0]?.text).toContain('650 Repairs');
  });

  it('is not told by what happened long ago, by the platform itself, or of what lies in the bin', async () => {
    const old = await newRepair({ mechanic: idOf(MECHANIC) });
    await server.database.query(
      sql`update leitwerk.history set at = now() - interval '20 days' where record_id = ${old}::uuid`,
    );
    const own = await newRepair({ mechanic: idOf(MECHANIC) });
    await server.database.query(
      sql`update leitwerk.history set actor = '00000000-0000-7000-8000-000000000000' where record_id = ${own}::uuid`,
    );
    const gone = await newRepair({ mechanic: idOf(MECHANIC) });
    await server.ask(FOREMAN, 'DELETE', `/api/records/repair/${gone}`);
    await doNotifications(server);
    expect(await texts(MECHANIC)).toEqual([]);
  });
});

describe('rights', () => {
  it('of now decide what is shown: without them there is neither title nor record', async () => {
    const id = await newRepair({ mechanic: idOf(MECHANIC) });
    const number = await numberOf(id);
    await doNotifications(server);
    expect((await list(MECHANIC))[0]?.record?.title).toBe(number);
    await change(id, { mechanic: idOf(OTHER) });
    const [hidden] = await list(MECHANIC);
    expect(hidden).toMatchObject({ record: null, count: 1 });
    expect(JSON.stringify(hidden)).not.toContain(number);
    expect(JSON.stringify(hidden)).not.toContain(id);
    await server.database.query(sql`update data."user" set roles = '{}' where email = ${MECHANIC}`);
    const [bare] = await list(MECHANIC);
    expect(bare).toMatchObject({ entity: null, record: null, by: { title: null } });
    await server.database.query(sql`update data."user" set roles = '{mechanic}' where email = ${MECHANIC}`);
    await change(id, { mechanic: idOf(MECHANIC) });
    await server.ask(FOREMAN, 'DELETE', `/api/records/repair/${id}`);
    expect((await list(MECHANIC))[0]?.record).toBeNull();
  });

  it('are those of the person: nobody reads, marks or puts off what is another’s', async () => {
    await newRepair({ mechanic: idOf(MECHANIC) });
    await doNotifications(server);
    const [own] = await list(MECHANIC);
    const base = `/api/notifications/${own?.id}`;
    expect(await list(FOREMAN)).toEqual([]);
    expect((await server.ask(FOREMAN, 'POST', `${base}/snooze`, { until: minutes(10) })).status).toBe(404);
    expect((await server.ask(FOREMAN, 'POST', '/api/notifications/read', { ids: [own?.id] })).status).toBe(204);
    expect((await server.ask(FOREMAN, 'POST', '/api/notifications/read', { all: true })).status).toBe(204);
    expect(await unread(MECHANIC)).toBe(1);
    for (const [method, path] of [
      ['GET', '/api/notifications'],
      ['GET', '/api/notifications/unread'],
      ['POST', '/api/notifications/read'],
      ['POST', `${base}/snooze`],
    ] as const)
      expect((await server.ask(null, method, path, method === 'POST' ? {} : undefined)).status, path).toBe(401);
  });

  it('of a token that may only read change nothing', async () => {
    await newRepair({ mechanic: idOf(MECHANIC) });
    await doNotifications(server);
    const [own] = await list(MECHANIC);
    const given = { name: 'r', scopes: ['read'] as const, expiresAt: null };
    const { token } = await createApiToken(server.database, idOf(MECHANIC), given);
    expect((await server.ask(token, 'GET', '/api/notifications')).status).toBe(200);
    expect((await server.ask(token, 'POST', '/api/notifications/read', { all: true })).status).toBe(403);
    const body = { until: minutes(10) };
    expect((await server.ask(token, 'POST', `/api/notifications/${own?.id}/snooze`, body)).status).toBe(403);
    expect(await unread(MECHANIC)).toBe(1);
  });

  it('what is asked in the wrong shape is refused', async () => {
    for (const path of ['?kind=x', '?limit=0', '?limit=201', '?x=1', '?after=x', '?unread=maybe'])
      expect((await server.ask(MECHANIC, 'GET', `/api/notifications${path}`)).status, path).toBe(400);
    const madeUp = Buffer.from('["notifications","x","y"]').toString('base64url');
    expect((await server.ask(MECHANIC, 'GET', `/api/notifications?after=${madeUp}`)).status).toBe(400);
    for (const body of [{}, { all: false }, { ids: [] }, { ids: ['x'] }, { ids: ['x'], all: true }, { x: 1 }])
      expect((await server.ask(MECHANIC, 'POST', '/api/notifications/read', body)).status, JSON.stringify(body)).toBe(
        400,
      );
  });
});

describe('what somebody wants', () => {
  it('is his own: kinds are off and on by his setting', async () => {
    await want(MECHANIC, { given: { app: false }, moved: { app: true } });
    const id = await newRepair({ mechanic: idOf(MECHANIC) });
    await server.ask(FOREMAN, 'POST', `/api/records/repair/${id}/transitions/finish`, { hours: '1.00' });
    await doNotifications(server);
    expect(await texts(MECHANIC)).toEqual([expect.stringMatching(/is now “Done”/)]);
    expect((await want(MECHANIC, 'nonsense' as never)).status).toBe(422);
    await want(MECHANIC, null as never);
    await newRepair({ mechanic: idOf(MECHANIC) });
    await doNotifications(server);
    expect((await list(MECHANIC)).map((one) => one.kind)).toEqual(['given', 'moved']);
  });

  it('a team’s records are told to its members who want it, and not twice to the new owner', async () => {
    const crew = await newCrew(MECHANIC, OTHER, FOREMAN);
    await newRepair({ crew });
    await doNotifications(server);
    expect([await texts(MECHANIC), await texts(OTHER)]).toEqual([[], []]);
    for (const email of [MECHANIC, OTHER, FOREMAN]) await want(email, { team: { app: true } });
    await newRepair({ crew, mechanic: idOf(OTHER) });
    await doNotifications(server);
    expect((await list(MECHANIC)).map((one) => one.kind)).toEqual(['team']);
    expect((await list(OTHER)).map((one) => one.kind)).toEqual(['given']);
    expect(await list(FOREMAN)).toEqual([]);
    await server.database.query(sql`delete from data."user__teams"`);
  });

  it('a favourite that somebody else moved is told, too', async () => {
    const id = await newRepair({ mechanic: idOf(OTHER) });
    await want(FOREMAN, { moved: { app: true } });
    await server.ask(FOREMAN, 'PUT', '/api/settings/favourites', { value: [{ entity: 'repair', id, title: 'x' }] });
    await server.ask(OTHER, 'POST', `/api/records/repair/${id}/transitions/finish`, { hours: '1.00' });
    await doNotifications(server);
    expect((await list(FOREMAN)).map((one) => one.kind)).toEqual(['moved']);
  });

  it('a person who is not active is told nothing', async () => {
    await server.database.query(sql`update data."user" set active = false where email = ${MECHANIC}`);
    await newRepair({ mechanic: idOf(MECHANIC) });
    await doNotifications(server);
    await server.database.query(sql`update data."user" set active = true where email = ${MECHANIC}`);
    expect(await list(MECHANIC)).toEqual([]);
  });
});

describe('a run', () => {
  const newRun = async (state: string, age: string): Promise<string> => {
    const [row] = await server.database.query<{ id: string }>(sql`
      insert into leitwerk.run (id, kind, entity, actor, state, input, counts, problems, created_at)
      values (gen_random_uuid(), 'bulk', 'repair', ${idOf(MECHANIC)}::uuid, ${state}, '{}', '{}', 0, now() - ${age}::interval) returning id`);
    return row?.id ?? '';
  };

  it('that took a while or has failed is told, a short one or one that he stopped is not', async () => {
    const long = await newRun('running', '1 minute');
    const failed = await newRun('running', '1 second');
    const short = await newRun('running', '1 second');
    const stopped = await newRun('running', '1 minute');
    await moveRun(server.database, long, ['running'], 'done');
    await moveRun(server.database, failed, ['running'], 'failed', { code: 'run.failed' });
    await moveRun(server.database, short, ['running'], 'done');
    await moveRun(server.database, stopped, ['running'], 'cancelled');
    await doNotifications(server);
    const items = await list(MECHANIC);
    expect(new Set(items.map((one) => one.run))).toEqual(new Set([long, failed]));
    expect(new Set(items.map((one) => one.text))).toEqual(new Set(['Done: Bulk change', 'Failed: Bulk change']));
  });
});

describe('a reminder', () => {
  it('comes once per record and moment, by any number of processes, and again for a new moment', async () => {
    const id = await newRepair({ mechanic: idOf(MECHANIC), remindAt: minutes(-1) }, FOREMAN);
    await newRepair({ mechanic: idOf(MECHANIC), remindAt: minutes(5) });
    await Promise.all([due(), due(), due()]);
    await due();
    expect((await list(MECHANIC)).map((one) => one.text)).toEqual([`Reminder: ${await numberOf(id)}`]);
    await change(id, { mechanic: idOf(OTHER) });
    await due();
    expect(await list(OTHER)).toEqual([]);
    await change(id, { remindAt: minutes(-2) });
    await due();
    expect(await list(OTHER)).toHaveLength(1);
  });

  it('that came due while nothing ran for a day comes late, one of last month not any more', async () => {
    const id = await newRepair({ mechanic: idOf(MECHANIC), remindAt: minutes(-25 * 60) });
    await newRepair({ mechanic: idOf(MECHANIC), remindAt: minutes(-30 * 24 * 60) });
    await due();
    expect((await list(MECHANIC)).map((one) => one.record?.id)).toEqual([id]);
  });

  it('is not for what is in the bin or where nothing is left to do, and is the team’s where nobody owns it', async () => {
    const crew = await newCrew(MECHANIC, OTHER);
    const gone = await newRepair({ mechanic: idOf(MECHANIC), remindAt: minutes(-1) });
    await server.ask(FOREMAN, 'DELETE', `/api/records/repair/${gone}`);
    const done = await newRepair({ mechanic: idOf(MECHANIC), remindAt: minutes(-1) });
    await server.ask(FOREMAN, 'POST', `/api/records/repair/${done}/transitions/finish`, { hours: '1.00' });
    await newRepair({ crew, remindAt: minutes(-1) });
    await due();
    expect(await list(MECHANIC)).toHaveLength(1);
    expect(await list(OTHER)).toHaveLength(1);
    await server.database.query(sql`delete from data."user__teams"`);
  });

  it('that is put off goes and comes back unread, and the record stays as it is', async () => {
    const remindAt = minutes(-1);
    const id = await newRepair({ mechanic: idOf(MECHANIC), remindAt });
    await due();
    const [one] = await list(MECHANIC);
    await server.ask(MECHANIC, 'POST', '/api/notifications/read', { ids: [one?.id] });
    const snooze = (until: unknown) => server.ask(MECHANIC, 'POST', `/api/notifications/${one?.id}/snooze`, { until });
    for (const wrong of [minutes(-1), minutes(40 * 24 * 60), 'tomorrow', 5, null])
      expect((await snooze(wrong)).status, String(wrong)).toBe(422);
    expect((await snooze(minutes(10))).status).toBe(204);
    expect([await list(MECHANIC), await unread(MECHANIC)]).toEqual([[], 0]);
    await due();
    expect(await list(MECHANIC)).toEqual([]);
    await server.database.query(sql`update leitwerk.notification set at = now() - interval '1 second'`);
    const told: string[] = [];
    const stop = server.runtime.changes.onNotification((user) => told.push(user));
    await due();
    // What was told before may still be on its way.
    await expect.poll(() => [...new Set(told)]).toEqual([idOf(MECHANIC)]);
    stop();
    expect(await unread(MECHANIC)).toBe(1);
    const record = (await server.ask(FOREMAN, 'GET', `/api/records/repair/${id}`)).body as { remindAt: string };
    expect(record.remindAt).toBe(remindAt);
  });
});

describe('the list', () => {
  it('comes in pages without gaps, by kind and unread, in the reader’s language', async () => {
    for (let index = 0; index < 5; index += 1) await newRepair({ mechanic: idOf(MECHANIC) });
    await newRepair({ mechanic: idOf(MECHANIC), remindAt: minutes(-1) });
    await doNotifications(server);
    await due();
    const seen: string[] = [];
    let after = '';
    do {
      const page = (await server.ask(MECHANIC, 'GET', `/api/notifications?limit=2${after}`)).body as NotificationPage;
      seen.push(...page.items.map((one) => one.id));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
    expect(await list(MECHANIC, '?kind=reminder')).toHaveLength(1);
    await server.ask(MECHANIC, 'POST', '/api/notifications/read', { ids: seen.slice(0, 3) });
    expect(await list(MECHANIC, '?unread=true')).toHaveLength(4);
    const german = await server.ask(MECHANIC, 'GET', '/api/notifications?kind=reminder', undefined, {
      'accept-language': 'de',
    });
    expect((german.body as NotificationPage).items[0]?.text).toMatch(/^Erinnerung: /);
  });

  it('tells the person’s screens and nobody else’s, and forgets after 90 days', async () => {
    const told: string[] = [];
    const stop = server.runtime.changes.onNotification((user) => told.push(user));
    await newRepair({ mechanic: idOf(MECHANIC) });
    await doNotifications(server);
    await expect.poll(() => new Set(told)).toEqual(new Set([idOf(MECHANIC)]));
    stop();
    await server.database.query(sql`update leitwerk.notification set at = now() - interval '91 days'`);
    await removeOldNotifications(server.database);
    expect(await list(MECHANIC)).toEqual([]);
  });
});
