import type { Filter } from '../../model/definitions.ts';
import { isRecord } from '../../values/equal-values.ts';

/** The state of a list, as it stands in the address: a sent link shows the same. */
export type ListSearch = {
  readonly view?: string;
  readonly q?: string;
  readonly filter?: Filter;
  /** Field names joined by commas, - for descending; absent: as the view says. */
  readonly sort?: string;
  /** Calendar: a day of the shown month. */
  readonly at?: string;
};

const SORT = /^-?[a-zA-Z][a-zA-Z0-9]*(,-?[a-zA-Z][a-zA-Z0-9]*)*$/;

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;

/** Takes what it understands of an address that anybody may have written. */
export function listSearchFrom(raw: Readonly<Record<string, unknown>>): ListSearch {
  const view = asText(raw['view']);
  const q = asText(raw['q']);
  const sort = asText(raw['sort']);
  const at = asText(raw['at']);
  const { filter } = raw;
  return {
    ...(view && { view }),
    ...(q && { q }),
    ...(isRecord(filter) && Object.keys(filter).length > 0 && { filter }),
    ...(sort && SORT.test(sort) && { sort }),
    ...(at && /^\d{4}-\d{2}-\d{2}$/.test(at) && { at }),
  };
}

/** Ascending, descending, as the view says. */
export function nextSort(current: string | undefined, field: string): string | undefined {
  if (current === field) return `-${field}`;
  return current === `-${field}` ? undefined : field;
}
