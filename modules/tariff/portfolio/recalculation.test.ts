import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { finishRun, problemsOf } from '@leitwerk/platform/testing/work-on-runs';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ADMIN = 'admin@example.com';
const CONSULTANT = 'consultant@example.com';
const SALES = 'sales@example.com';

type Body = Readonly<Record<string, unknown>>;
let server: TestServer;
const contracts: Record<string, string> = {};
let sheet = '';
let tried: Body = {};
const idOf = (key: string): string => server.keys.get(key) ?? '';
const made = async (entity: string, values: Body): Promise<string> => {
  const reply = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};

beforeAll(async () => {
  server = await startTestServer();
  const lead = await made('lead', { kind: 'person', firstName: 'Paula', lastName: 'Portfolio' });
  const deliveryAddress = { postalCode: '99991', country: 'DE' };
  const contract = (values: Body) =>
    made('contract', { lead, division: 'electricity', deliveryAddress, annualConsumption: 3500, ...values });
  const supply = { product: idOf('product/strom-regional'), priceSheet: idOf('price-sheet/strom-regional-2026') };
  contracts['supply'] = await contract(supply);
  contracts['all-in'] = await contract({
    product: idOf('product/strom-basis'),
    priceSheet: idOf('price-sheet/strom-basis-2025'),
  });
  contracts['incomplete'] = await contract({ ...supply, annualConsumption: null });
  tried = {
    name: 'Strom Regional neu',
    product: idOf('product/strom-regional'),
    sheetVersion: 9,
    validFrom: '2026-07-01',
    priceBasis: 'net',
    scope: 'supply',
    positions: [
      { type: 'base-price', unit: 'eur-year', price: '60' },
      { type: 'energy-price', unit: 'ct-kwh', price: '12.5' },
    ],
  };
  sheet = await made('price-sheet', tried);
});
afterAll(() => server.close());

const begin = (input: Body, as = CONSULTANT) =>
  server.ask(as, 'POST', '/api/actions/tariff.recalculateContracts', input);
async function recalculated(input: Body) {
  const reply = await begin({ name: 'Test', keyDate: '2026-07-01', ids: Object.values(contracts), ...input });
  expect(reply.status, reply.text).toBe(200);
  const { run, result } = reply.body as { run: { id: string }; result: { id: string } };
  const report = await finishRun(server, CONSULTANT, { ...reply, status: 202, body: run as never });
  expect(report).toMatchObject({ state: 'done' });
  const filter = encodeURIComponent(JSON.stringify({ priceChange: result.id }));
  const page = await server.ask(CONSULTANT, 'GET', `/api/records/price-change-line?limit=500&filter=${filter}`);
  const record = await server.ask(CONSULTANT, 'GET', `/api/records/price-change/${result.id}`);
  return { report, result: record.body as Body, lines: (page.body as { items: Body[] }).items };
}
const lineFor = (lines: readonly Body[], name: string) => lines.find((one) => one['contract'] === contracts[name]);

it('tells for each contract what it costs by the old and the new sheet, and the supplier’s own share of both', async () => {
  const { result, lines } = await recalculated({ priceSheet: sheet });
  expect(lines).toHaveLength(3);
  // One cent and twelve euros more without tax: 1.19 ct and 14.28 € with it. The grid of Musterhausen costs the rest.
  expect(lineFor(lines, 'supply')).toMatchObject({
    oldPriceSheet: idOf('price-sheet/strom-regional-2026'),
    newPriceSheet: sheet,
    consumption: 3500,
    oldCost: '1249.09',
    newCost: '1305.02',
    difference: '55.93',
    percent: '4.5',
    oldShare: '450.50',
    newShare: '497.50',
    shareDifference: '47.00',
    problem: null,
  });
  expect(lineFor(lines, 'all-in')?.['problem']).toBe('The chosen price sheet belongs to another product.');
  expect(lineFor(lines, 'incomplete')?.['problem']).toBe('The contract lacks: Annual consumption.');
  expect(result).toMatchObject({
    lineCount: 3,
    problemCount: 2,
    oldTotal: '1249.09',
    newTotal: '1305.02',
    differenceTotal: '55.93',
    leastDifference: '55.93',
    greatestDifference: '55.93',
  });
});

