import { describe, expect, it } from 'vitest';
import { guessFormat } from './guess-format.ts';

const guess = (text: string | Buffer) =>
  guessFormat(async () =>
    (async function* () {
      yield Buffer.from(text);
    })(),
  );

describe('the format that a sample seems to have', () => {
  it.each([
    ['Name;Ort\nSommer;Köln\nWinter;Bonn', { type: 'csv', delimiter: ';' }],
    ['Name,Ort\nSommer,Köln\nWinter,Bonn', { type: 'csv', delimiter: ',' }],
    ['Name\tPLZ\nSommer\t50667', { type: 'csv', delimiter: '\t' }],
    ['4711;12,5\n4712;13,5\n4713;9,1', { type: 'csv', delimiter: ';', header: false }],
    ['[{"name":"Sommer"}]', { type: 'json' }],
    ['{"orders":[{"name":"Sommer"}]}', { type: 'json' }],
    ['{"name":"Sommer"}\n{"name":"Winter"}\n', { type: 'json-lines' }],
    [
      '<?xml version="1.0"?><orders><order><name>A</name></order><order><name>B</name></order></orders>',
      { type: 'xml', element: 'orders/order' },
    ],
  ])('%s', async (text, format) => expect(await guess(text)).toEqual(format));

  it('says the encoding of older files', async () => {
    expect(await guess(Buffer.from('Name;Ort\nMüller;Köln\nSößer;Fürth\n', 'latin1'))).toEqual({
      type: 'csv',
      encoding: 'windows-1252',
      delimiter: ';',
    });
  });

  it('is none for a broken file', async () => {
    expect(await guess('<orders><order>')).toBeNull();
  });
});
