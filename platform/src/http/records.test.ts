import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { relayBatch } from '../job/relay-outbox.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Rec = Record<string, unknown> & { readonly id: string; readonly version: number };

async function newLead(values: Record<string, unknown> = {}, as = ADMIN): Promise<Rec> {
  const reply = await server.ask(as, 'POST', '/api/records/lead', {
    kind: 'person',
    lastName: 'Muster',
    email: `x${Math.random()}@example.org`,
    ...values,
  });
  expect(reply.status, reply.text).toBe(201);
  return reply.body as Rec;
}
const query = (filter: unknown): string => `filter=${encodeURIComponent(JSON.stringify(filter))}`;
const items = (body: unknown): Rec[] => (body as { items: Rec[] }).items;

describe('one record', () => {
  it('is created with location, version, number, computed fields and defaults', async () => {
    const reply = await server.ask(ADMIN, 'POST', '/api/records/lead', {
      kind: 'person',
      firstName: 'Ada',
      lastName: 'Groß',
      phone: '030 / 1234567',
      email: 'ada@example.org',
    });
    const lead = reply.body as Rec;
    expect(reply.headers['location']).toBe(`/api/records/lead/${lead.id}`);
    expect(reply.headers['etag']).toBe('"1"');
    expect(lead).toMatchObject({
      displayName: 'Ada Groß',
      phone: '+49 30 1234567',
      status: 'prospect',
      segment: 'household',
      owner: server.users.get(ADMIN),
      contractCount: 0,
    });
    expect(lead['leadNumber']).toMatch(/^L-\d+$/);
    expect(lead.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('tells every wrong value with its place, in the language asked for, and stores nothing', async () => {
    const before = (await server.ask(ADMIN, 'GET', '/api/records/lead?count=exact&limit=1')).body as { count: number };
    const reply = await server.ask(
      ADMIN,
      'POST',
      '/api/records/lead',
      { kind: 'person', colour: 'red', score: 500, birthDate: '2024-02-30', displayName: 'x' },
      { 'accept-language': 'de' },
    );
    expect(reply.status).toBe(422);
    expect(reply.headers['content-type']).toMatch('application/problem+json');
    const issues = (reply.body as { issues: { path: string; code: string; message: string }[] }).issues;
    expect(issues.map((issue) => `${issue.path} ${issue.code}`).sort()).toEqual([
      'birthDate value.date',
      'colour value.unknown-key',
      'displayName value.not-writable',
      'score value.too-large',
    ]);
    expect(issues.find((issue) => issue.path === 'score')?.message).toBe('Höchstens 100.');
    const after = (await server.ask(ADMIN, 'GET', '/api/records/lead?count=exact&limit=1')).body as { count: number };
    expect(after.count).toBe(before.count);
  });

  it('is merged by PATCH, and a stale version is refused with 412', async () => {
    const lead = await newLead({ address: { street: 'Weg', houseNumber: '1', postalCode: '50667', city: 'Köln' } });
    const path = `/api/records/lead/${lead.id}`;
    const changed = await server.ask(
      ADMIN,
      'PATCH',
      path,
      { address: { houseNumber: '2' }, notes: 'x' },
      { 'if-match': '"1"' },
    );
    expect(changed.body).toMatchObject({ version: 2, address: { street: 'Weg', houseNumber: '2', country: 'DE' } });
    expect((await server.ask(ADMIN, 'PATCH', path, { notes: 'y' }, { 'if-match': '"1"' })).status).toBe(412);
    const same = await server.ask(ADMIN, 'PATCH', path, { notes: 'x' });
    expect(same.body).toMatchObject({ version: 2 });
    expect((await server.ask(ADMIN, 'PATCH', path, '{"__proto__":{"x":1}}')).status).toBe(400);
  });

  it('goes to the bin, comes back, and is gone after a purge', async () => {
    const lead = await newLead();
    const path = `/api/records/lead/${lead.id}`;
    expect((await server.ask(ADMIN, 'DELETE', path)).status).toBe(204);
    expect((await server.ask(ADMIN, 'GET', path)).status).toBe(404);
    expect(
      items((await server.ask(ADMIN, 'GET', `/api/records/lead?bin=true&${query({ id: lead.id })}`)).body),
    ).toHaveLength(1);
    expect((await server.ask(ADMIN, 'POST', `${path}/restore`)).status).toBe(200);
    expect((await server.ask(SALES, 'DELETE', `${path}?purge=true`)).status).toBe(403);
    expect((await server.ask(ADMIN, 'DELETE', `${path}?purge=true`)).status).toBe(204);
    expect((await server.ask(ADMIN, 'POST', `${path}/restore`)).status).toBe(404);
  });

  it('cannot go while another record needs it', async () => {
    const lead = await newLead();
    await server.ask(ADMIN, 'POST', '/api/records/contact-person', {
      lead: lead.id,
      lastName: 'X',
      email: 'x@example.org',
    });
    const reply = await server.ask(ADMIN, 'DELETE', `/api/records/lead/${lead.id}`);
    expect(reply.status, reply.text).toBe(409);
    expect(reply.body).toMatchObject({ code: 'record.in-use' });
  });

  it('remembers its changes and can be read as it was', async () => {
    const lead = await newLead({ notes: 'first' });
    const path = `/api/records/lead/${lead.id}`;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const between = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await server.ask(ADMIN, 'PATCH', path, { notes: 'second', score: 10 });
    const history = items((await server.ask(ADMIN, 'GET', `${path}/history`)).body);
    expect(history.map((entry) => entry['action'])).toEqual(['update', 'create']);
    expect(history[0]).toMatchObject({
      by: { id: server.users.get(ADMIN) },
      changes: { notes: ['first', 'second'], score: [null, 10] },
    });
    expect((await server.ask(ADMIN, 'GET', `${path}?at=${between}`)).body).toMatchObject({
      notes: 'first',
      score: null,
      version: 1,
    });
    expect((await server.ask(ADMIN, 'GET', `${path}?at=2020-01-01T00:00:00Z`)).status).toBe(404);
  });

  it('names the records that its references pointed at, to whoever may read them', async () => {
    const ada = await newLead({ firstName: 'Ada', lastName: 'Eigen', owner: server.users.get(SALES) });
    const bob = await newLead({
      firstName: 'Bob',
      lastName: 'Fremd',
      owner: server.users.get(ADMIN),
      team: server.keys.get('team/service'),
    });
    const contactOf = async (lead: Rec): Promise<string> => {
      const body = { lead: lead.id, lastName: `Kontakt ${String(lead['lastName'])}`, email: 'k@example.org' };
      return ((await server.ask(ADMIN, 'POST', '/api/records/contact-person', body)).body as Rec).id;
    };
    const [own, foreign] = [await contactOf(ada), await contactOf(bob)];
    const made = await server.ask(ADMIN, 'POST', '/api/records/appointment', {
      subject: 'Beratung',
      kind: 'customer',
      start: '2026-03-14T09:00:00Z',
      end: '2026-03-14T10:00:00Z',
      owner: server.users.get(SALES),
      lead: ada.id,
      attendees: [own],
    });
    expect(made.status, made.text).toBe(201);
    const path = `/api/records/appointment/${(made.body as Rec).id}`;
    const changed = await server.ask(ADMIN, 'PATCH', path, { lead: bob.id, attendees: [own, foreign] });
    expect(changed.status, changed.text).toBe(200);
    const changes = async (as: string): Promise<unknown> =>
      items((await server.ask(as, 'GET', `${path}/history`)).body)[0]?.['changes'];
    const ownContact = { id: own, title: 'Kontakt Eigen' };
    expect(await changes(ADMIN)).toEqual({
      lead: [
        { id: ada.id, title: 'Ada Eigen' },
        { id: bob.id, title: 'Bob Fremd' },
      ],
      attendees: [[ownContact], [ownContact, { id: foreign, title: 'Kontakt Fremd' }]],
    });
    // The clerk may see the appointment, but neither the other customer nor whoever belongs to it.
    expect(await changes(SALES)).toEqual({
      lead: [
        { id: ada.id, title: 'Ada Eigen' },
        { id: bob.id, title: null },
      ],
      attendees: [[ownContact], [ownContact, { id: foreign, title: null }]],
    });
  });

  it('is made once for one idempotency key', async () => {
    const body = { kind: 'person', lastName: 'Einmal', email: 'once@example.org' };
    const headers = { 'idempotency-key': 'key-1' };
    const replies = await Promise.all(
      [1, 2, 3].map(() => server.ask(ADMIN, 'POST', '/api/records/lead', body, headers)),
    );
    expect(replies.map((reply) => reply.status)).toEqual([201, 201, 201]);
    expect(new Set(replies.map((reply) => (reply.body as Rec).id)).size).toBe(1);
    expect(
      (await server.ask(ADMIN, 'POST', '/api/records/lead', { ...body, lastName: 'Zweimal' }, headers)).status,
    ).toBe(422);
  });

  it('moves through its status by events only', async () => {
    const lead = await newLead();
    const path = `/api/records/lead/${lead.id}`;
    expect((await server.ask(ADMIN, 'PATCH', path, { status: 'customer' })).status).toBe(422);
    const read = (await server.ask(ADMIN, 'GET', path)).body as { transitions: { id: string; to: string }[] };
    expect(read.transitions.map((one) => one.to)).toContain('qualified');
    const step = read.transitions.find((one) => one.to === 'qualified')?.id ?? '';
    expect((await server.ask(ADMIN, 'POST', `${path}/transitions/${step}`, {})).body).toMatchObject({
      status: 'qualified',
      version: 2,
    });
    expect((await server.ask(ADMIN, 'POST', `${path}/transitions/${step}`, {})).status).toBe(409);
    expect((await server.ask(ADMIN, 'POST', `${path}/transitions/nonsense`, {})).status).toBe(404);
  });
});

describe('many at once', () => {
  it('are all or nothing when atomic, and answered one by one', async () => {
    const create = (lastName: string | null) => ({
      action: 'create',
      values: { kind: 'person', lastName, email: 'b@example.org' },
    });
    const bad = await server.ask(ADMIN, 'POST', '/api/records/lead/batch', {
      commands: [create('Ganz'), create(null)],
    });
    expect(items(bad.body).map((one) => one['status'])).toEqual([409, 422]);
    expect(
      items((await server.ask(ADMIN, 'GET', `/api/records/lead?${query({ lastName: 'Ganz' })}`)).body),
    ).toHaveLength(0);
    const some = await server.ask(ADMIN, 'POST', '/api/records/lead/batch', {
      atomic: false,
      commands: [create('Teil'), create(null)],
    });
    expect(items(some.body).map((one) => one['status'])).toEqual([201, 422]);
    expect(
      (
        await server.ask(ADMIN, 'POST', '/api/records/lead/batch', {
          commands: Array.from({ length: 1001 }, () => create('x')),
        })
      ).status,
    ).toBe(400);
  });

  it('take numbers without gap or double', async () => {
    const kinds = await Promise.all(Array.from({ length: 30 }, () => newLead()));
    const numbers = kinds.map((one) => String(one['leadNumber']));
    expect(new Set(numbers).size).toBe(30);
  });

  it('know for every value who set it last, and never for a field that the reader may not see', async () => {
    const lead = await newLead({ lastName: 'Herkunft' });
    const path = `/api/records/lead/${lead.id}`;
    for (const notes of ['Ruft morgen an', 'Rief an'])
      await server.ask('consultant@example.com', 'PATCH', path, { notes });
    const origins = async (as: string) => (await server.ask(as, 'GET', `${path}/origins`)).body as Record<string, Rec>;
    expect(await origins(ADMIN)).toMatchObject({
      created: { action: 'create', by: { id: server.users.get(ADMIN) } },
      fields: { notes: { action: 'update', by: { id: server.users.get('consultant@example.com') } } },
    });
    const readable = Object.keys((await server.ask('viewer@example.com', 'GET', path)).body as Rec);
    const named = Object.keys((await origins('viewer@example.com'))['fields'] ?? {});
    expect(named.filter((name) => !readable.includes(name))).toEqual([]);
    expect((await server.ask(ADMIN, 'GET', `/api/records/lead/${server.users.get(ADMIN)}/origins`)).status).toBe(404);
  });

  it('do not lose updates that come at the same moment', async () => {
    const lead = await newLead();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, score) => server.ask(ADMIN, 'PATCH', `/api/records/lead/${lead.id}`, { score })),
    );
    expect(replies.every((reply) => reply.status === 200)).toBe(true);
    const history = items((await server.ask(ADMIN, 'GET', `/api/records/lead/${lead.id}/history`)).body);
    const now = (await server.ask(ADMIN, 'GET', `/api/records/lead/${lead.id}`)).body as Rec;
    expect(now.version).toBe(history.length);
  });
});

