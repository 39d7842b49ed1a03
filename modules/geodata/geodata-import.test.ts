import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WireRun } from '@leitwerk/metadata/wire';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { problemsOf, uploadFile, workOn } from '@leitwerk/platform/testing/work-on-runs';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeySet } from './key-set.ts';
import { recognise } from './recognise.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const STREETS = [
  'Name,PostalCode,Locality,RegionalKey,Borough,Suburb',
  'Ahornstr.,99981,Neustadt,16064000,,',
  '"A1, A2, U",99981,Neustadt,1606400,,',
  'Alte Str.,99981,Neustadt,16064000,Mitte,Nord',
  'Alte Str.,99981,Neustadt,16064000,Mitte,Süd',
  'Am Ring,99982,Altstadt,16064001,,',
  'Am Ring,9998,Falsch,16064001,,',
  '',
].join('\n');
const geonames = (place: string, code: string, latitude: string) =>
  ['DE', code, place, 'Thüringen', 'TH', '', '00', 'Unstrut-Hainich-Kreis', '16064', latitude, '10.45', '4'].join('\t');
/** A row of the gazetteer: what it is, with the key of its municipality. */
const gazetteer = (code: string, name: string, key: string, inhabitants: string, country = 'DE') =>
  ['2800000', name, name, `"Alt"-${name},x`, '51.21', '10.45', 'A', code, country, '', '15', '00', '16064', key]
    .concat([inhabitants, '', '200', 'Europe/Berlin', '2026-01-01'])
    .join('\t');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function importFile(content: string, as = ADMIN) {
  const file = await uploadFile(server, as, 'daten.csv', content);
  const reply = await server.ask(as, 'POST', '/api/actions/geodata.import', { file });
  return {
    status: reply.status,
    body: reply.body as { layout: string; runs: WireRun[]; issues: { message: string }[] },
  };
}

async function finish(content: string) {
  const { status, body } = await importFile(content);
  expect(status).toBe(200);
  const runs: WireRun[] = [];
  for (const { id } of body.runs) {
    await workOn(server, id);
    runs.push((await server.ask(ADMIN, 'GET', `/api/runs/${id}`)).body as WireRun);
  }
  expect(runs.map((run) => run.state)).toEqual(['done', 'done']);
  return { layout: body.layout, runs };
}

const records = async (entity: string, filter: object) =>
  (
    (
      await server.ask(
        ADMIN,
        'GET',
        `/api/records/${entity}?sort=id&filter=${encodeURIComponent(JSON.stringify(filter))}`,
      )
    ).body as { items: Record<string, unknown>[] }
  ).items;

