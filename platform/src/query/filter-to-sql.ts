import type { Sql } from 'sql-template-tag';
import sql, { raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import { fieldShows, readableRows, rowsFor } from './veiled-rows.ts';
import { walkFilter } from './walk-filter.ts';

/**
 * How far a filter may look. `reader`: what a person asks; only readable fields may be named, and records on a path must be
 * readable themselves. `trusted`: a filter of a definition, which names what it likes and follows paths to every record. Both go over
 * rows as the actor sees them.
 */
export type FilterScope = 'reader' | 'trusted';

/**
 * A condition over the row `alias` from `rowsFor`, in the filter language. Filters of roles are `ruleToSql`.
 */
export function filterToSql(
  filter: unknown,
  entity: EntityRuntime,
  alias: string,
  context: Context,
  scope: FilterScope,
): Sql {
  const isReader = scope === 'reader';
  return walkFilter(filter, entity, alias, {
    context,
    isReader,
    rows: (target, next) => (isReader ? rowsFor(target, next, context) : raw(`${target.table} ${next}`)),
    reach: (target, next) => (isReader ? readableRows(target, next, context) : sql`true`),
    shows: (field, of, under) => (isReader || under === alias ? fieldShows(field, of, under, context) : null),
  });
}
