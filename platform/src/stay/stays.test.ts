import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommands } from '../command/run-commands.ts';
import { checkDocuments, publishModel } from '../model/publish-model.ts';
import { SYSTEM_ACTOR, SYSTEM_USER_ID } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { fillStays, isFilled } from './fill-stays.ts';

const ADMIN = 'admin@example.com';
const label = (text: string) => ({ de: text, en: text });
const options = (...ids: string[]) => ids.map((id) => ({ id, label: label(id) }));

/** A kite with a stage that a machine moves, and a colour that everybody may set and take away. */
const kite = (colour: object) => [
  {
    kind: 'entity',
    id: 'kite',
    name: 'kite',
    label: label('Kite'),
    labelPlural: label('Kites'),
    titleField: 'name',
    fields: [
      { id: 'name', type: 'text', label: label('Name'), required: true },
      { id: 'stage', type: 'option', label: label('Stage') },
      { id: 'colour', label: label('Colour'), ...colour },
    ],
  },
  {
    kind: 'contract-status',
    id: 'kite-stage',
    name: 'kite-stage',
    label: label('Stage'),
    entity: 'kite',
    field: 'stage',
    initial: 'sewn',
    states: options('sewn', 'flown', 'torn'),
    transitions: [
      { id: 'fly', label: label('Fly'), from: ['sewn', 'torn'], to: 'flown' },
      { id: 'tear', label: label('Tear'), from: ['flown'], to: 'torn' },
      { id: 'mend', label: label('Mend'), from: ['torn'], to: 'sewn' },
    ],
  },
  {
    kind: 'role',
    id: 'flyer',
    name: 'flyer',
    label: label('Flyer'),
    permissions: ['metadata.read', 'metadata.publish'],
    grants: [
      { entity: '*', actions: ['read', 'create', 'update', 'delete', 'purge', 'transition'] },
      { entity: 'user', actions: ['read'] },
    ],
  },
];
const COLOURS = { type: 'option', options: options('red', 'blue', 'green') };
const definitions = (colour: object) =>
  kite(colour).map((document) => ({ file: `definitions/${document.kind}/${document.id}.json`, document }));

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(definitions(COLOURS));
  await server.database.query(sql`update data."user" set roles = '{flyer}'::text[]`);
});
afterAll(() => server?.close());

type Stay = {
  readonly record_id: string;
  readonly field: string;
  readonly value: string;
  readonly entered: string;
  readonly ended: string | null;
};

const written = (): Promise<readonly Stay[]> =>
  server.database.query<Stay>(sql`
    select record_id, field, value, entered::text, ended::text from leitwerk.stay order by record_id, field, place`);

/** Worked out beside the platform: change by change, in the order in which they stand in the history. */
async function told(): Promise<readonly Stay[]> {
  const changes = await server.database.query<{ record_id: string; at: string; made: string; changes: object }>(sql`
    select h.record_id, h.at::text, t.created_at::text as made, h.changes
    from leitwerk.history h join data.kite t on t.id = h.record_id order by h.record_id, h.at, h.id`);
  const stays: { -readonly [K in keyof Stay]: Stay[K] }[] = [];
  const last = new Map<string, (typeof stays)[number]>();
  const known = new Set<string>();
  for (const { record_id, at, made, changes: pairs } of changes)
    for (const [field, [old, next]] of Object.entries(pairs) as [string, [string | null, string | null]][]) {
      if (field !== 'stage' && field !== 'colour') continue;
      const key = `${record_id} ${field}`;
      const begin = (value: string | null, entered: string) => {
        last.delete(key);
        if (value === null) return;
        const stay = { record_id, field, value, entered, ended: null };
        stays.push(stay);
        last.set(key, stay);
      };
      if (!known.has(key)) begin(old, made);
      known.add(key);
      const open = last.get(key);
      if (open) open.ended = at;
      begin(next, at);
    }
  const place = ({ record_id, field }: Stay) => `${record_id} ${field}`;
  return stays.toSorted((one, other) => (place(one) < place(other) ? -1 : Number(place(one) > place(other))));
}

