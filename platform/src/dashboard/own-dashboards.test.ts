import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { createApiToken } from '../session/api-tokens.ts';
import type { Reply, TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { removeDeletedDashboards } from './own-dashboards.ts';

const LEAD = 'lead@example.com';
const SALES = 'sales@example.com';
const VIEWER = 'viewer@example.com';
const ADMIN = 'admin@example.com';
const BASE = '/api/dashboards';

const place = (y: number) => ({ x: 0, y, width: 4, height: 2 });
const label = { de: 'Kachel', en: 'Tile' };
const COUNT = { id: 'count', label, type: 'figure', entity: 'contract', time: 'createdAt', ...place(0) };
/** Viewers may not read what is paid. */
const PAID = {
  id: 'paid',
  label,
  type: 'figure',
  entity: 'contract',
  measures: [{ of: 'sum', field: 'instalment' }],
  ...place(2),
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
});
afterAll(() => server.close());

type Shown = {
  readonly id: string;
  readonly version: number;
  readonly isWhole: boolean;
  readonly mayChange: boolean;
  readonly content?: unknown;
  readonly dashboard: { readonly tiles: readonly { readonly id: string }[] } | null;
};
const shown = (reply: Reply) => reply.body as Shown;
const codesOf = (reply: Reply) => {
  const { issues } = reply.body as { issues: { path: string; code: string }[] };
  return issues.map(({ path, code }) => `${path} ${code}`);
};
const tilesOf = (reply: Reply) => shown(reply).dashboard?.tiles.map(({ id }) => id);
const namesFor = async (email: string) =>
  ((await server.ask(email, 'GET', BASE)).body as { items: { name: string }[] }).items.map(({ name }) => name);

async function make(name: string, tiles: readonly object[] = [COUNT, PAID], as = LEAD): Promise<string> {
  const made = await server.ask(as, 'POST', BASE, { name, content: { tiles } });
  expect(made.status, made.text).toBe(201);
  return shown(made).id;
}

/** An entity of which sales leads may read nothing. */
function closedEntity(): string {
  const model = server.runtime.models.current();
  const access = model.accessOf({ ...SYSTEM_ACTOR, isSystem: false, roles: ['sales-lead'] });
  const closed = [...model.entities.values()].find(({ entity }) => access.entity(entity.name).rows.read === 'none');
  return closed?.entity.id ?? '';
}

const shareWith = (id: string, items: readonly object[], as = LEAD) =>
  server.ask(as, 'PUT', `${BASE}/${id}/shares`, { items });

