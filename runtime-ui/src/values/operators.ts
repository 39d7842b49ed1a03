import type { TextKey } from '../i18n/language.ts';
import type { FieldModel } from '../model/definitions.ts';

export type Operator =
  | 'eq'
  | 'ne'
  | 'in'
  | 'notIn'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'contains'
  | 'startsWith'
  | 'isNull'
  | 'has';

const TEXT: readonly Operator[] = ['contains', 'eq', 'ne', 'startsWith', 'isNull'];
const NUMBER: readonly Operator[] = ['eq', 'gte', 'lte', 'gt', 'lt', 'isNull'];
const TIME: readonly Operator[] = ['gte', 'lte', 'eq', 'isNull'];
const ONE_OF: readonly Operator[] = ['in', 'notIn', 'isNull'];

const BY_TYPE: Readonly<Record<FieldModel['type'], readonly Operator[]>> = {
  text: TEXT,
  'long-text': ['contains', 'isNull'],
  'rich-text': ['isNull'],
  integer: NUMBER,
  decimal: NUMBER,
  money: NUMBER,
  percent: NUMBER,
  boolean: ['eq'],
  date: TIME,
  time: TIME,
  'date-time': TIME,
  duration: ['isNull'],
  option: ['eq', 'ne', ...ONE_OF],
  options: ['has', 'isNull'],
  reference: ['eq', 'ne', 'isNull'],
  references: ['has', 'isNull'],
  'child-rows': [],
  address: ['contains', 'isNull'],
  phone: TEXT,
  email: TEXT,
  link: TEXT,
  file: ['isNull'],
  image: ['isNull'],
  user: ['eq', 'ne', 'isNull'],
  team: ['eq', 'ne', 'isNull'],
  computed: TEXT,
  'roll-up': [],
  'number-range': TEXT,
  json: [],
};

export function operatorsOf(field: FieldModel): readonly Operator[] {
  if (field.type !== 'computed') return BY_TYPE[field.type];
  if (field.result === 'date') return TIME;
  if (field.result === 'boolean') return ['eq'];
  return field.result === 'integer' || field.result === 'decimal' ? NUMBER : TEXT;
}

const UNSORTABLE = new Set<FieldModel['type']>([
  'options',
  'references',
  'child-rows',
  'address',
  'file',
  'image',
  'json',
  'long-text',
  'rich-text',
  'roll-up',
  'reference',
  'user',
  'team',
]);

export const isSortable = (field: FieldModel): boolean => !UNSORTABLE.has(field.type);

const isTime = (field: FieldModel): boolean =>
  ['date', 'time', 'date-time'].includes(field.type) || field.result === 'date';

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
