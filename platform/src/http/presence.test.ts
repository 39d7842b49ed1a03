import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';
import { openPresenceBoard } from './presence.ts';

const FOREMAN = 'admin@example.com';
const MECHANIC = 'sales@example.com';
const NOBODY = 'service@example.com';
const TAB = 'a'.repeat(32);
const OTHER_TAB = 'b'.repeat(32);

let server: TestServer;
let own: string;
let foreign: string;

beforeAll(async () => {
  server = await startTestServer(workshop);
  for (const [email, roles] of [
    [FOREMAN, ['foreman']],
    [MECHANIC, ['mechanic']],
    [NOBODY, []],
  ] as const)
    await server.database.query(sql`update data."user" set roles = ${roles}::text[] where email = ${email}`);
  const create = async (entity: string, values: object): Promise<string> =>
    ((await server.ask(FOREMAN, 'POST', `/api/records/${entity}`, values)).body as { id: string }).id;
  const bike = await create('bike', { frame: 'F-1' });
  own = await create('repair', { bike, mechanic: server.users.get(MECHANIC) });
  foreign = await create('repair', { bike });
});
afterAll(() => server.close());

const enter = (as: string | null, tab: string, id: string, editing = false) =>
  server.ask(as, 'PUT', `/api/presence/${tab}`, { entity: 'repair', id, editing });
const who = async (as: string, id: string) =>
  (await server.ask(as, 'GET', `/api/records/repair/${id}/presence`)).body as { items: object[] };

describe('presence', () => {
  it('tells the others who is there and edits, in every process, and ends when the tab leaves', async () => {
    const process = await openPresenceBoard(server.database);
    const told: object[] = [];
    process.subscribe((place) => told.push(place));
    expect((await enter(FOREMAN, TAB, own)).status).toBe(204);
    await enter(MECHANIC, OTHER_TAB, own, true);
    const foreman = { user: { id: server.users.get(FOREMAN), title: expect.any(String) as unknown }, editing: false };
    await vi.waitFor(async () => expect(await who(MECHANIC, own)).toEqual({ items: [foreman] }));
    await vi.waitFor(async () => expect((await who(FOREMAN, own)).items).toMatchObject([{ editing: true }]));
    await vi.waitFor(() => expect(process.at({ entity: 'repair', id: own })).toHaveLength(2));
    // Saying the same again is no news.
    const news = told.length;
    await enter(FOREMAN, TAB, own);
    await server.ask(FOREMAN, 'DELETE', `/api/presence/${TAB}`);
    await vi.waitFor(async () => expect(await who(MECHANIC, own)).toEqual({ items: [] }));
    await vi.waitFor(() => expect(told).toHaveLength(news + 1));
    await process.close();
  });

  it('moves with the tab, and nobody can speak for the tab of another', async () => {
    await enter(FOREMAN, TAB, own);
    await server.ask(MECHANIC, 'DELETE', `/api/presence/${TAB}`);
    await vi.waitFor(async () => expect((await who(MECHANIC, own)).items).toHaveLength(1));
    await enter(FOREMAN, TAB, foreign);
    await vi.waitFor(async () => expect((await who(MECHANIC, own)).items).toHaveLength(0));
  });

  it('is closed to strangers and for records that the person cannot read', async () => {
    expect((await enter(null, TAB, own)).status).toBe(401);
    expect((await enter(NOBODY, TAB, own)).status).toBe(403);
    expect((await enter(MECHANIC, TAB, foreign)).status).toBe(404);
    for (const [as, id, status] of [
      [NOBODY, own, 403],
      [MECHANIC, foreign, 404],
    ] as const)
      expect((await server.ask(as, 'GET', `/api/records/repair/${id}/presence`)).status).toBe(status);
    expect((await enter(FOREMAN, 'x', own)).status).toBe(400);
    expect(
      (await server.ask(FOREMAN, 'PUT', `/api/presence/${TAB}`, { entity: 'repair', id: own, more: 1 })).status,
    ).toBe(400);
    expect((await server.ask(FOREMAN, 'GET', '/api/events?tab=x')).status).toBe(400);
  });
});
