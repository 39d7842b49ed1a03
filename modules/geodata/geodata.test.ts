import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, expect, it } from 'vitest';

const SALES = 'sales@example.com';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const ask = async (what: string, query: Record<string, string>, as: string | null = SALES) =>
  server.ask(as, 'GET', `/api/geodata/${what}?${new URLSearchParams(query)}`);
type Found = readonly Readonly<Record<string, string>>[];

it('a postal code gives its places, its beginning gives more', async () => {
  const exact = (await ask('places', { postalCode: '99992' })).body as Found;
  expect(exact.map((one) => one['place'])).toEqual(['Beispielstadt', 'Neu Beispiel']);
  expect(((await ask('places', { postalCode: '9999' })).body as Found).length).toBe(5);
  expect((await ask('places', { postalCode: '' })).body).toEqual([]);
  expect((await ask('places', { postalCode: '%' })).body).toEqual([]);
});

it('streets are found by how they begin, umlauts in either spelling, in one place or everywhere', async () => {
  const here = (await ask('streets', { name: 'haupt', postalCode: '99991' })).body as Found;
  expect(here).toEqual([{ name: 'Hauptstraße', postalCode: '99991', place: 'Musterhausen' }]);
  expect(((await ask('streets', { name: 'am muehl' })).body as Found).length).toBe(5);
  expect(((await ask('streets', { name: 'Hauptstrasse' })).body as Found).length).toBe(5);
});

it('strangers and unknown parameters are refused', async () => {
  expect((await ask('places', { postalCode: '99992' }, null)).status).toBe(401);
  expect((await ask('places', { zip: '99992' })).status).toBe(400);
});

it('the sample files can be imported as they are', () => {
  for (const [file, columns] of [
    ['places.csv', 6],
    ['streets.csv', 3],
    ['municipalities.csv', 5],
  ] as const) {
    const lines = readFileSync(join(import.meta.dirname, 'sample', file), 'utf8')
      .trim()
      .split('\n');
    expect(new Set(lines.map((line) => line.split(';').length))).toEqual(new Set([columns]));
  }
});
