import type { Dialect, ImportSettings } from '@leitwerk/metadata/wire/import';
import type { Layout } from './layouts.ts';
import { LAYOUTS } from './layouts.ts';

export type Recognised = { readonly layout: Layout; readonly settings: ImportSettings };

const DELIMITERS: readonly Dialect['delimiter'][] = [',', ';', '\t'];
const GEONAMES_COLUMNS = 12;
const SAMPLE = 20;

/** Which published layout a file has, by its header or by the shape of its first rows; null when it is none of them. */
export function recognise(head: string): Recognised | null {
  // The last line may have been cut.
  const lines = head.replace(/^\uFEFF/, '').split(/\r?\n/);
  const rows = lines.slice(0, Math.max(1, Math.min(SAMPLE, lines.length - 1))).filter((line) => line !== '');
  const [first = ''] = rows;
  for (const delimiter of DELIMITERS) {
    const names = first.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    const layout = LAYOUTS.find(({ header }) => header !== null && isSame(header, names));
    if (layout) return recognised(layout, delimiter);
  }
  const geonames = LAYOUTS.find((one) => one.id === 'geonames-postal-codes');
  return geonames && rows.length > 0 && rows.every(isGeoNames) ? recognised(geonames, '\t') : null;
}

const recognised = (layout: Layout, delimiter: Dialect['delimiter']): Recognised => ({
  layout,
  settings: { ...layout.settings, dialect: { ...layout.settings.dialect, delimiter } },
});

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, index) => name === other[index]);

/** Only Germany's: its postal codes are the ones that places here have. */
function isGeoNames(line: string): boolean {
  const cells = line.split('\t');
  return (
    cells.length === GEONAMES_COLUMNS &&
    cells[0] === 'DE' &&
    /^\d{5}$/.test(cells[1] ?? '') &&
    [cells[9], cells[10]].every((cell) => cell === '' || Number.isFinite(Number(cell)))
  );
}

/** The layouts in words, for who has another file. */
export const expectedLayouts = (): string =>
  LAYOUTS.map(({ id, header }) =>
    header === null ? `${id}: DE<Tab>50667<Tab>Köln … (${GEONAMES_COLUMNS})` : `${id}: ${header.join(',')}`,
  ).join(' | ');
