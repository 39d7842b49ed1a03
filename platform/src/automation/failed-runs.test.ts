import type { WireFailedAutomations, WireJobs, WireWorkCounts } from '@leitwerk/metadata/wire/jobs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';

const label = (text: string) => ({ de: text, en: text });
const set = (field: string, value: unknown) => ({ type: 'update-record', params: { values: { [field]: value } } });
const automation = (id: string, when: object, condition: string, actions: readonly object[]) => ({
  kind: 'automation',
  id,
  name: id,
  label: label(id),
  entity: 'deal',
  roles: ['robot'],
  when: [when],
  if: condition,
  actions,
});

const DEFINITIONS = [
  {
    kind: 'entity',
    id: 'deal',
    name: 'deal',
    label: label('Deal'),
    labelPlural: label('Deals'),
    titleField: 'name',
    ownerField: 'owner',
    fields: [
      { id: 'name', type: 'text', label: label('Name'), required: true },
      { id: 'code', type: 'text', label: label('Code'), unique: true },
      { id: 'short', type: 'text', label: label('Short'), maxLength: 5 },
      { id: 'step', type: 'text', label: label('Step') },
      { id: 'count', type: 'integer', label: label('Count') },
      { id: 'owner', type: 'user', label: label('Owner') },
    ],
  },
  automation('copy', { on: 'updated', fields: ['name'] }, "name != 'calm'", [
    set('step', 'first'),
    set('short', { formula: 'name' }),
  ]),
  automation('circle', { on: 'updated', fields: ['count'] }, 'count < 0', [set('count', { formula: 'count - 1' })]),
  automation('paid', { on: 'incoming', match: 'code', senders: ['admin'] }, '$exists($output)', [
    set('short', { formula: '$output.text' }),
  ]),
  {
    kind: 'role',
    id: 'robot',
    name: 'robot',
    label: label('Robot'),
    grants: [{ entity: 'deal', actions: ['read', 'update'] }],
  },
  {
    kind: 'role',
    id: 'admin',
    name: 'admin',
    label: label('Admin'),
    permissions: ['jobs.manage'],
    grants: [
      { entity: 'deal', actions: ['read', 'create', 'update'] },
      { entity: 'user', actions: ['read'] },
    ],
  },
  // Manages jobs and sees what is his own.
  {
    kind: 'role',
    id: 'watcher',
    name: 'watcher',
    label: label('Watcher'),
    permissions: ['jobs.manage'],
    grants: [{ entity: 'deal', actions: ['read'], rows: 'own' }],
  },
].map((document, at) => ({ file: `${at}.json`, document }));

const ADMIN = 'admin@example.com';
const WATCHER = 'sales@example.com';
const STRANGER = 'viewer@example.com';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
  await server.database.query(sql`
    update data."user" set roles = case email when ${ADMIN} then '{admin}' when ${WATCHER} then '{watcher}' else '{}' end::text[]`);
});
beforeEach(() => server.database.query(sql`truncate leitwerk.automation_run cascade`));
afterAll(() => server.close());

