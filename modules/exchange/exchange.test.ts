import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { uploadFile } from '@leitwerk/platform/testing/work-on-runs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { module } from './module.ts';

const CLERK = 'admin@example.com';
const VIEWER = 'viewer@example.com';
const label = (text: string) => ({ de: text, en: text });
const entity = (id: string, fields: readonly object[]) => ({
  kind: 'entity',
  id,
  name: id,
  label: { de: `${id}-de`, en: `${id}-en` },
  labelPlural: label(id),
  titleField: 'code',
  fields,
});
const text = (id: string, more: object = {}) => ({ id, type: 'text', label: label(id), ...more });
const orders = {
  kind: 'interface',
  id: 'orders',
  name: 'portal-orders',
  label: label('Orders'),
  roles: ['robot'],
  format: { type: 'csv' },
  language: 'de',
  columns: [
    { id: 'number', from: 'Nr.', type: 'text', required: true },
    { id: 'customer', from: 'Kunde', type: 'text' },
    { id: 'day', from: 'Tag', type: 'date' },
    { id: 'amount', from: 'Menge', type: 'decimal' },
    {
      id: 'tariff',
      from: 'Tarif',
      type: 'text',
      values: [
        { from: 'Öko', to: 'eco' },
        { from: 'Basis', to: 'basic' },
      ],
    },
  ],
  only: "number != 'TEST'",
  key: "'portal-' & number",
  steps: [
    { id: 'tariff', do: 'find', entity: 'tariff', by: { code: { formula: 'tariff' } } },
    {
      id: 'customer',
      do: 'write',
      entity: 'customer',
      by: { code: { formula: 'customer' } },
      values: { seen: { formula: 'day' } },
    },
    {
      id: 'order',
      do: 'write',
      entity: 'order',
      values: {
        code: { formula: 'number' },
        customer: { formula: '$output.customer' },
        tariff: { formula: '$output.tariff' },
        amount: { formula: 'amount' },
      },
    },
  ],
};
const stock = {
  ...orders,
  id: 'stock',
  name: 'stock',
  format: { type: 'json', list: 'data.items' },
  language: 'en',
  columns: [
    { id: 'code', from: 'article/code', type: 'text', required: true },
    { id: 'seen', type: 'date' },
  ],
  only: undefined,
  key: undefined,
  steps: [
    {
      id: 'customer',
      do: 'write',
      entity: 'customer',
      by: { code: { formula: 'code' } },
      values: { seen: { formula: 'seen' } },
      missing: 'refuse',
    },
  ],
};
const fixed = {
  ...stock,
  id: 'fixed',
  name: 'fixed',
  format: { type: 'fixed' },
  columns: [
    { id: 'code', from: '1-5', type: 'text', required: true },
    { id: 'seen', from: '6-15', type: 'date' },
  ],
};
const lines = {
  ...stock,
  id: 'lines',
  name: 'lines',
  format: { type: 'json-lines' },
  columns: [
    { id: 'code', from: 'code', type: 'text', required: true, maxOccurs: 1 },
    { id: 'seen', type: 'date' },
  ],
  unknownColumns: 'alarm',
};
const strict = { ...lines, id: 'strict', name: 'strict', unknownColumns: 'refuse' };
const tariffs = {
  ...stock,
  id: 'tariffs',
  name: 'tariffs',
  steps: [{ id: 'tariff', do: 'write', entity: 'tariff', values: { code: { formula: 'code' } } }],
};
const definitions = [
  entity('tariff', [text('code', { unique: true })]),
  entity('customer', [text('code', { maxLength: 10 }), { id: 'seen', type: 'date', label: label('seen') }]),
  entity('order', [
    text('code', { unique: true }),
    { id: 'customer', type: 'reference', entity: 'customer', label: label('customer'), required: true },
    { id: 'tariff', type: 'reference', entity: 'tariff', label: label('tariff') },
    { id: 'amount', type: 'decimal', label: label('amount'), min: '1' },
    text('secret'),
  ]),
  {
    kind: 'role',
    id: 'robot',
    name: 'robot',
    label: label('Robot'),
    grants: [
      { entity: 'tariff', actions: ['read'] },
      { entity: 'customer', actions: ['read', 'create', 'update'] },
      { entity: 'order', actions: ['read', 'create'] },
    ],
  },
  {
    kind: 'role',
    id: 'clerk',
    name: 'clerk',
    label: label('Clerk'),
    permissions: ['metadata.read', 'metadata.publish'],
    callableActions: ['exchange.deliver', 'exchange.retry', 'exchange.drop'],
    grants: [
      { entity: '*', actions: ['read', 'create', 'update', 'delete'] },
      { entity: 'user', actions: ['read', 'update'] },
    ],
  },
  {
    kind: 'role',
    id: 'watcher',
    name: 'watcher',
    label: label('Watcher'),
    grants: [{ entity: 'exchange-delivery', actions: ['read'] }],
  },
  orders,
  stock,
  fixed,
  lines,
  strict,
  tariffs,
  {
    kind: 'app',
    id: 'shop',
    name: 'shop',
    label: label('Shop'),
    modules: ['exchange'],
    navigation: [{ id: 'orders', label: label('Orders'), entity: 'order' }],
  },
].map((document) => ({
  file: `definitions/${document.kind}/${document.id}.json`,
  document: JSON.parse(JSON.stringify(document)) as unknown,
}));

