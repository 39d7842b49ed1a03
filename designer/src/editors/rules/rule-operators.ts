import type { RuleOperator, RuleTest, RuleValue } from '@leitwerk/metadata/condition-rule';
import type { FieldModel } from '@leitwerk/runtime-ui/renderer';

export type ValueSource = RuleValue['is'];

const DECIMALS = new Set<FieldModel['type']>(['decimal', 'money', 'percent']);
const REFERENCES = new Set<FieldModel['type']>(['reference', 'user', 'team']);
const TEXTS = new Set<FieldModel['type']>(['text', 'long-text', 'phone', 'email', 'link', 'number-range']);
const TIMES = new Set<FieldModel['type']>(['date', 'date-time', 'time']);

export const isDecimal = (field: FieldModel): boolean =>
  DECIMALS.has(field.type) || (field.type === 'computed' && field.result === 'decimal');

const ORDER = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const;
const COMPARED = ORDER.map((sign) => `compare-${sign}` as const);

/** What can be asked of a field, the likeliest first. */
export function operatorsFor(field: FieldModel): readonly RuleOperator[] {
  if (isDecimal(field)) return [...COMPARED, 'there', 'missing'];
  switch (field.type) {
    case 'boolean':
      return ['eq', 'missing'];
    case 'option':
      return ['eq', 'ne', 'in', 'not-in', 'filled', 'missing'];
    case 'options':
      return ['has', 'filled', 'missing'];
    case 'integer':
    case 'roll-up':
      return [...ORDER, 'there', 'missing'];
    default:
  }
  if (TIMES.has(field.type)) return ['gte', 'lte', 'gt', 'lt', 'eq', 'filled', 'missing'];
  if (REFERENCES.has(field.type)) return ['filled', 'missing', 'eq', 'ne'];
  if (TEXTS.has(field.type) || field.type === 'computed')
    return ['eq', 'ne', 'contains', 'filled', 'missing', ...(field.type === 'computed' ? (['lt', 'gt'] as const) : [])];
  return ['filled', 'missing'];
}

const ALONE: ReadonlySet<RuleOperator> = new Set(['holds', 'filled', 'there', 'missing']);

export const needsValue = (operator: RuleOperator): boolean => !ALONE.has(operator);

/** Where a value can come from. */
export function sourcesFor(field: FieldModel, operator: RuleOperator): readonly ValueSource[] {
  if (!needsValue(operator)) return [];
  if (operator === 'in' || operator === 'not-in') return ['list'];
  if (operator === 'has' || operator === 'contains' || field.type === 'boolean') return ['value'];
  if (field.type === 'date') return ['value', 'today', 'field'];
  if (field.type === 'date-time') return ['value', 'now', 'field'];
  if (field.type === 'user') return ['user', 'field'];
  if (REFERENCES.has(field.type)) return ['field'];
  return ['value', 'field'];
}

/** With what a test begins when a field or an operator has been chosen; the value stays where it still makes sense. */
export function startedTest(field: FieldModel, operator: RuleOperator, before?: RuleValue): RuleTest {
  const test: RuleTest = { is: 'test', field: field.name, operator };
  const sources = sourcesFor(field, operator);
  const [first] = sources;
  if (!first) return test;
  const value = before && sources.includes(before.is) ? before : startValue(first, field);
  return value ? { ...test, value } : test;
}

export function startValue(source: ValueSource, field: FieldModel): RuleValue | undefined {
  if (source === 'today') return { is: 'today', days: 0 };
  if (source === 'now' || source === 'user') return { is: source };
  return source === 'value' && field.type === 'boolean' ? { is: 'value', value: true } : undefined;
}

/** Whether a test can be written as it stands. */
export const isComplete = ({ field, operator, value }: RuleTest): boolean => {
  if (field === '') return false;
  if (!needsValue(operator)) return true;
  if (!value || (value.is === 'field' && value.field === '')) return false;
  return value.is !== 'list' || value.values.length > 0;
};
