import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { loadSeedRecords, seedDocuments, startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { workOnProcesses } from '@leitwerk/platform/testing/work-on-processes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const SALES_LEAD = 'lead@example.com';

type Body = Readonly<Record<string, unknown>>;

let server: TestServer;
let lead: string;
beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  lead = await made('lead', { kind: 'person', lastName: 'Angebot', address: ADDRESS });
});
afterAll(() => server.close());

const ADDRESS = { street: 'Lindenweg', houseNumber: '3', postalCode: '99991', city: 'Musterhausen', country: 'DE' };
const product = (key: string): string => server.keys.get(`product/${key}`) ?? '';
const PRICES = { annualConsumption: 3500, energyPrice: '31.19', basePrice: '168.99' };
const INPUT = {
  division: 'electricity',
  start: '2026-01-01',
  audience: 'consumer',
  address: { postalCode: '99991', place: 'Musterhausen', street: 'Lindenweg', houseNumber: '3' },
  consumption: { kwh: '3500' },
};

async function made(entity: string, values: Body, as = SALES): Promise<string> {
  const reply = await server.ask(as, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
}
const read = async (entity: string, id: string): Promise<Body> =>
  (await server.ask(ADMIN, 'GET', `/api/records/${entity}/${id}`)).body as Body;
const list = async (entity: string, filter: Body): Promise<readonly Body[]> => {
  const query = encodeURIComponent(JSON.stringify(filter));
  const reply = await server.ask(ADMIN, 'GET', `/api/records/${entity}?filter=${query}`);
  return (reply.body as { items: readonly Body[] }).items;
};
const offerOf = () => made('offer', { subject: 'Strom', lead });
const itemOf = (offer: string, more: Body = {}) =>
  made('offer-item', { offer, division: 'electricity', product: product('strom-regional'), ...PRICES, ...more });
const move = (offer: string, event: string, input: Body = {}, as = SALES) =>
  server.ask(as, 'POST', `/api/records/offer/${offer}/transitions/${event}`, input);

/** By the clock of the installation, which may be a day ahead of UTC. */
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: process.env['TZ'] || 'Europe/Berlin' });
const accept = (offer: string, chosenVariant: string) =>
  move(offer, 'accept', { acceptedOn: today(), acceptanceForm: 'email', chosenVariant });
const BINDING = { bindingUntil: '2099-12-31' };
const messages = (reply: { readonly body: unknown }): readonly string[] =>
  (reply.body as { issues: readonly { message: string }[] }).issues.map(({ message }) => message);
const prices = (as: string, input: Body) =>
  server.ask(as, 'POST', '/api/actions/tariff.makeOffer', { ...INPUT, product: product('strom-regional'), ...input });

it('sends only what is whole, and says by name what lacks what', async () => {
  const offer = await offerOf();
  const empty = await move(offer, 'send', BINDING);
  expect([empty.status, messages(empty)]).toEqual([422, [expect.stringContaining('noch keine Position')]]);
  await itemOf(offer, { deliveryAddress: ADDRESS, energyPrice: null, basePrice: null });
  const bare = await move(offer, 'send', BINDING);
  expect([bare.status, messages(bare)]).toEqual([
    422,
    ['Bei „A · Lindenweg 3, Musterhausen“ fehlt: Arbeitspreis (brutto), Grundpreis im Jahr (brutto).'],
  ]);
  expect(await read('offer', offer)).toMatchObject({ status: 'draft', offerVersion: null });
});

it('asks for an approval above the limit, in numbers, and only then', async () => {
  const offer = await offerOf();
  const item = await itemOf(offer, { discount: '5.01' });
  const above = await move(offer, 'send', BINDING);
  expect(messages(above)).toEqual([expect.stringContaining('5,01 %')]);
  expect(messages(above)[0]).toContain('über 5 %');
  await server.ask(SALES, 'PATCH', `/api/records/offer-item/${item}`, { discount: '5' });
  expect((await move(offer, 'send', BINDING)).status).toBe(200);
});

it('is approved by somebody else than who has asked', async () => {
  const offer = await made('offer', { subject: 'Strom', lead }, SALES_LEAD);
  const values = { offer, division: 'electricity', product: product('strom-regional'), ...PRICES, discount: '20' };
  await made('offer-item', values, SALES_LEAD);
  expect((await move(offer, 'request-approval', { approvalReason: 'Bitte' }, SALES_LEAD)).status).toBe(200);
  await workOnProcesses(server);
  const processes = await server.ask(SALES_LEAD, 'GET', `/api/records/offer/${offer}/processes`);
  const [approval] = (processes.body as { items: readonly { id: string; workflow: string }[] }).items;
  expect(approval?.workflow).toBe('offer-approval');
  const send = (as: string) => server.ask(as, 'POST', `/api/processes/${approval?.id}/events/approve`, {});
  expect((await send(SALES_LEAD)).status).toBe(403);
  expect((await send(SALES)).status).toBe(403);
  // Nor by the event of the status itself, for whoever may send that.
  expect((await move(offer, 'approve', {}, SALES_LEAD)).status).toBe(403);
  const approved = await send(ADMIN);
  expect(approved.status, approved.text).toBe(204);
  expect(await read('offer', offer)).toMatchObject({ status: 'approved' });
  expect((await move(offer, 'send', BINDING, SALES_LEAD)).status).toBe(200);
});

