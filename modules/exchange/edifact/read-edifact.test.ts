import { readFile } from 'node:fs/promises';
import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveredRow } from '../delivered-row.ts';
import { columnsOfEdifact } from './columns-of-edifact.ts';
import { momentOf } from './moment-of.ts';
import { readEdifact } from './read-edifact.ts';

async function collect(rows: AsyncIterable<DeliveredRow>): Promise<DeliveredRow[]> {
  const all: DeliveredRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const sample = (name: string) => readFile(new URL(`../../../seeds/utility-crm/samples/${name}`, import.meta.url));
const column = (id: string, from: string, type: InterfaceDefinition['columns'][number]['type'] = 'text') =>
  ({ id, from, type }) as const;
const readings = {
  format: { type: 'edifact', message: 'MSCONS', groups: ['LOC', 'LIN', 'QTY'] },
  language: 'de',
  columns: [
    column('file', 'UNB/5'),
    column('message', 'UNH/1'),
    column('check', 'RFF+Z13/1.2'),
    column('meloId', 'LOC+172/2'),
    column('meter', 'RFF+MG/1.2'),
    column('obis', 'PIA+5/2.1'),
    column('quality', 'QTY/1.1'),
    column('value', 'QTY/1.2', 'decimal'),
    column('usedOn', 'DTM+7/1.2', 'date'),
    column('usedAt', 'DTM+7/1.2', 'date-time'),
    column('readOn', 'DTM+9/1.2', 'date'),
  ],
} as unknown as InterfaceDefinition;
const answers = {
  format: { type: 'edifact', message: 'UTILMD', groups: ['IDE+24'] },
  language: 'de',
  columns: [
    column('process', 'IDE+24/2'),
    column('check', 'RFF+Z13/1.2'),
    column('maloId', 'LOC+Z16/2'),
    column('start', 'DTM+92/1.2', 'date'),
    column('sentAt', 'DTM+137/1.2', 'date-time'),
    column('reason', 'STS+7/3'),
    column('answer', 'STS+E01/3'),
  ],
} as unknown as InterfaceDefinition;

async function* inPieces(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  let from = 0;
  for (const at of cuts) {
    yield bytes.subarray(from, at);
    from = at;
  }
  yield bytes.subarray(from);
}
const read = async (bytes: Buffer, definition: InterfaceDefinition, cuts: readonly number[] = []) =>
  collect(readEdifact(inPieces(bytes, cuts), definition, new Set()));
const text = (...segments: readonly string[]) => Buffer.from(segments.map((one) => `${one}'`).join('\n'), 'latin1');
const codes = async (bytes: Buffer) => (await read(bytes, answers)).map(({ issue }) => issue?.code ?? null);
const UNB = 'UNB+UNOC:3+A:500+B:500+261116:0930+REF';

describe('readings of MSCONS', () => {
  it('each quantity is a row, with what stands in the groups around it', async () => {
    const rows = await read(await sample('meter-readings.edi'), readings);
    const head = { file: 'IC20261115A', message: '1', check: '13017' };
    const location = { meloId: 'DE00011122233444555666777888999AA', meter: '1EMH0012345678' };
    expect(rows.map(({ cells }) => cells)).toEqual([
      {
        ...head,
        ...location,
        obis: '1-1:1.8.1',
        quality: '220',
        value: '15230,5',
        usedOn: '2026-11-11',
        usedAt: '2026-11-10T23:00:00.000Z',
        readOn: '2026-11-11',
      },
      { ...head, ...location, obis: '1-1:1.8.2', quality: '67', value: '8044', readOn: '2026-11-11' },
      {
        ...head,
        message: '2',
        meloId: 'DE00011122233444555666777888999AB',
        // Released separators, and a character of ISO 8859-1.
        meter: "Z'ähler + 7",
        obis: '7-20:3.0.0',
        quality: '220',
        value: '1234,567',
        usedOn: '2026-12-01',
        usedAt: '2026-11-30T23:00:00.000Z',
      },
    ]);
    expect((await read(await sample('meter-readings.edi'), { ...readings, language: 'en' }))[2]?.cells['value']).toBe(
      '1234.567',
    );
  });

  it('is read alike wherever the file is cut into pieces', async () => {
    const bytes = await sample('meter-readings.edi');
    const whole = await read(bytes, readings);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 40 }), async (cuts) => {
        expect(
          await read(
            bytes,
            readings,
            cuts.toSorted((a, b) => a - b),
          ),
        ).toEqual(whole);
      }),
    );
  });
});

it('answers of UTILMD: each process is a row', async () => {
  const rows = await read(await sample('grid-answers.edi'), answers);
  expect(rows.map(({ cells }) => cells['process'])).toEqual(['VG-1001', 'VG-1002', 'VG-1003', 'VG-1004']);
  expect(rows.slice(0, 2).map(({ cells }) => cells)).toEqual([
    {
      process: 'VG-1001',
      check: '55002',
      maloId: '51238696799',
      start: '2026-12-01',
      sentAt: '2026-11-16T08:30:00.000Z',
      reason: 'E03',
    },
    {
      process: 'VG-1002',
      check: '55003',
      maloId: '51238696806',
      sentAt: '2026-11-16T08:30:00.000Z',
      reason: 'E03',
      answer: 'A02',
    },
  ]);
});

