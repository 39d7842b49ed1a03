import type { FieldModel } from '../../model/definitions.ts';
import { isNumber } from '../../model/fields-of.ts';

const WIDTHS: Partial<Record<FieldModel['type'], number>> = {
  date: 110,
  boolean: 80,
  integer: 110,
  option: 150,
  'number-range': 130,
  address: 260,
  email: 210,
  phone: 160,
};
export const USUAL = 140;
const TITLE = 200;
const CHECKBOX = 34;

export const NARROWEST = 60;
export const WIDEST = 900;

type Widths = Readonly<Record<string, number>>;

const leastOf = (field: FieldModel, isTitle: boolean): number => (isTitle ? TITLE : (WIDTHS[field.type] ?? USUAL));

/** The columns of the grid, the one for choosing rows first. A width that somebody has set holds; the others share what is left. */
export const gridColumns = (fields: readonly FieldModel[], title: FieldModel | undefined, widths: Widths): string =>
  [
    `${CHECKBOX}px`,
    ...fields.map((field) => {
      const own = widths[field.id];
      if (own !== undefined) return `${own}px`;
      return `minmax(${leastOf(field, field === title)}px, ${field === title ? 2 : 1}fr)`;
    }),
  ].join(' ');

/** Pixels that the table needs at least. */
export const leastWidth = (fields: readonly FieldModel[], title: FieldModel | undefined, widths: Widths): number =>
  fields.reduce((sum, field) => sum + (widths[field.id] ?? leastOf(field, field === title)), CHECKBOX + 24);

/** How a cell of this field is laid out. */
export const cellOf = (field: FieldModel, index: number, isPinned: boolean) => ({
  className: 'lw-cell',
  'data-number': isNumber(field) || undefined,
  'data-pinned': (isPinned && index === 0) || undefined,
});
