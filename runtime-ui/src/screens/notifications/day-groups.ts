import { clockOf } from '@leitwerk/metadata/shown-types/clock';

/** Puts what comes newest first together by the day on the reader's clock. */
export function groupByDay<T extends { readonly at: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(items, (item) => clockOf(new Date(item.at)).day);
}
