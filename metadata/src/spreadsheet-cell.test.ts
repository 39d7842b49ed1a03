import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellWithoutMark, harmlessCell } from './spreadsheet-cell.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['@sum', "'@sum"],
  ['-2+3*cmd', "'-2+3*cmd"],
  ['+49 30 123-4', '+49 30 123-4'],
  ['-12,50 €', '-12,50 €'],
  ['plain', 'plain'],
])('the cell %s is written as %s', (given, written) => expect(harmlessCell(given)).toBe(written));

it('comes back as it was, unless somebody writes such a mark himself', () => {
  const text = fc.string().filter((one) => !/^'[=+\-@\t\r]/.test(one));
  fc.assert(fc.property(text, (one) => cellWithoutMark(harmlessCell(one)) === one));
});