it('without a chosen sheet each contract gets the one that is published for the key date; contracts stay as they are', async () => {
  const before = await server.ask(ADMIN, 'GET', `/api/records/contract/${contracts['all-in']}`);
  const { lines } = await recalculated({ keyDate: '2026-01-01' });
  const line = lineFor(lines, 'all-in');
  // 34.90 ct and 132 € become 33.40 ct and 138 €.
  expect(line).toMatchObject({ oldCost: '1353.50', newCost: '1307.00', difference: '-46.50', percent: '-3.4' });
  // All-in prices with tax: 1,137.39 € and 1,098.32 € without it, of which the supplier alone bears the difference.
  expect(line?.['shareDifference']).toBe('-39.07');
  expect(lineFor(lines, 'supply')).toMatchObject({ difference: '0.00', shareDifference: '0.00' });
  const after = await server.ask(ADMIN, 'GET', `/api/records/contract/${contracts['all-in']}`);
  expect(after.body).toEqual(before.body);
});

it('all that a filter finds are recalculated, page by page, each once', async () => {
  const lead = await made('lead', { kind: 'person', lastName: 'Viele' });
  const commands = Array.from({ length: 60 }, (_, at) => ({
    action: 'create',
    values: {
      lead,
      division: 'electricity',
      product: idOf('product/strom-basis'),
      annualConsumption: 1000 + at,
      deliveryAddress: { postalCode: '99991', country: 'DE' },
    },
  }));
  const reply = await server.ask(ADMIN, 'POST', '/api/records/contract/batch', { atomic: true, commands });
  expect(reply.status, reply.text).toBe(200);
  const { lines, result } = await recalculated({ ids: undefined, filter: { lead } });
  expect(lines).toHaveLength(60);
  expect(new Set(lines.map((one) => one['contract'])).size).toBe(60);
  expect(result).toMatchObject({ lineCount: 60, problemCount: 0, differenceTotal: '0.00' });
});

it('a regional sheet is for its region only, and chosen contracts that are not there are told', async () => {
  const regional = await made('price-sheet', { ...tried, postalCodes: '0, 1', sheetVersion: 10 });
  const gone = '01900000-0000-7000-8000-00000000dead';
  const ids = [contracts['supply'], gone];
  const { lines, report } = await recalculated({ priceSheet: regional, ids });
  expect(lines.map((one) => one['problem'])).toEqual(['The chosen price sheet is not for this delivery point.']);
  expect(await problemsOf(server, CONSULTANT, report)).toMatchObject([{ recordId: gone }]);
});

it('is refused to whoever may not, and with what cannot be', async () => {
  const input = { name: 'x', keyDate: '2026-07-01', ids: Object.values(contracts) };
  expect((await begin(input, SALES)).status).toBe(403);
  expect((await begin({ ...input, keyDate: '2026-02-30' })).status).toBe(422);
  expect((await begin({ ...input, priceSheet: contracts['supply'] })).status).toBe(422);
  expect((await begin({ ...input, color: 'red' })).status).toBe(422);
});

it('letters about the changes are made as a batch, with the supplier’s own share, and filed at the contracts', async () => {
  const { lines } = await recalculated({ priceSheet: sheet });
  const letters = async () => {
    const begun = await server.ask(CONSULTANT, 'POST', '/api/documents/letters', {
      template: 'price-change',
      entity: 'price-change-line',
      ids: lines.map((one) => one['id']),
    });
    return finishRun(server, CONSULTANT, begun);
  };
  // What is only being tried is announced to nobody.
  expect((await letters()).counts).toEqual({ issued: 0, refused: 3 });
  for (const [as, event] of [
    [ADMIN, 'submit'],
    [CONSULTANT, 'publish'],
  ] as const) {
    const moved = await server.ask(as, 'POST', `/api/records/price-sheet/${sheet}/transitions/${event}`, {});
    expect(moved.status, moved.text).toBe(200);
  }
  const report = await letters();
  // Without a result there is nothing to tell.
  expect(report.counts).toEqual({ issued: 1, refused: 2 });
  const filter = encodeURIComponent(JSON.stringify({ contract: contracts['supply'], template: 'price-change' }));
  const { body } = await server.ask(ADMIN, 'GET', `/api/records/document?filter=${filter}`);
  expect((body as { items: Body[] }).items).toHaveLength(1);
  const line = lineFor(lines, 'supply')?.['id'];
  const edited = await server.ask(CONSULTANT, 'PATCH', `/api/records/price-change-line/${line}`, { newShare: '1.00' });
  expect(edited.status).toBe(403);
});
