import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { noteBackup } from '../backup/last-backup.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { seedDocuments, startTestServer } from '../testing/start-test-server.ts';

const ADMIN = 'admin@example.com';
const LEAD = 'lead@example.com';
const CLERK = 'sales@example.com';

type Item = {
  id: string;
  isReady: boolean;
  mayMark: boolean;
  check: { state: string; count?: number; sum?: object; at?: string } | null;
  mark: { done: boolean; note: string; by: { id: string } } | null;
};
type Shown = { id: string; ready: number; items: Item[] };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(await seedDocuments(false));
});
afterAll(() => server.close());

const read = async (as = ADMIN): Promise<Shown> => {
  const reply = await server.ask(as, 'GET', '/api/checklists');
  expect(reply.status, reply.text).toBe(200);
  const [first] = (reply.body as { items: Shown[] }).items;
  if (!first) throw new Error('the seed has no checklist');
  return first;
};
const itemOf = async (id: string, as = ADMIN): Promise<Item | undefined> =>
  (await read(as)).items.find((one) => one.id === id);
const mark = (item: string, body: unknown, as: string | null = ADMIN) =>
  server.ask(as, 'PUT', `/api/checklists/go-live/items/${item}`, body);

it('checks what can be checked, with counts and sums', async () => {
  expect(await itemOf('look')).toMatchObject({ isReady: true, check: { state: 'good' } });
  expect(await itemOf('import-leads')).toMatchObject({ isReady: false, check: { state: 'open', count: 0 } });
  const lead = { kind: 'person', lastName: 'Neu', annualConsumption: '1200' };
  expect((await server.ask(ADMIN, 'POST', '/api/records/lead', lead)).status).toBe(201);
  expect(await itemOf('import-leads')).toMatchObject({
    isReady: true,
    check: { state: 'good', count: 1, sum: { field: 'annualConsumption' } },
  });
  expect(await itemOf('rights')).toMatchObject({ check: { state: 'good', count: 0 } });
  await server.database.query({
    text: `update data."user" set roles = null where email = 'viewer@example.com'`,
    values: [],
  } as never);
  expect(await itemOf('rights')).toMatchObject({ isReady: false, check: { state: 'open', count: 1 } });
  expect(await itemOf('jobs')).toMatchObject({ check: { state: 'good', count: 0 } });
});

it('tells what is still as in the package from what was changed here', async () => {
  expect(await itemOf('company')).toMatchObject({ isReady: false, check: { state: 'open', changes: 0 } });
  expect((await itemOf('numbers'))?.check).toEqual({ state: 'open', changes: 0 });
  const made = await server.ask(ADMIN, 'POST', '/api/metadata/drafts', { name: 'Musterstadt' });
  const draft = `/api/metadata/drafts/${(made.body as { id: string }).id}`;
  const at = ['numbering/lead-number', 'pattern'];
  const operations = [{ op: 'set', at, value: 'K-{000000}' }];
  expect((await server.ask(ADMIN, 'PATCH', draft, { revision: 0, operations })).status).toBe(200);
  const published = await server.ask(ADMIN, 'POST', `${draft}/publish`, { revision: 1 });
  expect(published.status, published.text).toBe(200);
  expect((await itemOf('numbers'))?.check).toEqual({ state: 'good', changes: 1 });
  expect(await itemOf('company')).toMatchObject({ isReady: false, check: { state: 'open', changes: 0 } });
});

it('names the roles that nobody has, as far as the asker may see users', async () => {
  expect((await itemOf('roles-held'))?.check).toEqual({ state: 'good' });
  const set = (roles: string) =>
    server.database.query({
      text: `update data."user" set roles = ${roles} where email = 'service@example.com'`,
      values: [],
    } as never);
  await set('null');
  expect(await itemOf('roles-held')).toMatchObject({
    isReady: false,
    check: { state: 'open', missing: [{ de: 'Kundenservice' }] },
  });
  await set(`'{service}'`);
});

it('knows processes that have stopped, for those who may look after failures', async () => {
  expect((await itemOf('processes'))?.check).toEqual({ state: 'good', count: 0 });
  const columns =
    'id, workflow, definition, entity, record_id, state, value, history, step, cause, started_at, started_by';
  await server.database.query({
    text: `with d as (insert into leitwerk.workflow_definition values ('test', 'test', '{"entity":"lead"}') returning workflow, checksum)
      insert into leitwerk.workflow_instance (${columns})
      select gen_random_uuid(), d.workflow, d.checksum, 'lead', l.id, 'stopped', '"x"', '{}', 1, 'test', now(), l.created_by
      from d, data.lead l limit 1`,
    values: [],
  } as never);
  expect(await itemOf('processes')).toMatchObject({ isReady: false, check: { state: 'open', count: 1 } });
  expect((await itemOf('processes', LEAD))?.check).toEqual({ state: 'hidden' });
});