type Body = Readonly<Record<string, unknown>>;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(definitions, [module]);
  await server.database.query(
    sql`update data."user" set roles = case email when ${VIEWER} then '{watcher}' else '{clerk}' end::text[]`,
  );
  for (const code of ['eco', 'basic']) await server.ask(CLERK, 'POST', '/api/records/tariff', { code });
});
afterAll(() => server.close());

const list = async (of: string, filter: Body = {}): Promise<readonly Body[]> =>
  (
    (
      await server.ask(
        CLERK,
        'GET',
        `/api/records/${of}?limit=100&sort=createdAt,id&filter=${encodeURIComponent(JSON.stringify(filter))}`,
      )
    ).body as { items: Body[] }
  ).items;
async function deliver(content: string, name = 'portal-orders'): Promise<Body> {
  const file = await uploadFile(server, CLERK, 'orders.csv', content);
  const begun = await server.ask(CLERK, 'POST', '/api/actions/exchange.deliver', { interface: name, file });
  expect(begun.status, begun.text).toBe(200);
  await doModuleJobs(server);
  return (await server.ask(CLERK, 'GET', `/api/records/exchange-delivery/${(begun.body as { id: string }).id}`))
    .body as Body;
}
const refusedRows = async (name = 'portal-orders') =>
  (
    (await server.ask(CLERK, 'GET', `/api/exchange/messages?interface=${name}`)).body as {
      items: { id: string; row: Body; issues: { path: string; message: string }[] }[];
    }
  ).items;
const act = (verb: string, body: Body) => server.ask(CLERK, 'POST', `/api/actions/exchange.${verb}`, body);

