import type { Plain } from '@leitwerk/metadata/keyed-list';
import { entityAround } from '../../where-used/walk-values.ts';

/** Id of the entity whose records a filter is about: that of the people or teams among whom a field lets one choose, else as everywhere. */
export function filteredEntity(around: readonly Plain[]): string | undefined {
  const type = around[0]?.['type'];
  return type === 'user' || type === 'team' ? type : entityAround(around);
}
