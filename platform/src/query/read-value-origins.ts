import type { ValueOrigin } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { readPastVeils } from './past-veils.ts';
import { mustBeReadable, readableNames } from './read-history.ts';
import { readOrigins } from './read-origins.ts';
import { readTitles } from './read-titles.ts';

type Row = {
  /** null: the record as a whole. */
  readonly field: string | null;
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: ValueOrigin['action'];
  readonly event: string | null;
  readonly request: string | null;
};

/**
 * Where the values of a record come from: how it was made, and for every field that the actor may read and that was changed since,
 * the last change, by whom and through what. Computed values are worked out from others, which their definition says.
 */
export async function readValueOrigins(
  database: Queryable,
  entity: EntityRuntime,
  id: string,
  context: Context,
): Promise<{ readonly created: ValueOrigin | null; readonly fields: Readonly<Record<string, ValueOrigin>> }> {
  await mustBeReadable(database, entity, id, context);
  const veils = await readPastVeils(database, entity, id, context);
  const of = sql`h.record_id = ${id}::uuid and h.entity = ${entity.entity.id}`;
  // The entry of a new record has no values: all that are there without a later change came with it.
  const found = await database.query<Row>(sql`
    (select null as field, h.id, h.at, h.actor, h.action, h.event, h.request_id as request
      from leitwerk.history h where ${of} and h.action = 'create' limit 1)
    union all
    (select distinct on (key) key, h.id, h.at, h.actor, h.action, h.event, h.request_id
      from leitwerk.history h, jsonb_object_keys(h.changes) key where ${of} order by key, h.at desc, h.id desc)`);
  const rows = found.filter(veils.isOpen);
  const user = context.model.entities.get('user');
  const actors = new Set(rows.map((row) => row.actor));
  const people = user ? await readTitles(database, user, actors, context) : new Map<string, string>();
  const throughs = await readOrigins(
    database,
    rows.map((row) => row.request),
    context,
  );
  const originOf = (row: Row): ValueOrigin => {
    const through = row.request === null ? undefined : throughs.get(row.request);
    return {
      at: row.at.toISOString(),
      by: { id: row.actor, title: people.get(row.actor) ?? null },
      action: row.action,
      ...(row.event !== null && row.action === 'transition' && { event: row.event }),
      ...(through && { through }),
    };
  };
  const names = readableNames(entity, context);
  const created = rows.find((row) => row.field === null);
  return {
    created: created ? originOf(created) : null,
    fields: Object.fromEntries(
      rows.flatMap((row): [string, ValueOrigin][] => {
        const name = row.field === null ? undefined : names.get(row.field);
        return name === undefined ? [] : [[name, originOf(row)]];
      }),
    ),
  };
}