describe('a dashboard of one’s own', () => {
  it('is made, read, renamed, changed, removed and taken back by its owner', async () => {
    const id = await make('Mein Überblick');
    expect(await namesFor(LEAD)).toContain('Mein Überblick');
    expect(await namesFor(SALES)).not.toContain('Mein Überblick');
    const read = shown(await server.ask(LEAD, 'GET', `${BASE}/${id}`));
    expect(read).toMatchObject({ isMine: true, isWhole: true, version: 1, dashboard: { id } });
    const changed = await server.ask(
      LEAD,
      'PATCH',
      `${BASE}/${id}`,
      { name: 'Anders', content: { period: 'this-year', tiles: [COUNT] } },
      { 'if-match': '"1"' },
    );
    expect(shown(changed)).toMatchObject({ name: 'Anders', version: 2, content: { period: 'this-year' } });
    const late = await server.ask(LEAD, 'PATCH', `${BASE}/${id}`, { name: 'Zu spät' }, { 'if-match': '"1"' });
    expect([late.status, (late.body as { code: string }).code]).toEqual([412, 'dashboard.changed-meanwhile']);
    expect((await server.ask(LEAD, 'DELETE', `${BASE}/${id}`)).status).toBe(204);
    expect((await server.ask(LEAD, 'GET', `${BASE}/${id}`)).status).toBe(404);
    expect((await server.ask(SALES, 'POST', `${BASE}/${id}/restore`)).status).toBe(404);
    expect((await server.ask(LEAD, 'POST', `${BASE}/${id}/restore`)).status).toBe(200);
    expect(await namesFor(LEAD)).toContain('Anders');
  });

  it('is gone for good a month after its removal', async () => {
    const id = await make('Alt');
    await server.ask(LEAD, 'DELETE', `${BASE}/${id}`);
    await server.database.query(
      sql`update leitwerk.own_dashboard set deleted_at = now() - interval '31 days' where id = ${id}::uuid`,
    );
    await removeDeletedDashboards(server.database);
    expect((await server.ask(LEAD, 'POST', `${BASE}/${id}/restore`)).status).toBe(404);
  });

  it('is refused where a definition would be, or names what its maker may not read', async () => {
    const attempt = (content: unknown, as = LEAD) => server.ask(as, 'POST', BASE, { name: 'Falsch', content });
    expect(codesOf(await attempt({ tiles: [] }))).toEqual(['content.tiles value.required']);
    expect(codesOf(await attempt({ tiles: [COUNT], roles: ['admin'] }))).toEqual(['content.roles value.unknown-key']);
    expect(codesOf(await attempt({ tiles: [{ ...COUNT, nonsense: 1 }] }))).toEqual([
      'content.tiles.0.nonsense document.unknown-key',
    ]);
    expect(codesOf(await attempt({ tiles: [COUNT, { ...PAID, y: 1 }] }))).toEqual([
      'content.tiles.1 definition.tiles-overlap',
    ]);
    expect((await attempt({ tiles: [{ ...COUNT, entity: 'mail-message' }] })).status).toBe(201);
    // What is closed to him is told in the same words as what is not there.
    for (const entity of ['nothing', closedEntity()])
      expect(codesOf(await attempt({ tiles: [COUNT, { ...COUNT, id: 'closed', entity, y: 2 }] }))).toEqual([
        'content.tiles.1 dashboard.not-readable',
      ]);
    expect(
      codesOf(
        await attempt({ tiles: [COUNT], filters: [{ id: 'f', label, fields: [{ entity: 'lead', field: 'x' }] }] }),
      ),
    ).toEqual(['content.filters.0 dashboard.not-readable']);
    const hidden = await server.ask(LEAD, 'POST', BASE, { name: ' ', content: { tiles: [COUNT] } });
    expect((hidden.body as { code: string }).code).toBe('dashboard.shape');
  });

  it('needs the right to build, and a token that may only read changes nothing', async () => {
    const content = { tiles: [COUNT] };
    const id = await make('Rechte');
    await shareWith(id, [{ user: server.users.get(SALES), mayChange: true }]);
    expect((await server.ask(SALES, 'POST', BASE, { name: 'Nein', content })).status).toBe(403);
    expect((await server.ask(SALES, 'PATCH', `${BASE}/${id}`, { name: 'Nein' })).status).toBe(403);
    expect((await shareWith(id, [], SALES)).status).toBe(403);
    expect((await server.ask(SALES, 'GET', `${BASE}/${id}/shares`)).status).toBe(403);
    expect((await server.ask(SALES, 'DELETE', `${BASE}/${id}`)).status).toBe(403);
    const { token } = await createApiToken(server.database, server.users.get(LEAD) ?? '', {
      name: 'looks',
      scopes: ['read', 'metadata'],
      expiresAt: null,
    });
    expect((await server.ask(token, 'POST', BASE, { name: 'Nein', content })).status).toBe(403);
    expect((await server.ask(token, 'PATCH', `${BASE}/${id}`, { name: 'Nein' })).status).toBe(403);
    expect((await server.ask(token, 'DELETE', `${BASE}/${id}`)).status).toBe(403);
    expect((await server.ask(token, 'POST', `${BASE}/${id}/restore`)).status).toBe(403);
    expect((await server.ask(token, 'PUT', `${BASE}/${id}/shares`, { items: [] })).status).toBe(403);
    expect(await namesFor(LEAD)).toContain('Rechte');
  });
});

