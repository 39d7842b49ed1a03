import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { fold } from '../storage/fold.ts';
import { SEARCH_COLUMN } from '../storage/table-names.ts';
import { contentsToSql, openFiles } from './contents-to-sql.ts';
import { rowsFor } from './veiled-rows.ts';
import { escapeLike } from './walk-filter.ts';

const MOST_TERMS = 8;
const LONGEST = 200;

/** The words of a search, each of which must be found. Blanks divide; spelling of umlauts and case do not matter. */
export function searchTerms(text: string): readonly string[] {
  if (text.length > LONGEST) return refuse(400, 'query.search-too-long', { params: { most: LONGEST } });
  // Numbers are kept without their plus (`leitwerk.squeeze`).
  return text
    .split(/\s+/)
    .map((term) => term.replace(/^\+(?=\d)/, ''))
    .filter(Boolean)
    .slice(0, MOST_TERMS);
}

/** True for rows in whose searchable fields, or in the text of whose files, all words occur; fields that the actor may not read do not count. */
export function searchToSql(text: string, entity: EntityRuntime, alias: string, context: Context): Sql {
  const terms = searchTerms(text);
  const files = openFiles(entity, context);
  const inFields = fieldsToSql(text, entity, alias, context);
  if (files.length === 0 || terms.length === 0) return inFields;
  // Both ways have an index of their own; tied by `or` neither would be used.
  return sql`${raw(alias)}.id in (
    select ${raw(alias)}.id from ${rowsFor(entity, alias, context)} where ${inFields} union all
    select ${raw(alias)}.id ${contentsToSql(terms, entity, files, alias, context)})`;
}

/** True for rows in whose searchable fields all words occur. */
export function fieldsToSql(text: string, entity: EntityRuntime, alias: string, context: Context): Sql {
  const { readable } = context.access.entity(entity.entity.name);
  const open = entity.searchable.filter((field) => readable.has(field.name));
  const terms = searchTerms(text);
  if (open.length === 0 || terms.length === 0) return sql`false`;
  const patterns = terms.map((term) => `%${escapeLike(fold(term))}%`);
  const column = raw(`${alias}.${SEARCH_COLUMN}`);
  const found = patterns.map((pattern) => sql`${column} like ${pattern}`);
  if (open.length < entity.searchable.length) {
    const parts = open.map((field) =>
      raw(`split_part(${alias}.${SEARCH_COLUMN}, e'\\x1f', ${entity.searchable.indexOf(field) + 1})`),
    );
    found.push(...patterns.map((pattern) => sql`(${join(parts, ` || ' ' || `)}) like ${pattern}`));
  }
  return join(found, ' and ');
}
