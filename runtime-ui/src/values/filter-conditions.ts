import type { Operator } from '@leitwerk/metadata/shown-type';
import type { Filter } from '../model/definitions.ts';
import { equalValues, isRecord } from './equal-values.ts';
import { isOperator } from './operator-words.ts';

export type Condition = {
  readonly field: string;
  readonly operator: Operator;
  readonly value: unknown;
};

/** What the simple builder cannot edit (`or`, fields of other records) is kept as it is. */
export type SplitFilter = { readonly conditions: readonly Condition[]; readonly rest: Filter };

function conditionsOf(field: string, value: unknown): Condition[] | undefined {
  if (!isRecord(value)) return [{ field, operator: 'eq', value }];
  const entries = Object.entries(value);
  const conditions = entries.flatMap(([operator, operand]) =>
    isOperator(operator) ? [{ field, operator, value: operand }] : [],
  );
  return conditions.length === entries.length ? conditions : undefined;
}

export function splitFilter(filter: Filter): SplitFilter {
  const conditions: Condition[] = [];
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(filter)) {
    const isPlain = key !== 'or' && key !== 'and' && key !== 'not' && !key.includes('.');
    const found = isPlain ? conditionsOf(key, value) : undefined;
    if (found) conditions.push(...found);
    else rest[key] = value;
  }
  return { conditions, rest };
}

export function filterFromConditions({ conditions, rest }: SplitFilter): Filter {
  const filter: Record<string, unknown> = { ...rest };
  for (const { field, operator, value } of conditions) {
    const before = filter[field];
    filter[field] = { ...(isRecord(before) ? before : {}), [operator]: value };
  }
  return filter;
}

/** Both must hold. */
export function bothFilters(one: Filter | undefined, other: Filter | undefined): Filter {
  if (!one || Object.keys(one).length === 0) return other ?? {};
  if (!other || Object.keys(other).length === 0) return one;
  const clash = Object.keys(one).some((key) => key in other && !equalValues(one[key], other[key]));
  return clash ? { and: [one, other] } : { ...one, ...other };
}
