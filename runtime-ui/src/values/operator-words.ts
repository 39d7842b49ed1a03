import type { Operator } from '@leitwerk/metadata/shown-type';
import { operatorsOf } from '@leitwerk/metadata/shown-types';
import type { TextKey } from '../i18n/language.ts';
import type { FieldModel } from '../model/definitions.ts';

/** What one value can be compared by, the likeliest first. */
export type SingleOperator = Exclude<Operator, 'in' | 'notIn'>;

const BY_USE: readonly SingleOperator[] = [
  'contains',
  'has',
  'eq',
  'ne',
  'gte',
  'lte',
  'gt',
  'lt',
  'startsWith',
  'isNull',
];
/** Whoever asks for a time asks for a span. */
const TIMES_BY_USE: readonly SingleOperator[] = ['gte', 'lte', 'eq', 'ne', 'gt', 'lt', 'isNull'];

export const isTime = (field: FieldModel): boolean =>
  ['date', 'time', 'date-time'].includes(field.type) || (field.type === 'computed' && field.result === 'date');

/** The comparisons that a person is offered for a field. */
export function singleOperators(field: FieldModel): readonly SingleOperator[] {
  const known = operatorsOf(field);
  return (isTime(field) ? TIMES_BY_USE : BY_USE).filter((one) => known.includes(one));
}

const WORDS: Readonly<Record<Operator, TextKey>> = {
  eq: 'opEq',
  ne: 'opNe',
  in: 'opIn',
  notIn: 'opNotIn',
  lt: 'opLt',
  lte: 'opLte',
  gt: 'opGt',
  gte: 'opGte',
  contains: 'opContains',
  startsWith: 'opStartsWith',
  isNull: 'opIsNull',
  has: 'opHas',
};

const TIME_WORDS: Partial<Record<Operator, TextKey>> = {
  lt: 'opBefore',
  lte: 'opUntil',
  gt: 'opAfter',
  gte: 'opFrom',
};

export const operatorWord = (operator: Operator, field: FieldModel): TextKey =>
  (isTime(field) ? TIME_WORDS[operator] : undefined) ?? WORDS[operator];

export const isOperator = (text: string): text is Operator => text in WORDS;

/** What a value is entered as for a comparison: parts of a text are text, and of several one is asked for. */
export function askedField(field: FieldModel, operator: Operator): FieldModel {
  if (operator === 'contains' || operator === 'startsWith') {
    const { id, name, label } = field;
    return { id, name, label, type: 'text' };
  }
  if (field.type === 'options') return { ...field, type: 'option' };
  if (field.type === 'references') return { ...field, type: 'reference' };
  return field.type === 'computed' ? { ...field, type: field.result ?? 'text' } : field;
}