describe('a delivery', () => {
  it('becomes records, each row as a whole, and says what became of the rest', async () => {
    const done = await deliver(
      [
        'Nr.;Kunde;Tag;Menge;Tarif;Neu',
        '1;Amt;31.12.2026;1.234,5;öko;x',
        '2;Amt;2026-12-30;10;Basis;x',
        'TEST;Amt;;;;',
        '3;Bach;;10;Kohle;',
        '4;Cohn;;0,5;Öko;',
        ';Dahl;;5;Öko;',
        '5;Ein sehr langer Name;;5;Öko;',
      ].join('\n'),
    );
    expect(done).toMatchObject({
      state: 'partly',
      taken: 7,
      written: 2,
      leftOut: 1,
      refused: 4,
      repeated: 0,
      drift: 'Neu',
    });
    const customers = await list('customer');
    // Of a refused row nothing stays, its customer neither.
    expect(customers).toMatchObject([{ code: 'Amt', seen: '2026-12-30' }]);
    expect(await list('order')).toMatchObject([
      { code: '1', amount: '1234.5000', customer: customers[0]?.['id'] },
      { code: '2', amount: '10.0000' },
    ]);
    const refused = await refusedRows();
    expect(
      Object.fromEntries(refused.map(({ row, issues }) => [row['customer'], issues.map(({ path }) => path)])),
    ).toEqual({
      Bach: ['tariff'],
      Cohn: ['amount'],
      Dahl: ['number'],
      'Ein sehr langer Name': ['code'],
    });
    const words = refused.flatMap(({ issues }) => issues.map(({ message }) => message));
    expect(words).toHaveLength(4);
    for (const word of words) expect(word).toMatch(/^[A-ZÄÖÜ„].+/);
    expect(await list('exchange-message', { state: 'written' })).toMatchObject([
      {
        title: 'portal-1',
        takenKey: 'portal-1',
        line: 2,
        records: [
          { step: 'tariff', written: false },
          { step: 'customer', written: true },
          { step: 'order', written: true },
        ],
      },
      { title: 'portal-2' },
    ]);
  });

  it('that comes again takes nothing twice, not even twice in one file', async () => {
    const again = await deliver('Nr.;Kunde;Tag;Menge;Tarif\n1;Amt;;1;Öko\n7;Amt;;1;Öko\n7;Amt;;2;Öko\n');
    expect(again).toMatchObject({ state: 'done', taken: 3, written: 1, repeated: 2, refused: 0 });
    expect(await list('order', { code: { in: ['1', '7'] } })).toHaveLength(2);
  });

  it('is corrected row by row, tried again as a whole, or dropped', async () => {
    const [coal, small, empty, long] = await refusedRows();
    expect(coal?.row).toMatchObject({ tariff: 'Kohle' });
    expect((await act('retry', { message: coal?.id, row: { nothing: 'x' } })).status).toBe(422);
    expect((await act('retry', { message: coal?.id, row: { tariff: 'Basis' } })).status).toBe(200);
    expect((await act('drop', { message: empty?.id })).status).toBe(200);
    expect((await act('drop', { message: empty?.id })).status).toBe(422);
    await doModuleJobs(server);
    expect(await list('order', { code: '3' })).toHaveLength(1);
    expect((await refusedRows()).map(({ id }) => id)).toEqual([small?.id, long?.id]);
    expect((await act('retry', { interface: 'portal-orders' })).body).toEqual({ rows: 2 });
    await doModuleJobs(server);
    expect(await refusedRows()).toHaveLength(2);
    const [first] = await list('exchange-delivery');
    expect(first).toMatchObject({ written: 3, leftOut: 2, refused: 2, state: 'partly' });
  });

  it('that cannot be read is said to be so, and holds up nothing', async () => {
    const broken = await deliver('Kunde;Tag\nAmt;\n');
    expect(broken).toMatchObject({ state: 'failed', taken: 0, issues: [{ code: 'exchange.column-missing' }] });
    expect((await deliver('Nr.;Kunde;Tarif\n9;Amt;Öko\n'))['state']).toBe('done');
    expect((await deliver('{"data": {', 'stock'))['issues']).toMatchObject([{ code: 'exchange.no-json' }]);
    expect((await deliver('{"data": {}}', 'stock'))['issues']).toMatchObject([{ code: 'exchange.no-list' }]);
  });

  it('of lines of JSON is looked at for the unknown in each row, and for what occurs too often', async () => {
    const fine = '{"code": "None"}\n';
    const unknown = '{"code": "None", "tags": {"a": 1}}\n';
    const alarms = () => list('exchange-alarm', { kind: 'drift' });
    expect(await deliver(`${fine.repeat(250)}${unknown}`, 'lines')).toMatchObject({ refused: 251, drift: 'tags' });
    expect(await alarms()).toMatchObject([
      { interface: 'lines', details: expect.stringContaining('tags'), closedAt: null },
    ]);
    const twice = await deliver('{"code": ["a", "b"]}\n', 'lines');
    expect(twice).toMatchObject({ refused: 1, drift: null });
    expect((await alarms())[0]?.['closedAt']).not.toBeNull();
    const [row] = await list('exchange-message', { delivery: String(twice['id']) });
    expect(row).toMatchObject({ issues: [{ path: 'code', code: 'interface.too-often' }] });
    // Tried again as it is it stays refused.
    expect((await act('retry', { message: row?.['id'] })).status).toBe(200);
    await doModuleJobs(server);
    expect(await list('exchange-message', { delivery: String(twice['id']) })).toMatchObject([{ state: 'refused' }]);
    // Nothing of a delivery that is not taken is looked at row by row.
    const refused = await deliver(`${fine}${unknown}`, 'strict');
    expect(refused).toMatchObject({ state: 'failed', taken: 0, issues: [{ code: 'exchange.unknown-elements' }] });
    expect(await list('exchange-message', { delivery: String(refused['id']) })).toEqual([]);
    expect(await deliver(fine, 'strict')).toMatchObject({ state: 'partly', refused: 1 });
  });

  it('comes as JSON, with fixed width, or row by row from a program', async () => {
    const given = {
      data: {
        items: [
          { article: { code: 'Amt' }, seen: '2026-01-02' },
          { article: { code: 'None' }, seen: 'x' },
          { article: { code: 'None' } },
        ],
      },
    };
    expect(await deliver(JSON.stringify(given), 'stock')).toMatchObject({ written: 1, refused: 2, state: 'partly' });
    expect(await list('customer', { code: 'Amt' })).toMatchObject([{ seen: '2026-01-02' }]);
    expect((await refusedRows('stock')).flatMap(({ issues }) => issues.map(({ message }) => message)).join()).toContain(
      'code = None',
    );
    expect(await deliver('Amt  2026-03-04\r\n\r\nAmt  2026-03-05', 'fixed')).toMatchObject({ taken: 2, written: 2 });
    const sent = await server.ask(CLERK, 'POST', '/api/exchange/portal-orders/rows', {
      rows: [{ 'Nr.': 'A1', Kunde: 'Amt', Menge: 2.5, Tarif: 'Öko' }, { Kunde: 1 }],
    });
    expect(sent.status).toBe(202);
    await doModuleJobs(server);
    expect(await list('order', { code: 'A1' })).toMatchObject([{ amount: '2.5000' }]);
    expect(await list('exchange-delivery', { source: 'api' })).toMatchObject([
      { written: 1, refused: 1, state: 'partly' },
    ]);
  });
});

