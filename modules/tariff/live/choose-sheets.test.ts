import { expect, it } from 'vitest';
import { sheetsWithin } from './choose-sheets.ts';

const years = [2023, 2024, 2025, 2026, 2027].map((year) => ({ validFrom: `${year}-01-01`, validTo: `${year}-12-31` }));
const open = { validFrom: '2028-01-01' };
const from = (sheets: readonly { readonly validFrom: string }[]) =>
  sheets.map(({ validFrom }) => validFrom.slice(0, 4));

it('names the sheets that reach into a period, and no others', () => {
  expect(from(sheetsWithin([...years, open], '2025-07-01', '2027-07-01'))).toEqual(['2025', '2026', '2027']);
  expect(from(sheetsWithin([...years, open], '2026-01-01', '2028-01-01'))).toEqual(['2026', '2027']);
});

it('names the last one when all have ended: its prices go on', () => {
  expect(from(sheetsWithin(years.slice(0, 2), '2026-01-01', '2028-01-01'))).toEqual(['2024']);
  expect(sheetsWithin([], '2026-01-01', '2028-01-01')).toEqual([]);
});
