import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';

const ADMIN = 'admin@example.com';
let server: TestServer;
let repairs: string[];

beforeAll(async () => {
  server = await startTestServer(workshop);
  const admin = server.users.get(ADMIN) ?? '';
  await server.database.query({
    text: `update data."user" set roles = '{foreman}' where id = $1`,
    values: [admin],
  } as never);
  const create = async (entity: string, values: object): Promise<string> => {
    const reply = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
    expect(reply.status, reply.text).toBe(201);
    return (reply.body as { id: string }).id;
  };
  const bike = await create('bike', { frame: 'F1' });
  repairs = [await create('repair', { bike, hours: '0.1' }), await create('repair', { bike, hours: '0.2' })];
  for (const price of ['99.99', '0.01']) await create('part', { name: 'P', repair: repairs[0], price });
  await create('part', { name: 'P', repair: repairs[1], price: '9007199254740993.07' });
});
afterAll(() => server.close());

const items = async (path: string): Promise<Record<string, unknown>[]> => {
  const reply = await server.ask(ADMIN, 'GET', `/api/aggregate/${path}`);
  expect(reply.status, reply.text).toBe(200);
  return (reply.body as { items: Record<string, unknown>[] }).items;
};

describe('several measures', () => {
  it('come in one answer, exactly, with the keys expanded', async () => {
    const [first, second] = await items('part?measure=count,sum:price&group=repair&expand=true');
    expect(first).toEqual({ key: { id: repairs[0], title: 'R-0001' }, values: { count: 2, 'sum:price': '100.00' } });
    expect(second).toEqual({
      key: { id: repairs[1], title: 'R-0002' },
      values: { count: 1, 'sum:price': '9007199254740993.07' },
    });
    expect(await items('repair?measure=sum:hours,count')).toEqual([
      { key: null, values: { 'sum:hours': '0.30', count: 2 } },
    ]);
  });

  it('put the largest first by number, not by text', async () => {
    const rows = await items('part?measure=sum:price&group=repair');
    expect(rows.map((row) => row['value'])).toEqual(['9007199254740993.07', '100.00']);
  });

  it('are refused when one of them is none', async () => {
    for (const measure of ['', 'count,sum:name', 'count,sum:nonsense', Array(21).fill('count').join()])
      expect((await server.ask(ADMIN, 'GET', `/api/aggregate/part?measure=${measure}`)).status, measure).toBe(400);
  });
});

describe('relative dates', () => {
  it('work for instants and through a path, and nowhere else', async () => {
    const ask = (filter: object) =>
      server.ask(ADMIN, 'GET', `/api/records/part?count=exact&filter=${encodeURIComponent(JSON.stringify(filter))}`);
    expect((await ask({ createdAt: { gte: '$today' } })).body).toMatchObject({ count: 3 });
    expect((await ask({ createdAt: { gte: '$monthStart', lt: '$monthStart+1' } })).body).toMatchObject({ count: 3 });
    expect((await ask({ createdAt: { lt: '$today-30' } })).body).toMatchObject({ count: 0 });
    expect((await ask({ 'repair.createdAt': { gte: '$weekStart' } })).body).toMatchObject({ count: 3 });
    expect((await ask({ createdAt: { lt: '$tomorrow' } })).status).toBe(400);
    expect((await ask({ name: '$today-30' })).body).toMatchObject({ count: 0 });
  });
});

describe('months', () => {
  it('are those of the place where the installation is', async () => {
    await server.database.query({
      text: `update data.part set created_at = '2026-01-31T23:30:00Z'`,
      values: [],
    } as never);
    const [row] = await items('part?measure=count&group=createdAt&bucket=month');
    expect(row).toEqual({ key: '2026-02-01', count: 3 });
  });
});
