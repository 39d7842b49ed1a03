import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AreaLookup } from './find-area.ts';

const SALES = 'sales@example.com';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
});
afterAll(() => server.close());

const areaOf = async (query: Record<string, string>, as: string | null = SALES) =>
  server.ask(as, 'GET', `/api/tariff/area?${new URLSearchParams({ division: 'electricity', ...query })}`);

it('finds the grid area of an address from records', async () => {
  const found = async (query: Record<string, string>) => (await areaOf(query)).body as AreaLookup;
  const musterhausen = await found({ postalCode: '99991' });
  expect(musterhausen).toMatchObject({
    status: 'unique',
    area: { number: 'S-99001', operatorName: 'Stadtnetze Musterhausen GmbH', municipalityKey: '99001001' },
    inhabitants: 18450,
  });
  expect((await found({ postalCode: '99991', division: 'gas' })).area?.number).toBe('G-99001');
  expect(await found({ postalCode: '99992' })).toMatchObject({ status: 'ambiguous', need: ['place'], area: null });
  const main = { postalCode: '99992', place: 'Beispielstadt', street: 'Hauptstraße' };
  expect(await found(main)).toMatchObject({ status: 'ambiguous', need: ['houseNumber'] });
  expect((await found({ ...main, houseNumber: '7' })).area?.number).toBe('S-99003');
  expect((await found({ ...main, houseNumber: '8' })).area?.number).toBe('S-99002');
  expect((await found({ postalCode: '99993' })).need).toEqual(['district']);
  expect(await found({ postalCode: '10115' })).toMatchObject({ status: 'none', candidates: [] });
  // Assignments begin in 2024.
  expect((await found({ postalCode: '99991', date: '2023-12-31' })).status).toBe('none');
});

it('strangers, wrong values and unknown parameters are refused', async () => {
  expect((await areaOf({ postalCode: '99991' }, null)).status).toBe(401);
  expect((await areaOf({ postalCode: '9999' })).status).toBe(422);
  expect((await areaOf({ postalCode: '99991', date: '2026-02-30' })).status).toBe(422);
  expect((await areaOf({ postalCode: '99991', date: '1' })).status).toBe(422);
  expect((await areaOf({ postalCode: '99991', division: 'heat' })).status).toBe(422);
  expect((await areaOf({ postalCode: '99991', town: 'x' })).status).toBe(400);
});

it('an area that is over does not make the one that is there ambiguous', async () => {
  const made = async (entity: string, values: object): Promise<string> => {
    const reply = await server.ask('admin@example.com', 'POST', `/api/records/${entity}`, values);
    expect(reply.status, reply.text).toBe(201);
    return (reply.body as { id: string }).id;
  };
  const [area] = ((await areaOf({ postalCode: '99991' })).body as AreaLookup).candidates;
  const over = await made('tariff-grid-area', {
    number: 'S-OVER',
    name: 'Stromnetz, das es nicht mehr gibt',
    division: 'electricity',
    operatorName: 'Altes Netz GmbH',
    validFrom: '2000-01-01',
    validTo: '2001-12-31',
  });
  for (const id of [over, area?.id])
    await made('tariff-area-assignment', {
      area: id,
      division: 'electricity',
      postalCode: '99989',
      place: 'Altneustadt',
      validFrom: '2000-01-01',
    });
  const found = (await areaOf({ postalCode: '99989', date: '2026-01-01' })).body as AreaLookup;
  expect(found).toMatchObject({ status: 'unique', need: [], area: { number: 'S-99001' } });
  expect(found.candidates).toHaveLength(1);
});
