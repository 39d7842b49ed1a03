import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallPdf } from '@leitwerk/platform/testing/small-files';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { SEED, startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { uploadFile } from '@leitwerk/platform/testing/work-on-runs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { act, CLERK, list } from './testing/shop.ts';

/** The interfaces of the seed, each given a sample of what the other side sends. */
let server: TestServer;
let lead = '';
let root = '';
const BO4E = ['geschaeftspartner', 'vertrag', 'marktlokation', 'zaehler', 'tarif', 'angebot'];
const FOLDERS = ['in/customers', 'in/contracts', 'tariffs', 'commissions', 'status', 'registrations', ...BO4E];
beforeAll(async () => {
  process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
  root = await mkdtemp(join(tmpdir(), 'leitwerk-shared-'));
  process.env['LEITWERK_EXCHANGE_FOLDER'] = root;
  for (const folder of FOLDERS) await mkdir(join(root, folder), { recursive: true });
  server = await startTestServer(undefined, undefined, false);
  lead = await make('lead', { kind: 'person', firstName: 'Mia', lastName: 'Sommer' });
  for (const name of ['bo4e', 'billing', 'portal', 'market'])
    expect((await act(server, 'connect', { name, kind: 'folder', signIn: 'none' })).status).toBe(200);
  await doModuleJobs(server, ['exchange.watch']);
});
afterAll(async () => {
  await server?.close();
  await rm(root, { recursive: true, force: true });
  delete process.env['LEITWERK_EXCHANGE_FOLDER'];
});

async function make(entity: string, values: object): Promise<string> {
  const made = await server.ask(CLERK, 'POST', `/api/records/${entity}`, values);
  expect(made.status, made.text).toBe(201);
  return (made.body as { id: string }).id;
}

async function deliver(name: string, file: string, bytes: string | Buffer) {
  const stored = await uploadFile(server, CLERK, file, bytes);
  const given = await act(server, 'deliver', { interface: name, file: stored });
  expect(given.status, given.text).toBe(200);
  await doModuleJobs(server);
  const { id } = given.body as { id: string };
  const [delivery] = await list(server, 'exchange-delivery', { id });
  return { delivery, messages: await list(server, 'exchange-message', { delivery: id }) };
}
const sample = (name: string) => readFile(`${SEED}/samples/${name}`);
/** The sample of an interface with the numbers that were given here; as its only delivery. */
async function deliverSample(file: string, numbers: Readonly<Record<string, string>> = {}) {
  const text = Object.entries(numbers).reduce(
    (all, [name, number]) => all.replaceAll(`{${name}}`, number),
    (await sample(file)).toString('utf8'),
  );
  const name = file === 'market-status.xml' ? 'market-status-xml' : file.replace(/\..*$/, '');
  return deliver(name.startsWith('bo4e-') ? `${name}-in` : name, file, text);
}
async function send(outgoing: string): Promise<string> {
  expect((await act(server, 'send', { outgoing })).status).toBe(200);
  await doModuleJobs(server);
  const [state] = await list(server, 'exchange-state', { interface: `out:${outgoing}` });
  expect(state, outgoing).toMatchObject({ problem: null });
  const [sent] = (await list(server, 'exchange-package', { interface: outgoing })).slice(-1);
  const id = (sent?.['file'] as { id: string } | undefined)?.id;
  return (await server.ask(CLERK, 'GET', `/api/files/${id}`)).bytes.toString('utf8');
}
const isCustomer = (id: unknown) =>
  server.database.query(
    sql`update data.lead set customer_since = '2026-11-01', updated_at = now() where id = ${String(id)}::uuid`,
  );
const setStatus = (id: string, status: string) =>
  server.database.query(sql`update data.contract set status = ${status}, updated_at = now() where id = ${id}::uuid`);

const address = { street: 'Weg', houseNumber: '1', postalCode: '44135', city: 'Dortmund', country: 'DE' };

async function location(maloId: string): Promise<string> {
  const values = {
    division: 'electricity',
    energyDirection: 'consumption',
    balancingMethod: 'standard-load-profile',
    address,
  };
  return make('market-location', { maloId, lead, ...values });
}

async function contractAt(maloId: string): Promise<{ id: string; number: string }> {
  const product = server.keys.get('product/strom-basis');
  const values = { lead, division: 'electricity', product, processType: 'switch' };
  const id = await make('contract', { ...values, marketLocation: await location(maloId) });
  const read = await server.ask(CLERK, 'GET', `/api/records/contract/${id}`);
  return { id, number: String((read.body as { contractNumber: unknown }).contractNumber) };
}

it('readings of a metering operator become those of the register, and come once', async () => {
  const marketLocation = await location('51238696781');
  const meloId = 'DE00011122233444555666777888999AA';
  const meteringLocation = await make('metering-location', { meloId, marketLocation });
  const meter = { meterNumber: '1EMH0012345678', division: 'electricity', type: 'modern-meter' };
  const meterId = await make('meter', { ...meter, meteringLocation });
  const register = { meter: meterId, unit: 'kwh', integerDigits: 6, decimalDigits: 1 };
  const peak = await make('register', { ...register, obisCode: '1-1:1.8.1' });
  const offPeak = await make('register', { ...register, obisCode: '1-1:1.8.2' });
  await make('reading', { register: offPeak, readOn: '2026-11-11', value: '8000', source: 'estimate', status: 'read' });
  const bytes = await sample('meter-readings.edi');
  const { delivery, messages } = await deliver('meter-readings', 'mscons.edi', bytes);
  expect(delivery).toMatchObject({ state: 'partly', written: 2, refused: 1, drift: null });
  // The meter of the third is not known here: a person decides.
  expect(messages.at(-1)).toMatchObject({ state: 'refused', issues: [{ code: 'exchange.not-found' }] });
  expect(await list(server, 'reading', { register: { in: [peak, offPeak] } })).toMatchObject([
    { register: offPeak, readOn: '2026-11-11', value: '8044.000', status: 'substitute', source: 'metering-operator' },
    { register: peak, readOn: '2026-11-11', value: '15230.500', status: 'read', source: 'metering-operator' },
  ]);
  expect((await deliver('meter-readings', 'mscons.edi', bytes)).delivery).toMatchObject({ written: 0, repeated: 2 });
});

it('answers of a grid operator move the contracts that are being registered', async () => {
  const [accepted, refused, other] = [
    await contractAt('51238696799'),
    await contractAt('51238696806'),
    await contractAt('51238696814'),
  ];
  await server.database.query(
    sql`update data.contract set status = 'registering' where id = any(${[accepted.id, refused.id]}::uuid[])`,
  );
  const { delivery, messages } = await deliver('grid-answers', 'utilmd.edi', await sample('grid-answers.edi'));
  expect(messages.filter(({ state }) => state === 'refused')).toMatchObject([
    { issues: [{ code: 'exchange.not-found' }] },
  ]);
  expect(delivery).toMatchObject({ drift: null, state: 'partly', written: 2, refused: 1, leftOut: 1 });
  expect(await list(server, 'contract', { id: { in: [accepted.id, refused.id, other.id] } })).toMatchObject([
    { status: 'confirmed', supplyStart: '2026-12-01' },
    { status: 'in-review', clarificationNote: expect.stringContaining('Antwortstatus A02') },
    { status: 'draft' },
  ]);
});

it('scans and recordings are filed at their contract, each with a file of its own', async () => {
  const { id, number } = await contractAt('51238696822');
  const scan = Buffer.from(smallPdf(['Rechnung']));
  const name = `Rechnung_${number}_2026-03-15.pdf`;
  const { delivery } = await deliver('incoming-documents', name, scan);
  expect(delivery).toMatchObject({ state: 'done', written: 1 });
  const [document] = await list(server, 'document', { contract: id });
  expect(document).toMatchObject({
    name,
    kind: 'invoice',
    direction: 'received',
    documentDate: '2026-03-15',
    retainUntil: '2034-12-31',
    file: { name, type: 'application/pdf' },
  });
  const [filed, delivered] = [document, delivery].map((record) => record?.['file'] as { id: string } | undefined);
  expect(filed?.id).not.toBe(delivered?.id);
  expect((await server.ask(CLERK, 'GET', `/api/files/${filed?.id}`)).bytes.equals(scan)).toBe(true);
  // Ten frames of silence, MPEG-1 layer III, 128 kbit/s at 44.1 kHz.
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);
  const sound = Buffer.concat(Array.from({ length: 10 }, () => frame));
  await deliver('incoming-documents', `aufnahme_${number}_2026-03-16.mp3`, sound);
  const [, recording] = await list(server, 'document', { contract: id });
  expect(recording).toMatchObject({ kind: 'other', retainUntil: '2031-12-31', file: { type: 'audio/mpeg' } });
  const wrong = await deliver('incoming-documents', 'scan0001.pdf', scan);
  expect(wrong.messages).toMatchObject([{ state: 'refused', issues: [{ code: 'exchange.file-name' }] }]);
  // Corrected by hand days later, when what was read meanwhile is long gone.
  const right = { kind: 'rechnung', contract: number, date: '2026-04-01' };
  expect((await act(server, 'retry', { message: wrong.messages[0]?.['id'], row: right })).status).toBe(200);
  await doModuleJobs(server);
  expect(await list(server, 'exchange-message', { delivery: String(wrong.delivery?.['id']) })).toMatchObject([
    { state: 'written' },
  ]);
});

