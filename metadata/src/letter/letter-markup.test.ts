import { expect, it } from 'vitest';
import { foreignLetterMarkup } from './letter-markup.ts';

it('takes what letters may have, with several attributes and any blanks between them', () => {
  for (const html of ['<p>a</p>', '<br />', '<td  class="right"\n colspan="2">', '<p class="right strong">', '</p >'])
    expect(foreignLetterMarkup(html), html).toBeUndefined();
});

it('finds the rest', () => {
  for (const html of [
    '<a href="x">',
    '<p onclick="x()">',
    '<td colspan="200">',
    '<p class="odd">',
    '<p class="right" id="a">',
  ])
    expect(foreignLetterMarkup(html), html).toBe(html.slice(0, 42));
});

it('is done with hundreds of thousands of blanks before anybody waits', () => {
  expect(foreignLetterMarkup(`<p${' '.repeat(400_000)}>`)).toBeUndefined();
  expect(foreignLetterMarkup(`<p${' '.repeat(400_000)}x>`)).toMatch(/^<p {3}/);
});
