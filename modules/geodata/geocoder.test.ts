import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readDocuments } from '@leitwerk/metadata/node/load';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { SEED, startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVICES } from './geocoder/services.ts';

const ADMIN = 'admin@example.com';
const VIEWER = 'viewer@example.com';

/** As https://github.com/komoot/photon describes its answers. */
const PHOTON = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [6.9571, 50.9375] },
      properties: {
        osm_id: 1,
        type: 'house',
        housenumber: '4',
        street: 'Domkloster',
        postcode: '50667',
        city: 'Köln',
        countrycode: 'DE',
      },
    },
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: ['x', 500] },
      properties: { type: 'street', name: 'Nirgends', postcode: '50667' },
    },
    { type: 'Feature', geometry: null, properties: { name: 'a'.repeat(5000) } },
    null,
  ],
};

const seen: { url: string; agent: string; at: number }[] = [];
let answer: { status: number; body: string } = { status: 200, body: JSON.stringify(PHOTON) };
const PICTURE = Buffer.from('iVBORw0KGgo=', 'base64');
const service = createServer((request, reply) => {
  if (request.url?.startsWith('/tiles/')) {
    const type = request.url.includes('/1/0/0') ? 'text/html' : 'image/png';
    reply.writeHead(200, { 'content-type': type }).end(PICTURE);
    return;
  }
  seen.push({ url: request.url ?? '', agent: request.headers['user-agent'] ?? '', at: Date.now() });
  reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
});
let host = '';
let server: TestServer;

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  host = `localhost:${(service.address() as AddressInfo).port}`;
  const { documents } = await readDocuments(SEED);
  server = await startTestServer(
    documents.map(({ file, document }) => {
      const app = document as { kind: string; moduleSettings?: object };
      const geocoder = { kind: 'photon', url: `http://${host}`, contact: 'ops@example.org' };
      const tiles = { url: `http://${host}/tiles/{z}/{x}/{y}.png`, attribution: '© Test', maxZoom: 5 };
      return app.kind === 'app'
        ? { file, document: { ...app, moduleSettings: { ...app.moduleSettings, geodata: { geocoder, tiles } } } }
        : { file, document };
    }),
  );
});
afterAll(async () => {
  delete process.env['LEITWERK_PRIVATE_HOSTS'];
  service.close();
  await server.close();
});

const search = async (q: string, as: string | null = ADMIN) =>
  server.ask(as, 'GET', `/api/geodata/search?q=${encodeURIComponent(q)}`);
type Found = readonly Readonly<Record<string, unknown>>[];

describe('a service for addresses', () => {
  it('inside a private network is not asked until whoever runs the server allows it', async () => {
    const refused = await search('Domkloster 4, Köln');
    expect(refused.body).toMatchObject({ status: 422, code: 'outbound.not-allowed' });
    expect(seen).toEqual([]);
    process.env['LEITWERK_PRIVATE_HOSTS'] = host;
  });

  it('is asked once for the same text, tells who asks, and what it sends is taken for no more than it is', async () => {
    expect((await search('Domkloster', null)).status).toBe(401);
    const found = (await search('Domkloster 4,  Köln')).body as Found;
    expect(found).toEqual([
      {
        street: 'Domkloster',
        houseNumber: '4',
        postalCode: '50667',
        city: 'Köln',
        country: 'DE',
        latitude: 50.9375,
        longitude: 6.9571,
        accuracy: 'house',
      },
      { street: 'Nirgends', postalCode: '50667' },
    ]);
    expect((await search('Domkloster 4, Köln')).body).toEqual(found);
    expect(seen.map(({ url, agent }) => [url, agent])).toEqual([
      ['/api?q=Domkloster+4%2C+K%C3%B6ln&limit=5&lang=de', 'Leitwerk (ops@example.org)'],
    ]);
    expect((await search('ab')).body).toEqual([]);
  });

  it('that fails is told as a failure and not kept', async () => {
    answer = { status: 500, body: 'no' };
    expect((await search('Fehler in der Leitung')).status).toBe(422);
    answer = { status: 200, body: 'not json' };
    expect((await search('Fehler in der Leitung')).body).toEqual([]);
    answer = { status: 200, body: JSON.stringify(PHOTON) };
  });
});