it('tells of each interface its last delivery and how many rows wait for a decision', async () => {
  const { items } = (await server.ask(CLERK, 'GET', '/api/exchange/interfaces')).body as { items: readonly Body[] };
  expect(items.map(({ name }) => name)).toEqual(['portal-orders', 'stock', 'fixed', 'lines', 'strict', 'tariffs']);
  expect(items[0]).toMatchObject({ refused: 3, last: { source: 'api', state: 'partly' }, problems: [] });
  expect(items[5]).toMatchObject({ refused: 0, last: null });
  const { items: standing } = (await server.ask(CLERK, 'GET', '/api/exchange/standing')).body as {
    items: readonly Body[];
  };
  expect(standing[0]).toMatchObject({
    id: items[0]?.['id'],
    waiting: { deliveries: 0, since: null },
    isMissing: false,
  });
  const deliveries = await list('exchange-delivery', { interface: items[0]?.['id'] });
  const sum = (name: string) => deliveries.reduce((all, one) => all + Number(one[name]), 0);
  for (const by of ['hour', 'day']) {
    const { body } = await server.ask(CLERK, 'GET', `/api/exchange/throughput?by=${by}`);
    type Slots = readonly Readonly<Record<string, number>>[];
    const seen = body as { periods: readonly string[]; items: { interface: string; slots: Slots }[] };
    const slots = seen.items.find((one) => one.interface === items[0]?.['id'])?.slots ?? [];
    expect(slots).toHaveLength(seen.periods.length);
    const all = (name: string) => slots.reduce((total, slot) => total + Number(slot[name]), 0);
    expect([all('deliveries'), all('rows'), all('written'), all('refused')]).toEqual([
      deliveries.length,
      sum('taken'),
      sum('written'),
      sum('refused'),
    ]);
  }
  const watched = (await server.ask(VIEWER, 'GET', '/api/exchange/interfaces')).body as { items: readonly Body[] };
  expect(watched.items[0]).toMatchObject({ refused: 0, last: { source: 'api' } });
});