it('is approved by nobody for himself, though he may do everything', async () => {
  const offer = await made('offer', { subject: 'Strom', lead }, ADMIN);
  await made(
    'offer-item',
    { offer, division: 'electricity', product: product('strom-regional'), ...PRICES, discount: '20' },
    ADMIN,
  );
  expect((await move(offer, 'request-approval', { approvalReason: 'Bitte' }, ADMIN)).status).toBe(200);
  expect((await move(offer, 'approve', {}, ADMIN)).status).toBe(409);
  const forged = await server.ask(ADMIN, 'PATCH', `/api/records/offer/${offer}`, { approvalAskedBy: null });
  expect(forged.status).toBe(422);
  expect((await move(offer, 'approve', {}, 'consultant@example.com')).status).toBe(200);
});

it('keeps the items of what was sent: none is changed, added, moved, taken away or brought back', async () => {
  const [offer, other] = [await offerOf(), await offerOf()];
  const item = await itemOf(offer);
  const gone = await itemOf(offer);
  expect((await server.ask(ADMIN, 'DELETE', `/api/records/offer-item/${gone}`)).status).toBe(204);
  const elsewhere = await itemOf(other);
  expect((await move(offer, 'send', BINDING)).status).toBe(200);
  const refused = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: Body) => {
    const reply = await server.ask(ADMIN, method, `/api/records/offer-item${path}`, body);
    expect([reply.status, reply.text]).toEqual([422, expect.stringContaining('nicht mehr in Arbeit')]);
  };
  await refused('PATCH', `/${item}`, { notes: 'x' });
  await refused('POST', '', { offer, division: 'gas', product: product('gas-basis') });
  await refused('PATCH', `/${elsewhere}`, { offer });
  await refused('PATCH', `/${item}`, { offer: other });
  await refused('DELETE', `/${item}`);
  await refused('POST', `/${gone}/restore`);
  // What an offer names is not deleted under it.
  const set = await made(
    'product-set',
    { code: 'SZ', name: 'Paket', products: [{ id: product('strom-basis') }] },
    ADMIN,
  );
  const named = await offerOf();
  await itemOf(named, { productSet: set });
  expect((await move(named, 'send', BINDING)).status).toBe(200);
  const deleted = await server.ask(ADMIN, 'DELETE', `/api/records/product-set/${set}`);
  expect([deleted.status, (deleted.body as unknown as Body)['code']]).toEqual([409, 'record.in-use']);
  // A new version opens them again.
  expect((await move(offer, 'revise')).status).toBe(200);
  expect((await server.ask(ADMIN, 'PATCH', `/api/records/offer-item/${item}`, { notes: 'x' })).status).toBe(200);
  expect((await move(offer, 'send', BINDING)).status).toBe(200);
  expect(await read('offer', offer)).toMatchObject({ offerVersion: 2 });
});

it('sends nothing that is changed in the same moment', async () => {
  for (let time = 0; time < 12; time += 1) {
    const offer = await offerOf();
    const item = await itemOf(offer);
    const [changed, sent] = await Promise.all([
      server.ask(SALES, 'PATCH', `/api/records/offer-item/${item}`, { discount: '50' }),
      move(offer, 'send', BINDING),
    ]);
    // One of both comes first: then the other knows it.
    expect([changed.status, sent.status].sort()).toEqual([200, 422]);
  }
});

it('becomes a contract for each item of the chosen variant, once, and each is on its way', async () => {
  const offer = await offerOf();
  await itemOf(offer, { deliveryAddress: ADDRESS, meterNumber: '1ABC0001' });
  await itemOf(offer, { division: 'gas', product: product('gas-basis'), annualConsumption: 12000, energyPrice: '11' });
  await itemOf(offer, { variant: 'b' });
  expect((await move(offer, 'send', BINDING)).status).toBe(200);
  await workOnProcesses(server);
  expect((await accept(offer, 'c')).status).toBe(422);
  expect((await accept(offer, 'a')).status).toBe(200);
  await workOnProcesses(server);
  const contracts = await list('contract', { offer });
  expect(contracts).toHaveLength(2);
  for (const one of contracts) expect(one).toMatchObject({ status: 'in-review', signedAt: today(), lead });
  expect(contracts.map((one) => one['division']).sort()).toEqual(['electricity', 'gas']);
  expect(contracts.find((one) => one['division'] === 'electricity')).toMatchObject({
    deliveryAddress: ADDRESS,
    meterNumber: '1ABC0001',
    annualConsumption: 3500,
    instalment: '105.00',
  });
});

