import type { FieldModel } from '../model.ts';
import type { ShownType } from '../shown-type.ts';
import { boolean } from './boolean.ts';
import { date } from './date.ts';
import { decimal } from './decimal.ts';
import { integer } from './integer.ts';
import { money } from './money.ts';
import { text } from './text.ts';

const RESULTS = { text, integer, decimal, boolean, date } as const;

/** A computed field is shown and asked like its result; a number with a currency is an amount of money. */
export const shownResultOf = ({ result = 'text', currency }: FieldModel): ShownType =>
  result === 'decimal' && currency !== undefined ? money : RESULTS[result];

export const computed: ShownType = {
  operators: ['isNull'],
  sortable: true,
  format: (value, field, language) => shownResultOf(field).format(value, field, language),
};