it('orders of a portal that writes otherwise are taken by its variant of the interface, and a new column gives an alarm', async () => {
  const given = (await sample('sunny-portal-orders.csv')).toString('utf8');
  const { delivery, messages } = await deliver('sunny-portal-orders', 'sunny.csv', given);
  expect(delivery).toMatchObject({ state: 'partly', written: 1, refused: 1, drift: 'Campaign' });
  expect(messages.at(-1)).toMatchObject({ state: 'refused', issues: [{ path: 'zip', code: 'interface.pattern' }] });
  const [contract] = await list(server, 'contract', { externalOrderNumber: 'SP-00101' });
  expect(contract).toMatchObject({
    salesPartner: 'Sonnenportal',
    division: 'electricity',
    processType: 'switch',
    annualConsumption: 2800,
    signedAt: '2026-11-20',
  });
  const alarms = () => list(server, 'exchange-alarm', { interface: 'sunny-portal-orders', kind: 'drift' });
  expect(await alarms()).toMatchObject([{ details: expect.stringContaining('Campaign'), closedAt: null }]);
  const without = given.replaceAll(/,[^,\n]*\n/g, '\n').replaceAll('SP-001', 'SP-002');
  expect((await deliver('sunny-portal-orders', 'sunny.csv', without)).delivery).toMatchObject({ drift: null });
  expect((await alarms())[0]?.['closedAt']).not.toBeNull();
});