it('takes a product with its calculated price, into a new offer or one that is there', async () => {
  const begun = await prices(SALES, { customer: lead, discount: '2.5' });
  expect(begun.status, begun.text).toBe(200);
  const { head, item } = begun.body as Record<'head' | 'item', { entity: string; id: string }>;
  expect(head.entity).toBe('offer');
  expect(await read('offer', head.id)).toMatchObject({
    subject: 'Strom Regional',
    lead,
    supplyStart: '2026-01-01',
    owner: server.users.get(SALES),
  });
  const { city, ...known } = ADDRESS;
  expect(await read('offer-item', item.id)).toMatchObject({
    offer: head.id,
    annualConsumption: 3500,
    discount: '2.50',
    deliveryAddress: { ...known, city },
    calculation: { input: INPUT },
  });
  const more = await prices(SALES, { head: head.id, variant: 'b' });
  expect(more.status, more.text).toBe(200);
  expect(await list('offer-item', { offer: head.id })).toHaveLength(2);
  expect((await list('offer', { lead, subject: 'Strom Regional' })).length).toBe(1);
});

it('is for its customer and its first day', async () => {
  const begun = (await prices(SALES, { customer: lead })).body as { head: { id: string } };
  const head = begun.head.id;
  const later = await prices(SALES, { head, start: '2026-02-01' });
  expect([later.status, messages(later)[0]]).toEqual([422, expect.stringContaining('2026-01-01')]);
  const other = await made('lead', { kind: 'person', lastName: 'Andere' });
  const values = {
    maloId: '51238696781',
    lead: other,
    division: 'electricity',
    address: ADDRESS,
    annualForecast: 4200,
  };
  const deliveryPoint = { entity: 'market-location', id: await made('market-location', values, ADMIN) };
  expect((await prices(SALES, { head, deliveryPoint })).status).toBe(422);
  expect((await prices(SALES, { customer: other, deliveryPoint })).status).toBe(200);
});

it('becomes contracts, too, when it is accepted before anybody has taken note that it was sent', async () => {
  const offer = await offerOf();
  await itemOf(offer);
  expect((await move(offer, 'send', BINDING)).status).toBe(200);
  expect((await accept(offer, 'a')).status).toBe(200);
  await workOnProcesses(server);
  expect(await list('contract', { offer })).toHaveLength(1);
});

it('leaves no offer behind when its item is refused', async () => {
  const before = (await list('offer', { lead })).length;
  for (const [as, input, status] of [
    [SALES, { customer: lead, variant: 'z' }, 422],
    [SALES, { customer: lead, product: product('gas-basis') }, 422],
    [SALES, {}, 422],
    [SALES, { customer: lead, head: lead }, 422],
    [SALES, { customer: lead, colour: 'blue' }, 422],
    ['viewer@example.com', { customer: lead }, 403],
  ] as const) {
    const reply = await prices(as, input);
    expect(reply.status, reply.text).toBe(status);
  }
  expect((await list('offer', { lead })).length).toBe(before);
});

