import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doReactions, finishRun, problemsOf } from '@leitwerk/platform/testing/work-on-runs';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ADMIN = 'admin@example.com';
const LEAD = 'lead@example.com';
const SALES = 'sales@example.com';
const VIEWER = 'viewer@example.com';
const IBAN = 'DE02120300000000202051';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Body = Readonly<Record<string, unknown>>;
const create = (entity: string, values: Body, as = ADMIN) => server.ask(as, 'POST', `/api/records/${entity}`, values);
const made = async (entity: string, values: Body): Promise<string> => {
  const reply = await create(entity, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const read = async (entity: string, id: string, as = ADMIN) =>
  (await server.ask(as, 'GET', `/api/records/${entity}/${id}`)).body as Body;
const stopsOf = async (entity: string, id: string, as = ADMIN) =>
  (await server.ask(as, 'GET', `/api/blacklist/stops/${entity}/${id}`)).body as {
    mayRelease: boolean;
    stops: { entry: { id: string; reason: string }; field: string; release: { reason: string } | null }[];
  };
const person = (firstName: string, lastName: string, more: Body = {}) => ({
  kind: 'person',
  firstName,
  lastName,
  ...more,
});
const offer = (lead: string): Body => ({ subject: 'Strom', lead });

it('fits names in other spellings, and marks the record instead of losing it', async () => {
  await made('blacklist-entry', person('Torsten', 'Meyerdierks', { reason: 'Zahlt nicht' }));
  const lead = await made('lead', person('Thorsten', 'Maierdiercks'));
  expect(await read('lead', lead)).toMatchObject({ blacklistLevel: 'block', blacklistReason: 'Zahlt nicht' });
  const other = await made('lead', person('Monika', 'Meyerdierks'));
  expect(await read('lead', other)).toMatchObject({ blacklistLevel: null });
  // The viewer reads that there is a block, not why.
  const seen = await read('lead', lead, VIEWER);
  expect(seen['blacklistLevel']).toBe('block');
  expect(seen).not.toHaveProperty('blacklistReason');
  // Nobody sets the mark by hand.
  await server.ask(ADMIN, 'PATCH', `/api/records/lead/${lead}`, { blacklistLevel: 'released' });
  expect(await read('lead', lead)).toMatchObject({ blacklistLevel: 'block' });
});

it('stops offers and events of a blocked customer, with the reason for those who may read it', async () => {
  await made('blacklist-entry', { kind: 'company', company: 'Windige Geschäfte GmbH', reason: 'Betrug' });
  const lead = await made('lead', { kind: 'company', companyName: 'WINDIGE GESCHAEFTE UG', email: 'w@example.com' });
  const refused = await create('offer', offer(lead));
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ issues: [{ path: 'lead' }] });
  expect(refused.text).toContain('Betrug');
  const events = await server.ask(ADMIN, 'POST', `/api/records/lead/${lead}/transitions/qualify`, {});
  expect(events.status, events.text).toBe(422);
  // What was there before can still be corrected.
  const fixed = await server.ask(ADMIN, 'PATCH', `/api/records/lead/${lead}`, { phone: '+49 221 4567890' });
  expect(fixed.status, fixed.text).toBe(200);
  const free = await made('lead', { kind: 'company', companyName: 'Solide AG' });
  const good = await made('offer', offer(free));
  // A stop that an update brings is one.
  const moved = await server.ask(ADMIN, 'PATCH', `/api/records/offer/${good}`, { lead });
  expect(moved.status).toBe(422);
});

it('judges a batch by itself, row by row', async () => {
  await made('blacklist-entry', { kind: 'bank-account', iban: IBAN, reason: 'Rücklastschriften' });
  const lead = await made('lead', person('Karla', 'Kontofrau'));
  const account = (iban: string) => ({
    action: 'create',
    values: { lead, holder: 'Karla Kontofrau', iban, validFrom: '2026-01-01' },
  });
  const reply = await server.ask(ADMIN, 'POST', '/api/records/bank-account/batch', {
    atomic: false,
    commands: [account('DE89 3704 0044 0532 0130 00'), account('de02 1203 0000 0000 2020 51')],
  });
  const { items: results } = reply.body as { items: { status: number }[] };
  expect(
    results.map((one) => one.status),
    reply.text,
  ).toEqual([201, 422]);
});

