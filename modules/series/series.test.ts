import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const label = (text: string) => ({ de: text, en: text });
const DEFINITIONS = [
  {
    kind: 'entity',
    id: 'gauge',
    name: 'gauge',
    label: label('Gauge'),
    labelPlural: label('Gauges'),
    titleField: 'name',
    fields: [{ id: 'name', type: 'text', label: label('Name'), required: true }],
  },
  {
    kind: 'entity',
    id: 'reading',
    name: 'reading',
    label: label('Reading'),
    labelPlural: label('Readings'),
    titleField: 'readOn',
    fields: [
      { id: 'gauge', type: 'reference', entity: 'gauge', label: label('Gauge'), required: true },
      { id: 'readOn', type: 'date', label: label('On'), required: true },
      { id: 'value', type: 'decimal', scale: 3, label: label('Value') },
      { id: 'state', type: 'text', label: label('State') },
      { id: 'previousValue', type: 'decimal', scale: 3, label: label('Before'), readOnly: true },
      { id: 'previousOn', type: 'date', label: label('Before on'), readOnly: true },
      {
        id: 'used',
        type: 'computed',
        result: 'decimal',
        label: label('Used'),
        expression: '$sub(value, previousValue)',
      },
    ],
  },
  {
    kind: 'app',
    id: 'app',
    name: 'app',
    label: label('App'),
    modules: ['series'],
    moduleSettings: {
      series: {
        series: [
          {
            entity: 'reading',
            of: 'gauge',
            order: 'readOn',
            before: [
              { field: 'previousValue', from: 'value' },
              { field: 'previousOn', from: 'readOn' },
            ],
            left: { field: 'state', values: ['wrong'] },
          },
        ],
      },
    },
    navigation: [{ id: 'gauges', label: label('Gauges'), entity: 'gauge' }],
  },
  {
    kind: 'role',
    id: 'admin',
    name: 'admin',
    label: label('Admin'),
    grants: [{ entity: '*', actions: ['read', 'create', 'update'] }],
  },
].map((document, at) => ({ file: `${at}.json`, document }));

const ADMIN = 'admin@example.com';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
});
afterAll(() => server.close());

const create = async (entity: string, values: object): Promise<Record<string, unknown>> => {
  const reply = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return reply.body as Record<string, unknown>;
};
const gauge = async (): Promise<unknown> => (await create('gauge', { name: 'G' }))['id'];

describe('a record in a row', () => {
  it('takes values of the one before it, by its date and not by when it was entered', async () => {
    const [one, other] = [await gauge(), await gauge()];
    expect(await create('reading', { gauge: one, readOn: '2026-01-01', value: '100' })).toMatchObject({
      previousValue: null,
      previousOn: null,
    });
    await create('reading', { gauge: other, readOn: '2026-01-15', value: '7' });
    await create('reading', { gauge: one, readOn: '2026-01-20', value: '999', state: 'wrong' });
    const march = await create('reading', { gauge: one, readOn: '2026-03-01', value: '160.5' });
    expect(march).toMatchObject({ previousValue: '100.000', previousOn: '2026-01-01', used: '60.5000' });
    expect(await create('reading', { gauge: one, readOn: '2026-02-01', value: '120' })).toMatchObject({
      previousValue: '100.000',
    });
    const moved = await server.ask(ADMIN, 'PATCH', `/api/records/reading/${march['id']}`, { readOn: '2026-03-02' });
    expect(moved.body).toMatchObject({ previousValue: '120.000', previousOn: '2026-02-01' });
    const same = await server.ask(ADMIN, 'PATCH', `/api/records/reading/${march['id']}`, { value: '161' });
    expect(same.body).toMatchObject({ previousValue: '120.000', used: '41.0000' });
  });

  it('finds it among those that come with it', async () => {
    const one = await gauge();
    await create('reading', { gauge: one, readOn: '2025-12-31', value: '1' });
    const commands = ['2026-03-01', '2026-01-01', '2026-02-01'].map((readOn, at) => ({
      action: 'create',
      values: { gauge: one, readOn, value: String(10 * (at + 1)) },
    }));
    const reply = await server.ask(ADMIN, 'POST', '/api/records/reading/batch', { atomic: true, commands });
    expect(reply.status, reply.text).toBe(200);
    const list = await server.ask(
      ADMIN,
      'GET',
      `/api/records/reading?filter=${encodeURIComponent(JSON.stringify({ gauge: one }))}&sort=readOn`,
    );
    const { items } = list.body as { items: { readOn: string; previousValue: string | null }[] };
    expect(items.map((item) => [item.readOn, item.previousValue])).toEqual([
      ['2025-12-31', null],
      ['2026-01-01', '1.000'],
      ['2026-02-01', '20.000'],
      ['2026-03-01', '30.000'],
    ]);
  });
});