describe('coordinates', () => {
  const locate = (as: string, ids: readonly string[], field = 'address') =>
    server.ask(as, 'POST', '/api/actions/geodata.locate', { entity: 'lead', field, ids });
  const create = async (address: object) => {
    const values = { kind: 'person', lastName: 'Ort', email: 'ort@example.org', address };
    return ((await server.ask(ADMIN, 'POST', '/api/records/lead', values)).body as { id: string }).id;
  };
  const addressOf = async (id: string) =>
    ((await server.ask(ADMIN, 'GET', `/api/records/lead/${id}`)).body as { address: object }).address;

  it('come from the service, else from the middle of the place, and go when the address becomes another one', async () => {
    const known = await create({ street: 'Domkloster', houseNumber: '4', postalCode: '50667', city: 'Köln' });
    const rural = await create({ street: 'Weg', postalCode: '99991', city: 'Musterhausen' });
    const nowhere = await create({ street: 'Weg', postalCode: '88888', city: 'Nirgends' });
    const place = { postalCode: '99991', place: 'Musterhausen', latitude: '50.1', longitude: '9.1' };
    expect((await server.ask(ADMIN, 'POST', '/api/records/geodata-place', place)).status).toBe(201);
    expect((await locate(ADMIN, [known, rural, nowhere])).body).toEqual({ located: 2, unchanged: 0, unknown: 1 });
    expect(await addressOf(known)).toMatchObject({ latitude: 50.9375, longitude: 6.9571, accuracy: 'house' });
    expect(await addressOf(rural)).toMatchObject({ latitude: 50.1, longitude: 9.1, accuracy: 'place' });
    expect((await locate(ADMIN, [known, rural])).body).toEqual({ located: 0, unchanged: 2, unknown: 0 });

    const patch = (values: object) => server.ask(ADMIN, 'PATCH', `/api/records/lead/${known}`, { address: values });
    await patch({ addition: 'Hinterhaus' });
    expect(await addressOf(known)).toHaveProperty('latitude');
    await patch({ houseNumber: '5' });
    expect(await addressOf(known)).not.toHaveProperty('latitude');
    expect(await addressOf(known)).not.toHaveProperty('accuracy');
    await patch({ houseNumber: '6', latitude: 50, longitude: 7, accuracy: 'house' });
    expect(await addressOf(known)).toMatchObject({ houseNumber: '6', latitude: 50, accuracy: 'house' });
  });

  it('are found by those who may write the address only', async () => {
    const id = await create({ street: 'Domkloster', houseNumber: '4', postalCode: '50667', city: 'Köln' });
    expect((await locate(VIEWER, [id])).status).toBe(403);
    expect((await locate('sales@example.com', [id])).status).toBe(200);
    expect(await addressOf(id)).not.toHaveProperty('latitude');
    expect((await locate(ADMIN, [id], 'lastName')).status).toBe(422);
  });
});

it('pictures of a map come through the server, and only pictures', async () => {
  const tile = (path: string, as: string | null = VIEWER) => server.ask(as, 'GET', `/api/geodata/tiles/${path}`);
  expect((await server.ask(VIEWER, 'GET', '/api/geodata/map')).body).toEqual({
    tiles: { attribution: '© Test', maxZoom: 5 },
    geocoder: true,
  });
  const picture = await tile('2/1/1');
  expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/png']);
  expect(picture.headers['cache-control']).toContain('private');
  for (const path of ['1/0/0', '2/4/0', '6/0/0', '-1/0/0', 'x/0/0']) expect((await tile(path)).status, path).toBe(422);
  expect((await tile('2/1/1', null)).status).toBe(401);
});

it('answers of Nominatim and OpenPLZ are read by their shapes', () => {
  const nominatim = [
    {
      place_id: 1,
      lat: '50.94',
      lon: '6.95',
      address: { house_number: '4', road: 'Domkloster', town: 'Köln', postcode: '50667', country_code: 'de' },
    },
  ];
  expect(SERVICES.nominatim.read(nominatim)).toEqual([
    {
      street: 'Domkloster',
      houseNumber: '4',
      postalCode: '50667',
      city: 'Köln',
      country: 'DE',
      latitude: 50.94,
      longitude: 6.95,
      accuracy: 'house',
    },
  ]);
  expect(SERVICES.nominatim.everyMs).toBe(1000);
  const openplz = [
    { name: 'Domkloster', postalCode: '50667', locality: 'Köln', municipality: { key: '05315000', name: 'Köln' } },
  ];
  expect(SERVICES.openplz.read(openplz)).toEqual([
    { street: 'Domkloster', postalCode: '50667', city: 'Köln', country: 'DE' },
  ]);
  for (const { read } of Object.values(SERVICES))
    for (const wrong of [null, 1, 'x', {}, [1], { features: 1 }]) expect(() => read(wrong)).not.toThrow();
});