it('orders of sales partners come as XML by another variant', async () => {
  const { delivery, messages } = await deliverSample('partner-orders.xml');
  expect(messages.map(({ issues }) => issues)).toEqual([null]);
  expect(delivery).toMatchObject({ state: 'done', written: 1, drift: null });
  const [contract] = await list(server, 'contract', { externalOrderNumber: 'SV-31' });
  expect(contract).toMatchObject({
    salesPartner: 'Stadtvertrieb V-9',
    annualConsumption: 18500,
    meterNumber: 'G-815',
    mandateSignedOn: '2026-11-22',
  });
  const of = String(contract?.['lead']);
  expect(await list(server, 'lead', { id: of })).toMatchObject([
    { lastName: 'Anger', salutation: 'mrs', birthDate: '1971-02-03', billingAddress: { street: 'Postgasse' } },
  ]);
  expect(await list(server, 'consent', { lead: of })).toMatchObject([{ channel: 'post', source: 'partner' }]);
});

it('a sample of a document tells its name, and is not taken for a table', async () => {
  const file = await uploadFile(server, CLERK, 'mandat_V-2026-000001_2026-04-01.txt', 'Mandat;Datum\n1;2');
  const format = { type: 'document', names: '{kind}_{contract}_{date}.{ending}' };
  const read = await server.ask(CLERK, 'POST', '/api/exchange/sample', { file, format });
  expect(read.status, read.text).toBe(200);
  expect(read.body).toMatchObject({
    looksLike: null,
    columns: expect.arrayContaining([
      { from: 'contract', values: ['V-2026-000001'] },
      { from: 'file.id', values: [file] },
    ]),
  });
});

