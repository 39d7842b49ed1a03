import sql, { raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { quoted } from '../storage/table-names.ts';
import { readableRows, rowsFor } from './veiled-rows.ts';

type Titled = { readonly id: string; readonly title: string | null };

/** Titles of records by id, in one query. A record that the actor may not read, or whose title field is hidden, is not among them. */
export async function readTitles(
  database: Queryable,
  target: EntityRuntime,
  ids: ReadonlySet<string>,
  context: Context,
): Promise<ReadonlyMap<string, string>> {
  const { readable, rows } = context.access.entity(target.entity.name);
  const { field, column } = target.titleField;
  if (ids.size === 0 || rows.read === 'none' || !readable.has(field.name) || !column) return new Map();
  const found = await database.query<Titled>(sql`
    select r.id, r.${raw(quoted(column))}::text as title from ${rowsFor(target, 'r', context)}
    where r.id = any(${[...ids]}::uuid[]) and ${readableRows(target, 'r', context)}`);
  return new Map(found.flatMap(({ id, title }) => (title === null ? [] : [[id, title] as const])));
}

/** Titles of records of several entities by `entity/id`, one query per entity; ids that are null are nobody's. */
export async function readTitlesOf(
  database: Queryable,
  wanted: Iterable<readonly [entity: string, id: string | null]>,
  context: Context,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, Set<string>>();
  for (const [entity, id] of wanted) if (id !== null) ids.set(entity, (ids.get(entity) ?? new Set()).add(id));
  const titles = new Map<string, string>();
  for (const [name, list] of ids) {
    const entity = context.model.entities.get(name);
    if (!entity) continue;
    for (const [id, title] of await readTitles(database, entity, list, context)) titles.set(`${name}/${id}`, title);
  }
  return titles;
}
