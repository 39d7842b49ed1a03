import { readFile } from 'node:fs/promises';
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
beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  lead = await make('lead', { kind: 'person', firstName: 'Mia', lastName: 'Sommer' });
});
afterAll(() => server?.close());

async function make(entity: string, values: object): Promise<string> {
  const made = await server.ask(CLERK, 'POST', `/api/records/${entity}`, values);
  expect(made.status, made.text).toBe(201);
  return (made.body as { id: string }).id;
}

async function deliver(name: string, file: string, bytes: Buffer) {
  const stored = await uploadFile(server, CLERK, file, bytes);
  const given = await act(server, 'deliver', { interface: name, file: stored });
  expect(given.status, given.text).toBe(200);
  await doModuleJobs(server);
  const { id } = given.body as { id: string };
  const [delivery] = await list(server, 'exchange-delivery', { id });
  return { delivery, messages: await list(server, 'exchange-message', { delivery: id }) };
}
const sample = (name: string) => readFile(`${SEED}/samples/${name}`);
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
  expect(delivery).toMatchObject({ state: 'partly', written: 2, refused: 1 });
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
  expect(delivery).toMatchObject({ state: 'partly', written: 2, refused: 1, leftOut: 1 });
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
