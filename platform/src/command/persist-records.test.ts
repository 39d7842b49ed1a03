import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';

const FOREMAN = 'admin@example.com';
const FINISHER = 'sales@example.com';
const label = (text: string) => ({ de: text, en: text });

/** Changes what is his own, and finishes what is anybody's. */
const finisher = {
  kind: 'role',
  id: 'finisher',
  name: 'finisher',
  label: label('Finisher'),
  grants: [
    { entity: 'repair', actions: ['read', 'update'], rows: 'own' },
    { entity: 'repair', actions: ['read', 'transition'] },
    { entity: 'bike', actions: ['read'] },
    { entity: 'user', actions: ['read'] },
  ],
};

let server: TestServer;
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer([...workshop, { file: 'definitions/role/finisher.json', document: finisher }]);
  for (const [email, role] of [
    [FOREMAN, 'foreman'],
    [FINISHER, 'finisher'],
  ] as const) {
    const [user] = await server.database.query<{ id: string }>(
      sql`update data."user" set roles = ${[role]}::text[] where email = ${email} returning id`,
    );
    ids[email] = user?.id ?? '';
  }
});
afterAll(() => server.close());

const create = async (entity: string, values: object): Promise<string> => {
  const reply = await server.ask(FOREMAN, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};

it('judges each of many by the rule of its own command, whichever comes first', async () => {
  const bike = await create('bike', { frame: 'A-1' });
  const batch = async (isUpdateFirst: boolean) => {
    const own = await create('repair', { bike, hours: '1.00', mechanic: ids[FINISHER] });
    const other = await create('repair', { bike, hours: '1.00', mechanic: ids[FOREMAN] });
    const commands = [
      { action: 'transition', id: other, event: 'finish', input: { hours: '2.00' } },
      { action: 'update', id: own, values: { mechanic: ids[FOREMAN] } },
    ];
    const reply = await server.ask(FINISHER, 'POST', '/api/records/repair/batch', {
      atomic: false,
      commands: isUpdateFirst ? commands.toReversed() : commands,
    });
    return (reply.body as { items: { status: number }[] }).items.map((one) => one.status);
  };
  expect(await batch(false)).toEqual([200, 403]);
  expect(await batch(true)).toEqual([403, 200]);
});

it('keeps of every command who did what, in history and outbox alike', async () => {
  const bike = await create('bike', { frame: 'A-2' });
  const id = await create('repair', { bike, mechanic: ids[FOREMAN] });
  const ask = (method: string, path: string, body?: object) =>
    server.ask(FOREMAN, method as 'POST', `/api/records/repair/${id}${path}`, body);
  await ask('PATCH', '', { hours: '1.00' });
  await ask('POST', '/transitions/finish', { hours: '2.00' });
  await ask('DELETE', '');
  const kept = await server.database.query(sql`
    select h.action, h.event, h.changes -> 'hours' ->> 1 as hours, h.actor = ${ids[FOREMAN]}::uuid as is_foreman, o.name, o.version
    from leitwerk.history h join leitwerk.outbox o on o.event_id = h.id and o.at = h.at and o.actor = h.actor
    where h.record_id = ${id}::uuid and o.record_id = h.record_id order by h.at, h.id`);
  expect(kept).toEqual([
    { action: 'create', event: null, hours: null, is_foreman: true, name: 'repair.created', version: 1 },
    { action: 'update', event: null, hours: '1.00', is_foreman: true, name: 'repair.updated', version: 2 },
    { action: 'transition', event: 'finish', hours: '2.00', is_foreman: true, name: 'repair.moved', version: 3 },
    { action: 'delete', event: null, hours: null, is_foreman: true, name: 'repair.deleted', version: 4 },
  ]);
});