const create = async (values: object = {}): Promise<string> => {
  const reply = await server.ask(ADMIN, 'POST', '/api/records/kite', { name: 'K', ...values });
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const paint = (id: string, colour: string | null) => server.ask(ADMIN, 'PATCH', `/api/records/kite/${id}`, { colour });
const move = (id: string, event: string) =>
  server.ask(ADMIN, 'POST', `/api/records/kite/${id}/transitions/${event}`, {});
const fill = () => fillStays(server.database, server.runtime.models.current(), 0);
const staysOf = async (id: string) =>
  (await written())
    .filter((one) => one.record_id === id)
    .map(({ field, value, ended }) => [field, value, ended !== null]);

/** The same numbers each time: a failure can be looked at again. */
function* dice(seed: number): Generator<number, never, void> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

describe('stays that are written down', () => {
  it('are what the history tells, whatever happens to records in whatever order', async () => {
    const ids = [await create(), await create({ colour: 'red' }), await create({ colour: 'blue' }), await create()];
    const numbers = dice(7);
    const roll = (sides: number): number => Math.floor((numbers.next().value as number) * sides);
    const id = () => ids[roll(ids.length)] ?? '';
    const colour = () => ['red', 'blue', 'green', null][roll(4)] ?? null;
    const steps: readonly (() => Promise<unknown>)[] = [
      () => paint(id(), colour()),
      () => paint(id(), colour()),
      () => move(id(), ['fly', 'tear', 'mend'][roll(3)] ?? ''),
      () => move(id(), ['fly', 'tear', 'mend'][roll(3)] ?? ''),
      // The same record twice, at one moment.
      () => {
        const one = id();
        const change = () => ({ action: 'update', id: one, values: { colour: colour() } });
        return server.ask(ADMIN, 'POST', '/api/records/kite/batch', {
          commands: [change(), change(), { action: 'update', id: id(), values: { colour: colour(), name: 'B' } }],
        });
      },
      () => server.ask(ADMIN, 'DELETE', `/api/records/kite/${id()}`),
      () => server.ask(ADMIN, 'POST', `/api/records/kite/${id()}/restore`, {}),
      async () => ids.push(await create({ colour: colour() })),
    ];
    for (let round = 0; round < 160; round += 1) {
      await steps[roll(steps.length)]?.();
      // As on an installation from before there were any: the job goes over what is there when people have changed more.
      if (round === 50) await server.database.query(sql`truncate leitwerk.stay`);
      if (round === 90) await fill();
    }
    const all = await told();
    expect(all.length).toBeGreaterThan(60);
    expect(await written()).toEqual(all);
    await server.database.query(sql`truncate leitwerk.stay_field, leitwerk.stay`);
    await fill();
    expect(await written()).toEqual(all);
  });

  it('are taken from the history once, when a record is changed that was changed before there were any', async () => {
    const id = await create({ colour: 'red' });
    await paint(id, 'blue');
    await move(id, 'fly');
    await server.database.query(sql`delete from leitwerk.stay where record_id = ${id}::uuid`);
    await paint(id, null);
    expect(await staysOf(id)).toEqual([
      ['colour', 'red', true],
      ['colour', 'blue', true],
    ]);
    await paint(id, 'green');
    await move(id, 'tear');
    expect((await told()).filter((one) => one.record_id === id)).toEqual(
      (await written()).filter((one) => one.record_id === id),
    );
  });

  it('are none of a record that never changed, and none of a change that was refused', async () => {
    const id = await create({ colour: 'red' });
    expect((await move(id, 'tear')).status).toBe(409);
    const change = (colour: string) => ({ action: 'update', id, values: { colour } });
    const refused = await server.ask(ADMIN, 'POST', '/api/records/kite/batch', {
      commands: [change('blue'), change('no colour')],
    });
    expect(refused.body).toMatchObject({ items: [{ status: 409 }, { status: 422 }] });
    expect(await staysOf(id)).toEqual([]);
  });

  it('are complete when somebody writes while they are filled in', async () => {
    const id = await create({ colour: 'red' });
    await paint(id, 'blue');
    await server.database.query(sql`truncate leitwerk.stay_field, leitwerk.stay`);
    const context = makeContext(server.runtime.models.current(), SYSTEM_ACTOR, null);
    const [stored, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const writing = runCommands(
      server.database,
      [{ action: 'update', entity: 'kite', id, values: { colour: 'green' } }],
      context,
      {
        atomic: true,
        andThen: () => {
          stored.resolve();
          return goOn.promise;
        },
      },
    );
    await stored.promise;
    const filling = fill();
    const waits = () =>
      server.database.query(sql`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%for share%'`);
    await expect
      .poll(async () => (await waits()).length)
      .toBe(1)
      .finally(goOn.resolve);
    await Promise.all([writing, filling]);
    expect(await staysOf(id)).toEqual([
      ['colour', 'red', true],
      ['colour', 'blue', true],
      ['colour', 'green', false],
    ]);
    expect(await written()).toEqual(await told());
  });

  it('are filled in for as many records as there are, and for each field by itself', async () => {
    await server.database.query(sql`
      insert into data.kite (id, version, created_at, created_by, updated_at, updated_by, name, colour)
      select ('ffffffff-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 1, now() - interval '2 days', ${SYSTEM_USER_ID}, now(), ${SYSTEM_USER_ID}, 'K', 'blue'
      from generate_series(1, 2100) i`);
    await server.database.query(sql`
      insert into leitwerk.history (id, entity, record_id, at, actor, action, changes, model_version)
      select gen_random_uuid(), 'kite', id, now() - interval '1 day', ${SYSTEM_USER_ID}, 'update', '{"colour": ["red", "blue"]}', 1
      from data.kite where id >= 'ffffffff-0000-7000-8000-000000000000'`);
    await server.database.query(sql`truncate leitwerk.stay_field`);
    expect(await isFilled(server.database, 'kite', 'colour')).toBe(false);
    await fill();
    expect(await isFilled(server.database, 'kite', 'colour')).toBe(true);
    expect(await written()).toEqual(await told());
    await server.database.query(sql`delete from data.kite where id >= 'ffffffff-0000-7000-8000-000000000000'`);
    await server.database.query(
      sql`delete from leitwerk.stay where record_id >= 'ffffffff-0000-7000-8000-000000000000'`,
    );
  });

  it('wait until no request knows an older version of the definitions', async () => {
    await server.database.query(sql`truncate leitwerk.stay_field`);
    const { database, runtime } = server;
    await fillStays(database, runtime.models.current());
    expect(await isFilled(database, 'kite', 'colour')).toBe(false);
    await database.query(sql`update leitwerk.stay_field set noted_at = now() - interval '2 minutes'`);
    await fillStays(database, runtime.models.current());
    expect(await isFilled(database, 'kite', 'colour')).toBe(true);
  });

  it('are gone through anew when a field has had no options for a while', async () => {
    const id = await create({ colour: 'red' });
    await paint(id, 'blue');
    const publish = async (colour: object): Promise<void> => {
      const { documents } = checkDocuments(definitions(colour));
      const { version } = await publishModel(server.database, { documents, note: 'test', author: SYSTEM_USER_ID });
      await expect.poll(() => server.runtime.models.current().version).toBe(version);
    };
    await publish({ type: 'text' });
    expect(await isFilled(server.database, 'kite', 'colour')).toBe(false);
    expect(await isFilled(server.database, 'kite', 'stage')).toBe(true);
    expect((await paint(id, 'green')).status).toBe(200);
    await publish(COLOURS);
    await paint(id, 'red');
    await fill();
    expect(await staysOf(id)).toEqual([
      ['colour', 'red', true],
      ['colour', 'blue', true],
      ['colour', 'green', true],
      ['colour', 'red', false],
    ]);
  });

  it('go with the record when it goes for good', async () => {
    const id = await create({ colour: 'red' });
    await paint(id, 'blue');
    await server.ask(ADMIN, 'DELETE', `/api/records/kite/${id}`);
    expect(await staysOf(id)).toHaveLength(2);
    const purged = await server.ask(ADMIN, 'DELETE', `/api/records/kite/${id}?purge=true`);
    expect(purged.status, purged.text).toBeLessThan(300);
    expect(await staysOf(id)).toEqual([]);
    // What is left of its history brings none back.
    await server.database.query(sql`truncate leitwerk.stay_field`);
    await fill();
    expect(await staysOf(id)).toEqual([]);
  });
});