describe('an open data file', () => {
  it('of OpenPLZ streets is imported once, names with the whole word, and what is gone is told', async () => {
    const first = await finish(STREETS);
    expect(first.layout).toBe('openplz-streets');
    expect(first.runs[0]?.counts).toEqual({ created: 4, unchanged: 1, refused: 1 });
    const stored = await records('geodata-street', { postalCode: { startsWith: '9998' } });
    expect(stored.map((one) => one['municipalityKey']).sort()).toEqual(['16064000', '16064000', '16064001', null]);
    expect(stored.map((one) => one['name']).sort()).toEqual(['A1, A2, U', 'Ahornstraße', 'Alte Straße', 'Am Ring']);
    const again = await finish(STREETS);
    expect(again.runs[0]?.counts).toEqual({ unchanged: 5, refused: 1 });
    const versions = await records('geodata-street', { postalCode: { startsWith: '9998' } });
    expect(versions.every((one) => one['version'] === 1)).toBe(true);

    const less = await finish(STREETS.replace('Am Ring,99982,Altstadt,16064001,,\n', ''));
    const [, missing] = less.runs;
    const gone = await problemsOf(server, ADMIN, missing as WireRun);
    const titles = gone.map((one) => one.title);
    expect(titles).toContain('Am Ring, 99982, Altstadt');
    expect(titles.some((title) => title?.startsWith('Ahornstraße') || title?.startsWith('Alte'))).toBe(false);
    // Those of the sample came from elsewhere and are told, too. Nothing is deleted.
    expect(missing?.counts['missing']).toBe(gone.length);
    expect(await records('geodata-street', { postalCode: '99982' })).toHaveLength(1);
  });

  it('of GeoNames postal codes brings places with coordinates, and a second time only what is new', async () => {
    const lines = [geonames('Neustadt', '99981', '51.21'), geonames('Altstadt', '99982', '51.3')];
    const { layout, runs } = await finish(`${lines.join('\n')}\n`);
    expect([layout, runs[0]?.counts]).toEqual(['geonames-postal-codes', { created: 2 }]);
    expect((await records('geodata-place', { postalCode: '99981' }))[0]).toMatchObject({
      place: 'Neustadt',
      state: 'Thüringen',
      district: 'Unstrut-Hainich-Kreis',
      latitude: '51.210000',
      longitude: '10.450000',
    });
    const moved = await finish(`${[lines[0], geonames('Altstadt', '99982', '51.4')].join('\n')}\n`);
    expect(moved.runs[0]?.counts).toEqual({ unchanged: 1, changed: 1 });
  });

  it('of the GeoNames gazetteer brings its municipalities and nothing else, the second time nothing', async () => {
    const rows = [
      gazetteer('PCLI', 'Deutschland', '', '83000000'),
      gazetteer('ADM4', 'Mühlhausen', '16064046', '36000'),
      gazetteer('ADM3', 'Unstrut-Hainich-Kreis', '', '105000'),
      gazetteer('PPL', 'Mühlhausen', '16064046', '36000'),
      gazetteer('ADM4', 'Vogtei', '16064075', '0'),
      gazetteer('ADM4', 'Ohne Schlüssel', '', '10'),
    ];
    const more = Array.from({ length: 1200 }, (_, index) => gazetteer('PPL', `Weiler ${index}`, '16064075', '0'));
    // A sample of the first rows is Germany's; others may follow.
    const file = `${[...rows, ...more, gazetteer('ADM4', 'Paris', '75056000', '2100000', 'FR')].join('\n')}\n`;
    const { layout, runs } = await finish(file);
    expect([layout, runs[0]?.counts]).toEqual(['geonames-municipalities', { created: 2, refused: 1, skipped: 1204 }]);
    const stored = await records('geodata-municipality', { key: { startsWith: '16064' } });
    expect(stored.map((one) => [one['key'], one['name'], one['state'], one['inhabitants'], one['district']])).toEqual([
      ['16064046', 'Mühlhausen', 'Thüringen', 36000, null],
      ['16064075', 'Vogtei', 'Thüringen', null, null],
    ]);
    expect(stored[0]).toMatchObject({ latitude: '51.210000', longitude: '10.450000' });
    // The four of the sample came from elsewhere.
    expect(runs[1]?.counts).toEqual({ checked: 6, missing: 4 });
    const again = await finish(file);
    expect(again.runs[0]?.counts).toEqual({ unchanged: 2, refused: 1, skipped: 1204 });
    expect(again.runs[1]?.counts).toEqual({ checked: 6, missing: 4 });
  });

  it('of own municipalities fills in what GeoNames does not have, and gives a key its zero back', async () => {
    const file = 'AGS;Gemeinde;Kreis;Land;Einwohner\n16064075;Vogtei;Unstrut-Hainich-Kreis;Thüringen;4.200\n';
    const first = await finish(`${file}1001000;Flensburg;;Schleswig-Holstein;92667\n`);
    expect([first.layout, first.runs[0]?.counts]).toEqual(['own-municipalities', { changed: 1, created: 1 }]);
    const [vogtei] = await records('geodata-municipality', { key: '16064075' });
    expect(vogtei).toMatchObject({ district: 'Unstrut-Hainich-Kreis', inhabitants: 4200, latitude: '51.210000' });
    expect(await records('geodata-municipality', { key: '01001000' })).toHaveLength(1);
    const again = await finish(`${file}1001000;Flensburg;;Schleswig-Holstein;92667\n`);
    expect(again.runs[0]?.counts).toEqual({ unchanged: 2 });
    const told = (await problemsOf(server, ADMIN, again.runs[1] as WireRun)).map((one) => one.title);
    expect(told).toContain('16064046');
    expect(told).not.toContain('01001000');
  });

  it('may be the sample, and anything else is refused with what is expected', async () => {
    for (const name of ['places.csv', 'streets.csv', 'municipalities.csv'])
      expect(recognise(readFileSync(join(import.meta.dirname, 'sample', name), 'utf8'))).not.toBeNull();
    for (const content of [
      '',
      'Name,PLZ\na,1\n',
      'PostalCode,Name,Locality,RegionalKey,Borough,Suburb\n',
      `${geonames('Wien', '10100', '48').replace('DE', 'AT')}\n`,
      `${gazetteer('ADM4', 'Paris', '75056000', '2100000', 'FR')}\n`,
      `${geonames('Neustadt', '99981', '51.21').split('\t').slice(0, 11).join('\t')}\n`,
    ]) {
      const { status, body } = await importFile(content);
      expect(status, content).toBe(422);
      expect(body.issues[0]?.message, content).toContain('AGS,Gemeinde,Kreis,Land,Einwohner');
      expect(body.issues[0]?.message, content).toContain('Name,PostalCode,Locality,RegionalKey,Borough,Suburb');
    }
  });

  it('is imported by those who may only', async () => {
    expect((await importFile(STREETS, SALES)).status).toBe(403);
    const file = await uploadFile(server, SALES, 'fremd.csv', STREETS);
    expect((await server.ask(ADMIN, 'POST', '/api/actions/geodata.import', { file })).status).toBe(422);
    expect((await server.ask(null, 'POST', '/api/actions/geodata.import', { file })).status).toBe(401);
    expect((await server.ask(ADMIN, 'POST', '/api/actions/geodata.import', { file, more: 1 })).status).toBe(422);
  });
});

it('a set of keys knows what was put into it, and nothing else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 300 }), (texts) => {
      const half = texts.slice(0, texts.length / 2);
      const keys = new KeySet();
      for (const text of half) keys.add([text, 'x']);
      return texts.every((text, index) => keys.has([text, 'x']) === index < half.length);
    }),
  );
  const many = new KeySet();
  for (let index = 0; index < 200_000; index += 1) many.add([String(index)]);
  expect([many.has(['199999']), many.has(['200000'])]).toEqual([true, false]);
});
