import sql, { raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { columnOf } from '../storage/table-names.ts';
import { isWhole } from './veiled-rows.ts';

/** What of a record's past the actor may see: a record that was veiled for him stays so for that time. */
export type PastVeils = {
  /** Whether an entry of its history may be seen: the record was veiled neither before nor after it. */
  readonly isOpen: (entry: { readonly id: string; readonly at: Date }) => boolean;
  /** Whether the record at an instant may be seen. */
  readonly wasOpen: (at: Date) => boolean;
};

const ALL_OPEN: PastVeils = { isOpen: () => true, wasOpen: () => true };

type Turn = { readonly id: string; readonly at: Date; readonly changes: Readonly<Record<string, readonly unknown[]>> };

/**
 * Looks at what the conditions of veils go by, back through the history: at each change of it the record is put together as it was
 * and judged like one of today. Links are those of today, and so is what conditions ask of other records.
 */
export async function readPastVeils(
  database: Queryable,
  entity: EntityRuntime,
  id: string,
  context: Context,
): Promise<PastVeils> {
  const fields = decidingFields(entity, context);
  if (fields.length === 0) return ALL_OPEN;
  const [now] = await database.query<{ image: Record<string, unknown> }>(
    sql`select to_jsonb(t) as image from ${raw(entity.table)} t where t.id = ${id}::uuid`,
  );
  const turns = await database.query<Turn>(sql`
    select id, at, changes from leitwerk.history
    where record_id = ${id}::uuid and entity = ${entity.entity.id} and changes ?| ${fields}::text[] order by at desc, id desc`);
  const images = [now?.image ?? {}];
  for (const { changes } of turns) {
    const before = Object.entries(changes).map(([field, [value]]) => [columnOf(field), value]);
    images.push({ ...images.at(-1), ...Object.fromEntries(before) });
  }
  const judged = await database.query<{ open: boolean }>(sql`
    select ${isWhole(entity, 't', context, 'c')} as open
    from jsonb_array_elements(${JSON.stringify(images)}::jsonb) with ordinality i (image, n)
    cross join lateral jsonb_populate_record(null::${raw(entity.table)}, i.image) t
    join ${raw(entity.table)} c on c.id = ${id}::uuid order by i.n`);
  const openAfter = (turnsSince: number): boolean => judged[turnsSince]?.open ?? false;
  const isLater = (turn: Turn, entry: { readonly id: string; readonly at: Date }): boolean =>
    turn.at > entry.at || (turn.at.getTime() === entry.at.getTime() && turn.id > entry.id);
  return {
    isOpen: (entry) => {
      const since = turns.filter((turn) => isLater(turn, entry)).length;
      return openAfter(since) && (turns[since]?.id !== entry.id || openAfter(since + 1));
    },
    wasOpen: (at) => openAfter(turns.filter((turn) => turn.at > at).length),
  };
}

/** Ids of the entity's own fields by which veils are decided. */
function decidingFields(entity: EntityRuntime, context: Context): readonly string[] {
  const { list } = context.access.entity(entity.entity.name).veils;
  const names = new Set(list.flatMap(({ open }) => open.flatMap(({ unless }) => namesIn(unless))));
  return [...entity.fields].flatMap(([name, { field }]) => (names.has(name) ? [field.id] : []));
}

/** Names at the beginning of the paths of a filter. */
function namesIn(filter: unknown): readonly string[] {
  if (typeof filter !== 'object' || filter === null) return [];
  return Object.entries(filter).flatMap(([key, value]) => {
    if (key === 'and' || key === 'or') return Array.isArray(value) ? value.flatMap(namesIn) : [];
    return key === 'not' ? namesIn(value) : [key.split('.')[0] ?? ''];
  });
}
