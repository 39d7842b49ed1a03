import type { HistoryEntry } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { readTitles } from './read-titles.ts';

type Merge = NonNullable<HistoryEntry['merge']>;
type Row = {
  readonly id: string;
  readonly entity: string;
  readonly survivor_id: string;
  readonly other_id: string;
  readonly undone: boolean;
};

const CAUSE = /^(merge|unmerge):([0-9a-f-]{36})$/;

/** The merges that events of the history name, by event; titles as the actor may read them. */
export async function readMerges(
  database: Queryable,
  events: readonly (string | null)[],
  context: Context,
): Promise<ReadonlyMap<string, Merge>> {
  const causes = new Map(
    events.flatMap((event) => {
      const [, kind, id] = CAUSE.exec(event ?? '') ?? [];
      return event !== null && kind && id ? [[event, { kind: kind as Merge['kind'], id }] as const] : [];
    }),
  );
  if (causes.size === 0) return new Map();
  const ids = [...causes.values()].map((one) => one.id);
  const rows = await database.query<Row>(sql`
    select id, entity, survivor_id, other_id, undone_at is not null as undone
    from leitwerk.merge where id = any(${ids}::uuid[])`);
  const titles = new Map<string, string>();
  for (const [entityId, group] of Map.groupBy(rows, (row) => row.entity)) {
    const entity = [...context.model.entities.values()].find((one) => one.entity.id === entityId);
    const wanted = new Set(group.flatMap((row) => [row.survivor_id, row.other_id]));
    if (entity) for (const [id, title] of await readTitles(database, entity, wanted, context)) titles.set(id, title);
  }
  const named = (id: string) => ({ id, title: titles.get(id) ?? null });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    [...causes].flatMap(([event, { kind, id }]) => {
      const row = byId.get(id);
      return row
        ? [
            [
              event,
              { id, kind, survivor: named(row.survivor_id), other: named(row.other_id), undone: row.undone },
            ] as const,
          ]
        : [];
    }),
  );
}
