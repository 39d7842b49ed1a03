import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endFilling } from './fill-beside.ts';
import { endPrinting } from './printer.ts';
import { textOfPdf } from './testing/text-of-pdf.ts';

const ADMIN = 'admin@example.com';
const SERVICE = 'service@example.com';
const VIEWER = 'viewer@example.com';
/** Where the letters of this test are kept to be looked at, if anywhere. */
const FOLDER = process.env['LETTERS'];

type Body = Readonly<Record<string, unknown>>;
let server: TestServer;
let contract: string;
let offer: string;
let mandate: string;

const made = async (entity: string, values: Body, as = ADMIN): Promise<string> => {
  const reply = await server.ask(as, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const key = (name: string): string => server.keys.get(name) ?? `no ${name}`;
const preview = (template: string, entity: string, record: string, more: Body = {}, as = ADMIN) =>
  server.ask(as, 'POST', '/api/documents/preview', { template, entity, record, ...more });
const make = (input: Body, as = ADMIN) => server.ask(as, 'POST', '/api/actions/documents.make', input);
const codesOf = (body: unknown) => (body as { issues: { code: string }[] }).issues.map((one) => one.code);

beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  const address = { street: 'Große Budengasse', houseNumber: '12a', postalCode: '50667', city: 'Köln', country: 'DE' };
  const lead = await made('lead', {
    kind: 'person',
    salutation: 'mrs',
    title: 'Dr.',
    firstName: 'Zoë',
    lastName: 'Wiśniewska-Groß',
    email: 'zoe@example.com',
    address,
  });
  const account = await made('bank-account', {
    lead,
    holder: 'Zoë Wiśniewska-Groß',
    iban: 'DE02120300000000202051',
    bankName: 'DKB',
  });
  contract = await made('contract', {
    lead,
    division: 'electricity',
    processType: 'switch',
    product: key('product/strom-natur'),
    priceSheet: key('price-sheet/strom-natur-2025'),
    newPriceSheet: key('price-sheet/strom-natur-2026'),
    newProduct: key('product/strom-basis'),
    deliveryAddress: address,
    meterNumber: '1ESY1160123456',
    annualConsumption: 3500,
    previousSupplier: 'Stadtwerke Auental',
    signedAt: '2026-11-20',
    desiredStart: '2027-01-01',
    supplyStart: '2027-01-01',
    supplyEnd: '2027-12-31',
    initialTermEnd: '2028-12-31',
    withdrawalUntil: '2026-12-04',
    withdrawalReceivedAt: '2026-12-09',
    terminationReceivedAt: '2027-11-02',
    terminationReason: 'move',
    cancellationReason: 'duplicate',
    changeFrom: '2027-03-01',
    instalment: '98.00',
    newInstalment: '112.50',
    newInstalmentFrom: '2027-03-01',
    paymentMethod: 'sepa-direct-debit',
    bankAccount: account,
    newBankAccount: account,
    newBankAccountFrom: '2027-03-01',
    mandateSignedOn: '2027-02-10',
  });
  offer = await made('offer', {
    subject: 'Ökostrom für Ihr Zuhause',
    lead,
    product: key('product/strom-natur'),
    priceSheet: key('price-sheet/strom-natur-2026'),
    bindingUntil: '2027-01-15',
    annualConsumption: 3500,
    energyPrice: '34.6',
    basePrice: '144.00',
  });
  mandate = await made('sepa-mandate', {
    lead,
    bankAccount: account,
    mandateReference: 'V-2026-00001-1',
    creditorId: 'DE98ZZZ09999999999',
    type: 'core',
    sequence: 'recurring',
    signedOn: '2026-11-20',
    status: 'active',
  });
});
afterAll(async () => {
  await Promise.all([endPrinting(), endFilling()]);
  await server.close();
});

const EVERY: readonly (readonly [template: string, entity: string, ...texts: string[]])[] = [
  [
    'order-confirmation',
    'contract',
    'Auftragsbestätigung',
    'Sehr geehrte Frau Dr. Wiśniewska-Groß,',
    '36,20 ct/kWh',
    '3.500 kWh',
    'Widerrufsbelehrung',
    '4. Dezember 2026',
  ],
  ['contract-confirmation', 'contract', '1. Januar 2027', '98,00 €', 'Abschlagsplan'],
  ['welcome', 'contract', 'Willkommen', 'Vertragsnummer'],
  ['cancellation-notice', 'contract', 'storniert'],
  ['withdrawal-receipt', 'contract', '9. Dezember 2026'],
  ['withdrawal-refusal', 'contract', '4. Dezember 2026', 'Schlichtungsstelle'],
  ['termination-confirmation', 'contract', '31. Dezember 2027', 'Sie ziehen um?'],
  ['termination-refusal', 'contract', '31. Dezember 2028'],
  ['termination-notice', 'contract', 'Grundversorger'],
  ['instalment-plan', 'contract', '112,50 €', '14,50 €', 'bis 28.02.2027'],
  ['mandate-confirmation', 'contract', 'DE02 … 2051', 'Vorankündigung'],
  ['mandate-revocation', 'contract', 'DE02 … 2051'],
  ['product-offer', 'contract', 'Strom Basis'],
  ['change-confirmation', 'contract', 'Strom Natur', 'Strom Basis'],
  ['price-change', 'contract', '36,20', '34,60', '-1,60', '+6,00', '31. Dezember 2025', '§ 41 Abs. 5 EnWG'],
  ['meter-reading-request', 'contract', '1ESY1160123456'],
  ['offer', 'offer', 'Ökostrom für Ihr Zuhause', '1.355,00 €', '34,60 ct/kWh'],
  ['sepa-mandate-form', 'sepa-mandate', 'DE02 1203 0000 0000 2020 51', 'DE98ZZZ09999999999'],
];

describe('letters of the default application', () => {
  it.each(EVERY)('%s is right', async (template, entity, ...texts) => {
    const record = { contract, offer, 'sepa-mandate': mandate }[entity] ?? '';
    const reply = await preview(template, entity, record);
    expect(reply.status, reply.text.slice(0, 400)).toBe(200);
    expect(reply.headers['content-type']).toBe('application/pdf');
    if (FOLDER) await writeFile(join(FOLDER, `${template}.pdf`), reply.bytes);
    const pages = await textOfPdf(reply.bytes);
    const all = pages
      .join('\n')
      .replace(/\u00a0/g, ' ')
      .replace(/\s+/g, ' ');
    for (const text of texts) expect(all).toContain(text);
    expect(all).toContain('Große Budengasse 12a 50667 Köln');
    expect(pages.every((page) => page.includes('Auenwerke Energie GmbH'))).toBe(true);
    expect(all).not.toMatch(/\{\{|undefined|null|\[object/);
    if (pages.length > 1) expect(pages[1]).toContain(`Seite 2 von ${pages.length}`);
  });

  it('come out the same twice, byte by byte', async () => {
    const [one, other] = [await preview('offer', 'offer', offer), await preview('offer', 'offer', offer)];
    if (FOLDER) await writeFile(join(FOLDER, 'x1.pdf'), one.bytes);
    if (FOLDER) await writeFile(join(FOLDER, 'x2.pdf'), other.bytes);
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });
});