const make = async (values: object): Promise<string> => {
  const reply = await server.ask(ADMIN, 'POST', '/api/records/deal', values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const change = async (id: string, values: object): Promise<void> => {
  expect((await server.ask(ADMIN, 'PATCH', `/api/records/deal/${id}`, values)).status).toBe(200);
  await workOnProcesses(server);
};
const read = async (id: string) => (await server.ask(ADMIN, 'GET', `/api/records/deal/${id}`)).body as object;
const failed = async (as = ADMIN) =>
  (await server.ask(as, 'GET', '/api/automations/failed')).body as unknown as WireFailedAutomations;
const decide = (id: string, word: string, as = ADMIN) =>
  server.ask(as, 'POST', `/api/automations/failed/${id}/${word}`);
/** One that has failed: the name is too long to be copied. */
const failing = async (): Promise<{ readonly deal: string; readonly id: string }> => {
  const deal = await make({ name: 'x' });
  await change(deal, { name: 'far too long' });
  return { deal, id: (await failed()).items[0]?.id ?? '' };
};

describe('an automation that could not do what it was to do', () => {
  it('is listed with its reason and its record, for those who manage jobs', async () => {
    const { deal, id } = await failing();
    const { items, count } = await failed();
    expect(count).toBe(1);
    expect(items).toMatchObject([
      {
        text: 'copy',
        entity: 'deal',
        record: { id: deal, title: 'far too long' },
        event: 'updated',
        chain: [],
        error: expect.stringMatching(/^Short: .*5/),
        repeat: 'possible',
      },
    ]);
    expect((await failed(WATCHER)).items).toMatchObject([{ record: null }]);
    const counts = (await server.ask(ADMIN, 'GET', '/api/jobs/counts')).body as unknown as WireWorkCounts;
    expect(counts.failedAutomations).toBe(1);
    for (const as of [STRANGER, null]) {
      const status = as === null ? 401 : 403;
      expect((await server.ask(as, 'GET', '/api/automations/failed')).status).toBe(status);
      for (const word of ['retry', 'discard'])
        expect((await server.ask(as, 'POST', `/api/automations/failed/${id}/${word}`)).status).toBe(status);
    }
    expect((await decide('x', 'retry')).status).toBe(404);
    expect((await decide('01900000-0000-7000-8000-000000000000', 'discard')).status).toBe(409);
  });

  it('is done once more with the record as it is now, or stays with its reason', async () => {
    const { deal, id } = await failing();
    expect((await decide(id, 'retry')).status).toBe(422);
    expect((await failed()).count).toBe(1);
    expect(await read(deal)).toMatchObject({ step: null, short: null });
    // By another way than the one that has set it off.
    await server.database.query(sql`update data.deal set name = 'fits' where id = ${deal}::uuid`);
    expect((await decide(id, 'retry')).status).toBe(204);
    await workOnProcesses(server);
    expect(await read(deal)).toMatchObject({ step: 'first', short: 'fits' });
    expect((await failed()).count).toBe(0);
    expect((await decide(id, 'retry')).body).toMatchObject({ status: 409, code: 'automation.not-failed' });
    const { decisions } = (await server.ask(ADMIN, 'GET', '/api/jobs')).body as unknown as WireJobs;
    expect(decisions[0]).toMatchObject({ decision: 'retried', text: 'Automation' });
    expect(decisions[0]?.error).toMatch(/^copy: /);
  });

  it('is not done once more where its condition does not hold, or it has run since', async () => {
    const calm = await failing();
    await server.database.query(sql`update data.deal set name = 'calm' where id = ${calm.deal}::uuid`);
    expect((await decide(calm.id, 'retry')).body).toMatchObject({ status: 409, code: 'automation.not-now' });
    await decide(calm.id, 'discard');
    const since = await failing();
    await change(since.deal, { name: 'ok' });
    expect((await failed()).items).toMatchObject([{ repeat: 'since' }]);
    expect((await decide(since.id, 'retry')).body).toMatchObject({ status: 409, code: 'automation.repeat-since' });
  });

  it('is not done once more where it has turned in a circle, or its message is not kept', async () => {
    const deal = await make({ name: 'round', code: 'R1', count: 0 });
    await change(deal, { count: -1 });
    const [loop] = (await failed()).items;
    expect(loop).toMatchObject({ text: 'circle', repeat: 'loop' });
    expect(loop?.chain).toEqual(Array.from({ length: 11 }, () => 'circle'));
    expect((await decide(loop?.id ?? '', 'retry')).body).toMatchObject({ code: 'automation.repeat-loop' });
    expect((await server.ask(ADMIN, 'POST', '/api/incoming/paid', { code: 'R1', text: 'too long' })).status).toBe(200);
    const [message] = (await failed()).items;
    expect(message).toMatchObject({ text: 'paid', event: 'incoming', repeat: 'message' });
    expect((await decide(message?.id ?? '', 'retry')).status).toBe(409);
  });

  it('is nothing to look at any more when somebody has left it at that', async () => {
    const { deal, id } = await failing();
    expect((await decide(id, 'discard')).status).toBe(204);
    expect(await failed()).toEqual({ items: [], count: 0 });
    expect((await decide(id, 'discard')).status).toBe(409);
    const { body } = await server.ask(ADMIN, 'GET', `/api/records/deal/${deal}/explain`);
    expect(JSON.stringify(body)).toContain('"state":"failed"');
  });
});
