import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { SEED, startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const HEAD =
  'portal;externalOrderId;orderedAt;division;productCode;processType;firstName;lastName;email;street;houseNumber;zip;city;annualKwh;iban;Extra';
const order = (number: number, more: { process?: string; mail?: string; product?: string } = {}): string =>
  `Beispielportal;BP-${number};20.11.2026;Strom;${more.product ?? 'STROM-NATUR'};${more.process ?? 'SWITCH'};Mia;Sommer ${number};${more.mail ?? `mia${number}@example.com`};Lindenweg;4a;44135;Dortmund;2.800;DE02120300000000202051;x`;

describe('an interface that is worked on', () => {
  let server: TestServer;
  let definition: InterfaceDefinition;
  beforeAll(async () => {
    server = await startTestServer(undefined, undefined, false);
    definition = JSON.parse(
      await readFile(join(SEED, 'definitions/interface/portal-orders.json'), 'utf8'),
    ) as InterfaceDefinition;
  });
  afterAll(() => server?.close());

  const attempt = (body: object, as = ADMIN) => server.ask(as, 'POST', '/api/exchange/trial', { definition, ...body });
  const sample = (format: object, text: string, as = ADMIN) =>
    server.ask(as, 'POST', '/api/exchange/sample', { format, text });
  const count = async (): Promise<unknown> =>
    (
      await server.database.pool.query(
        'select (select count(*) from data.lead)::int + (select count(*) from data.contract)::int as n',
      )
    ).rows[0]?.n;

  it('says which columns are unknown, and takes nothing where it is to refuse them', async () => {
    const text = [HEAD, order(1)].join('\n');
    const strict = { ...definition, unknownColumns: 'refuse' };
    expect((await attempt({ text, definition: strict })).body).toMatchObject({
      status: 422,
      issues: [{ path: 'file', code: 'exchange.unknown-columns', message: expect.stringContaining('Extra') }],
    });
    const known = text.replace(';Extra', '').replace(/;x$/, '');
    expect((await attempt({ text: known, definition: strict })).status).toBe(200);
  });

  it('shows of each row what it would do to which record, and why it would be refused; nothing stays', async () => {
    const before = await count();
    const text = [
      HEAD,
      order(1),
      order(1),
      order(2, { process: 'WECHSEL' }),
      order(3, { product: 'GIBTS-NICHT' }),
      order(4, { mail: 'mia1@example.com' }),
    ].join('\n');
    const { status, body, text: answer } = await attempt({ text });
    expect(status, answer).toBe(200);
    const tried = body as { rows: { state: string; issues: { path: string; message: string }[] }[] };
    expect(tried).toMatchObject({ drift: ['Extra'], counts: { refused: 2, repeated: 1 } });
    expect(tried.rows.map(({ state }) => state)).toEqual(['written', 'repeated', 'refused', 'refused', 'waits']);
    expect(tried.rows[0]).toMatchObject({
      line: 2,
      cells: { orderNumber: 'BP-1', annualKwh: '2.800' },
      key: 'Beispielportal BP-1',
      steps: [
        { step: 'product', does: 'find', entity: 'product', record: expect.any(String) },
        { step: 'lead', does: 'create', entity: 'lead', changes: { lastName: [null, 'Sommer 1'] } },
        { step: 'bankAccount', does: 'create' },
        { step: 'contract', does: 'create', changes: { annualConsumption: [null, 2800] } },
      ],
      expected: { steps: { contract: { product: '$product', lead: '$lead' } } },
    });
    expect(tried.rows[2]).toMatchObject({ issues: [{ path: 'processType' }], expected: { refused: ['processType'] } });
    expect(tried.rows[3]?.issues[0]?.message).toContain('GIBTS-NICHT');
    expect(await count()).toBe(before);
  });

  it('shows what would change at a record that is there', async () => {
    const changing = {
      ...definition,
      steps: definition.steps.map((step) =>
        step.id === 'lead' ? { ...step, existing: 'update', by: { email: { formula: 'email' } } } : step,
      ),
    };
    const made = await server.ask(ADMIN, 'POST', '/api/records/lead', {
      kind: 'person',
      firstName: 'Mia',
      lastName: 'Alt',
      email: 'mia9@example.com',
      source: 'portal',
    });
    expect(made.status, made.text).toBe(201);
    const tried = await attempt({ definition: changing, text: `${HEAD}\n${order(9)}` });
    expect(tried.body).toMatchObject({
      counts: { written: 1 },
      steps: { lead: { update: 1 }, contract: { create: 1 } },
    });
    const [row] = (tried.body as { rows: { steps: { step: string; changes: object; record: unknown }[] }[] }).rows;
    expect(row?.steps.find(({ step }) => step === 'lead')).toMatchObject({
      record: (made.body as { id: string }).id,
      changes: { lastName: ['Alt', 'Sommer 9'] },
    });
  });

  it('says what is wrong with its shape, its file, or who asks', async () => {
    const wrong = await attempt({ definition: { ...definition, columns: [] }, text: HEAD });
    expect(wrong.body).toMatchObject({ status: 422, issues: [{ path: 'definition.columns' }] });
    const lacking = await attempt({ text: 'a;b\n1;2' });
    expect(lacking.body).toMatchObject({ status: 422, issues: [{ path: 'file', code: 'exchange.column-missing' }] });
    const gone = await attempt({ file: '00000000-0000-4000-8000-000000000000' });
    expect(gone.body).toMatchObject({ status: 422, issues: [{ code: 'exchange.file-gone' }] });
    const broken = { ...definition, key: 'orderNumber &' };
    expect((await attempt({ definition: broken, text: `${HEAD}\n${order(1)}` })).status).toBe(422);
    expect((await attempt({ text: HEAD }, SALES)).status).toBe(403);
    expect((await sample({ type: 'csv' }, 'a;b\n1;2', SALES)).status).toBe(403);
    expect((await attempt({ text: HEAD, file: '00000000-0000-4000-8000-000000000000' })).status).toBe(422);
  });

  it('that is written otherwise than the format says: what it seems to be', async () => {
    const comma = { type: 'csv', delimiter: ',' };
    expect((await sample({ type: 'csv' }, 'Nr,Ort\n1,Köln\n2,Bonn')).body).toMatchObject({ looksLike: comma });
    expect((await sample({ type: 'json' }, 'Nr,Ort\n1,Köln\n2,Bonn')).body).toEqual({ columns: [], looksLike: comma });
    const xml = '<orders><order><nr>1</nr></order><order><nr>2</nr></order></orders>';
    expect((await sample({ type: 'csv' }, xml)).body).toMatchObject({
      looksLike: { type: 'xml', element: 'orders/order' },
    });
  });

  it('whose columns are not written yet: what the sample has, with its first values', async () => {
    expect((await sample({ type: 'csv', delimiter: ',' }, 'Nr,Ort\n1,Köln\n2,"Bonn, Rhein"')).body).toEqual({
      looksLike: null,
      columns: [
        { from: 'Nr', values: ['1', '2'] },
        { from: 'Ort', values: ['Köln', 'Bonn, Rhein'] },
      ],
    });
    expect((await sample({ type: 'csv', header: false }, '1;Köln')).body).toEqual({
      looksLike: null,
      columns: [
        { from: '1', values: ['1'] },
        { from: '2', values: ['Köln'] },
      ],
    });
    const json = JSON.stringify({
      data: {
        orders: [
          { id: 1, at: { city: 'Köln' } },
          { id: 2, paid: true },
        ],
      },
    });
    expect((await sample({ type: 'json', list: 'data.orders' }, json)).body).toEqual({
      looksLike: null,
      columns: [
        { from: 'id', values: ['1', '2'] },
        { from: 'at/city', values: ['Köln', ''] },
        { from: 'paid', values: ['', 'true'] },
      ],
    });
    expect((await sample({ type: 'json-lines' }, '{"a":1}\nno json\n{"b":2}')).body).toEqual({
      looksLike: null,
      columns: [
        { from: 'a', values: ['1', ''] },
        { from: 'b', values: ['', '2'] },
      ],
    });
    const xml = '<orders><order nr="7"><city>Köln</city></order></orders>';
    const read = (await sample({ type: 'xml', element: 'orders/order' }, xml)).body as {
      columns: { values: string[] }[];
    };
    expect(read.columns.flatMap(({ values }) => values)).toEqual(expect.arrayContaining(['7', 'Köln']));
    expect((await sample({ type: 'csv', delimiter: '#' }, 'a')).body).toMatchObject({
      status: 422,
      issues: [{ path: 'format.delimiter' }],
    });
  });
});
