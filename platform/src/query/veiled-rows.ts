import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import type { Veil } from '../rights/veils.ts';
import { quoted, SEARCH_COLUMN } from '../storage/table-names.ts';
import { rowsToSql, ruleToSql } from './rows-to-sql.ts';

/**
 * Rows as a reader sees them. Where his rights veil records of an entity, whatever reads its rows for him reads them from here: what
 * is hidden is null in the row itself, so no filter, order, group, search, sum or title can tell it.
 */

/** Columns of such rows beside those of the table; no field has a column with a colon. */
const READABLE = quoted('veil:readable');
const WHOLE = quoted('veil:whole');
const openColumn = (index: number): string => quoted(`veil:open${index}`);

const veilsFor = (entity: EntityRuntime, context: Context) => context.access.entity(entity.entity.name).veils;

/** For `from`: the rows of an entity as the actor sees them, under the given name; those that he may not read are among them. */
export function rowsFor(entity: EntityRuntime, alias: string, context: Context): Sql {
  if (veilsFor(entity, context).list.length === 0) return raw(`${entity.table} ${alias}`);
  return sql`(${veiledRows(entity, entity.table, context)}) ${raw(alias)}`;
}

/** A condition that is true for the records of an entity that the actor may read, over rows from `rowsFor`. */
export function readableRows(entity: EntityRuntime, alias: string, context: Context): Sql {
  // Rows that are not from `rowsFor` lack the column: a statement that forgets the veil fails instead of telling.
  if (veilsFor(entity, context).list.length > 0) return raw(`${alias}.${READABLE}`);
  return rowsToSql(context.access.entity(entity.entity.name).rows.read, entity, alias, context);
}

/** A condition that is true for records of which nothing is veiled, over rows from `rowsFor`. */
export const wholeRows = (entity: EntityRuntime, alias: string, context: Context): Sql =>
  veilsFor(entity, context).list.length === 0 ? raw('true') : raw(`${alias}.${WHOLE}`);

/**
 * The same over rows of the table itself.
 * @param reached the row by which grants reach the record, where `alias` is what it was earlier
 */
export const isWhole = (entity: EntityRuntime, alias: string, context: Context, reached = alias): Sql =>
  conditions(veilsFor(entity, context).list.map((veil) => shownOn(veil, entity, alias, context, reached)));

/** A condition that is true for records on which a field shows, over rows from `rowsFor`; null where it shows on all. */
export function fieldShows(field: string, entity: EntityRuntime, alias: string, context: Context): Sql | null {
  const index = veilsFor(entity, context).list.findIndex((veil) => veil.fields.has(field));
  return index < 0 ? null : raw(`${alias}.${openColumn(index)}`);
}

/**
 * The veiled form of rows with the columns of the entity's table.
 * @param table what they are read from
 */
export function veiledRows(entity: EntityRuntime, table: string, context: Context): Sql {
  const { list, title } = veilsFor(entity, context);
  const columns = [...entity.fields.values()].flatMap(({ field, column }) => {
    if (column === null) return [];
    const own = raw(`v.${quoted(column)}`);
    const index = list.findIndex((veil) => veil.fields.has(field.name));
    if (index < 0) return [own];
    const instead =
      title && field === entity.titleField.field
        ? sql`${title[context.language ?? context.actor.language]}::text`
        : raw('null');
    return [sql`case when o.${raw(openColumn(index))} then ${own} else ${instead} end as ${raw(quoted(column))}`];
  });
  const isSearchOpen = list.flatMap((veil, index) =>
    entity.searchable.some(({ name }) => veil.fields.has(name)) ? [raw(`o.${openColumn(index)}`)] : [],
  );
  const search =
    entity.searchable.length === 0
      ? []
      : [sql`case when ${conditions(isSearchOpen)} then v.${raw(SEARCH_COLUMN)} end as ${raw(SEARCH_COLUMN)}`];
  const open = list.map((veil, index) => sql`${shownOn(veil, entity, 'v', context)} as ${raw(openColumn(index))}`);
  const { read } = context.access.entity(entity.entity.name).rows;
  // "offset 0" has each condition worked out once for a row, and not once for each of its columns.
  return sql`select ${join([...columns, ...search])}, v.deleted_at, o.*,
      ${conditions(list.map((_, index) => raw(`o.${openColumn(index)}`)))} as ${raw(WHOLE)},
      coalesce(${rowsToSql(read, entity, 'v', context)}, false) as ${raw(READABLE)}
    from ${raw(table)} v cross join lateral (select ${join(open)} offset 0) o`;
}

const conditions = (parts: readonly Sql[]): Sql => (parts.length === 0 ? raw('true') : sql`(${join(parts, ' and ')})`);

function shownOn({ open }: Veil, entity: EntityRuntime, alias: string, context: Context, reachedBy = alias): Sql {
  const ways = open.map(({ rows, unless }) => {
    const reached = sql`coalesce(${ruleToSql(rows, entity, reachedBy, context)}, false)`;
    // What cannot be decided is veiled.
    return unless === null
      ? reached
      : sql`(${reached} and not coalesce(${ruleToSql(unless, entity, alias, context)}, true))`;
  });
  return sql`(${join(ways, ' or ')})`;
}
