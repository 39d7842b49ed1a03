import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { smallPdf } from '@leitwerk/platform/testing/small-files';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveredRow } from '../delivered-row.ts';
import { matchNames } from './match-names.ts';
import { readDocument, wordBehind } from './read-document.ts';

/** Documents are read once. */
const reopen = async (): Promise<never> => {
  throw new Error('opened twice');
};

async function collect(rows: AsyncIterable<DeliveredRow>): Promise<DeliveredRow[]> {
  const all: DeliveredRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Buffer> {
  yield Buffer.from(bytes);
}
const column = (id: string, from: string) => ({ id, from, type: 'text' });
const definition = (columns: readonly object[], names?: string) =>
  ({ format: { type: 'document', ...(names && { names }) }, columns }) as unknown as InterfaceDefinition;
const read = (name: string, bytes: Uint8Array, given: InterfaceDefinition) => {
  const file = { id: 'f1', name, type: 'application/pdf', size: bytes.length };
  return collect(readDocument({ file, reopen, stream: once(bytes) }, given));
};

describe('the name of a file', () => {
  it.each([
    ['rechnung_4711_2026.pdf', 'rechnung_{number}_{year}.pdf', { number: '4711', year: '2026' }],
    ['Rechnung_4711.PDF', 'rechnung_{number}.pdf', { number: '4711' }],
    ['a_b_c.pdf', '{first}_{rest}.pdf', { first: 'a', rest: 'b_c' }],
    ['4711', '{number}', { number: '4711' }],
    ['scan.pdf', 'scan.pdf', {}],
    ['ab', '{first}{rest}', { first: 'a', rest: 'b' }],
    ['rechnung_.pdf', 'rechnung_{number}.pdf', null],
    ['rechnung_4711.tif', 'rechnung_{number}.pdf', null],
    ['scan.pdf.exe', 'scan.pdf', null],
    ['pdf', 'x{number}.pdf', null],
    ['', '{number}', null],
  ])('%s by %s', (name, names, found) => expect(matchNames(name, names)).toEqual(found));

  it('gives back what it was put together from', () => {
    const part = fc.stringMatching(/^[a-zäöü0-9-]{1,12}$/);
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        expect(matchNames(`${a}_${b}_${c}.pdf`, '{a}_{b}_{c}.pdf')).toEqual({ a, b, c });
      }),
    );
  });
});

describe('what stands in a document', () => {
  it.each([
    ['Kundennummer: 4711, Vertrag', '4711'],
    ['Ihre  KUNDENNUMMER\n4711\nund mehr', '4711'],
    ['Kundennummer 4711.', '4711'],
    ['Kundennummer', undefined],
    ['Kundennr. 4711', undefined],
  ])('%#: the word behind others', (text, found) => expect(wordBehind(text, 'Kundennummer')).toBe(found));

  it('is a column beside what its name says', async () => {
    const columns = [column('contract', 'text:Vertrag Nr.'), column('day', 'day'), column('size', 'file.size')];
    const bytes = smallPdf(['Jahresabrechnung Vertrag Nr. V-2026-000017 vom 15.03.2026']);
    expect(await read('scan_2026-03-15.pdf', bytes, definition(columns, 'scan_{day}.pdf'))).toEqual([
      { line: 1, cells: { contract: 'V-2026-000017', day: '2026-03-15', size: String(bytes.length) } },
    ]);
  });

  it('is asked for only where it is needed, and said when it cannot be read', async () => {
    const broken = Buffer.from('%PDF-1.7 nothing');
    expect(await read('scan.pdf', broken, definition([column('name', 'file.name')]))).toEqual([
      { line: 1, cells: { name: 'scan.pdf' } },
    ]);
    expect(await read('scan.pdf', broken, definition([column('contract', 'text:Vertrag')]))).toMatchObject([
      { issue: { code: 'exchange.no-text' } },
    ]);
  });

  it.each([
    ['csv', { delimiter: ',' }, 'number,day\n4711,2026-03-15\n'],
    ['xml', { element: 'scan' }, '<scan><number>4711</number><day>2026-03-15</day></scan>'],
    ['json', {}, '{"number": 4711, "day": "2026-03-15"}'],
    ['txt', { encoding: 'windows-1252' }, 'Number: 4711\r\n\r\nday = 2026-03-15\r\nnumber: 9\r\n'],
  ] as const)('is a column beside what its side file says (%s)', async (type, more, text) => {
    const given = {
      ...definition([column('number', 'side:number'), column('day', 'side:day'), column('name', 'file.name')]),
      format: { type: 'document', side: { type, ...more } },
      language: 'de',
    } as unknown as InterfaceDefinition;
    const file = { id: 'f1', name: 'scan.pdf', type: 'application/pdf', size: 1 };
    const pdf = once(Buffer.from('%PDF'));
    const cells = { number: '4711', day: '2026-03-15', name: 'scan.pdf' };
    expect(await collect(readDocument({ file, reopen, stream: pdf, side: once(Buffer.from(text)) }, given))).toEqual([
      { line: 1, cells },
    ]);
    expect(await collect(readDocument({ file, reopen, stream: pdf, side: null }, given))).toMatchObject([
      { cells: { name: 'scan.pdf' }, issue: { code: 'exchange.side-missing' } },
    ]);
  });

  it('reaches nothing by a hostile side file', async () => {
    const given = {
      ...definition([column('number', 'side:number')]),
      format: { type: 'document', side: { type: 'xml', element: 'scan' } },
      language: 'de',
    } as unknown as InterfaceDefinition;
    const file = { id: 'f1', name: 'scan.pdf', type: 'application/pdf', size: 1 };
    const bomb = '<!DOCTYPE scan [<!ENTITY x SYSTEM "file:///etc/passwd">]><scan><number>&x;</number></scan>';
    const [row] = await collect(
      readDocument({ file, reopen, stream: once(Buffer.from('%PDF')), side: once(Buffer.from(bomb)) }, given),
    );
    expect(JSON.stringify(row?.cells)).not.toContain('root:');
    expect(row?.issue).toBeDefined();
  });

  it('comes as a file only', async () => {
    const rows = readDocument(
      { file: null, reopen, stream: once(Buffer.from('{}')) },
      definition([column('name', 'file.name')]),
    );
    await expect(rows.next()).rejects.toMatchObject({ issues: [{ code: 'exchange.only-files' }] });
  });
});
