import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { workOnProcesses } from '@leitwerk/platform/testing/work-on-processes';
import { afterAll, beforeAll, expect, it } from 'vitest';

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

it('an accepted offer', async () => {
  const offer = await offerOf();
  await itemOf(offer);
  const sent = await move(offer, 'send', { bindingUntil: '2099-12-31' });
  expect(sent.status, sent.text).toBe(200);
  await workOnProcesses(server);
  const accepted = await move(offer, 'accept', { acceptedOn: new Date().toISOString().slice(0, 10), acceptanceForm: 'email', chosenVariant: 'a' });
  expect(accepted.status, accepted.text).toBe(200);
  await workOnProcesses(server);
  const contracts = await list('contract', { offer });
  console.log(contracts);
  for (const one of contracts) console.log((await server.ask(ADMIN, 'GET', `/api/records/contract/${one['id']}/processes`)).text, (await server.ask(ADMIN, 'GET', `/api/records/contract/${one['id']}/explain`)).text.slice(0, 3000));
});
