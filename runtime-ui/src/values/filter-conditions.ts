import type { Operator } from '@leitwerk/metadata/shown-type';
import { isRecord } from './equal-values.ts';
import { isOperator } from './operator-words.ts';

export type Condition = {
  /** Name of a field, also through references: `lead.lastName`. */
  readonly field: string;
  readonly operator: Operator;
  readonly value: unknown;
};

/** What is asked of one field, each comparison for itself; undefined when something else stands there. */
export function conditionsOf(field: string, value: unknown): Condition[] | undefined {
  if (!isRecord(value)) return [{ field, operator: 'eq', value }];
  const entries = Object.entries(value);
  const conditions = entries.flatMap(([operator, operand]) =>
    isOperator(operator) ? [{ field, operator, value: operand }] : [],
  );
  return conditions.length === entries.length ? conditions : undefined;
}
