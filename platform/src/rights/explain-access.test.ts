import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { seedDocuments, startTestServer } from '../testing/start-test-server.ts';
import { accessOfRoles } from './access.ts';
import type { ExplainedAccess } from './explain-access.ts';
import { explainAccess } from './explain-access.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(await seedDocuments(false), undefined, false);
});
afterAll(() => server.close());

const entityOf = ({ entities }: ExplainedAccess, id: string) => entities.find((one) => one.id === id);
const actionOf = (access: ExplainedAccess, id: string, action: string) =>
  entityOf(access, id)?.actions.find((one) => one.action === action);

it('says the same as the rights by which the server decides, for every pair of roles', () => {
  const { model } = server.runtime.models.current();
  const roles = Object.keys(model.roles);
  for (const one of roles)
    for (const other of roles) {
      const held = [...new Set([one, other])];
      const access = accessOfRoles(model, held);
      for (const { id, actions, hidden } of explainAccess(model, held).entities) {
        const entity = Object.values(model.entities).find((given) => given.id === id);
        const decided = access.entity(entity?.name ?? '');
        for (const { action, rows, by } of actions) {
          expect(rows, `${held} ${action} ${id}`).toEqual(decided.rows[action]);
          // Nothing is allowed that no role grants.
          expect(by.length > 0, `${held} ${action} ${id}`).toBe(rows !== 'none');
        }
        for (const { field, by } of hidden) {
          const { name } = entity?.fields.find((given) => given.id === field) ?? { name: '' };
          expect(decided.readable.has(name), `${id}.${field}`).toBe(false);
          expect(by.length, `${id}.${field}`).toBeGreaterThan(0);
        }
      }
    }
});

it('names the roles of a draft from which a right comes, and the rules that limit it', async () => {
  const begun = (await server.ask('admin@example.com', 'POST', '/api/metadata/drafts', { name: 'Rights' })).body as {
    id: string;
  };
  const path = `/api/metadata/drafts/${begun.id}`;
  const read = async (roles: string) =>
    (await server.ask('consultant@example.com', 'GET', `${path}/rights?roles=${roles}`)).body as ExplainedAccess;
  const before = await read('sales,viewer');
  expect(actionOf(before, 'lead', 'update')).toEqual({
    action: 'update',
    rows: ['own'],
    by: [{ role: 'sales', rows: ['own'] }],
  });
  expect(actionOf(before, 'lead', 'delete')).toMatchObject({ rows: 'none', by: [] });
  expect(entityOf(await read('sales'), 'bank-account')?.hidden).toMatchObject([
    { field: 'iban', by: ['sales'] },
    { field: 'bic', by: ['sales'] },
  ]);
  expect(before.actions.find(({ what }) => what === 'geodata.locate')).toMatchObject({ by: ['sales'] });
  expect(before.permissions.find(({ what }) => what === 'metadata.publish')?.by).toEqual([]);

  const operations = [{ op: 'set', at: ['role/viewer', 'permissions'], value: ['metadata.read'] }];
  await server.ask('admin@example.com', 'PATCH', path, { revision: 0, operations });
  const after = await read('sales,viewer');
  expect(after.permissions.find(({ what }) => what === 'metadata.read')?.by).toEqual(['viewer']);
  expect((await read('nothing')).permissions.every(({ by }) => by.length === 0)).toBe(true);

  expect((await server.ask(null, 'GET', `${path}/rights`)).status).toBe(401);
  expect((await server.ask('sales@example.com', 'GET', `${path}/rights?roles=sales`)).status).toBe(403);
});
