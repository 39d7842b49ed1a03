import type { CsvDialect, ImportSettings } from '@leitwerk/metadata/wire/import';
import type { Layout } from './layouts.ts';
import { LAYOUTS } from './layouts.ts';

export type Recognised = {
  readonly layout: Layout;
  readonly settings: ImportSettings & { readonly dialect: CsvDialect };
};

const DELIMITERS: readonly CsvDialect['delimiter'][] = [',', ';', '\t'];
const SAMPLE = 20;

/** How a file without a header is told from others: by its rows, of which only Germany's are meant. */
type Shape = {
  readonly id: Layout['id'];
  readonly columns: number;
  readonly example: string;
  readonly fits: (cells: readonly string[]) => boolean;
};

const isNumber = (cell: string | undefined): boolean => cell === '' || Number.isFinite(Number(cell));

const SHAPES: readonly Shape[] = [
  {
    id: 'geonames-postal-codes',
    columns: 12,
    example: 'DE<Tab>50667<Tab>Köln …',
    fits: (cells) => cells[0] === 'DE' && /^\d{5}$/.test(cells[1] ?? '') && isNumber(cells[9]) && isNumber(cells[10]),
  },
  {
    id: 'geonames-municipalities',
    columns: 19,
    example: '2886242<Tab>Köln<Tab>Koeln …',
    fits: (cells) => /^\d+$/.test(cells[0] ?? '') && cells[8] === 'DE' && isNumber(cells[4]) && isNumber(cells[5]),
  },
];

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
  const cells = rows.map((line) => line.split('\t'));
  const shape = SHAPES.find(({ columns, fits }) => cells.every((row) => row.length === columns && fits(row)));
  const layout = LAYOUTS.find((one) => one.id === shape?.id);
  return layout && rows.length > 0 ? recognised(layout, '\t') : null;
}

const recognised = (layout: Layout, delimiter: CsvDialect['delimiter']): Recognised => ({
  layout,
  settings: { ...layout.settings, dialect: { ...layout.settings.dialect, delimiter } },
});

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, index) => name === other[index]);

/** The layouts in words, for who has another file. */
export const expectedLayouts = (): string =>
  [
    ...LAYOUTS.flatMap(({ id, header }) => (header === null ? [] : `${id}: ${header.join(',')}`)),
    ...SHAPES.map(({ id, example, columns }) => `${id}: ${example} (${columns})`),
  ].join(' | ');
