import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';
import { writeCursor } from './page-cursor.ts';

const ADMIN = 'admin@example.com';
type Page = { readonly items: readonly { readonly id: string }[]; readonly next: string | null };

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(workshop);
  await server.database.query(sql`update data."user" set roles = '{foreman}'`);
  const bike = await server.ask(ADMIN, 'POST', '/api/records/bike', { frame: 'A' });
  const { id } = bike.body as { id: string };
  // Few values and many gaps: every order has ties, and pages end within them.
  const commands = Array.from({ length: 40 }, (_, index) => ({
    action: 'create',
    values: {
      bike: id,
      hours: index % 3 === 0 ? null : String(index % 5),
      warranty: index % 4 === 0 ? null : index % 4 === 1,
      warrantyNumber: index % 4 !== 1 && index % 3 === 1 ? null : `Ä${index % 2}`,
    },
  }));
  const batch = await server.ask(ADMIN, 'POST', '/api/records/repair/batch', { commands });
  expect((batch.body as { items: { status: number }[] }).items.every((one) => one.status === 201)).toBe(true);
});
afterAll(() => server.close());

const list = async (query: string): Promise<Page> => {
  const reply = await server.ask(ADMIN, 'GET', `/api/records/repair?${query}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
};

/** Ids page by page. */
async function paged(sort: string, limit: number, more = ''): Promise<readonly string[]> {
  const ids: string[] = [];
  let after = '';
  do {
    const page = await list(`sort=${sort}&limit=${limit}${more}${after}`);
    expect(page.items.length).toBeGreaterThan(0);
    ids.push(...page.items.map((item) => item.id));
    after = page.next === null ? '' : `&after=${page.next}`;
  } while (after !== '');
  return ids;
}

const ORDERS = [
  '',
  'id',
  '-id',
  'hours',
  '-hours',
  'warranty,-hours',
  '-warranty,hours',
  '-warranty,-hours,warrantyNumber',
  'warrantyNumber,warranty,-total,hours',
  'createdAt',
  'updatedAt,-number',
  '-hours,id,warranty',
];

describe('pages', () => {
  it.each(ORDERS)('in the order "%s" are together what one page would be', async (sort) => {
    const whole = (await list(`sort=${sort}&limit=500`)).items.map((item) => item.id);
    expect(new Set(whole).size).toBe(40);
    for (const limit of [1, 3, 40]) expect(await paged(sort, limit)).toEqual(whole);
    expect(await paged(sort, 7, '&count=exact')).toEqual(whole);
  });

  it('turn around with the order', async () => {
    for (const sort of ['hours', 'warranty', 'warrantyNumber']) {
      const up = await paged(sort, 9);
      expect(await paged(`-${sort}`, 9)).toEqual([...up].reverse());
    }
  });

  it('go on where they were when records come and go in between', async () => {
    const first = await list('sort=-hours&limit=10');
    const rest = (await list(`sort=-hours&limit=500&after=${first.next}`)).items.map((item) => item.id);
    const last = first.items.at(-1)?.id ?? '';
    // The record that the cursor was made from goes; one comes that belongs before it.
    const gone = await server.ask(ADMIN, 'PATCH', `/api/records/repair/${last}`, { hours: '99' });
    expect(gone.status).toBe(200);
    expect((await list(`sort=-hours&limit=500&after=${first.next}`)).items.map((item) => item.id)).toEqual(rest);
  });

  it('refuse a cursor of another order, and one that somebody has made up', async () => {
    const { next } = await list('sort=hours&limit=3');
    const forged = [
      next ?? '',
      writeCursor({ sort: 'warranty,id', values: ['true'] }),
      writeCursor({ sort: 'warranty,id', values: ['true', 'x', 'y'] }),
      Buffer.from('{"sort":"warranty,id"}').toString('base64url'),
      'null',
    ];
    for (const after of forged) {
      const reply = await server.ask(ADMIN, 'GET', `/api/records/repair?sort=warranty&after=${after}`);
      expect(reply.status, after).toBe(400);
    }
    for (const values of [
      ['maybe', '01900000-0000-7000-8000-000000000000'],
      ['true', 'no-id'],
      ["true'; drop table data.repair; --", null],
    ]) {
      const after = writeCursor({ sort: 'warranty,id', values });
      const reply = await server.ask(ADMIN, 'GET', `/api/records/repair?sort=warranty&after=${after}`);
      expect(reply.status, values.join()).toBe(400);
    }
    const after = writeCursor({ sort: '-at,-id', values: ['yesterday-ish', 'no-id'] });
    const [repair] = (await list('limit=1')).items;
    const history = await server.ask(ADMIN, 'GET', `/api/records/repair/${repair?.id}/history?after=${after}`);
    expect(history.status).toBe(400);
  });

  it('refuse too many keys and what cannot be sorted by', async () => {
    for (const sort of ['hours,warranty,number,total,id', 'partTotal', 'nothing', '-', 'bike']) {
      expect((await server.ask(ADMIN, 'GET', `/api/records/repair?sort=${sort}`)).status, sort).toBe(400);
    }
  });
});