it('address, group and condition; entries that could never fit are refused', async () => {
  const address = { street: 'Sperrstraße', houseNumber: '3', postalCode: '50667', city: 'Köln' };
  await made('blacklist-entry', { kind: 'address', address, reason: 'Briefkasten', level: 'warn' });
  await made('blacklist-entry', {
    kind: 'group',
    target: 'lead',
    field: 'segment',
    value: 'industry',
    reason: 'Kein Großhandel',
    active: false,
  });
  await made('blacklist-entry', { kind: 'condition', target: 'lead', condition: 'score < 5', reason: 'Bonität' });
  const warned = await made('lead', person('Anna', 'Anwohnerin', { address: { ...address, street: 'Sperrstr.' } }));
  expect(await read('lead', warned)).toMatchObject({ blacklistLevel: 'warn', blacklistReason: 'Briefkasten' });
  expect((await create('offer', offer(warned))).status).toBe(201);
  const poor = await made('lead', person('Bernd', 'Bonitaet', { score: 3 }));
  expect(await read('lead', poor)).toMatchObject({ blacklistLevel: 'block' });
  const wrong = async (values: Body) => (await create('blacklist-entry', { reason: 'x', ...values })).status;
  expect(await wrong({ kind: 'address', address: { city: 'Köln' } })).toBe(422);
  expect(await wrong({ kind: 'group', target: 'lead', field: 'nowhere', value: 'x' })).toBe(422);
  expect(await wrong({ kind: 'group', target: 'task', field: 'status', value: 'x' })).toBe(422);
  expect(await wrong({ kind: 'condition', target: 'lead', condition: 'nowhere = 1' })).toBe(422);
});

it('an entry that comes later is found by a run, which reports what fits', async () => {
  const lead = await made('lead', person('Lothar', 'Spätgefunden'));
  const entry = await made('blacklist-entry', person('Lothar', 'Spaetgefunden', { reason: 'Später bekannt' }));
  expect(await read('lead', lead)).toMatchObject({ blacklistLevel: null });
  await doReactions(server);
  expect(await read('lead', lead)).toMatchObject({ blacklistLevel: 'block' });
  const kept = await read('blacklist-entry', entry);
  expect(kept['matchCount']).toBe(1);
  const begun = await server.ask(ADMIN, 'POST', '/api/actions/blacklist.recheck', {});
  const { id } = begun.body as { id: string };
  const run = await finishRun(server, ADMIN, { ...begun, status: 202 });
  expect(run).toMatchObject({ id, state: 'done' });
  const problems = await problemsOf(server, ADMIN, run);
  expect(problems.map((one) => one.title)).toContain('Lothar Spätgefunden');
  // When it is switched off, the mark goes.
  await server.ask(ADMIN, 'PATCH', `/api/records/blacklist-entry/${entry}`, { active: false });
  await doReactions(server);
  expect(await read('lead', lead)).toMatchObject({ blacklistLevel: null, blacklistReason: null });
});

it('many entries at once are answered for by one run', async () => {
  await doReactions(server);
  const runs = async () => {
    const [row] = await server.database.query<{ count: number }>({
      text: `select count(*) as count from leitwerk.run where kind = 'blacklist.recheck'`,
      values: [],
    } as never);
    return row?.count ?? 0;
  };
  const before = await runs();
  const lead = await made('lead', person('Vera', 'Vielfach'));
  const commands = ['Eins', 'Zwei', 'Vielfach'].map((name) => ({
    action: 'create',
    values: person('Vera', name, { reason: 'Viele' }),
  }));
  const batch = await server.ask(ADMIN, 'POST', '/api/records/blacklist-entry/batch', { commands });
  const ids = (batch.body as { items: { id: string }[] }).items.map((one) => one.id);
  await doReactions(server);
  expect(await runs()).toBe(before + 1);
  expect(await read('lead', lead)).toMatchObject({ blacklistLevel: 'block' });
  expect(await Promise.all(ids.map(async (id) => (await read('blacklist-entry', id))['matchCount']))).toEqual([
    0, 0, 1,
  ]);
});

