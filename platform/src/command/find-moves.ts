import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { readRecord } from '../query/run-query.ts';
import { refuse } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { linkTableOf, quoted } from '../storage/table-names.ts';
import type { Values } from './command.ts';

/** A reference to a record that is to be merged into another: by which field of which record. */
export type Reference = { readonly entity: string; readonly field: string; readonly id: string };

/** The values with which one record lets go of the one and takes the other. */
export type Move = { readonly entity: string; readonly id: string; readonly values: Values };

/** Records that one merge moves at most, so that it stays one transaction of bearable length. */
const MOST_MOVED = 900;

/** Every reference to a record from outside the bin, also those that the actor cannot read: what is left out would be lost. */
export async function findReferences(
  database: Queryable,
  entity: EntityRuntime,
  id: string,
  context: Context,
): Promise<readonly Reference[]> {
  const parts = entity.entity.incoming.flatMap(({ entity: name, field }) => {
    const other = context.model.entities.get(name);
    return other ? [referencesToSql(other, field, id)] : [];
  });
  if (parts.length === 0) return [];
  const rows = await database.query<Reference>(
    sql`select * from (${join(parts, ' union all ')}) r order by entity, id limit ${MOST_MOVED + 1}`,
  );
  return rows.length > MOST_MOVED ? refuse(409, 'merge.too-many', { params: { most: MOST_MOVED } }) : rows;
}

function referencesToSql(other: EntityRuntime, fieldName: string, id: string): Sql {
  const stored = other.fields.get(fieldName);
  if (!stored) throw new Error(`${other.entity.name} has no field ${fieldName}`);
  const head = sql`select ${other.entity.name}::text as entity, ${fieldName}::text as field, o.id from ${raw(other.table)} o`;
  if (stored.column) return sql`${head} where o.${raw(quoted(stored.column))} = ${id}::uuid and o.deleted_at is null`;
  const links = raw(linkTableOf(other.entity.id, stored.field.id));
  return sql`${head} join ${links} k on k.source_id = o.id where k.target_id = ${id}::uuid and o.deleted_at is null`;
}

/** What each record that refers to `from` must be set to, to refer to `to`; a record that would come to refer to itself lets go. */
export async function planMoves(
  database: Queryable,
  references: readonly Reference[],
  { from, to }: { readonly from: string; readonly to: string },
  context: Context,
): Promise<readonly Move[]> {
  const moves: Move[] = [];
  for (const group of Map.groupBy(references, ({ entity, id }) => `${entity} ${id}`).values()) {
    const [first] = group;
    if (!first || first.id === from) continue;
    const target = first.id === to ? null : to;
    const values: Record<string, unknown> = {};
    for (const reference of group) {
      const links = await linksOf(database, reference, context);
      values[reference.field] = links ? movedLinks(links, from, target) : target;
    }
    moves.push({ entity: first.entity, id: first.id, values });
  }
  return moves;
}

type Link = Readonly<Record<string, unknown>> & { readonly id: string };

/** The links of a field that has several; null for a field that has one. */
async function linksOf(
  database: Queryable,
  { entity, field, id }: Reference,
  context: Context,
): Promise<Link[] | null> {
  const other = context.model.entities.get(entity);
  if (other?.fields.get(field)?.field.type !== 'references') return null;
  // All of them, also those that the actor cannot see: the value is replaced as a whole.
  const system: Context = { ...context, actor: SYSTEM_ACTOR, access: context.model.accessOf(SYSTEM_ACTOR) };
  const text = await readRecord(database, other, id, { fields: [field], expand: new Set() }, system);
  return text === null ? [] : ((JSON.parse(text) as Record<string, Link[]>)[field] ?? []);
}

function movedLinks(links: readonly Link[], from: string, to: string | null): readonly Link[] {
  const hasTarget = links.some((link) => link.id === to);
  return links.flatMap((link) => {
    if (link.id !== from) return [link];
    return to === null || hasTarget ? [] : [{ ...link, id: to }];
  });
}
