import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AreaLookup } from './area/find-area.ts';
import type { Words } from './core/component.ts';
import type { YearCosts } from './core/year-costs.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const VIEWER = 'viewer@example.com';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const areaOf = async (query: Record<string, string>, as: string | null = SALES) =>
  server.ask(as, 'GET', `/api/tariff/area?${new URLSearchParams({ division: 'electricity', ...query })}`);

type Body = Readonly<Record<string, unknown>>;
type Result = {
  readonly product: { readonly title: string };
  readonly scope: string;
  readonly issues: readonly Words[];
  readonly notes: readonly Words[];
  readonly costs: YearCosts | null;
};
type Answer = { readonly lookup: AreaLookup; readonly consumption: Body; readonly results: readonly Result[] };

const idOf = (key: string): string => server.keys.get(key) ?? '';
const made = async (entity: string, values: Body): Promise<string> => {
  const reply = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const compare = async (more: Body, as: string | null = SALES) =>
  server.ask(as, 'POST', '/api/tariff/compare', {
    division: 'electricity',
    start: '2026-01-01',
    audience: 'consumer',
    address: { postalCode: '99990' },
    consumption: { kwh: '3500' },
    ...more,
  });
const compared = async (more: Body): Promise<Answer> => {
  const reply = await compare(more);
  expect(reply.status, reply.text).toBe(200);
  return reply.body as Answer;
};
const products = (...keys: readonly string[]) => ({ products: keys.map((key) => idOf(`product/${key}`)) });
const costsIn = ({ results }: Answer, index = 0): YearCosts => {
  const costs = results[index]?.costs;
  if (!costs) throw new Error(JSON.stringify(results[index]));
  return costs;
};
const amountsOf = ({ calculation }: YearCosts): Record<string, string> =>
  Object.fromEntries(
    calculation.groups.flatMap(({ positions }) => positions.map((one) => [one.key.replace(/\|+$/, ''), one.amount])),
  );

/** A town of 60,000 in the first grid area: the one of the worked examples. */
beforeAll(async () => {
  await made('geodata-municipality', { key: '99009009', name: 'Sechzigtausend', inhabitants: 60_000 });
  for (const [division, area] of [
    ['electricity', 's-99001'],
    ['gas', 'g-99001'],
  ])
    await made('tariff-area-assignment', {
      area: idOf(`tariff-grid-area/${area}`),
      division,
      postalCode: '99990',
      place: 'Sechzigtausend',
      municipalityKey: '99009009',
      validFrom: '2024-01-01',
    });
});

it('case 1 over records: the household of the worked example, with bonuses of the product', async () => {
  const invoice = costsIn(await compared({ ...products('strom-regional'), rounding: 'invoice' }));
  expect(amountsOf(invoice)).toEqual({
    'energy-price': '402.50',
    'base-price': '48.00',
    'grid-base': '73.00',
    'grid-energy': '284.20',
    metering: '21.01',
    'concession-fee': '55.65',
    'kwkg-levy': '15.61',
    'offshore-levy': '32.94',
    'network-use-levy': '54.57',
    'electricity-tax': '71.75',
  });
  expect(invoice.calculation.invoice).toEqual({ net: '1059.23', vat: '201.25', gross: '1260.48' });
  const display = costsIn(await compared(products('strom-regional')));
  expect(display.calculation.unitPrices).toMatchObject([{ gross: '31.19' }]);
  expect(display.calculation.basePrices).toMatchObject([{ gross: '168.99' }]);
  expect(display).toMatchObject({ annual: '1260.64', firstYear: '971.54' });
  expect(display.bonuses.map((one) => one.amount)).toEqual(['100.00', '189.10']);
  const known = costsIn(await compared({ ...products('strom-regional'), newCustomer: false }));
  expect(known.firstYear).toBe('1160.64');
  // Values of 2027 are not recorded yet.
  expect(display.followingYear.isAssumed).toBe(true);
});

it('case 2 over records: gas from cubic metres, by zones and by steps', async () => {
  const consumption = { gas: { volume: '1850', z: '0.9587', heat: '11.274' } };
  const gas = { division: 'gas', consumption, rounding: 'invoice', ...products('gas-regional') };
  const found = await compared(gas);
  expect(found.consumption).toEqual({ kwh: '19996' });
  expect(costsIn(found).calculation.invoice).toEqual({ net: '1668.00', vat: '316.92', gross: '1984.92' });
  const steps = await compared({ ...gas, address: { postalCode: '99992', place: 'Beispielstadt' } });
  expect(costsIn(steps).calculation.invoice.gross).toBe('1984.92');
  // In basic supply the municipality's inhabitants decide, and so does what the gas is for.
  const fee = async (more: Body) => {
    const basic = await compared({ ...gas, ...products('gas-grundversorgung'), ...more });
    const [concession] = costsIn(basic).calculation.included.filter((one) => one.group === 'concession');
    return concession?.positions[0]?.price;
  };
  expect(Number(await fee({}))).toBe(0.27);
  expect(Number(await fee({ cooking: true }))).toBe(0.61);
});

it('case 3 over records: interval metering with hours of use, told without tax', async () => {
  const metered = { metering: 'interval-metered', audience: 'business', rounding: 'invoice', ...products('strom-rlm') };
  const low = costsIn(await compared({ ...metered, consumption: { kwh: '400000', kw: '200' } }));
  expect(low.calculation.invoice).toEqual({ net: '89944.00', vat: '17089.36', gross: '107033.36' });
  expect(low.annual).toBe('89944.00');
  const high = costsIn(await compared({ ...metered, consumption: { kwh: '500000', kw: '200' } }));
  expect(amountsOf(high)['grid-capacity|||2500']).toBe('24000.00');
  // Below the limits of the KAV the fee is that of tariff customers.
  const small = costsIn(await compared({ ...metered, consumption: { kwh: '29000', kw: '40' } }));
  expect(amountsOf(small)['concession-fee']).toBe('461.10');
  const [without] = (await compared({ ...metered, consumption: { kwh: '400000' } })).results;
  expect(without?.issues[0]?.en).toContain('kW');
});

it('case 4 over records: the modules of §14a', async () => {
  const heatPump = { ...products('strom-regional'), rounding: 'invoice', meter: 'controllable' };
  const module1 = costsIn(await compared({ ...heatPump, section14a: 'module1' }));
  expect(amountsOf(module1)['section14a-module1']).toBe('-128.13');
  const module2 = costsIn(await compared({ ...heatPump, section14a: 'module2', consumption: { kwh: '6200' } }));
  expect(amountsOf(module2)).toMatchObject({ 'grid-energy': '201.38', metering: '42.02', 'kwkg-levy': '27.65' });
  expect(amountsOf(module2)).not.toHaveProperty('grid-base');
  const exempt = costsIn(await compared({ ...heatPump, section14a: 'module2', levyExemption: true }));
  expect(amountsOf(exempt)).not.toHaveProperty('kwkg-levy');
  expect(amountsOf(exempt)).toHaveProperty('network-use-levy');
  const registers = { standard: '2000', peak: '500', 'off-peak': '1000' };
  const module3 = costsIn(await compared({ ...heatPump, section14a: 'module3', consumption: { registers } }));
  expect(module3.calculation.groups.find((one) => one.group === 'grid')?.positions.map((one) => one.amount)).toEqual([
    '73.00',
    '162.40',
    '70.00',
    '20.00',
    '-128.13',
  ]);
  const [allIn] = (await compared({ ...heatPump, ...products('waermestrom'), section14a: 'module1' })).results;
  expect(allIn?.costs?.annual).toBe('1028.50');
  expect(allIn?.notes[0]?.en).toContain('not changed by §14a');
  const modern = await compared({
    ...heatPump,
    meter: 'modern-meter',
    section14a: 'module3',
    consumption: { registers },
  });
  expect(modern.results[0]?.issues[0]?.en).toContain('smart metering');
});

it('compares side by side: parts of all-in prices too, and what stands against one does not stop the others', async () => {
  const found = await compared(products('strom-basis', 'strom-regional', 'nachtstrom'));
  expect(found.lookup.area?.number).toBe('S-99001');
  const [basis, regional, night] = found.results;
  expect(basis).toMatchObject({ product: { title: 'Strom Basis' }, scope: 'all-in', notes: [] });
  expect(basis?.costs).toMatchObject({ annual: '1307.00', instalment: '109.00' });
  const parts = basis?.costs?.calculation.parts.map(({ group, net }) => [group, net]);
  expect(parts).toContainEqual(['grid', '357.20']);
  expect(regional).toMatchObject({ scope: 'supply' });
  expect(night?.costs).toBeNull();
  expect(night?.issues[0]).toMatchObject({
    de: expect.stringContaining('„Arbeitspreis“'),
    en: expect.stringContaining('“Energy price” has prices by register'),
  });
  const two = await compared({
    ...products('nachtstrom'),
    consumption: { registers: { peak: '2500', 'off-peak': '1000' } },
  });
  // The low load register has its own concession fee.
  const fees = costsIn(two).calculation.included.find((one) => one.group === 'concession')?.positions;
  expect(fees?.map((one) => [one.registers, one.amount]).toSorted()).toEqual([
    [['off-peak'], '6.10'],
    [['peak'], '39.75'],
  ]);
  const all = await compared({});
  expect(all.results.length).toBeGreaterThan(5);
  const business = await compared({ kinds: ['business'] });
  expect(business.results.map((one) => one.product.title)).toEqual(['Strom Gewerbe']);
});

it('without a grid area an all-in price is known and says why it is not divided; a share of a supplier is not', async () => {
  const found = await compared({ ...products('strom-basis', 'strom-regional'), address: { postalCode: '10115' } });
  const [basis, regional] = found.results;
  expect(basis?.costs?.annual).toBe('1307.00');
  expect(basis?.notes[0]?.en).toContain('grid area');
  expect(basis?.costs?.calculation.parts).toEqual([]);
  expect(regional?.costs).toBeNull();
  expect(regional?.issues[0]?.en).toContain('grid area');
  const several = await compared({ ...products('strom-regional'), address: { postalCode: '99993' } });
  expect(several.results[0]?.issues[0]?.en).toContain('more exact');
  const [candidate] = several.lookup.candidates;
  const chosen = await compared({
    ...products('strom-regional'),
    area: { id: candidate?.id, municipalityKey: candidate?.municipalityKey },
  });
  expect(chosen.results[0]?.costs).not.toBeNull();
});

it('prices that change within the year make slices with the validity of each', async () => {
  const found = costsIn(await compared({ ...products('strom-regional'), start: '2025-07-01', rounding: 'invoice' }));
  const kwkg = found.calculation.groups
    .flatMap((group) => group.positions)
    .filter((one) => one.kind === 'kwkg-levy')
    .map((one) => [one.from, one.to, one.days, Number(one.price)]);
  expect(kwkg).toEqual([
    ['2025-07-01', '2025-12-31', 184, 0.277],
    ['2026-01-01', '2026-06-30', 181, 0.446],
  ]);
});

it('a sheet of a region goes before that for everywhere; drafts do not count', async () => {
  const sheet = (price: string, postalCodes: string, sheetVersion: number) => ({
    name: 'Strom Natur regional',
    product: idOf('product/strom-natur'),
    sheetVersion,
    validFrom: '2026-01-01',
    priceBasis: 'gross',
    postalCodes,
    positions: [{ type: 'energy-price', unit: 'ct-kwh', price }],
  });
  const regional = await made('price-sheet', sheet('20', '9999', 90));
  const annual = async () => costsIn(await compared(products('strom-natur'))).annual;
  expect(await annual()).toBe('1355.00');
  await server.ask('consultant@example.com', 'POST', `/api/records/price-sheet/${regional}/transitions/submit`, {});
  const published = await server.ask(ADMIN, 'POST', `/api/records/price-sheet/${regional}/transitions/publish`, {});
  expect(published.status, published.text).toBe(200);
  expect(await annual()).toBe('700.00');
  const elsewhere = await compared({ ...products('strom-natur'), address: { postalCode: '10115' } });
  expect(costsIn(elsewhere).annual).toBe('1355.00');
  const gone = await server.ask(ADMIN, 'DELETE', `/api/records/price-sheet/${regional}`);
  expect(gone.status, gone.text).toBe(422);
  expect(gone.text).toContain('published');
});

it('refuses wrong input with its place, and who may not read the prices', async () => {
  expect((await compare({}, null)).status).toBe(401);
  const refused = async (more: Body) => {
    const reply = await compare(more);
    return [reply.status, (reply.body as { issues: { path: string }[] }).issues.map((issue) => issue.path)];
  };
  expect(await refused({ color: 'blue' })).toEqual([422, ['color']]);
  expect(await refused({ consumption: { kwh: '3500', watts: '1' } })).toEqual([422, ['consumption.watts']]);
  expect(await refused({ consumption: { kwh: '-1' } })).toEqual([422, ['consumption.kwh']]);
  expect(await refused({ consumption: {} })).toEqual([422, ['consumption.kwh']]);
  expect(await refused({ start: '2026-02-30' })).toEqual([422, ['start']]);
  expect(await refused(products('gas-basis'))).toEqual([422, ['products.0']]);
  expect(await refused({ deliveryPoint: { entity: 'lead', id: idOf('product/strom-basis') } })).toEqual([
    422,
    ['deliveryPoint.entity'],
  ]);
  // Processes read products and their sheets, not what the grid costs.
  const roles = (names: readonly string[]) =>
    server.ask(ADMIN, 'PATCH', `/api/records/user/${server.users.get(VIEWER)}`, { roles: names });
  expect((await compare(products('strom-basis'), VIEWER)).status).toBe(200);
  expect((await roles(['process'])).status).toBe(200);
  expect((await compare(products('strom-basis'), VIEWER)).status).toBe(403);
  expect((await areaOf({ postalCode: '99991' }, VIEWER)).status).toBe(403);
  expect((await roles(['viewer'])).status).toBe(200);
});

it('an offer keeps how its prices came about, and tells what has changed since', async () => {
  const lead = await made('lead', { kind: 'person', firstName: 'Tina', lastName: 'Tarif' });
  const head = await made('offer', { subject: 'Strom', lead });
  const place = { offer: head, division: 'electricity', product: idOf('product/strom-regional') };
  const offer = await made('offer-item', place);
  const read = async () => (await server.ask(ADMIN, 'GET', `/api/records/offer-item/${offer}`)).body as Body;
  const call = (action: string, input: Body, as = ADMIN) =>
    server.ask(as, 'POST', `/api/actions/tariff.${action}`, { offer, ...input });
  expect((await call('recalculateOffer', {})).status).toBe(422);
  const given = {
    division: 'electricity',
    start: '2026-01-01',
    audience: 'consumer',
    address: { postalCode: '99990' },
    consumption: { kwh: '3500' },
  };
  expect((await call('priceOffer', given, VIEWER)).status).toBe(403);
  const priced = await call('priceOffer', given);
  expect(priced.status, priced.text).toBe(200);
  const record = await read();
  expect(record).toMatchObject({
    annualConsumption: 3500,
    energyPrice: '31.1900',
    basePrice: '168.99',
    annualCost: '1260.64',
    priceSheet: idOf('price-sheet/strom-regional-2026'),
  });
  // Of what was asked before nothing remains.
  expect((await call('priceOffer', { ...given, section14a: 'module1', meter: 'controllable' })).status).toBe(200);
  expect((await call('priceOffer', given)).status).toBe(200);
  expect((await read())['calculation']).toMatchObject({ input: given });
  expect(((await read())['calculation'] as { input: Body }).input).not.toHaveProperty('section14a');
  const unchanged = (await call('recalculateOffer', {})).body as { differences: Body[] };
  expect(unchanged).toMatchObject({ annual: { difference: '0.00' }, differences: [], kept: false });

  const levy = idOf('tariff-regulated-value/kwkg-2026');
  const corrected = await server.ask(ADMIN, 'PATCH', `/api/records/tariff-regulated-value/${levy}`, { value: '0.546' });
  expect(corrected.status, corrected.text).toBe(200);
  const after = (await call('recalculateOffer', { keep: true })).body as { differences: Body[] };
  // 0.1 ct more: 26.306 ct without tax are 31.30 ct with it.
  expect(after).toMatchObject({
    annual: { before: '1260.64', after: '1264.49', difference: '3.85' },
    differences: [{ group: 'levies', before: { amount: '15.61' }, after: { amount: '19.11' }, difference: '3.50' }],
    kept: true,
  });
  expect(after.differences).toHaveLength(1);
  expect(await read()).toMatchObject({ energyPrice: '31.3000' });
  await server.ask(ADMIN, 'PATCH', `/api/records/tariff-regulated-value/${levy}`, { value: '0.446' });

  // A calculation does not explain prices that are not its own.
  const { calculation } = await read();
  const forged = await server.ask(ADMIN, 'PATCH', `/api/records/offer-item/${offer}`, {
    calculation: { ...(calculation as Body), prices: { kwh: '3500', energyPrice: '1', basePrice: '1' } },
  });
  expect(forged.status, forged.text).toBe(422);
  // What is none is refused in words, wherever it goes wrong.
  const kept = calculation as Body;
  const product = kept['product'];
  const fresh = { ...place, calculation: { layout: 1 } };
  const empty = await server.ask(ADMIN, 'POST', '/api/records/offer-item', fresh);
  expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('„calculatedOn“')]);
  for (const [value, where] of [
    ['text', ''],
    [{ ...kept, layout: 2 }, 'layout'],
    [{ ...kept, prices: { kwh: 'many', energyPrice: '1', basePrice: '1' } }, 'prices.kwh'],
    [{ ...kept, input: { ...(kept['input'] as Body), start: 'soon' } }, 'input.start'],
    [{ ...kept, product: { ...(product as Body), color: 'blue' } }, 'product.color'],
  ] as const) {
    const refused = await server.ask(ADMIN, 'PATCH', `/api/records/offer-item/${offer}`, { calculation: value });
    expect(refused.status, refused.text).toBe(422);
    expect(refused.text).toContain(`„${where}“`);
  }
  const byHand = await server.ask(ADMIN, 'PATCH', `/api/records/offer-item/${offer}`, { energyPrice: '30' });
  expect(byHand.status, byHand.text).toBe(200);
  expect(await read()).toMatchObject({ energyPrice: '30.0000', calculation: null });
});
