import type { EntityModel } from '@leitwerk/metadata/model';
import type { Rows } from './access.ts';

/** In the filter language of the API. */
export type Filter = Readonly<Record<string, unknown>>;

const NONE: Filter = { not: {} };

/**
 * The records that a rule covers, as a filter that anybody can ask with, on top of what he may read himself: own records and
 * those of a team are the asker's. It covers the same as `rowsToSql`.
 * @returns null for all records
 */
export function filterOfRows(rows: Rows, entity: EntityModel): Filter | null {
  if (rows === 'all') return null;
  if (rows === 'none') return NONE;
  const nameOf = (id: string | undefined) => entity.fields.find((field) => field.id === id)?.name;
  const [owner, team] = [nameOf(entity.ownerField), nameOf(entity.teamField)];
  const own: Filter = owner === undefined ? NONE : { [owner]: '$user' };
  const filters = rows.map((rule): Filter => {
    if (rule === 'own') return own;
    if (rule !== 'team') return rule;
    return team === undefined ? own : { or: [own, { [team]: { in: '$teams' } }] };
  });
  const [first, ...more] = filters;
  return first && more.length === 0 ? first : { or: filters };
}