it('knows how old the last backup is', async () => {
  expect(await itemOf('backup')).toMatchObject({ check: { state: 'open' } });
  await noteBackup(server.database, new Date(Date.now() - 49 * 3_600_000).toISOString());
  expect(await itemOf('backup')).toMatchObject({ check: { state: 'open', at: expect.any(String) } });
  await noteBackup(server.database, new Date().toISOString());
  expect(await itemOf('backup')).toMatchObject({ isReady: true, check: { state: 'good' } });
});

it('knows whether the mail server lets this one sign in, and sends nothing', async () => {
  expect(await itemOf('mail')).toMatchObject({ check: { state: 'open', mailServer: { at: null } } });
  let isOpen = true;
  let tries = 0;
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      tries += 1;
      if (isOpen && username === 'crm' && password === 'right') done(null, { user: 'crm' });
      else done(new Error('who are you?'));
    },
    onMailFrom: () => expect.unreachable('a mail has been sent'),
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()));
  const at = `127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
  vi.stubEnv('LEITWERK_MAIL_FROM', 'service@example.com');
  vi.stubEnv('LEITWERK_PRIVATE_HOSTS', at);
  const checked = async (password: string, as = ADMIN) => {
    vi.stubEnv('LEITWERK_SMTP_URL', `smtp://crm:${password}@${at}`);
    return (await itemOf('mail', as))?.check;
  };
  try {
    expect(await checked('right')).toEqual({ state: 'good', mailServer: { at } });
    expect(await checked('right', LEAD)).toEqual({ state: 'hidden' });
    isOpen = false;
    // Looked at again at once it is not asked again.
    expect(await checked('right')).toMatchObject({ state: 'good' });
    expect(tries).toBe(1);
    expect(await checked('wrong')).toEqual({
      state: 'open',
      mailServer: { at, said: expect.stringContaining('who are you?') },
    });
  } finally {
    await new Promise<void>((done) => smtp.close(() => done()));
  }
  expect(await checked('gone')).toMatchObject({ state: 'open', mailServer: { said: expect.any(String) } });
  vi.unstubAllEnvs();
});

it('keeps what people tick off, with who and a note', async () => {
  const { ready } = await read();
  const marked = await mark('mail', { done: true, note: 'Links by hand' });
  expect(marked.status, marked.text).toBe(200);
  expect((marked.body as Shown).ready).toBe(ready + 1);
  expect(await itemOf('mail')).toMatchObject({
    isReady: true,
    mark: { done: true, note: 'Links by hand', by: { id: server.users.get(ADMIN) } },
  });
  expect((await mark('mail', { done: false })).status).toBe(200);
  expect((await read()).ready).toBe(ready);
});

it('lets only the responsible role and those who edit definitions tick off, and tells nobody what he may not read', async () => {
  // Reads definitions, edits none; the prices are his.
  expect(await itemOf('prices', LEAD)).toMatchObject({ mayMark: true });
  expect(await itemOf('mail', LEAD)).toMatchObject({ mayMark: false });
  expect(await itemOf('jobs', LEAD)).toMatchObject({ check: { state: 'hidden' } });
  expect((await itemOf('jobs', LEAD))?.check).toEqual({ state: 'hidden' });
  expect((await mark('prices', { done: true }, LEAD)).status).toBe(200);
  expect((await mark('mail', { done: true }, LEAD)).status).toBe(403);
  expect((await mark('mail', { done: true }, CLERK)).status).toBe(403);
  expect((await mark('mail', { done: true }, null)).status).toBe(401);
  expect((await server.ask(CLERK, 'GET', '/api/checklists')).status).toBe(403);
  expect((await server.ask(null, 'GET', '/api/checklists')).status).toBe(401);
  expect(await itemOf('mail')).toMatchObject({ mark: { done: false } });
});

it('refuses what it does not know', async () => {
  expect((await mark('nothing', { done: true })).status).toBe(404);
  expect((await server.ask(ADMIN, 'PUT', '/api/checklists/__proto__/items/mail', { done: true })).status).toBe(404);
  expect((await mark('mail', { done: 'yes' })).status).toBe(400);
  expect((await mark('mail', { done: true, more: 1 })).status).toBe(400);
  expect((await mark('mail', { done: true, note: 'x'.repeat(2001) })).status).toBe(422);
});
