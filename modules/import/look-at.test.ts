import { ActionRefused } from '@leitwerk/platform/module/module';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { Look } from './look-at.ts';
import { lookAt } from './look-at.ts';

type Asked = Omit<Parameters<typeof lookAt>[0], 'file' | 'most'>;

/** What is seen of a file that comes in small pieces. */
async function seen(bytes: Uint8Array | string, asked: Asked = {}, most = 20): Promise<Look> {
  const whole = Buffer.from(bytes);
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let from = 0; from < whole.length; from += 7000) yield whole.subarray(from, from + 7000);
  }
  return lookAt(
    { file: 'file', most, ...asked },
    {
      actor: { id: 'a', name: 'A', language: 'de' },
      openFile: async () => ({ id: 'file', name: 'file', type: 'text/csv', size: whole.length, stream: pieces() }),
    },
  );
}
const cells = ({ rows }: Look) => rows.map((row) => row.cells);
const refusalOf = async (bytes: Uint8Array | string, asked: Asked = {}): Promise<unknown> =>
  seen(bytes, asked).then(
    () => null,
    (error) => (error instanceof ActionRefused ? error.issues : error),
  );

describe('a workbook', () => {
  const workbook = () =>
    writeExcelFile([
      { sheet: 'Notes', data: [[{ value: 'nothing' }]] },
      {
        sheet: 'Prices',
        data: [
          [{ value: 'Product' }, { value: 'Price' }, { value: 'From' }, { value: 'Green' }],
          [
            { value: 'A' },
            { type: Number, value: 1234.5 },
            { type: Date, value: new Date('2027-01-01'), format: 'dd.mm.yyyy' },
            null,
          ],
          [null, null, null, null],
          [{ value: 'B' }, { type: Number, value: 0.1 + 0.2 }, null, { type: Boolean, value: true }],
        ],
      },
    ]).toBuffer();

  it('is read by sheet, its numbers as they are written in the language', async () => {
    const bytes = await workbook();
    const first = await seen(bytes);
    expect(first.dialect).toEqual({ format: 'xlsx', sheet: 'Notes', header: true });
    expect(first.choices).toEqual(['Notes', 'Prices']);
    const dialect = { format: 'xlsx', sheet: 'Prices', header: true } as const;
    const de = await seen(bytes, { dialect });
    expect(de.names).toEqual(['Product', 'Price', 'From', 'Green']);
    expect(cells(de)).toEqual([
      ['A', '1234,5', '2027-01-01', ''],
      ['B', '0,3', '', 'true'],
    ]);
    expect(de.rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(cells(await seen(bytes, { dialect, language: 'en' }))[0]?.[1]).toBe('1234.5');
  });

  it('tells a sheet that is not there, and what is no workbook', async () => {
    const bytes = await workbook();
    expect(await refusalOf(bytes, { dialect: { format: 'xlsx', sheet: 'None', header: true } })).toMatchObject([
      { code: 'table.no-sheet', params: { sheet: 'None' } },
    ]);
    expect(await refusalOf(bytes.subarray(0, 900))).toMatchObject([{ code: 'table.no-workbook' }]);
    expect(await refusalOf(zipSync({ 'readme.txt': strToU8('hello') }))).toMatchObject([{ code: 'table.no-workbook' }]);
  });

  it('does not unpack what would fill the memory', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(260_000_000) }, { level: 1 });
    expect(bomb.length).toBeLessThan(3_000_000);
    expect(await refusalOf(bomb)).toMatchObject([{ code: 'table.sheet-too-large' }]);
    // An archive that says less than is in it.
    const liar = Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(50_000_000) }, { level: 1 }));
    const directory = liar.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    liar.writeUInt32LE(100, directory + 24);
    expect(await refusalOf(liar)).toMatchObject([{ code: 'table.no-workbook' }]);
  });
});

describe('XML', () => {
  const PRICES = `<?xml version="1.0" encoding="UTF-8"?>
<p:list xmlns:p="urn:x" stand="2026-11-01">
  <p:product code="S1"><name>Strom &amp; mehr</name>
    <price type="energy"><ct>28.10</ct></price>
    <price type="base"><ct>9000</ct></price>
  </p:product>
  <p:product code="S2"><name><![CDATA[Gas <neu>]]></name>
    <price type="energy"><ct>9.5</ct></price>
  </p:product>
</p:list>`;

  it('has a row for each element that repeats, with what stands around it', async () => {
    const look = await seen(PRICES);
    expect(look.dialect).toEqual({ format: 'xml', element: 'list/product/price' });
    expect(look.choices).toEqual(['list/product/price', 'list/product']);
    expect(look.names).toEqual(['type', 'ct', 'product/code', 'product/name', 'list/stand']);
    expect(cells(look)).toEqual([
      ['energy', '28.10', 'S1', 'Strom & mehr', '2026-11-01'],
      ['base', '9000', 'S1', 'Strom & mehr', '2026-11-01'],
      ['energy', '9.5', 'S2', 'Gas <neu>', '2026-11-01'],
    ]);
    expect(look.rows.map(({ line }) => line)).toEqual([4, 5, 8]);
  });

  it('says what it leaves off', async () => {
    expect((await seen(PRICES, {}, 2)).isMore).toBe(true);
    expect((await seen(PRICES, {}, 3)).isMore).toBe(false);
  });

  it('takes neither a document type nor what is broken or without end', async () => {
    const doctype = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z SYSTEM "file:///etc/passwd">]><a><b c="1"/>&z;</a>';
    expect(await refusalOf(doctype)).toMatchObject([{ code: 'table.xml-doctype', params: { line: 1 } }]);
    expect(await refusalOf('<a>\n<b c="1"/>\n&unknown;</a>')).toMatchObject([
      { code: 'table.xml-broken', params: { line: 3 } },
    ]);
    expect(await refusalOf('<a>\n<b c="1"></a>')).toMatchObject([{ code: 'table.xml-broken', params: { line: 2 } }]);
    expect(await refusalOf(`${'<a>'.repeat(40)}${'</a>'.repeat(40)}`)).toMatchObject([{ code: 'table.xml-too-large' }]);
    expect(await refusalOf(`<a><b c="1">${'x'.repeat(100_001)}</b></a>`)).toMatchObject([
      { code: 'table.xml-too-large' },
    ]);
    expect(await refusalOf('<a>only text</a>')).toMatchObject([{ code: 'table.xml-no-rows' }]);
    expect(await refusalOf(Buffer.from('<a><b c="\u00e4"/></a>', 'latin1'))).toMatchObject([
      { code: 'table.xml-broken' },
    ]);
  });
});
