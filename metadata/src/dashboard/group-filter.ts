import type { FieldModel } from '../model.ts';
import { instantAt, placeZone } from '../shown-types/clock.ts';
import type { Filter } from './measured.ts';
import type { Bucket } from './periods.ts';
import { spanOfBucket } from './periods.ts';

/** What tells a key from others: of a reference, which comes as `{id, title}`, the id. */
export const plainKey = (key: unknown): unknown =>
  typeof key === 'object' && key !== null && 'id' in key ? key.id : key;

/**
 * What the records of a group have in common.
 * @param field its name may be a path through a reference: `product.division`
 * @param key as the API gives it: a value, or the first day of a unit of time
 */
export function groupFilter(field: FieldModel, key: unknown, bucket: Bucket | undefined): Filter {
  if (key === null || key === undefined) return withoutValue(field);
  if (bucket === undefined) return { [field.name]: plainKey(key) };
  const { gte, lt } = spanOfBucket(String(key), bucket);
  // The server puts moments into the days of the installation.
  const bound = (day: string): string =>
    field.type === 'date' ? day : instantAt(day, '00:00:00', placeZone()).toISOString();
  return { [field.name]: { gte: bound(gte), lt: bound(lt) } };
}

/** Of a related record also those that refer to none, or to one that is not the reader's to see: they are counted as without a value. */
const withoutValue = ({ name }: FieldModel): Filter =>
  name.includes('.') ? { not: { [name]: { isNull: false } } } : { [name]: null };
