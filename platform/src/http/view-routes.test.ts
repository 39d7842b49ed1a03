import type { SavedView, SavedViews } from '@leitwerk/metadata/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiToken } from '../session/api-tokens.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const ADMIN = 'admin@example.com';
const LEAD = 'lead@example.com';
const SALES = 'sales@example.com';
const SERVICE = 'service@example.com';
const NOBODY = '01900000-0000-7000-8000-000000000000';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const content = { type: 'list', columns: ['lastName', 'status'], filter: { status: 'prospect' }, sort: ['-createdAt'] };
const save = (as: string, body: object, entity = 'lead') => server.ask(as, 'POST', `/api/views/${entity}`, body);
const saved = async (as: string, body: object, entity = 'lead'): Promise<SavedView> => {
  const reply = await save(as, body, entity);
  expect(reply.status, reply.text).toBe(201);
  return reply.body as SavedView;
};
const seen = async (as: string, entity = 'lead'): Promise<SavedViews> =>
  (await server.ask(as, 'GET', `/api/views/${entity}`)).body as SavedViews;
const teamOf = async (email: string): Promise<string> => {
  const session = (await server.ask(email, 'GET', '/api/session')).body as { teams: string[] };
  return session.teams[0] ?? '';
};

describe('a saved view', () => {
  it('is private until it is shared, and sharing has its right', async () => {
    const mine = await saved(SALES, { name: '  Neue ', shared: 'private', content });
    expect(mine).toMatchObject({ name: 'Neue', isMine: true, mayChange: true, isWhole: true, content, version: 1 });
    expect((await seen(LEAD)).items.map((one) => one.id)).not.toContain(mine.id);
    const path = `/api/views/lead/${mine.id}`;
    for (const as of [LEAD, ADMIN]) {
      expect((await server.ask(as, 'PATCH', path, { name: 'X' })).status, as).toBe(404);
      expect((await server.ask(as, 'DELETE', path)).status, as).toBe(404);
    }
    for (const shared of ['team', 'everyone']) {
      const team = await teamOf(SALES);
      expect((await server.ask(SALES, 'PATCH', path, { shared, team })).status, shared).toBe(403);
      expect((await save(SALES, { name: 'N', shared, team, content })).status, shared).toBe(403);
    }
    expect((await server.ask(SALES, 'PATCH', path, { name: 'Ganz neue' })).body).toMatchObject({
      name: 'Ganz neue',
      version: 2,
    });
    expect((await server.ask(SALES, 'PATCH', path, { name: 'Y' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await server.ask(SALES, 'DELETE', path)).status).toBe(204);
    expect((await seen(SALES)).items).toEqual([]);
  });

  it('of a team is seen by its members only, and changed by those who may share', async () => {
    const team = await teamOf(LEAD);
    expect(team).toBe(await teamOf(SALES));
    expect((await save(LEAD, { name: 'T', shared: 'team', content })).status).toBe(422);
    const foreign = server.keys.get('team/service');
    expect((await save(LEAD, { name: 'T', shared: 'team', team: foreign, content })).status).toBe(422);
    const one = await saved(LEAD, { name: 'Team', shared: 'team', team, content });
    expect((await seen(SALES)).items).toMatchObject([
      { id: one.id, isMine: false, mayChange: false, team: { id: team } },
    ]);
    expect((await seen(SERVICE)).items).toEqual([]);
    expect((await server.ask(SALES, 'PATCH', `/api/views/lead/${one.id}`, { name: 'X' })).status).toBe(403);
    expect((await server.ask(SALES, 'DELETE', `/api/views/lead/${one.id}`)).status).toBe(403);
    expect((await server.ask(LEAD, 'DELETE', `/api/views/lead/${one.id}`)).status).toBe(204);
  });

  it('is shown without what its reader may not read, and he cannot overwrite that', async () => {
    const model = server.runtime.models.current();
    const of = (role: string) =>
      model.accessOf({ isSystem: false, roles: [role], teams: [], id: NOBODY, name: '', email: '', language: 'en' });
    // Some entity of which the viewer may read records but not every field.
    const found = [...model.entities.values()].flatMap(({ entity }) => {
      const rights = of('viewer').entity(entity.name);
      const hidden =
        rights.rows.read === 'none' ? [] : entity.fields.filter((field) => !rights.readable.has(field.name));
      const field = hidden.find((one) => ['date', 'text', 'option', 'email', 'phone'].includes(one.type));
      return field ? [{ entity, field }] : [];
    })[0];
    if (!found) throw new Error('the viewer reads everything');
    const { entity, field } = found;
    const secret = { [field.name]: { isNull: false } };
    const open = { createdAt: { gte: '$monthStart-1' } };
    const one = await saved(
      ADMIN,
      {
        name: 'Geheim',
        shared: 'everyone',
        content: {
          type: 'list',
          columns: [entity.titleField, field.id],
          sort: [field.name, '-createdAt'],
          filter: { ...open, ...secret, or: [open, secret], and: [open, secret] },
        },
      },
      entity.name,
    );
    expect(one.isWhole).toBe(true);
    const masked = (await seen('viewer@example.com', entity.name)).items.find(({ id }) => id === one.id);
    expect(masked).toMatchObject({ isWhole: false, mayChange: false });
    expect(masked?.content).toEqual({
      type: 'list',
      columns: [entity.titleField],
      sort: ['-createdAt'],
      filter: { ...open, and: [open] },
    });
    expect(JSON.stringify(masked)).not.toContain(field.name);
    const list = `/api/records/${entity.name}?filter=${encodeURIComponent(JSON.stringify(masked?.content.filter))}`;
    expect((await server.ask('viewer@example.com', 'GET', list)).status).toBe(200);
    // Nor can he keep one of his own that names it.
    for (const attack of [
      { filter: secret },
      { sort: [field.name] },
      { columns: [field.id] },
      { group: field.id },
      { sums: [field.id] },
      { start: field.id },
    ]) {
      const reply = await save(
        'viewer@example.com',
        { name: 'A', shared: 'private', content: { type: 'list', ...attack } },
        entity.name,
      );
      expect([400, 422], JSON.stringify(attack)).toContain(reply.status);
    }
    expect((await server.ask(ADMIN, 'DELETE', `/api/views/${entity.name}/${one.id}`)).status).toBe(204);
  });

  it('keeps nothing that is no view', async () => {
    const wrong: readonly [object, number][] = [
      [{}, 422],
      [{ name: '', shared: 'private', content }, 422],
      [{ name: 'x'.repeat(81), shared: 'private', content }, 422],
      [{ name: 'N', shared: 'all', content }, 422],
      [{ name: 'N', shared: 'private', content, more: 1 }, 400],
      [{ name: 'N', shared: 'private', content: { type: 'table' } }, 422],
      [{ name: 'N', shared: 'private', content: { type: 'list', width: 1 } }, 422],
      [{ name: 'N', shared: 'private', content: { type: 'kanban' } }, 422],
      [{ name: 'N', shared: 'private', content: { type: 'calendar', start: 'lastName' } }, 422],
      [{ name: 'N', shared: 'private', content: { type: 'list', sums: ['lastName'] } }, 422],
      [{ name: 'N', shared: 'private', content: { type: 'list', filter: { nonsense: 1 } } }, 400],
    ];
    // A board without its group would be shown as a list: it is refused when it is saved.
    for (const [body, status] of wrong) expect((await save(SALES, body)).status, JSON.stringify(body)).toBe(status);
    expect((await server.ask(SALES, 'POST', '/api/views/nonsense', {})).status).toBe(404);
    expect((await seen(SALES)).items).toEqual([]);
  });

  it('can be what a role sees first', async () => {
    const one = await saved(ADMIN, { name: 'Zuerst', shared: 'everyone', content });
    const hidden = await saved(ADMIN, { name: 'Eigene', shared: 'private', content });
    const path = '/api/views/lead/first';
    expect((await server.ask(SALES, 'POST', path, { role: 'sales', view: one.id })).status).toBe(403);
    expect((await server.ask(ADMIN, 'POST', path, { role: 'sales', view: hidden.id })).status).toBe(404);
    expect((await server.ask(ADMIN, 'POST', path, { role: 'nonsense', view: one.id })).status).toBe(422);
    expect((await server.ask(ADMIN, 'POST', path, { role: 'sales', view: one.id })).status).toBe(204);
    expect((await seen(SALES)).first).toBe(one.id);
    expect((await seen(SERVICE)).first).toBeNull();
    expect((await server.ask(ADMIN, 'POST', path, { role: 'sales', view: 'lead-mine' })).status).toBe(204);
    expect((await seen(SALES)).first).toBe('lead-mine');
    expect((await server.ask(ADMIN, 'POST', path, { role: 'sales', view: one.id })).status).toBe(204);
    expect((await server.ask(ADMIN, 'DELETE', `/api/views/lead/${one.id}`)).status).toBe(204);
    expect((await seen(SALES)).first).toBeNull();
  });

  it('is not changed by a token that may only read, nor seen without a right to the records', async () => {
    const id = server.users.get(ADMIN) ?? '';
    const { token } = await createApiToken(server.database, id, { name: 'r', scopes: ['read'], expiresAt: null });
    expect((await save(token, { name: 'N', shared: 'private', content })).status).toBe(403);
    expect((await server.ask(token, 'DELETE', `/api/views/lead/${NOBODY}`)).status).toBe(403);
    expect((await server.ask(token, 'PUT', '/api/settings/list.lead', { value: 1 })).status).toBe(403);
    const model = server.runtime.models.current();
    const closed = [...model.entities.keys()].find(
      (name) =>
        model
          .accessOf({ isSystem: false, roles: ['viewer'], teams: [], id, name: '', email: '', language: 'en' })
          .entity(name).rows.read === 'none',
    );
    if (closed) expect((await server.ask('viewer@example.com', 'GET', `/api/views/${closed}`)).status).toBe(403);
  });
});

describe('an own setting', () => {
  const path = '/api/settings/list.lead';
  it('is kept for its owner only, replaced and forgotten', async () => {
    expect((await server.ask(SALES, 'GET', path)).body).toEqual({ value: null });
    expect((await server.ask(SALES, 'PUT', path, { value: { columns: ['a'] } })).status).toBe(204);
    expect((await server.ask(SALES, 'PUT', path, { value: { columns: ['b'] } })).status).toBe(204);
    expect((await server.ask(SALES, 'GET', path)).body).toEqual({ value: { columns: ['b'] } });
    expect((await server.ask(ADMIN, 'GET', path)).body).toEqual({ value: null });
    expect((await server.ask(SALES, 'PUT', path, { value: null })).status).toBe(204);
    expect((await server.ask(SALES, 'GET', path)).body).toEqual({ value: null });
  });

  it('has a bounded size, number and key', async () => {
    expect((await server.ask(SALES, 'PUT', path, { value: 'x'.repeat(20_000) })).status).toBe(413);
    expect((await server.ask(SALES, 'PUT', path, { value: 1, more: 2 })).status).toBe(400);
    for (const key of ['a%20b', '1a', 'x'.repeat(101)])
      expect((await server.ask(SALES, 'PUT', `/api/settings/${key}`, { value: 1 })).status, key).toBe(400);
    const most = 300;
    for (const [key, value] of [
      ['timeZone', 'Berlin'],
      ['notifications', { given: true }],
      ['notifications', { nothing: { app: true } }],
    ])
      expect((await server.ask(SALES, 'PUT', `/api/settings/${key}`, { value })).status, String(key)).toBe(422);
    expect((await server.ask(SALES, 'PUT', '/api/settings/timeZone', { value: 'Asia/Tokyo' })).status).toBe(204);
    for (let at = 0; at < most; at += 1) await server.ask(SERVICE, 'PUT', `/api/settings/s${at}`, { value: at });
    expect((await server.ask(SERVICE, 'PUT', '/api/settings/more', { value: 1 })).status).toBe(409);
    expect((await server.ask(SERVICE, 'PUT', '/api/settings/s0', { value: 2 })).status).toBe(204);
  });
});