describe('a product set', () => {
  const choices = async (offer: string, as = SALES) => {
    const reply = await server.ask(as, 'GET', `/api/offers/choices/${offer}`);
    return reply.body as { isOpen: boolean; sets: { id: string; title: string; products: Body[] }[] };
  };
  const add = (input: Body, as = SALES) => server.ask(as, 'POST', '/api/actions/offers.addSet', input);
  const setOf = (discount: string, more: Body = {}) =>
    made(
      'product-set',
      {
        code: `S${discount}${Object.keys(more).join('')}`,
        name: 'Paket',
        products: [
          { id: product('strom-regional'), required: true, discount },
          { id: product('gas-basis'), required: true, discount },
          { id: product('strom-natur'), required: false, discount },
        ],
        ...more,
      },
      ADMIN,
    );

  it('comes into an offer as one, with its discounts, which nobody has to approve', async () => {
    const offer = await offerOf();
    const set = await setOf('20');
    const shown = (await choices(offer)).sets.find(({ id }) => id === set);
    expect(shown).toMatchObject({ title: 'Paket', products: [{ isRequired: true, discount: '20.00' }, {}, {}] });
    const added = await add({ offer, set, variant: 'b' });
    expect(added.status, added.text).toBe(200);
    const items = await list('offer-item', { offer });
    expect(items).toHaveLength(2);
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ division: 'electricity', variant: 'b', productSet: set, discount: '20.00' }),
        expect.objectContaining({ division: 'gas', variant: 'b', productSet: set, discount: '20.00' }),
      ]),
    );
    for (const item of items)
      expect((await server.ask(SALES, 'PATCH', `/api/records/offer-item/${item['id']}`, PRICES)).status).toBe(200);
    // Whoever leaves out one product has no right to the discount of the other.
    const [first] = items;
    const moved = { variant: 'c' };
    await server.ask(SALES, 'PATCH', `/api/records/offer-item/${first?.['id']}`, moved);
    expect(messages(await move(offer, 'send', BINDING))).toHaveLength(2);
    await server.ask(SALES, 'PATCH', `/api/records/offer-item/${first?.['id']}`, { variant: 'b' });
    // Nor to more than the set gives.
    await server.ask(SALES, 'PATCH', `/api/records/offer-item/${first?.['id']}`, { discount: '20.01' });
    expect(messages(await move(offer, 'send', BINDING))).toHaveLength(1);
    await server.ask(SALES, 'PATCH', `/api/records/offer-item/${first?.['id']}`, { discount: '20' });
    expect((await move(offer, 'send', BINDING)).status).toBe(200);
    expect(await choices(offer)).toMatchObject({ isOpen: false, sets: [] });
    expect((await add({ offer, set })).status).toBe(422);
  });

  it('takes the products that are wanted beside those that are always among them', async () => {
    const offer = await offerOf();
    const set = await setOf('1');
    expect((await add({ offer, set, products: [product('strom-natur')] })).status).toBe(200);
    expect(await list('offer-item', { offer })).toHaveLength(3);
  });

  it('is refused where it is not sold, has something else, or the person may not', async () => {
    const offer = await offerOf();
    const set = await setOf('2');
    const over = await setOf('3', { validTo: '2020-01-01' });
    const off = await setOf('4', { active: false });
    const shown = (await choices(offer)).sets.map(({ id }) => id);
    expect([shown.includes(set), shown.includes(over), shown.includes(off)]).toEqual([true, false, false]);
    for (const wrong of [{ set: over }, { set: off }, { set: offer }, { set, products: [product('gas-bio')] }]) {
      const reply = await add({ offer, ...wrong } as Body);
      expect(reply.status, reply.text).toBe(422);
    }
    expect((await add({ offer, set, color: 'red' })).status).toBe(422);
    expect((await add({ offer: set, set })).status).toBe(422);
    expect((await add({ offer, set }, 'viewer@example.com')).status).toBe(403);
    expect((await choices(offer, 'viewer@example.com')).sets).toEqual([]);
    expect(await list('offer-item', { offer })).toEqual([]);
  });
});

describe('where prices typed by hand need an approval', () => {
  let strict: TestServer;
  beforeAll(async () => {
    const documents = structuredClone(await seedDocuments(false));
    const app = documents.find(({ file }) => file === 'app.json')?.document as {
      moduleSettings: { offers: { items: { calculation?: string } } };
    };
    app.moduleSettings.offers.items.calculation = 'calculation';
    strict = await startTestServer(documents, undefined, false);
  });
  afterAll(() => strict.close());

  it('only calculated ones are sent without', async () => {
    const create = async (entity: string, values: Body): Promise<string> => {
      const reply = await strict.ask(SALES, 'POST', `/api/records/${entity}`, values);
      expect(reply.status, reply.text).toBe(201);
      return (reply.body as { id: string }).id;
    };
    const customer = await create('lead', { kind: 'person', lastName: 'Angebot', address: ADDRESS });
    const sold = (await loadSeedRecords(strict)).get('product/strom-regional');
    const begun = await strict.ask(SALES, 'POST', '/api/actions/tariff.makeOffer', {
      ...INPUT,
      product: sold,
      customer,
    });
    expect(begun.status, begun.text).toBe(200);
    const { head, item } = begun.body as { head: { id: string }; item: { id: string } };
    const send = () => strict.ask(SALES, 'POST', `/api/records/offer/${head.id}/transitions/send`, BINDING);
    // Whoever changes one of the prices is without what explains them.
    const changed = await strict.ask(SALES, 'PATCH', `/api/records/offer-item/${item.id}`, { energyPrice: '0.01' });
    expect(changed.status, changed.text).toBe(200);
    const refused = await send();
    expect([refused.status, messages(refused)]).toEqual([422, [expect.stringContaining('von Hand eingegeben')]]);
    const again = { ...INPUT, offer: item.id };
    const priced = await strict.ask(SALES, 'POST', '/api/actions/tariff.priceOffer', again);
    expect(priced.status, priced.text).toBe(200);
    expect((await send()).status).toBe(200);
  });
});
