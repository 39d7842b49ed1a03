import type { Filter } from '../../model/definitions.ts';

/**
 * What bulk actions work on: records by id, or all that match a query, which is asked for again by whoever does the work. `count`
 * is how many they were when they were chosen.
 */
export type Selection = { readonly count: number } & (
  | { readonly ids: readonly string[] }
  | { readonly filter: Filter; readonly search?: string }
);

/** All that match but these: as a part of the query, so that it stays one. */
export function allBut(filter: Filter, excepted: readonly string[]): Filter {
  if (excepted.length === 0) return filter;
  const others: Filter = { id: { notIn: [...excepted] } };
  return Object.keys(filter).length === 0 ? others : { and: [filter, others] };
}
