import { isSame } from '../keyed-list.ts';
import type { Filter } from './measured.ts';

/** Both must hold. */
export function bothFilters(one: Filter | undefined, other: Filter | undefined): Filter {
  if (!one || Object.keys(one).length === 0) return other ?? {};
  if (!other || Object.keys(other).length === 0) return one;
  const clash = Object.keys(one).some((key) => key in other && !isSame(one[key], other[key]));
  return clash ? { and: [one, other] } : { ...one, ...other };
}
