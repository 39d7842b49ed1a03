import type { Filter } from '../model/definitions.ts';
import { equalValues, isRecord } from './equal-values.ts';
import type { Condition } from './filter-conditions.ts';
import { conditionsOf } from './filter-conditions.ts';
import { periodOf } from './periods.ts';

/** A filter is a list of terms that all must hold: a condition, a period of a date, alternatives, or the opposite of a term. */
export type Term = Filter;

const isFilterList = (value: unknown): value is readonly Filter[] => Array.isArray(value) && value.every(isRecord);

export function termsOf(filter: Filter): Term[] {
  return Object.entries(filter).flatMap(([key, value]): Term[] => {
    if (key === 'and' && isFilterList(value)) return value.flatMap(termsOf);
    if (key === 'or' || key === 'not' || periodOf(value)) return [{ [key]: value }];
    const found = conditionsOf(key, value);
    return found ? found.map(termOf) : [{ [key]: value }];
  });
}

export const termOf = ({ field, operator, value }: Condition): Term => ({ [field]: { [operator]: value } });

/** The term as one condition; undefined when it is something else. */
export function conditionOf(term: Term): Condition | undefined {
  const [[key, value] = [], ...others] = Object.entries(term);
  if (key === undefined || others.length > 0 || ['and', 'or', 'not'].includes(key)) return undefined;
  const found = conditionsOf(key, value);
  return found?.length === 1 ? found[0] : undefined;
}

/** All terms in one filter. What cannot stand beside another under the same name stands in `and`. */
export function filterFromTerms(terms: readonly Term[]): Filter {
  const filter: Record<string, unknown> = {};
  const clashing: Term[] = [];
  for (const term of terms) {
    const [[key, value] = []] = Object.entries(term);
    if (key === undefined) continue;
    const before = filter[key];
    if (before === undefined) filter[key] = value;
    else if (equalValues(before, value)) continue;
    else if (canJoin(key, before, value)) filter[key] = { ...(before as Filter), ...(value as Filter) };
    else clashing.push(term);
  }
  return clashing.length === 0 ? filter : { ...filter, and: clashing };
}

const canJoin = (key: string, before: unknown, value: unknown): boolean =>
  key !== 'not' &&
  isRecord(before) &&
  isRecord(value) &&
  !periodOf(before) &&
  !periodOf(value) &&
  Object.keys(value).every((operator) => !(operator in before));

/** The alternatives of a term; of any other term itself. */
export const alternativesOf = (term: Term): readonly Term[] => {
  const { or } = term;
  return isFilterList(or) && Object.keys(term).length === 1 ? or : [term];
};

export const withAlternative = (term: Term, other: Term): Term => ({ or: [...alternativesOf(term), other] });

export const opposite = (term: Term): Term => {
  const { not } = term;
  return isRecord(not) && Object.keys(term).length === 1 ? not : { not: term };
};

/** Every condition in a filter, however deep. */
export function conditionsIn(filter: Filter): Condition[] {
  return Object.entries(filter).flatMap(([key, value]): Condition[] => {
    if (isFilterList(value)) return value.flatMap(conditionsIn);
    if (key === 'not' && isRecord(value)) return conditionsIn(value);
    return conditionsOf(key, value) ?? [];
  });
}
