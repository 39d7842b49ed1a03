import { readFile } from 'node:fs/promises';
import type { Reply, TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { uploadFile } from '@leitwerk/platform/testing/work-on-runs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { CheckedSheet } from './check-sheets.ts';
import type { Finding } from './price-list-issue.ts';

const ADMIN = 'admin@example.com';
const CONSULTANT = 'consultant@example.com';
const SALES = 'sales@example.com';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Body = Readonly<Record<string, unknown>>;
type Checked = {
  readonly sheets: readonly CheckedSheet[];
  readonly findings: readonly (Pick<Finding, 'level' | 'line' | 'column'> & {
    readonly message: { readonly en: string };
  })[];
};
type Look = { readonly dialect: Body; readonly names: readonly string[]; readonly columns: readonly Body[] };

const SAMPLE = new URL('../sample/', import.meta.url);
const ask = async (path: string, body: Body, as = CONSULTANT): Promise<Reply> => server.ask(as, 'POST', path, body);
const uploaded = async (content: string | Buffer, name = 'list.csv', as = CONSULTANT): Promise<string> =>
  uploadFile(server, as, name, content);

async function looked(
  content: string | Buffer,
  name?: string,
): Promise<{ readonly file: string; readonly look: Look }> {
  const file = await uploaded(content, name);
  const reply = await ask('/api/tariff/price-list/inspect', { file });
  expect(reply.status, reply.text).toBe(200);
  return { file, look: reply.body as Look };
}
const settingsFor = (look: Look, more: Body = {}): Body => ({
  dialect: look.dialect,
  language: 'de',
  columns: look.columns,
  basis: 'gross',
  scope: 'all-in',
  ...more,
});
async function checked(content: string | Buffer, more: Body = {}, name?: string): Promise<Checked> {
  const { file, look } = await looked(content, name);
  const reply = await ask('/api/tariff/price-list/check', { file, settings: settingsFor(look, more) });
  expect(reply.status, reply.text).toBe(200);
  return reply.body as Checked;
}
const told = ({ findings }: Checked) =>
  findings.map(({ level, line, column, message }) => [level, line, column, message.en]);
const HEAD = 'Produkt;Gültig ab;Gültig bis;PLZ;Von kWh;Bis kWh;Grundpreis €/Jahr;Arbeitspreis ct/kWh\n';

it('the same list as CSV, XLSX and XML makes the same sheets', async () => {
  const csv = await readFile(new URL('price-list.csv', SAMPLE));
  const fromCsv = await checked(csv);
  const rows = csv
    .toString('utf8')
    .replace('\uFEFF', '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(';'));
  const sheet = rows.map((row, at) =>
    row.map((cell, column) => {
      if (cell === '') return null;
      if (at === 0 || column === 0 || column === 3) return { value: cell };
      if (column === 1 || column === 2)
        return { type: Date, value: new Date(cell.split('.').toReversed().join('-')), format: 'dd.mm.yyyy' };
      return { type: Number, value: Number(cell.replace('.', '').replace(',', '.')) };
    }),
  );
  const fromXlsx = await checked(await writeExcelFile(sheet).toBuffer(), {}, 'list.xlsx');
  const fromXml = await checked(await readFile(new URL('price-list.xml', SAMPLE)), {}, 'list.xml');
  const essence = ({ sheets }: Checked) => sheets.map(({ line: _line, ...one }) => one);
  expect(essence(fromCsv)).toHaveLength(3);
  expect(essence(fromXlsx)).toEqual(essence(fromCsv));
  expect(essence(fromXml)).toEqual(essence(fromCsv));
  expect(fromCsv.findings.filter(({ level }) => level === 'error')).toEqual([]);
});

it('holds each price against the last published sheet of product and region', async () => {
  const list = `${HEAD}STROM-REGIONAL;01.02.2028;;;;;150,50;33,3\nSTROM-REGIONAL;01.02.2028;;99991;;;160;30\n`;
  const { sheets } = await checked(list, { basis: 'net', scope: 'supply' });
  expect((await checked(list)).findings.map(({ message }) => message.en).join()).toContain('cannot be compared');
  const [general, regional] = sheets;
  expect(general?.last?.validFrom).toBe('2026-01-01');
  expect(regional?.last?.id).toBe(general?.last?.id);
  expect(
    general?.changes.map(({ type, before, after, difference, percent }) => [type, before, after, difference, percent]),
  ).toEqual([
    ['base-price', '48.000000', '150.5', '102.5', '213.5'],
    ['energy-price', '11.500000', '33.3', '21.8', '189.6'],
  ]);
});

it('finds what is wrong and says where', async () => {
  const list = [
    HEAD.trim(),
    'NIE-GEHOERT;01.01.2028;;;;;100;30',
    'STROM-BASIS;soon;;;;;100;30',
    'STROM-BASIS;01.01.2028;31.12.2027;;;;100;30',
    'STROM-BASIS;01.01.2028;;99x;;;100;30',
    'STROM-BASIS;01.01.2028;;;viel;;100;30',
    'STROM-BASIS;01.01.2028;;;;;teuer;30',
    'STROM-NATUR;01.01.2028;;;0;4000;100;0,28',
    'STROM-NATUR;01.01.2028;;;4000;10000;100;31',
    'STROM-NATUR;01.01.2028;;;20001;;100;29',
    'STROM-NATUR;01.06.2028;;;;;100;29',
    'GAS-BASIS;01.01.2029;;;100;;100;9',
    '',
  ].join('\n');
  const found = told(await checked(list));
  expect(found).toEqual(
    expect.arrayContaining([
      ['error', 2, null, 'There is no product “NIE-GEHOERT”.'],
      ['error', 3, 'Gültig ab', '“soon” is no day.'],
      ['error', 4, 'Gültig bis', 'The end is before the start.'],
      ['error', 5, 'PLZ', '“99x” is no postal code and does not begin one.'],
      ['error', 6, 'Von kWh', '“viel” is no whole number of kWh.'],
      ['error', 7, 'Grundpreis €/Jahr', '“teuer” is no price.'],
      ['warning', 8, 'Arbeitspreis ct/kWh', '0,28 ct/kWh is very little: is it €/kWh?'],
      ['error', 9, null, 'Base price: tiers overlap at 4,000 kWh (lines 8 and 9).'],
      ['error', 9, null, 'Energy price: tiers overlap at 4,000 kWh (lines 8 and 9).'],
      ['error', 8, null, 'Energy price: from 10,001 to 20,000 kWh there is no price.'],
      ['error', 11, null, 'Is valid at the same time as the price sheet of line 8 for the same region.'],
      ['warning', 12, null, 'Energy price: from 1 to 99 kWh there is no price.'],
    ]),
  );
  expect(found.some(([, line, , message]) => line === 12 && String(message).startsWith('From '))).toBe(true);
  const file = await uploaded(list);
  const { look } = await looked(list);
  const refused = await ask('/api/actions/tariff.importPriceList', { file, settings: settingsFor(look) });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('NIE-GEHOERT');
});

it('reads a price a row too, refuses wrong units, and takes formulas', async () => {
  const list = [
    'Tarif,Art,Einheit,Wert',
    'strom-basis,Grundpreis,€/Jahr,120.5',
    'strom-basis,Arbeitspreis,€/Jahr,30',
    'strom-basis,Arbeitspreis,ct/kWh,0.305',
  ].join('\n');
  const { file, look } = await looked(list);
  const columns = [
    { column: 'Tarif', target: 'product', expression: '$uppercase(value)' },
    { column: 'Art', target: 'type' },
    { column: 'Einheit', target: 'unit' },
    { column: 'Wert', target: 'price', expression: 'row."Einheit" = "ct/kWh" ? $string($number(value) * 100) : value' },
  ];
  const settings = settingsFor(look, { columns, language: 'en', validFrom: '2028-01-01' });
  const reply = await ask('/api/tariff/price-list/check', { file, settings });
  expect(reply.status, reply.text).toBe(200);
  const found = reply.body as Checked;
  expect(found.sheets[0]?.positions.map(({ type, price }) => [type, price])).toEqual([
    ['base-price', '120.5'],
    ['energy-price', '30.5'],
  ]);
  expect(told(found)).toContainEqual(['error', 3, 'Einheit', '“Energy price” cannot be given in €/year.']);
});

it('settings that do not fit the file are refused with their place', async () => {
  const { file, look } = await looked(`${HEAD}STROM-BASIS;01.01.2028;;;;;100;30\n`);
  const refused = async (more: Body) => {
    const reply = await ask('/api/tariff/price-list/check', { file, settings: settingsFor(look, more) });
    expect(reply.status, reply.text).toBe(422);
    return (reply.body as { issues: { path: string; code: string }[] }).issues.map(
      ({ path, code }) => `${path} ${code}`,
    );
  };
  expect(await refused({ columns: [{ column: 'Nie', target: 'product' }] })).toEqual([
    'columns.0.column price-list.no-column',
    'columns price-list.target-missing',
    'columns price-list.no-prices',
  ]);
  const twice = [...look.columns, { column: 'PLZ', target: 'product' }];
  expect(await refused({ columns: twice })).toContain(`columns.${twice.length - 1}.target price-list.target-twice`);
  expect((await refused({ columns: [{ column: 'PLZ', target: 'product', expression: '(' }] }))[0]).toContain(
    'columns.0.expression',
  );
  expect(await refused({ color: 'red' })).toHaveLength(1);
  expect((await ask('/api/tariff/price-list/inspect', { file }, SALES)).status).not.toBe(200);
});

it('a list becomes drafts, somebody else publishes them, and then they stay', async () => {
  const list = `${HEAD}STROM-BASIS;01.01.2030;;;;4000;100;30\nSTROM-BASIS;01.01.2030;;;4001;;120;28\nGAS-BASIS;01.01.2030;;99991 99992;;;90;9,5\n`;
  const { file, look } = await looked(list);
  const settings = settingsFor(look);
  expect((await ask('/api/actions/tariff.importPriceList', { file, settings }, SALES)).status).toBe(403);
  const reply = await ask('/api/actions/tariff.importPriceList', { file, settings });
  expect(reply.status, reply.text).toBe(200);
  const { created } = reply.body as { created: string[] };
  expect(created).toHaveLength(2);
  const [first = '', second = ''] = created;
  const read = async (id: string) => (await server.ask(ADMIN, 'GET', `/api/records/price-sheet/${id}`)).body as Body;
  expect(await read(first)).toMatchObject({
    name: 'Strom Basis 2030-01-01',
    status: 'draft',
    validFrom: '2030-01-01',
    validTo: null,
    priceBasis: 'gross',
    positions: [
      { type: 'base-price', tierFrom: null, tierTo: 4000, price: '100.000000' },
      { type: 'energy-price', tierFrom: null, tierTo: 4000, price: '30.000000' },
      { type: 'base-price', tierFrom: 4001, tierTo: null, price: '120.000000' },
      { type: 'energy-price', tierFrom: 4001, tierTo: null, price: '28.000000' },
    ],
  });
  expect(await read(second)).toMatchObject({ postalCodes: '99991 99992', name: 'Gas Basis 2030-01-01 99991 +1' });
  expect(Number((await read(first))['sheetVersion'])).toBeGreaterThan(2);

  const event = (name: string, as: string, id = first) =>
    server.ask(as, 'POST', `/api/records/price-sheet/${id}/transitions/${name}`, {});
  expect((await event('publish', CONSULTANT)).status).toBe(409);
  expect((await event('submit', CONSULTANT)).status).toBe(200);
  const own = await event('publish', CONSULTANT);
  expect([own.status, own.text]).toEqual([409, expect.stringContaining('jemand anders')]);
  const changed = await server.ask(CONSULTANT, 'PATCH', `/api/records/price-sheet/${first}`, { positions: [] });
  expect(changed.status).toBe(422);
  const published = await event('publish', ADMIN);
  expect(published.status, published.text).toBe(200);
  expect(await read(first)).toMatchObject({ status: 'published' });
  const later = await checked(
    `${HEAD}STROM-BASIS;01.06.2029;;;;;100;30\nSTROM-BASIS;01.01.2029;31.05.2029;;;;100;30\n`,
  );
  expect(later.findings.filter(({ level }) => level === 'error').map(({ line }) => line)).toEqual([2]);
  // The day comes, and the price counts without anybody doing anything.
  const priced = await server.ask(ADMIN, 'POST', '/api/tariff/compare', {
    division: 'electricity',
    start: '2030-01-01',
    audience: 'consumer',
    consumption: { kwh: '3000' },
    products: [server.keys.get('product/strom-basis')],
  });
  expect(priced.body).toMatchObject({ results: [{ priceSheets: [{ id: first }], costs: { annual: '1000.00' } }] });
});