it('billing is told of customers and contracts, and what it answers stands at the contract', async () => {
  const { id, number } = await contractAt('51238696848');
  const [customer] = await list(server, 'lead', { id: lead });
  await isCustomer(lead);
  await setStatus(id, 'confirmed');
  expect(await send('billing-customers')).toContain(`${customer?.['leadNumber']};;person;;;Mia;Sommer`);
  expect(await send('billing-contracts')).toContain(
    `${number};confirmed;${customer?.['leadNumber']};;STROM-BASIS;electricity;51238696848`,
  );
  const numbers = { contract: number, customer: String(customer?.['leadNumber']) };
  expect((await deliverSample('billing-accounts.csv', numbers)).delivery).toMatchObject({ written: 1, refused: 1 });
  const bills = await deliverSample('billing-bills.csv', numbers);
  expect(bills.delivery).toMatchObject({ written: 1, refused: 1 });
  expect(bills.messages.at(-1)).toMatchObject({ issues: [{ path: 'kind', code: 'interface.unknown-value' }] });
  const pdf = Buffer.from(smallPdf(['Rechnung R-2026-4711']));
  expect((await deliver('billing-bill-files', 'R-2026-4711.pdf', pdf)).delivery).toMatchObject({ written: 1 });
  expect((await deliver('billing-bill-files', 'R-1.pdf', pdf)).delivery).toMatchObject({ refused: 1 });
  expect(await list(server, 'bill', { contract: id })).toMatchObject([
    {
      billNumber: 'R-2026-4711',
      lead,
      consumption: '3412.500',
      gross: '1180.20',
      toPay: '4.20',
      file: { type: 'application/pdf' },
    },
  ]);
  expect((await deliverSample('billing-balances.csv')).delivery).toMatchObject({ written: 1, refused: 0 });
  expect(await list(server, 'contract', { id })).toMatchObject([
    { contractAccount: '300017', balance: '-12.50', balanceOn: '2026-11-20', dunningLevel: 0, annualConsumption: 3412 },
  ]);
  expect(await list(server, 'lead', { id: lead })).toMatchObject([{ billingNumber: '7000017' }]);
});

it('market communication is told what to register, and its status moves the contract', async () => {
  const [confirmed, refused] = [await contractAt('51238696856'), await contractAt('51238696864')];
  for (const { id } of [confirmed, refused]) await setStatus(id, 'registering');
  const told = await send('market-registrations');
  expect(told).toContain(`<registration><contractNumber>${confirmed.number}</contractNumber>`);
  expect(told).toContain('<maloId>51238696864</maloId>');
  expect((await deliverSample('market-status.csv', { contract: confirmed.number })).delivery).toMatchObject({
    written: 1,
  });
  expect((await deliverSample('market-status.xml', { contract: refused.number })).delivery).toMatchObject({
    written: 1,
  });
  expect(await list(server, 'contract', { id: { in: [confirmed.id, refused.id] } })).toMatchObject([
    { status: 'confirmed', supplyStart: '2026-12-01' },
    { status: 'in-review', clarificationNote: 'A02' },
  ]);
});

it('orders of portals keep their number and commission, which are told back', async () => {
  expect((await deliverSample('portal-orders.csv')).delivery).toMatchObject({ written: 2, refused: 0 });
  const [whole] = await list(server, 'contract', { externalOrderNumber: 'BP-1002' });
  expect(whole).toMatchObject({
    salesPartner: 'Beispielportal P-17',
    deliveryAddress: { addition: 'Hinterhaus' },
    powerOfAttorneyDate: '2026-11-21',
    mandateSignedOn: '2026-11-21',
    notes: 'Mandatsreferenz M-1\nArbeitspreis 32.10 ct/kWh brutto\nGrundpreis 142.80 €/Jahr brutto',
  });
  expect(await list(server, 'market-location', { id: String(whole?.['marketLocation']) })).toMatchObject([
    { maloId: '51238696997', lead: whole?.['lead'] },
  ]);
  const consents = await list(server, 'consent', { lead: String(whole?.['lead']) });
  expect(consents.map(({ channel, grantedAt, valid }) => [channel, grantedAt, valid]).sort()).toEqual([
    ['email', '2026-11-21T09:15:00.000Z', false],
    ['phone', '2026-11-21T09:15:00.000Z', true],
  ]);
  const [contract] = await list(server, 'contract', { externalOrderNumber: 'BP-1001' });
  expect(contract).toMatchObject({ salesPartner: 'Beispielportal', commission: '45.00', status: 'draft' });
  await setStatus(String(contract?.['id']), 'active');
  const number = String(contract?.['contractNumber']);
  expect(await send('portal-status')).toContain(`BP-1001;Beispielportal;${number};active`);
  expect(await send('commission-list')).toContain(`Beispielportal;BP-1001;${number};STROM-BASIS;;due;45.00`);
  const tariffs = JSON.parse(await send('tariff-export')) as readonly object[];
  expect(tariffs).toContainEqual(
    expect.objectContaining({
      productCode: 'STROM-BASIS',
      positions: expect.arrayContaining([expect.objectContaining({ type: 'base-price' })]),
    }),
  );
});