describe('what is not whole', () => {
  const message = ['UNH+1+UTILMD:D:11A:UN:S2.1', 'IDE+24+VG-1', 'UNT+3+1'];

  it('is said, and the messages that are whole are taken', async () => {
    expect(await codes(text(UNB, ...message, 'UNZ+1+REF'))).toEqual([null]);
    expect(await codes(text(UNB, ...message, 'UNZ+2+REF'))).toEqual([null, 'exchange.edifact-messages']);
    expect(await codes(text(UNB, ...message, 'UNZ+1+OTHER'))).toEqual([null, 'exchange.edifact-messages']);
    expect(await codes(text(UNB, ...message))).toEqual([null, 'exchange.edifact-no-end']);
    expect(await codes(text(UNB, 'UNH+1+UTILMD:D', 'IDE+24+VG-1', 'UNT+4+1', 'UNZ+1+REF'))).toEqual([
      'exchange.edifact-segments',
    ]);
    expect(await codes(text(UNB, 'UNH+1+UTILMD:D', 'IDE+24+VG-1', 'UNT+3+2', 'UNZ+1+REF'))).toEqual([
      'exchange.edifact-segments',
    ]);
    expect(await codes(text(UNB, 'UNH+1+UTILMD:D', 'IDE+24+VG-1', ...message, 'UNZ+2+REF'))).toEqual([
      'exchange.edifact-cut',
      null,
    ]);
  });

  it('other messages are left out', async () => {
    expect(await codes(text(UNB, 'UNH+1+APERAK:D', 'IDE+24+VG-1', 'UNT+3+1', 'UNZ+1+REF'))).toEqual([]);
  });

  it.each([
    ['portal;number\n1;2', 'exchange.no-edifact'],
    ['', 'exchange.no-edifact'],
    ["UNB+UNOE:3+A+B+261116:0930+REF'", 'exchange.edifact-characters'],
    ["UNB+UNOC:3+A:500+B:500+261116:0930+REF'UNH+1+UTILMD:D'IDE+24+VG", 'exchange.edifact-broken'],
    ["UNB+UNOC:3+A:500+B:500+261116:0930+REF'UNH+1+UTILMD:D'IDE*24", 'exchange.edifact-broken'],
    ["UNB+UNOC:3+A:500+B:500+261116:0930+REF'IDE+24+VG-1'", 'exchange.edifact-order'],
    [`UNB+UNOC:3+A:500+B:500+261116:0930+REF'UNH+1+UTILMD:D'FTX+${'x'.repeat(300_000)}`, 'exchange.edifact-broken'],
  ])('%#: a file that is none is refused as a whole', async (given, code) => {
    await expect(read(Buffer.from(given), answers)).rejects.toMatchObject({ issues: [{ path: 'file', code }] });
  });
});

it('own separators, and text in UTF-8', async () => {
  const bytes = Buffer.from(
    'UNA|*,! ~UNB*UNOY|3*A*B*261116|0930*REF~UNH*1*UTILMD|D~IDE*24*Grün!~!*!!~UNT*3*1~UNZ*1*REF~',
  );
  expect(await read(bytes, answers)).toMatchObject([{ cells: { process: 'Grün~*!' } }]);
});

it('moments are read by their format', () => {
  expect(momentOf('20261115', '102', false)).toBe('2026-11-15');
  expect(momentOf('202603290030+00', '303', false)).toBe('2026-03-29T00:30:00.000Z');
  // The legal day in Germany begins an hour, in summer two, before that of UTC.
  expect(momentOf('202606302200+00', '303', true)).toBe('2026-07-01');
  expect(momentOf('202612312259+00', '303', true)).toBe('2026-12-31');
  expect(momentOf('202607010000', '203', false)).toBe('2026-06-30T22:00:00.000Z');
  expect(momentOf('20261', '102', false)).toBe('20261');
  expect(momentOf('20261115', '303', true)).toBe('20261115');
  expect(momentOf('202699990000+00', '303', true)).toBe('202699990000+00');
});

it('a sample tells its places, inner groups first', async () => {
  const columns = await columnsOfEdifact(inPieces(await sample('meter-readings.edi'), []), readings.format, {
    rows: 2,
    columns: 300,
  });
  expect(columns).toContainEqual({ from: 'QTY/1.2', values: ['15230.5', '8044'] });
  expect(columns).toContainEqual({ from: 'UNH/2.1', values: ['MSCONS', 'MSCONS'] });
  expect(columns).toContainEqual({ from: 'PIA+5/2.1', values: ['1-1:1.8.1', '1-1:1.8.2'] });
});