it('finds the last delivery of each interface in its index, one row for each, however many there are', async () => {
  const { database } = server;
  // Copies of one delivery with ids of later moments, as years of an interface leave them.
  await database.query(sql`
    insert into data.exchange_delivery (id, version, created_at, created_by, updated_at, updated_by, name, interface, state, source)
    select ('ffff' || substr(md5(n::text), 1, 4) || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, d.created_at, d.created_by,
      d.updated_at, d.updated_by, 'copy ' || n, 'fixed', d.state, d.source
    from (select * from data.exchange_delivery limit 1) d, generate_series(1, 5000) n`);
  await database.query(sql`analyze data.exchange_delivery`);
  const asked = vi.spyOn(database, 'query');
  const { items } = (await server.ask(CLERK, 'GET', '/api/exchange/interfaces')).body as { items: readonly Body[] };
  expect(items[0]).toMatchObject({ last: { source: 'api', state: 'partly' } });
  const statement = asked.mock.calls.map(([one]) => one).find(({ text }) => text.includes('unnest('));
  asked.mockRestore();
  if (!statement) throw new Error('nobody has asked for the last ones');
  const plan = JSON.stringify(await database.query(sql`explain (analyze, format json) ${statement}`));
  expect(plan).not.toContain('Seq Scan');
  // No part of it looks at more rows than there are interfaces.
  const looked = [...plan.matchAll(/(?:Actual Rows|Rows Removed by Filter)\W+(\d+)/g)].map(([, count]) =>
    Number(count),
  );
  expect(looked.length).toBeGreaterThan(1);
  expect(Math.max(...looked)).toBeLessThanOrEqual(items.length);
  await database.query(sql`delete from data.exchange_delivery where name like 'copy %'`);
});

it('is refused to who may not, and for what is not there', async () => {
  const file = await uploadFile(server, CLERK, 'orders.csv', 'Nr.\n1\n');
  expect(
    (await server.ask(VIEWER, 'POST', '/api/actions/exchange.deliver', { interface: 'portal-orders', file })).status,
  ).toBe(403);
  expect((await server.ask(VIEWER, 'POST', '/api/exchange/portal-orders/rows', { rows: [{}] })).status).toBe(403);
  expect((await server.ask(VIEWER, 'GET', '/api/exchange/messages?interface=portal-orders')).status).toBe(403);
  expect((await act('deliver', { interface: 'nothing', file })).status).toBe(422);
  expect(
    (await act('deliver', { interface: 'portal-orders', file: '0199aaaa-0000-7000-8000-000000000000' })).status,
  ).toBe(422);
});

it('does only what its roles may, whoever delivers', async () => {
  expect(await deliver('{"data":{"items":[{"article":{"code":"new"}}]}}', 'tariffs')).toMatchObject({ refused: 1 });
  expect((await refusedRows('tariffs')).flatMap(({ issues }) => issues)).toMatchObject([{ path: '' }]);
  expect(await list('tariff', { code: 'new' })).toEqual([]);
});
