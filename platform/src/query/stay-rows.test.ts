import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillStays, isFilled } from '../stay/fill-stays.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';

const ADMIN = 'admin@example.com';
const CLERK = 'viewer@example.com';
const label = { de: 'Tresen', en: 'Counter' };

/** Sees open repairs, and of all of them not the hours. */
const COUNTER = {
  kind: 'role',
  id: 'counter',
  name: 'counter',
  label,
  grants: [{ entity: 'repair', actions: ['read'], rows: { state: 'open' }, hiddenFields: ['hours', 'bike'] }],
};

let server: TestServer;
let bike: string;
beforeAll(async () => {
  server = await startTestServer([...workshop, { file: 'counter.json', document: COUNTER }]);
  await server.database.query(sql`
    update data."user" set roles = case email when ${CLERK} then '{counter}' else '{foreman}' end::text[]`);
  bike = await create('bike', { frame: 'F1' });
  // By hand, so that it is known how long each was in which state: 6 and 4 days, 2 and 8, 5.
  await repair(10, 4);
  await repair(10, 8);
  await repair(5, null);
});
afterAll(() => server?.close());

async function create(entity: string, values: object): Promise<string> {
  const reply = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
}

/** @param made days ago @param done days ago; null: it is open */
async function repair(made: number, done: number | null): Promise<string> {
  const id = await create('repair', { bike, hours: '1' });
  if (done !== null) {
    const moved = await server.ask(ADMIN, 'POST', `/api/records/repair/${id}/transitions/finish`, {});
    expect(moved.status, moved.text).toBe(200);
  }
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  await server.database.query(
    sql`update data.repair set created_at = ${daysAgo(made)}::timestamptz where id = ${id}::uuid`,
  );
  await server.database.query(sql`
    update leitwerk.history set at = case action when 'create' then ${daysAgo(made)} else ${daysAgo(done ?? 0)} end::timestamptz
    where record_id = ${id}::uuid`);
  // What was written down at the change is of now.
  await server.database.query(sql`delete from leitwerk.stay where record_id = ${id}::uuid`);
  if (isWritten) await fillAgain();
  return id;
}

let isWritten = false;
async function fillAgain(): Promise<void> {
  await server.database.query(sql`truncate leitwerk.stay_field`);
  await fillStays(server.database, server.runtime.models.current(), 0);
}

const ask = (query: string, as = ADMIN) => server.ask(as, 'GET', `/api/aggregate/repair?${query}`);
const items = async (query: string, as = ADMIN) => {
  const reply = await ask(query, as);
  expect(reply.status, reply.text).toBe(200);
  return (reply.body as { items: unknown[] }).items;
};
const STAYS = 'stays=state&group=state&measure=count,stay,stayMedian,stayMost';

describe.each(['the history', 'what is written down'])('how long records were in a state, by %s', (source) => {
  beforeAll(async () => {
    isWritten = source === 'what is written down';
    if (isWritten) await fillAgain();
    expect(await isFilled(server.database, 'repair', 'state')).toBe(isWritten);
  });

  it('is worked out from their history, and until now for the one that they are in', async () => {
    expect(await items(STAYS)).toEqual([
      { key: 'open', values: { count: 3, stay: '4.3', stayMedian: '5.0', stayMost: '6.0' } },
      { key: 'done', values: { count: 2, stay: '6.0', stayMedian: '6.0', stayMost: '8.0' } },
    ]);
  });

  it('is filtered by the state of then, and by everything else as it is', async () => {
    const filter = (value: object) => `&filter=${encodeURIComponent(JSON.stringify(value))}`;
    expect(await items(`stays=state&measure=stayMost${filter({ state: 'open' })}`)).toEqual([
      { key: null, value: '6.0' },
    ]);
    expect(await items(`stays=state&measure=count${filter({ bike: { isNull: true } })}`)).toEqual([
      { key: null, count: 0 },
    ]);
    expect(await items('stays=state&group=bike&measure=stayMost,count&expand=true')).toEqual([
      { key: { id: bike, title: 'F1' }, values: { stayMost: '8.0', count: 5 } },
    ]);
  });

  it('is divided by what the records say today, with what rows, columns and all come to', async () => {
    const reply = await ask('stays=state&group=state&split=bike.frame&measure=stayMost,count');
    const open = { stayMost: '6.0', count: 3 };
    const done = { stayMost: '8.0', count: 2 };
    expect(reply.body).toEqual({
      items: [
        { key: 'done', split: 'F1', values: done },
        { key: 'open', split: 'F1', values: open },
      ],
      groups: [
        { key: 'done', values: done },
        { key: 'open', values: open },
      ],
      splits: [{ key: 'F1', values: { stayMost: '8.0', count: 5 } }],
      total: { values: { stayMost: '8.0', count: 5 } },
    });
    expect((await ask('stays=state&group=state&split=bike.frame&measure=count', CLERK)).status).toBe(400);
  });

  it('is there of records in the bin no more, and of a record without changes from its beginning', async () => {
    const id = await repair(20, null);
    expect(await items('stays=state&measure=stayMost')).toEqual([{ key: null, value: '20.0' }]);
    expect((await server.ask(ADMIN, 'DELETE', `/api/records/repair/${id}`)).status).toBe(204);
    expect(await items('stays=state&measure=stayMost')).toEqual([{ key: null, value: '8.0' }]);
  });

  it('is known of fields with options only, and measured in no other way', async () => {
    for (const query of [
      'stays=bike',
      'stays=number',
      'stays=nonsense',
      'measure=stay',
      `stays=state&measure=stay:hours`,
    ])
      expect((await ask(query)).status, query).toBe(400);
  });

  it('is told of records that the reader may read as they are now, and of fields that he may read', async () => {
    expect(await items(STAYS, CLERK)).toEqual([
      { key: 'open', values: { count: 1, stay: '5.0', stayMedian: '5.0', stayMost: '5.0' } },
    ]);
    expect((await ask('stays=state&group=bike&measure=stay', CLERK)).status).toBe(400);
  });
});
