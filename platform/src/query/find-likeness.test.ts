import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { findLikeness } from './find-likeness.ts';

const ADMIN = 'admin@example.com';
let server: TestServer;
let known: string;

beforeAll(async () => {
  server = await startTestServer();
  const made = await server.ask(ADMIN, 'POST', '/api/records/lead', {
    kind: 'person',
    firstName: 'Jörg',
    lastName: 'Meier',
    email: 'Joerg.Meier@Example.org',
    mobile: '0171 / 23 45 678',
    birthDate: '1970-05-06',
    address: { street: 'Große Straße', houseNumber: '12 a', postalCode: '50667', city: 'Köln' },
  });
  known = (made.body as { id: string }).id;
});
afterAll(() => server.close());

const rulesFor = async (values: object, as = ADMIN): Promise<string[]> => {
  const path = `/api/records/lead/duplicates?values=${encodeURIComponent(JSON.stringify(values))}`;
  const reply = await server.ask(as, 'GET', path);
  expect(reply.status, reply.text).toBe(200);
  return (reply.body as { items: { id: string; rule: string }[] }).items
    .filter((one) => one.id === known)
    .map((one) => one.rule);
};
const address = { street: 'Grosse Str.', houseNumber: '12A', postalCode: '50667', city: 'Koeln' };

describe('a duplicate is found', () => {
  it.each([
    ['mail in capitals', { email: 'JOERG.MEIER@EXAMPLE.ORG' }, ['same-email']],
    ['a number in another form and another field', { phone: '+49 171 2345678' }, ['same-phone']],
    ['a name in another spelling', { firstName: 'Joerg', lastName: 'Mayer', birthDate: '1970-05-06' }, ['same-birth']],
    ['name and address in another spelling', { firstName: 'Jörk', lastName: 'Maier', address }, ['same-person']],
    ['not by another name', { firstName: 'Jörg', lastName: 'Müller', address }, []],
    ['not by another house', { firstName: 'Jörg', lastName: 'Meier', address: { ...address, houseNumber: '12b' } }, []],
    ['not by another town', { firstName: 'Jörg', lastName: 'Meier', address: { ...address, postalCode: '50668' } }, []],
    ['not by a name alone', { firstName: 'Jörg', lastName: 'Meier' }, []],
    ['not by half an address', { firstName: 'Jörg', lastName: 'Meier', address: { city: 'Köln' } }, []],
  ])('%s', async (_what, values, rules) => {
    expect(await rulesFor(values)).toEqual(rules);
  });
});

it('many are compared at once, by postal code or by town, and with each other', async () => {
  const context = makeContext(server.runtime.models.current(), SYSTEM_ACTOR, 'test');
  const entity = context.model.entities.get('lead');
  const person = { firstName: 'Jörg', lastName: 'Maier' };
  const town = { street: 'Große Str', houseNumber: '12a', city: 'köln' };
  const found = await findLikeness(
    server.database,
    entity as NonNullable<typeof entity>,
    [
      { ...person, address },
      { lastName: 'Niemand' },
      { ...person, address: town },
      { email: 'x@y.example' },
      { ...person, address },
    ],
    context,
  );
  expect(found.map((one) => one.records.map((record) => record.rule))).toEqual([
    ['same-person'],
    [],
    ['same-person'],
    [],
    ['same-person'],
  ]);
  expect(found[0]?.prints).toEqual(found[4]?.prints);
  expect(found[0]?.prints).toHaveLength(1);
  expect(found[0]?.prints).not.toEqual(found[2]?.prints);
  expect(found[1]?.prints).toEqual([]);
  expect(found[3]?.prints).toHaveLength(1);
});

it('names sound alike as people hear them', async () => {
  const groups = [
    ['Meier', 'Maier', 'Meyer', 'Mayr'],
    ['Schmidt', 'Schmitt', 'Schmid'],
    ['Müller', 'Mueller', 'Muller'],
    ['Philipp', 'Filip'],
    ['Becker GmbH & Co. KG', 'Bäcker'],
    ['Christine', 'Kristine'],
  ];
  for (const group of groups) {
    const rows = await server.database.query<{ sound: string }>(
      sql`select leitwerk.sound(name) as sound from unnest(${group}::text[]) name`,
    );
    expect(new Set(rows.map((row) => row.sound)).size, group.join()).toBe(1);
  }
  const [row] = await server.database.query<{ one: string; two: string }>(
    sql`select leitwerk.sound('Halle 12') as one, leitwerk.sound('Halle 21') as two`,
  );
  expect(row?.one).not.toBe(row?.two);
});

it('looks names up by an index', async () => {
  const rows = await server.database.query<{ indexdef: string }>(
    sql`select indexdef from pg_indexes where schemaname = 'data' and tablename = 'lead' and indexdef like '%sound%'`,
  );
  expect(rows).toHaveLength(2);
});
