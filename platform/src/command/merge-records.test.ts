import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';

const FOREMAN = 'admin@example.com';
const HELPER = 'consultant@example.com';
const MECHANIC = 'sales@example.com';
const NOBODY = 'service@example.com';
const label = (text: string) => ({ de: text, en: text });

/** Bikes that know others of their kind, and tours of several bikes. */
const documents = [
  ...workshop.map(({ file, document }) => {
    const one = document as Record<string, unknown> & { readonly id: string; readonly fields: readonly object[] };
    if (one.id === 'repair-state') {
      const states = [
        { id: 'open', label: label('Open') },
        { id: 'done', label: label('Done'), readOnlyFields: ['hours', 'bike'] },
      ];
      return { file, document: { ...one, states } };
    }
    if (one.id !== 'bike') return { file, document };
    const fields = [
      ...one.fields,
      { id: 'colour', type: 'text', label: label('Colour') },
      { id: 'place', type: 'address', label: label('Place') },
      { id: 'twin', type: 'reference', entity: 'bike', label: label('Twin') },
    ];
    return { file, document: { ...one, fields } };
  }),
  ...[
    {
      kind: 'entity',
      id: 'tour',
      name: 'tour',
      label: label('Tour'),
      labelPlural: label('Tours'),
      titleField: 'name',
      fields: [
        { id: 'name', type: 'text', label: label('Name') },
        {
          id: 'bikes',
          type: 'references',
          entity: 'bike',
          label: label('Bikes'),
          columns: [{ id: 'seat', type: 'text', label: label('Seat') }],
        },
      ],
    },
    {
      kind: 'role',
      id: 'helper',
      name: 'helper',
      label: label('Helper'),
      grants: [
        { entity: 'bike', actions: ['read', 'update', 'delete'] },
        { entity: 'repair', actions: ['read', 'update'], rows: 'own' },
      ],
    },
  ].map((document) => ({ file: `definitions/${document.kind}/${document.id}.json`, document })),
];

let server: TestServer;
let count = 0;
type Rec = Record<string, unknown> & { readonly id: string; readonly version: number };

beforeAll(async () => {
  server = await startTestServer(documents);
  for (const [email, roles] of [
    [FOREMAN, ['foreman']],
    [HELPER, ['helper']],
    [MECHANIC, ['mechanic']],
    [NOBODY, []],
  ] as const)
    await server.database.query(sql`update data."user" set roles = ${roles}::text[] where email = ${email}`);
});
afterAll(() => server.close());

