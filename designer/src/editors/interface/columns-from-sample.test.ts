import { describe, expect, it } from 'vitest';
import { columnsFromSample } from './columns-from-sample.ts';

const column = (from: string, ...values: readonly string[]) => ({ from, values });

describe('columns of a sample', () => {
  it('get a name of their own and a type that fits all their values', () => {
    const found = [
      column('Auftrags-Nr.', '4711', '4712'),
      column('PLZ', '44135', '01067'),
      column('Straße', 'Lindenweg', ''),
      column('Verbrauch kWh', '2.800', '3.150'),
      column('Preis', '29,90', ''),
      column('Bestellt am', '20.11.2026', '21.11.2026'),
      column('E-Mail', 'a@b.example', 'c@d.example'),
      column('Telefon', '0231 123', ''),
      column('Vorwahl', '0231', '030'),
      column('leer', '', ''),
      column('gemischt', '1', 'zwei'),
    ];
    const made = columnsFromSample(found, { columns: [] as never, language: 'de' });
    expect(made.map(({ from, type }) => [from, type])).toEqual([
      ['Auftrags-Nr.', 'text'],
      ['PLZ', 'text'],
      ['Straße', 'text'],
      ['Verbrauch kWh', 'integer'],
      ['Preis', 'decimal'],
      ['Bestellt am', 'date'],
      ['E-Mail', 'email'],
      ['Telefon', 'phone'],
      ['Vorwahl', 'text'],
      [undefined, 'text'],
      [undefined, 'text'],
    ]);
    for (const { id } of made) expect(id).toMatch(/^[a-z][A-Za-z0-9]*$/);
  });

  it('that are known are left out, and names are given once', () => {
    const columns = [{ id: 'ort', from: 'Ort ', type: 'text' as const }];
    const found = [
      column('ort', 'Köln'),
      column('address/city', 'Bonn'),
      column('address city', 'Ulm'),
      column('1', 'x'),
    ];
    const made = columnsFromSample(found, { columns: columns as never, language: 'de' });
    expect(made.map(({ from }) => from)).toEqual(['address/city', 'address city', '1']);
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    for (const { id } of made) expect(id).toMatch(/^[a-z][A-Za-z0-9]*$/);
  });
});
