import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeUnattachedFiles } from '../file/file-store.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';
import { removeOldDrafts } from './drafts.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const SERVICE = 'service@example.com';

let server: TestServer;
let bike: string;
let repair: string;

/** The foreman may do everything, the mechanic changes his own repairs but not their bike, the service person nothing. */
beforeAll(async () => {
  server = await startTestServer(workshop);
  const role = (email: string, roles: string[]) =>
    server.database.query(sql`update data."user" set roles = ${roles}::text[] where email = ${email}`);
  await role(ADMIN, ['foreman']);
  await role(SALES, ['mechanic']);
  await role(SERVICE, []);
  const create = async (entity: string, values: object): Promise<string> =>
    ((await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values)).body as { id: string }).id;
  bike = await create('bike', { frame: 'F-1' });
  repair = await create('repair', { bike, mechanic: server.users.get(SALES), hours: '1.00' });
});
afterAll(() => server.close());

const keep = (as: string, path: string, values: object, rest: object = {}) =>
  server.ask(as, 'PUT', `/api/drafts/${path}`, { values, ...rest });
const read = (as: string, path: string) => server.ask(as, 'GET', `/api/drafts/${path}`);
const code = (reply: { readonly body: unknown }) => (reply.body as { code: string }).code;

describe('a draft', () => {
  it('is kept by person and form, replaced by the next one and given back with references by name', async () => {
    expect((await read(ADMIN, 'repair/new')).status).toBe(204);
    expect((await keep(ADMIN, 'repair/new', { hours: '2.5' })).status).toBe(204);
    expect((await keep(ADMIN, 'repair/new', { bike, warrantyNumber: 'W' })).status).toBe(204);
    expect((await keep(ADMIN, `repair/${repair}`, { hours: '9.00' }, { baseVersion: 1 })).status).toBe(204);
    const { body } = await read(ADMIN, 'repair/new');
    expect(body).toMatchObject({ baseVersion: null });
    expect((body as { values: unknown }).values).toEqual({
      bike: { id: bike, title: 'F-1' },
      warrantyNumber: 'W',
    });
    expect((await read(ADMIN, `repair/${repair}`)).body).toMatchObject({ baseVersion: 1, values: { hours: '9.00' } });
    expect((await read(SALES, `repair/${repair}`)).status).toBe(204);
  });

  it('goes when it is discarded, and only one’s own', async () => {
    await keep(SALES, `repair/${repair}`, { hours: '3.00' });
    expect((await server.ask(ADMIN, 'DELETE', `/api/drafts/repair/${repair}`)).status).toBe(204);
    expect((await read(ADMIN, `repair/${repair}`)).status).toBe(204);
    expect((await read(SALES, `repair/${repair}`)).body).toMatchObject({ values: { hours: '3.00' } });
    expect((await keep(SALES, `repair/${repair}`, {})).status).toBe(204);
    expect((await read(SALES, `repair/${repair}`)).status).toBe(204);
  });

  it('keeps what is not a value yet, but nothing that the person may not write', async () => {
    await keep(SALES, `repair/${repair}`, { hours: 'two and a', bike, total: '1' });
    expect((await read(SALES, `repair/${repair}`)).body).toMatchObject({ values: { hours: 'two and a' } });
    const [row] = await server.database.query<{ typed: object }>(
      sql`select typed from leitwerk.draft where user_id = ${server.users.get(SALES)}::uuid`,
    );
    expect(Object.keys(row?.typed ?? {})).not.toContain('bike');
  });

  it('does not show a field that was closed meanwhile', async () => {
    await keep(ADMIN, `repair/${repair}`, { bike, hours: '4.00' });
    await server.database.query(sql`delete from leitwerk.draft where user_id = ${server.users.get(SALES)}::uuid`);
    await server.database.query(
      sql`update leitwerk.draft set user_id = ${server.users.get(SALES)}::uuid where record_id = ${repair}`,
    );
    const { values } = (await read(SALES, `repair/${repair}`)).body as { values: object };
    expect(values).toEqual({ hours: '4.00' });
  });

  it('ends after 30 days, and an upload that it names lives as long', async () => {
    const [file] = await server.database.query<{ id: string }>(sql`
      insert into leitwerk.file (id, name, type, size, sha256, created_by, created_at)
      values (gen_random_uuid(), 'a.txt', 'text/plain', 0, ''::bytea, ${server.users.get(ADMIN)}::uuid, now() - interval '3 days')
      returning id`);
    await keep(ADMIN, 'bike/new', { frame: file?.id });
    await removeUnattachedFiles(server.database);
    const files = () => server.database.query(sql`select 1 from leitwerk.file where id = ${file?.id}::uuid`);
    expect(await files()).toHaveLength(1);
    await server.database.query(sql`update leitwerk.draft set at = now() - interval '31 days' where entity = 'bike'`);
    expect((await read(ADMIN, 'bike/new')).status).toBe(204);
    await removeOldDrafts(server.database);
    expect(await server.database.query(sql`select 1 from leitwerk.draft where entity = 'bike'`)).toHaveLength(0);
    await removeUnattachedFiles(server.database);
    expect(await files()).toHaveLength(0);
  });
});

describe('drafts are refused', () => {
  it('to strangers and to those without the right', async () => {
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      const body = method === 'PUT' ? { values: { frame: 'x' } } : undefined;
      const ask = (as: string | null, path: string) => server.ask(as, method, `/api/drafts/${path}`, body);
      expect((await ask(null, 'bike/new')).status).toBe(401);
      expect((await ask(SERVICE, 'bike/new')).status).toBe(403);
      expect((await ask(ADMIN, 'nonsense/new')).status).toBe(404);
      if (method === 'DELETE') continue;
      expect((await ask(SALES, 'bike/new')).status, 'no create').toBe(403);
      expect((await ask(ADMIN, 'bike/x')).status, 'no id').toBe(404);
    }
  });

  it('for records that the person cannot read', async () => {
    const other = (await server.ask(ADMIN, 'POST', '/api/records/repair', { bike })).body as { id: string };
    expect((await keep(SALES, `repair/${other.id}`, { hours: '1' })).status).toBe(404);
    expect((await read(SALES, `repair/${other.id}`)).status).toBe(404);
  });

  it('when they are of the wrong shape or too large', async () => {
    expect(code(await keep(ADMIN, 'bike/new', { colour: 'red' }))).toBe('record.invalid');
    expect(code(await server.ask(ADMIN, 'PUT', '/api/drafts/bike/new', { values: [] }))).toBe('draft.shape');
    expect(code(await keep(ADMIN, 'bike/new', { frame: 'x' }, { baseVersion: 1e12 }))).toBe('draft.shape');
    expect(code(await keep(ADMIN, 'bike/new', { frame: 'x' }, { more: 1 }))).toBe('value.unknown-key');
    expect((await keep(ADMIN, 'bike/new', { frame: 'x'.repeat(300_000) })).status).toBe(413);
    expect((await read(ADMIN, 'bike/new')).status).toBe(204);
  });
});