it('BO4E comes in and goes out again with what has no field here', async () => {
  expect((await deliverSample('bo4e-business-partners.json')).delivery).toMatchObject({ written: 1, refused: 1 });
  expect(await list(server, 'lead', { billingNumber: '7000099' })).toMatchObject([
    {
      kind: 'person',
      lastName: 'Herbst',
      email: 'ida.herbst@example.com',
      address: { city: 'Dortmund', houseNumber: '7a' },
    },
  ]);
  expect((await deliverSample('bo4e-market-locations.json')).delivery).toMatchObject({ written: 1, refused: 0 });
  expect((await deliverSample('bo4e-meters.json')).delivery).toMatchObject({ written: 1, refused: 0 });
  const { id, number } = await contractAt('51238696872');
  await setStatus(id, 'active');
  expect((await deliverSample('bo4e-contracts.json', { contract: number })).delivery).toMatchObject({ written: 1 });
  expect((await deliverSample('bo4e-tariffs.json')).delivery).toMatchObject({ written: 1, refused: 0 });
  expect((await deliverSample('bo4e-offers.json')).delivery).toMatchObject({ written: 1, refused: 0 });
  const [partner] = await list(server, 'lead', { billingNumber: '7000099' });
  await isCustomer(partner?.['id']);
  const sent = async (name: string) => JSON.parse(await send(name)) as readonly Readonly<Record<string, unknown>>[];
  expect(await sent('bo4e-business-partners')).toContainEqual(
    expect.objectContaining({
      _typ: 'GESCHAEFTSPARTNER',
      _version: 'v202607.1.0',
      _id: '7000099',
      nachname: 'Herbst',
      adresse: {
        strasse: 'Ring',
        hausnummer: '7a',
        postleitzahl: '44137',
        ort: 'Dortmund',
        landescode: 'DE',
        coErgaenzung: 'Hof',
      },
      zusatzAttribute: [{ name: 'segment', wert: 'A' }],
    }),
  );
  expect(await sent('bo4e-market-locations')).toContainEqual(
    expect.objectContaining({
      marktlokationsId: '51238696830',
      netzebene: 'NSP',
      endkunde: { _typ: 'GESCHAEFTSPARTNER', _id: '7000099' },
    }),
  );
  expect(await sent('bo4e-meters')).toContainEqual(
    expect.objectContaining({
      zaehlernummer: '1EMH0012345678',
      zaehlertyp: 'INTELLIGENTES_MESSSYSTEM',
      zaehlerkonstante: '1.0',
      zaehlwerke: expect.arrayContaining([expect.objectContaining({ obisKennzahl: '1-1:1.8.1', einheit: 'KWH' })]),
    }),
  );
  expect(await sent('bo4e-contracts')).toContainEqual(
    expect.objectContaining({
      vertragsnummer: number,
      vertragsstatus: 'AKTIV',
      beschreibung: 'Rahmen 7',
      vertragsteile: [{ lokation: '51238696872' }],
    }),
  );
  expect(await sent('bo4e-tariffs')).toContainEqual(
    expect.objectContaining({ _typ: 'TARIFPREISBLATT', sparte: 'STROM' }),
  );
  const [offer] = await list(server, 'offer', { subject: 'Angebot P-77' });
  await server.database.query(
    sql`update data.offer set status = 'sent', updated_at = now() where id = ${String(offer?.['id'])}::uuid`,
  );
  expect(await sent('bo4e-offers')).toContainEqual(
    expect.objectContaining({
      angebotsnummer: offer?.['offerNumber'],
      varianten: [expect.objectContaining({ bezeichnung: 'Variante A' })],
    }),
  );
});