const create = async (entity: string, values: object): Promise<Rec> => {
  const reply = await server.ask(FOREMAN, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return reply.body as Rec;
};
const read = async (entity: string, id: string): Promise<Rec> =>
  (await server.ask(FOREMAN, 'GET', `/api/records/${entity}/${id}`)).body as Rec;
const merge = (as: string | null, survivor: string, other: string, rest: object = {}, headers = {}) =>
  server.ask(as, 'POST', `/api/records/bike/${survivor}/merge`, { other, ...rest }, headers);
const undo = (as: string | null, survivor: string, id: string) =>
  server.ask(as, 'POST', `/api/records/bike/${survivor}/merge/${id}/undo`);
const written = async () =>
  (await server.database.query<{ count: number }>(sql`select count(*) as count from leitwerk.history`))[0]?.count;
const mergeId = (reply: { readonly body: unknown }): string => (reply.body as { merge: string }).merge;
const issues = (reply: { readonly body: unknown }) =>
  (reply.body as { issues: { path: string; code: string; message: string }[] }).issues;

let one: Rec;
let two: Rec;
beforeEach(async () => {
  count += 1;
  one = await create('bike', { frame: `A-${count}`, colour: 'red', place: { city: 'Bonn', country: 'DE' } });
  two = await create('bike', { frame: `B-${count}`, colour: 'blue', place: { city: 'Köln', postalCode: '50667' } });
});

describe('a merge', () => {
  it('moves every reference, takes the chosen values, even unique ones, and bins the other', async () => {
    const repair = await create('repair', { bike: two.id, hours: '1.00' });
    await server.ask(FOREMAN, 'POST', `/api/records/repair/${repair.id}/transitions/finish`, { hours: '2.00' });
    const both = await create('tour', { name: 'T', bikes: [{ id: one.id, seat: 'front' }, { id: two.id }] });
    const tour = await create('tour', { name: 'U', bikes: [{ id: two.id, seat: 'back' }] });
    const child = await create('bike', { frame: `C-${count}`, twin: two.id });
    await server.ask(FOREMAN, 'PATCH', `/api/records/bike/${one.id}`, { twin: two.id });
    const plan = await server.ask(FOREMAN, 'GET', `/api/records/bike/${one.id}/merge?other=${two.id}`);
    expect(plan.body).toEqual({
      moved: expect.arrayContaining([
        { entity: 'repair', field: 'bike', count: 1 },
        { entity: 'tour', field: 'bikes', count: 2 },
        { entity: 'bike', field: 'twin', count: 2 },
      ]) as unknown,
    });

    const reply = await merge(FOREMAN, one.id, two.id, { values: { frame: two['frame'], place: { city: 'Köln' } } });
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toMatchObject({
      moved: 4,
      record: { id: one.id, frame: two['frame'], colour: 'red', twin: null },
    });
    expect((await read('bike', one.id))['place']).toMatchObject({ city: 'Köln', country: 'DE' });
    expect((await server.ask(FOREMAN, 'GET', `/api/records/bike/${two.id}`)).status).toBe(404);
    // Locked for people in this state, and yet it follows.
    expect((await read('repair', repair.id))['bike']).toBe(one.id);
    expect((await read('tour', both.id))['bikes']).toEqual([{ id: one.id, seat: 'front' }]);
    expect((await read('tour', tour.id))['bikes']).toEqual([{ id: one.id, seat: 'back' }]);
    expect((await read('bike', child.id))['twin']).toBe(one.id);

    const history = await server.ask(FOREMAN, 'GET', `/api/records/bike/${one.id}/history`);
    expect((history.body as { items: object[] }).items[0]).toMatchObject({
      action: 'update',
      merge: { kind: 'merge', survivor: { id: one.id }, other: { id: two.id, title: two['frame'] }, undone: false },
    });

    const back = await undo(FOREMAN, one.id, mergeId(reply));
    expect(back.status, back.text).toBe(204);
    expect(await read('bike', one.id)).toMatchObject({
      frame: one['frame'],
      twin: two.id,
      place: one['place'] as object,
    });
    expect(await read('bike', two.id)).toMatchObject({ frame: two['frame'], place: two['place'] as object });
    expect((await read('repair', repair.id))['bike']).toBe(two.id);
    expect((await read('tour', both.id))['bikes']).toEqual(both['bikes']);
    expect((await read('bike', child.id))['twin']).toBe(two.id);
    expect((await undo(FOREMAN, one.id, mergeId(reply))).status).toBe(404);
    const after = await server.ask(FOREMAN, 'GET', `/api/records/bike/${two.id}/history`);
    expect((after.body as { items: object[] }).items.slice(0, 2)).toMatchObject([
      { action: 'restore', merge: { kind: 'unmerge' } },
      { action: 'delete', merge: { kind: 'merge', undone: true } },
    ]);
  });

  it('is told in the history even where the survivor keeps all of its values', async () => {
    await merge(FOREMAN, one.id, two.id);
    const history = await server.ask(FOREMAN, 'GET', `/api/records/bike/${one.id}/history`);
    expect((history.body as { items: object[] }).items[0]).toMatchObject({ changes: {}, merge: { kind: 'merge' } });
  });

  it('is done once by its idempotency key', async () => {
    const key = { 'idempotency-key': `merge-${count}` };
    const first = await merge(FOREMAN, one.id, two.id, {}, key);
    const again = await merge(FOREMAN, one.id, two.id, {}, key);
    expect([first.status, again.text]).toEqual([200, first.text]);
  });

  it('is not undone when something was changed since, and says what', async () => {
    const repair = await create('repair', { bike: two.id });
    const reply = await merge(FOREMAN, one.id, two.id);
    await server.ask(FOREMAN, 'PATCH', `/api/records/repair/${repair.id}`, { hours: '5.00' });
    const before = await written();
    const back = await undo(FOREMAN, one.id, mergeId(reply));
    expect(back.status).toBe(409);
    expect(issues(back)).toEqual([
      {
        path: `repair.${repair.id}`,
        code: 'merge.changed',
        message: expect.stringContaining(String(repair['number'])) as unknown,
      },
    ]);
    expect(await written()).toBe(before);
  });
});

describe('a merge is refused, and nothing changes', () => {
  it('to strangers and without the rights', async () => {
    const id = mergeId(
      await merge(
        FOREMAN,
        (await create('bike', { frame: `D-${count}` })).id,
        (await create('bike', { frame: `E-${count}` })).id,
      ),
    );
    const before = await written();
    for (const [as, status] of [
      [null, 401],
      [NOBODY, 403],
      [MECHANIC, 403],
    ] as const) {
      expect((await merge(as, one.id, two.id)).status).toBe(status);
      expect((await undo(as, one.id, id)).status).toBe(status);
      expect((await server.ask(as, 'GET', `/api/records/bike/${one.id}/merge?other=${two.id}`)).status).toBe(status);
    }
    expect((await undo(FOREMAN, one.id, id)).status, 'of another record').toBe(404);
    expect(await written()).toBe(before);
  });

  it('when something that would be moved is not the actor’s to change, counting what he cannot see', async () => {
    await create('repair', { bike: two.id });
    await create('tour', { name: 'T', bikes: [{ id: two.id }] });
    const before = await written();
    const reply = await merge(HELPER, one.id, two.id);
    expect([403, 409]).toContain(reply.status);
    expect(issues(reply).map(({ path, code }) => [path, code])).toEqual([['tour', 'merge.hidden']]);
    expect(reply.text).not.toContain('"T"');
    expect(await written()).toBe(before);
    expect(await read('bike', two.id)).toMatchObject({ version: 1 });
  });

  it('with itself, what is not there, older versions, other keys and wrong values', async () => {
    const before = await written();
    expect((await merge(FOREMAN, one.id, one.id)).status).toBe(422);
    expect((await merge(FOREMAN, one.id, '01900000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await merge(FOREMAN, one.id, 'x')).status).toBe(400);
    expect((await merge(FOREMAN, one.id, two.id, {}, { 'if-match': '"7"' })).status).toBe(412);
    expect((await merge(FOREMAN, one.id, two.id, { otherVersion: 7 })).status).toBe(412);
    expect((await merge(FOREMAN, one.id, two.id, { more: 1 })).status).toBe(400);
    const wrong = await merge(FOREMAN, one.id, two.id, { values: { frame: null } });
    expect(wrong.status).toBe(422);
    expect(issues(wrong)[0]?.path).toBe(`bike.${one.id}.frame`);
    expect(await written()).toBe(before);
    expect((await read('bike', two.id)).version).toBe(1);
  });
});
