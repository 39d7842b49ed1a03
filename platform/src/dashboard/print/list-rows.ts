import { bothFilters } from '@leitwerk/metadata/dashboard/both-filters';
import type { DashboardTile } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityModel, FieldModel } from '@leitwerk/metadata/model';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import { viewsFor } from '../../model/effective-model.ts';
import type { AccessNote } from '../../privacy/access-log.ts';
import { notesOf } from '../../privacy/access-log.ts';
import { runQuery } from '../../query/run-query.ts';
import { refuse } from '../../refusal.ts';
import type { Context } from '../../rights/context.ts';
import type { Queryable } from '../../storage/database.ts';

/** The first records of a view, as its reader may read them. */
export type ListedRows = {
  readonly entity: EntityModel;
  readonly columns: readonly FieldModel[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** How many there are. */
  readonly count: number;
  /** Who has seen what of them that is sensitive. */
  readonly notes: readonly AccessNote[];
};

const MOST_COLUMNS = 7;

/** By the view's own order and columns, and by its filter together with the tile's own. */
export async function listRows(
  database: Queryable,
  { view: id = '', filter: chosen }: Pick<DashboardTile, 'view' | 'filter'>,
  limit: number,
  context: Context,
): Promise<ListedRows> {
  const view = viewsFor(context).find((one) => one.id === id);
  const entity = view && context.model.model.entities[view.entity];
  if (!view || !entity) return refuse(404, 'record.unknown-entity', { params: { entity: id } });
  const { readable } = context.access.entity(entity.name);
  const known = [...entity.fields.filter(({ name }) => readable.has(name)), ...SYSTEM_FIELDS];
  const withId = (one: string | undefined) => known.find((field) => field.id === one);
  const start = withId(view.start);
  const named = [withId(entity.titleField), ...(view.columns ?? []).map(withId)].filter((one) => one !== undefined);
  const columns = [...new Set(named)].slice(0, MOST_COLUMNS);
  const sort = view.sort ?? (start ? [start.name] : undefined);
  const filter = bothFilters(view.filter, chosen);
  const page = await runQuery(
    database,
    entity.name,
    {
      filter,
      ...(sort && { sort }),
      fields: columns.map(({ name }) => name),
      expand: columns.filter((one) => one.entity !== undefined && one.type !== 'roll-up').map(({ name }) => name),
      limit,
      count: 'exact',
    },
    context,
  );
  const rows = page.items.map((text) => JSON.parse(text) as Readonly<Record<string, unknown>>);
  const runtime = context.model.entities.get(entity.name);
  const notes = runtime ? notesOf(page.items, runtime, 'export', context) : [];
  return { entity, columns, rows, count: page.count ?? rows.length, notes };
}
