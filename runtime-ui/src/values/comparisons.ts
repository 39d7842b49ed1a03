import type { Operator } from '@leitwerk/metadata/shown-type';
import { operatorsOf } from '@leitwerk/metadata/shown-types';
import type { TextKey } from '../i18n/language.ts';
import type { FieldModel } from '../model/definitions.ts';
import { isReference } from '../model/fields-of.ts';
import { askedField, isTime, operatorWord, singleOperators } from './operator-words.ts';
import { MOST_DAYS, PERIODS } from './periods.ts';

/** One way of asking for a field: what is entered for it, and the condition that it becomes. */
export type Comparison = {
  readonly id: string;
  readonly text: TextKey;
  /** As what a value is entered; absent: none is. */
  readonly asked?: FieldModel;
  /** What follows the field in a filter. `value` as the API takes it. */
  readonly condition: (value: unknown) => Readonly<Record<string, unknown>>;
};

const DAYS: FieldModel = {
  id: 'days',
  name: 'days',
  type: 'integer',
  label: { de: 'Tage', en: 'Days' },
  min: 0,
  max: MOST_DAYS,
};

const SEVERAL = new Set<FieldModel['type']>(['option', 'reference', 'user', 'team']);

/** Several of what can be chosen one of. */
const severalOf = (field: FieldModel): FieldModel => ({
  ...field,
  type: field.type === 'option' ? 'options' : 'references',
});

/** All ways of asking for a field, the likeliest first. */
export function comparisonsOf(field: FieldModel): readonly Comparison[] {
  const known = operatorsOf(field);
  const single = singleOperators(field)
    .filter((operator) => operator !== 'isNull')
    .map(
      (operator): Comparison => ({
        id: operator,
        text: operatorWord(operator, field),
        asked: askedField(field, operator),
        condition: (value) => ({ [operator]: value }),
      }),
    );
  const several = (['in', 'notIn'] as const)
    .filter((operator) => SEVERAL.has(field.type) && known.includes(operator))
    .map(
      (operator): Comparison => ({
        id: operator,
        text: operatorWord(operator, field),
        asked: severalOf(field),
        condition: (value) => ({ [operator]: value }),
      }),
    );
  const periods = isTime(field) && field.type !== 'time' ? PERIODS : [];
  return [
    ...(field.type === 'user' ? [fixed('me', 'isMe', { eq: '$user' })] : []),
    ...(field.type === 'team' ? [fixed('my-teams', 'isMyTeam', { in: '$teams' })] : []),
    ...periods.map(
      (period): Comparison => ({
        id: period.id,
        text: period.hasDays ? (`${period.text}Asked` as TextKey) : period.text,
        ...(period.hasDays && { asked: DAYS }),
        condition: (value) => period.condition(Number(value)),
      }),
    ),
    ...single,
    ...several,
    ...(known.includes('isNull')
      ? [fixed('isNull', 'opIsNull', { isNull: true }), fixed('notNull', 'opNotNull', { isNull: false })]
      : []),
  ];
}

const fixed = (id: string, text: TextKey, condition: Readonly<Record<string, unknown>>): Comparison => ({
  id,
  text,
  condition: () => condition,
});

/** The comparison of an operator with a value that is there already. */
export function comparisonFor(field: FieldModel, operator: Operator, value: unknown): string {
  if (operator === 'isNull') return value === false ? 'notNull' : 'isNull';
  if (operator === 'eq' && value === '$user') return 'me';
  if (operator === 'in' && value === '$teams') return 'my-teams';
  return comparisonsOf(field).some((one) => one.id === operator) ? operator : '';
}

/** Whether a value can be shown in an input; of a record only its id is in a filter, not what it is called. */
export const isEditable = (field: FieldModel): boolean => !isReference(field);