describe('a shared dashboard', () => {
  it('is in the list of a person or a team, without what they may not read, and goes when it is withdrawn', async () => {
    const id = await make('Geteilt');
    const stranger = await server.ask(VIEWER, 'GET', `${BASE}/${id}`);
    expect([stranger.status, (stranger.body as { code: string }).code]).toEqual([404, 'dashboard.not-found']);
    const given = await shareWith(id, [
      { user: server.users.get(VIEWER), mayChange: false },
      { team: server.keys.get('team/nord'), mayChange: false },
    ]);
    expect(given.status, given.text).toBe(200);
    expect(tilesOf(await server.ask(SALES, 'GET', `${BASE}/${id}`))).toEqual(['count', 'paid']);
    const fewer = await server.ask(VIEWER, 'GET', `${BASE}/${id}`);
    expect(tilesOf(fewer)).toEqual(['count']);
    expect(shown(fewer)).toMatchObject({ isWhole: false, mayChange: false });
    expect(fewer.text).not.toContain('instalment');
    expect(await namesFor(VIEWER)).toEqual(['Geteilt']);
    await shareWith(id, []);
    expect(await namesFor(VIEWER)).toEqual([]);
    expect((await server.ask(SALES, 'GET', `${BASE}/${id}`)).status).toBe(404);
  });

  it('is changed by whom it is given to for that, but never by somebody who does not see all of it', async () => {
    const id = await make('Gemeinsam', [COUNT], ADMIN);
    await shareWith(id, [{ user: server.users.get(LEAD), mayChange: false }], ADMIN);
    expect((await server.ask(LEAD, 'PATCH', `${BASE}/${id}`, { name: 'Nein' })).status).toBe(403);
    await shareWith(id, [{ user: server.users.get(LEAD), mayChange: true }], ADMIN);
    expect((await server.ask(LEAD, 'PATCH', `${BASE}/${id}`, { name: 'Ja' })).status).toBe(200);
    // What a sales lead may not read is put in by the administrator.
    const closed = { ...COUNT, id: 'closed', entity: closedEntity(), y: 4 };
    const more = await server.ask(ADMIN, 'PATCH', `${BASE}/${id}`, { content: { tiles: [COUNT, closed] } });
    expect(more.status, more.text).toBe(200);
    const lost = await server.ask(LEAD, 'PATCH', `${BASE}/${id}`, { content: { tiles: [COUNT] } });
    expect([lost.status, (lost.body as { code: string }).code]).toEqual([409, 'dashboard.not-whole']);
    // Its owner stays the only one who shares and removes it.
    expect((await shareWith(id, [])).status).toBe(403);
    expect((await server.ask(LEAD, 'DELETE', `${BASE}/${id}`)).status).toBe(403);
  });

  it('is shared with people who are there only', async () => {
    const id = await make('Mit wem');
    const nobody = '01900000-0000-7000-8000-000000000000';
    for (const [items, code] of [
      [[{ user: nobody, mayChange: false }], 'dashboard.unknown-person'],
      [[{ team: nobody, mayChange: false }], 'dashboard.unknown-person'],
      [[{ user: 'x', mayChange: false }], 'dashboard.shares'],
      [[{ user: server.users.get(SALES), team: server.keys.get('team/nord'), mayChange: false }], 'dashboard.shares'],
      [[{ mayChange: true }], 'dashboard.shares'],
      ['x', 'dashboard.shares'],
    ] as const) {
      const reply = await server.ask(LEAD, 'PUT', `${BASE}/${id}/shares`, { items });
      expect([reply.status, (reply.body as { code: string }).code], reply.text).toEqual([422, code]);
    }
    expect((await server.ask(LEAD, 'GET', `${BASE}/${id}/shares`)).body).toEqual({ items: [] });
  });
});
