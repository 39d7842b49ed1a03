import fc from 'fast-check';
import sql from 'sql-template-tag';
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
    const [hour] = await items('part?measure=count&group=createdAt&bucket=hour');
    expect(hour).toEqual({ key: '2026-02-01T00:00:00', count: 3 });
    const [row] = await items('part?measure=count&group=createdAt&bucket=month');
    expect(row).toEqual({ key: '2026-02-01', count: 3 });
  });
});

type Cells = {
  readonly items: readonly { key: unknown; split: unknown; values: Record<string, unknown> }[];
  readonly groups: readonly { key: unknown; values: Record<string, unknown> }[];
  readonly splits: readonly { key: unknown; values: Record<string, unknown> }[];
  readonly total: { values: Record<string, unknown> };
};

describe('two groups', () => {
  const cells = async (path: string, email = ADMIN): Promise<Cells> => {
    const reply = await server.ask(email, 'GET', `/api/aggregate/${path}`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body as Cells;
  };

  it('come in one answer with what rows, columns and all together come to, exactly', async () => {
    const answer = await cells('part?measure=sum:price,count&group=repair&split=name&expand=true');
    expect(answer.items).toEqual([
      {
        key: { id: repairs[1], title: 'R-0002' },
        split: 'P',
        values: { 'sum:price': '9007199254740993.07', count: 1 },
      },
      { key: { id: repairs[0], title: 'R-0001' }, split: 'P', values: { 'sum:price': '100.00', count: 2 } },
    ]);
    expect(answer.groups.map(({ values }) => values['count'])).toEqual([1, 2]);
    expect(answer.splits).toEqual([{ key: 'P', values: { 'sum:price': '9007199254741093.07', count: 3 } }]);
    expect(answer.total).toEqual({ values: { 'sum:price': '9007199254741093.07', count: 3 } });
  });

  it('may be units of time, and fields of a related record', async () => {
    const answer = await cells('part?measure=count&group=repair.bike&split=createdAt&splitBucket=year&expand=true');
    expect(answer.items).toMatchObject([{ key: { title: 'F1' }, count: 3 }]);
    expect((await items('part?measure=count&group=repair.state'))[0]).toEqual({ key: 'open', count: 3 });
    expect(await cells('part?measure=count&group=name&split=name&filter={"name":"none"}')).toEqual({
      items: [],
      groups: [],
      splits: [],
      total: { count: 0 },
    });
  });

  it('are refused where they cannot be', async () => {
    for (const wrong of [
      'group=nonsense.bike',
      'group=repair.nonsense',
      'group=repair.bike.frame',
      'group=name.repair',
      'group=name&split=price',
      'split=name',
      'group=name&split=name&splitBucket=month',
      'group=name&splitBucket=month',
      'group=repair.createdAt&bucket=minute',
    ])
      expect((await server.ask(ADMIN, 'GET', `/api/aggregate/part?measure=count&${wrong}`)).status, wrong).toBe(400);
  });
});

describe('units of time', () => {
  it('are days and weeks of the place across a change of the clocks, and quarters and years at their borders', async () => {
    const at = async (instant: string, bucket: string): Promise<unknown> => {
      await server.database.query(sql`update data.part set created_at = ${instant}::timestamptz`);
      const found = await items(`part?measure=count&group=createdAt&bucket=${bucket}`);
      expect(found).toHaveLength(1);
      return found[0]?.['key'];
    };
    // The night in which the clocks go forward: 23:30 in Greenwich is half past midnight.
    expect(await at('2026-03-28T22:59:59Z', 'day')).toBe('2026-03-28');
    expect(await at('2026-03-28T23:00:00Z', 'day')).toBe('2026-03-29');
    expect(await at('2026-03-29T21:59:59Z', 'day')).toBe('2026-03-29');
    expect(await at('2026-03-29T22:00:00Z', 'week')).toBe('2026-03-30');
    expect(await at('2026-10-25T22:59:59Z', 'week')).toBe('2026-10-19');
    expect(await at('2026-06-30T21:59:59Z', 'quarter')).toBe('2026-04-01');
    expect(await at('2026-06-30T22:00:00Z', 'quarter')).toBe('2026-07-01');
    expect(await at('2025-12-31T23:00:00Z', 'year')).toBe('2026-01-01');
  });
});

describe('rights', () => {
  const MECHANIC = 'viewer@example.com';
  const ask = (path: string) => server.ask(MECHANIC, 'GET', `/api/aggregate/${path}`);
  beforeAll(async () => {
    await server.database.query(sql`update data."user" set roles = '{mechanic}' where email = ${MECHANIC}`);
    const own = { mechanic: server.users.get(MECHANIC) };
    const change = await server.ask(ADMIN, 'PATCH', `/api/records/repair/${repairs[0]}`, own);
    expect(change.status, change.text).toBe(200);
  });

  it('hold for whatever is counted, in each part of the answer', async () => {
    const answer = (await ask('repair?measure=count,sum:hours&group=mechanic&split=state')).body as Cells;
    expect(answer.items.map(({ values }) => values)).toEqual([{ count: 1, 'sum:hours': '0.10' }]);
    expect(answer.total.values).toEqual({ count: 1, 'sum:hours': '0.10' });
    expect((await ask('part?measure=count&group=name')).status).toBe(403);
  });

  it('hide the fields of related records that are hidden or of others, and count the records all the same', async () => {
    await server.database.query(sql`update data."user" set roles = '{apprentice}' where email = ${MECHANIC}`);
    expect((await ask('part?measure=count&group=repair.hours')).status).toBe(400);
    expect((await ask('part?measure=count&group=name&split=repair.warranty')).status).toBe(400);
    // Two parts of his own repair, one of another's: that one's number is not told.
    expect((await ask('part?measure=count&group=repair.number')).body).toEqual({
      items: [
        { key: 'R-0001', count: 2 },
        { key: null, count: 1 },
      ],
    });
    const nobody = encodeURIComponent(JSON.stringify({ not: { 'repair.number': { isNull: false } } }));
    const list = await server.ask(MECHANIC, 'GET', `/api/records/part?count=exact&filter=${nobody}`);
    expect(list.body).toMatchObject({ count: 1 });
  });
});

describe('sums', () => {
  it('are exact for any amounts', async () => {
    const repair = repairs[1];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.bigInt(-(10n ** 15n), 10n ** 15n), { minLength: 1, maxLength: 40 }),
        async (cents) => {
          const prices = cents.map(
            (one) =>
              `${one < 0n ? '-' : ''}${(one < 0n ? -one : one) / 100n}.${String((one < 0n ? -one : one) % 100n).padStart(2, '0')}`,
          );
          await server.database.query(sql`delete from data.part`);
          await server.database.query(
            sql`insert into data.part (id, version, name, repair, price, created_at, updated_at, created_by, updated_by)
            select gen_random_uuid(), 1, 'P', ${repair}::uuid, p::numeric, now(), now(), ${server.users.get(ADMIN)}::uuid, ${server.users.get(ADMIN)}::uuid
            from unnest(${prices}::text[]) p`,
          );
          const answer = (
            await server.ask(ADMIN, 'GET', '/api/aggregate/part?measure=sum:price,count&group=repair&split=name')
          ).body as Cells;
          const sum = cents.reduce((all, one) => all + one, 0n);
          const told = String(answer.total.values['sum:price']).replace('.', '');
          expect(BigInt(told)).toBe(sum);
          expect(answer.items[0]?.values).toEqual(answer.total.values);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('figures of people', () => {
  const MAKERS = ['lead@example.com', 'sales@example.com', 'service@example.com', 'consultant@example.com'];
  /** As many parts as said for each of some people, under a name. */
  const parts = async (name: string, ...counts: readonly number[]): Promise<void> => {
    for (const [index, count] of counts.entries()) {
      const by = server.users.get(MAKERS[index] ?? '');
      await server.database.query(
        sql`insert into data.part (id, version, name, repair, price, created_at, updated_at, created_by, updated_by)
          select gen_random_uuid(), 1, ${name}, ${repairs[0]}::uuid, 1, now(), now(), ${by}::uuid, ${by}::uuid from generate_series(1, ${count}::int)`,
      );
    }
  };
  const ask = (query: string) =>
    server.ask(ADMIN, 'GET', `/api/aggregate/part?measure=count&people=createdBy&${query}`);
  const told = async (query: string) => (await ask(query)).body;

  beforeAll(async () => {
    await server.database.query(sql`delete from data.part`);
    await parts('many', 5, 5, 5, 5);
    await parts('some', 2, 2, 2);
    await parts('pair', 3, 4);
    await parts('one', 9);
  });

  it('put groups of few people together', async () => {
    expect(await told('group=name&least=3')).toEqual({
      items: [
        { key: 'many', count: 20 },
        // Two people would be behind "pair" and "one": too few, so that the smallest of the others joins them.
        { key: null, few: true, count: 22 },
      ],
    });
    expect(await told('group=name&least=2')).toEqual({
      items: [
        { key: 'many', count: 20 },
        { key: null, few: true, count: 16 },
        { key: 'some', count: 6 },
      ].sort((one, other) => Number('few' in one) - Number('few' in other)),
    });
  });

  it('tell of nobody by name, but the asker himself', async () => {
    expect(await told('group=createdBy&least=4')).toEqual({ items: [{ key: null, few: true, count: 42 }] });
    const own = server.users.get(ADMIN);
    await server.database.query(sql`update data.part set created_by = ${own}::uuid where name = 'one'`);
    expect(await told('group=createdBy&least=4')).toEqual({
      items: [
        { key: own, count: 9 },
        { key: null, few: true, count: 33 },
      ],
    });
  });

  it('are not told at all when they are of few people, however they are narrowed down', async () => {
    expect(await told('least=5')).toEqual({ items: [{ key: null, few: false, count: 42 }] });
    expect(await told(`least=5&filter=${encodeURIComponent('{"name":"some"}')}`)).toEqual({
      items: [{ key: null, few: true, count: null }],
    });
    expect(await told(`group=name&least=4&filter=${encodeURIComponent('{"name":"some"}')}`)).toEqual({ items: [] });
    expect(await told(`least=4&filter=${encodeURIComponent('{"name":"none"}')}`)).toEqual({
      items: [{ key: null, few: false, count: 0 }],
    });
  });

  it('are refused where they cannot be', async () => {
    for (const wrong of ['', 'least=1', 'least=101', 'least=3&group=name&split=repair'])
      expect((await ask(wrong)).status, wrong).toBe(400);
    for (const wrong of ['people=name&least=3', 'people=nonsense&least=3', 'least=3'])
      expect((await server.ask(ADMIN, 'GET', `/api/aggregate/part?measure=count&${wrong}`)).status, wrong).toBe(400);
  });
});