it('one record can be released from one entry, by those who have the right', async () => {
  const entry = await made('blacklist-entry', person('Frieda', 'Freizulassen', { reason: 'Verwechslung' }));
  const lead = await made('lead', person('Frieda', 'Freizulassen'));
  const { stops, mayRelease } = await stopsOf('lead', lead);
  expect([mayRelease, stops.length, stops[0]?.entry.id, stops[0]?.field]).toEqual([true, 1, entry, 'lastName']);
  expect((await stopsOf('lead', lead, SALES)).mayRelease).toBe(false);
  expect((await stopsOf('lead', lead, VIEWER)).stops).toEqual([]);
  expect((await server.ask(null, 'GET', `/api/blacklist/stops/lead/${lead}`)).status).toBe(401);
  const input = { entity: 'lead', id: lead, entry, reason: 'Geprüft: nicht dieselbe Person' };
  const call = (as: string, given: Body) => server.ask(as, 'POST', '/api/actions/blacklist.release', given);
  for (const as of [SALES, VIEWER]) expect((await call(as, input)).status).toBe(403);
  expect(
    (
      await create(
        'blacklist-release',
        { entry, target: 'lead', recordId: lead, recordTitle: 'x', reason: 'Trick' },
        SALES,
      )
    ).status,
  ).toBe(403);
  expect((await call(ADMIN, { ...input, reason: 'x' })).status).toBe(422);
  const done = await call(ADMIN, input);
  expect(done.status, done.text).toBe(200);
  await doReactions(server);
  expect(await read('lead', lead)).toMatchObject({ blacklistLevel: 'released' });
  expect((await create('offer', offer(lead))).status).toBe(201);
  expect((await call(ADMIN, input)).status).toBe(422);
  // Only this record: a namesake stays blocked.
  const namesake = await made('lead', person('Frieda', 'Freizulassen'));
  expect((await create('offer', offer(namesake))).status).toBe(422);
});

it('the sales lead keeps the list, sales reads it without account numbers, the viewer does not', async () => {
  const values = person('Rita', 'Rechte', { reason: 'Test der Rechte' });
  expect((await create('blacklist-entry', values, LEAD)).status).toBe(201);
  expect((await create('blacklist-entry', values, SALES)).status).toBe(403);
  const list = await server.ask(SALES, 'GET', '/api/records/blacklist-entry?limit=100');
  expect(list.status).toBe(200);
  expect(list.text).not.toContain(IBAN);
  expect((await server.ask(VIEWER, 'GET', '/api/records/blacklist-entry')).status).toBe(403);
  for (const as of [SALES, VIEWER])
    expect((await server.ask(as, 'POST', '/api/actions/blacklist.recheck', {})).status).toBe(403);
});

it('settings that name what is not there are refused with their place', async () => {
  const { documents } = (await server.ask(ADMIN, 'GET', '/api/metadata/export')).body as {
    documents: { file: string; document: Body }[];
  };
  const issuesWith = async (check: object) => {
    const changed = documents.map((one) =>
      one.document['kind'] === 'app'
        ? { ...one, document: { ...one.document, moduleSettings: { blacklist: { checks: [check] }, nothing: {} } } }
        : one,
    );
    const reply = await server.ask(ADMIN, 'POST', '/api/metadata/check', { documents: changed });
    return (reply.body as { issues: { path: string; code: string }[] }).issues.map(
      ({ path, code }) => `${path} ${code}`,
    );
  };
  const at = 'moduleSettings.blacklist.checks.0';
  expect(await issuesWith({ entity: 'lead', lastName: 'surname', ibanes: [] })).toEqual(
    expect.arrayContaining([
      `${at}.lastName definition.unknown-field`,
      `${at}.ibanes value.unknown-key`,
      'moduleSettings.nothing definition.no-module',
    ]),
  );
  expect(await issuesWith({ entity: 'nowhere' })).toContain(`${at}.entity definition.unknown-reference`);
});