describe('lists', () => {
  it('page by keys through everything exactly once, whatever the order', async () => {
    await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        newLead({ lastName: `Seite${index % 4}`, ...(index % 3 === 0 ? { score: index } : {}) }),
      ),
    );
    const filter = query({ lastName: { startsWith: 'Seite' } });
    for (const sort of ['score', '-score', 'lastName,-score', '-createdAt']) {
      const seen: string[] = [];
      let after = '';
      do {
        const page = (
          await server.ask(ADMIN, 'GET', `/api/records/lead?${filter}&sort=${sort}&limit=4&count=exact${after}`)
        ).body as { items: Rec[]; next: string | null; count: number };
        expect(page.count).toBe(25);
        seen.push(...page.items.map((item) => item.id));
        after = page.next ? `&after=${page.next}` : '';
      } while (after);
      expect(seen).toHaveLength(25);
      expect(new Set(seen).size).toBe(25);
    }
  });

  it('find names in any spelling and numbers in any spacing', async () => {
    const lead = await newLead({ lastName: 'Müßiggang', phone: '+49 221 4711815' });
    for (const text of ['muessiggang', 'MÜSSIGGANG', 'müßig', '0221 4711 815', '+492214711815']) {
      const found = items((await server.ask(ADMIN, 'GET', `/api/search?q=${encodeURIComponent(text)}`)).body);
      expect(
        found.map((hit) => hit.id),
        text,
      ).toContain(lead.id);
      expect(
        items((await server.ask(ADMIN, 'GET', `/api/records/lead?search=${encodeURIComponent(text)}`)).body).map(
          (one) => one.id,
        ),
        text,
      ).toContain(lead.id);
    }
    expect(items((await server.ask(ADMIN, 'GET', '/api/search?q=%25%25%25')).body)).toEqual([]);
  });

  it('follow references in filters and expand them', async () => {
    const team = server.keys.get('team/nord');
    const lead = await newLead({ team });
    const page = await server.ask(
      ADMIN,
      'GET',
      `/api/records/lead?${query({ 'team.name': 'Nord', id: lead.id })}&expand=team&fields=team`,
    );
    expect(items(page.body)).toEqual([{ id: lead.id, version: 1, team: { id: team, title: 'Nord' } }]);
  });

  it('are summed by group', async () => {
    await newLead({ source: 'web', lastName: 'Summe' }).catch(() => undefined);
    const reply = await server.ask(ADMIN, 'GET', '/api/aggregate/lead?measure=count&group=status');
    const rows = items(reply.body) as unknown as { key: string; count: number }[];
    const total = (await server.ask(ADMIN, 'GET', '/api/records/lead?count=exact&limit=1')).body as { count: number };
    expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(total.count);
    expect((await server.ask(ADMIN, 'GET', '/api/aggregate/lead?measure=sum:lastName')).status).toBe(400);
  });

  it.each([
    'limit=501',
    'limit=x',
    'colour=red',
    'sort=nobody',
    'sort=notes',
    'fields=nobody',
    'expand=notes',
    'after=rubbish',
    'count=maybe',
    query({ nobody: 1 }),
    query({ score: { contains: 'x' } }),
    query({ score: 'many' }),
    query([]),
    query({ or: [] }),
    query({ 'lastName.x': 1 }),
    'filter=%7B',
  ])('refuse %s with 400', async (text) => {
    const reply = await server.ask(ADMIN, 'GET', `/api/records/lead?${text}`);
    expect(reply.status, reply.text).toBe(400);
    expect(reply.body).toHaveProperty('issues');
  });
});

describe('events', () => {
  it('leave the outbox in order, once', async () => {
    const queue = { enqueue: async () => undefined } as never;
    while ((await relayBatch(server.database, queue, [], () => false)) > 0);
    const lead = await newLead();
    const notices: string[] = [];
    const stop = server.runtime.changes.subscribe((changes) =>
      // Those of the records before may still be on their way.
      notices.push(...changes.filter((one) => one.id === lead.id).map((one) => one.action)),
    );
    expect(await relayBatch(server.database, queue, [], () => false)).toBe(1);
    await expect.poll(() => notices).toEqual(['create']);
    stop();
    expect(await relayBatch(server.database, queue, [], () => false)).toBe(0);
  });
});
