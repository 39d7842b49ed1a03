import type { ListQuery } from '../query/run-query.ts';
import { readableEntity, runQuery } from '../query/run-query.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';

/** Records that somebody has picked: by hand, or all that a list shows. */
export type Selection = {
  readonly ids?: readonly string[];
  readonly filter?: unknown;
  readonly search?: string;
  /** Records in the bin instead of those outside it. */
  readonly bin?: boolean;
};

/** The next records of a selection, and where the one after them begins. */
export type SelectedPage = {
  readonly records: readonly { readonly id: string; readonly title: string }[];
  readonly next: string | null;
};

const MOST_IDS = 10_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Checks what came from outside; 400 otherwise. Whether the filter can be used shows when it is counted. */
export function decodeSelection(given: unknown): Selection {
  const wrong = (): never =>
    refuse(400, 'run.selection', {
      issues: [{ path: 'selection', code: 'run.selection', params: { most: MOST_IDS } }],
      params: { most: MOST_IDS },
    });
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return wrong();
  const { ids, filter, search, bin, ...rest } = given as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0) return wrong();
  if (bin !== undefined && typeof bin !== 'boolean') return wrong();
  const where = bin === undefined ? {} : { bin };
  if (ids !== undefined) {
    const isList =
      Array.isArray(ids) &&
      ids.length > 0 &&
      ids.length <= MOST_IDS &&
      ids.every((id) => typeof id === 'string' && UUID.test(id));
    return isList && filter === undefined && search === undefined
      ? { ...where, ids: [...new Set((ids as string[]).map((id) => id.toLowerCase()))] }
      : wrong();
  }
  if (search !== undefined && typeof search !== 'string') return wrong();
  return { ...where, ...(filter !== undefined && { filter }), ...(search !== undefined && { search }) };
}

const queryOf = ({ ids: _ids, ...query }: Selection): Pick<ListQuery, 'filter' | 'search' | 'bin'> => query;

/** How many records the selection holds for this person now. Refuses a filter that cannot be used. */
export async function countSelected(
  database: Queryable,
  entity: string,
  selection: Selection,
  context: Context,
): Promise<number> {
  readableEntity(entity, context);
  if (selection.ids) return selection.ids.length;
  const query = { ...queryOf(selection), fields: ['id'], limit: 1, count: 'exact' as const };
  return (await runQuery(database, entity, query, context)).count ?? 0;
}

/**
 * The next `size` records in the order of their ids, so that what is changed on the way neither comes again nor is left out.
 * Picked ids that the person may not read (any more) do not come.
 */
export async function readSelected(
  database: Queryable,
  entityName: string,
  selection: Selection,
  after: string | null,
  size: number,
  context: Context,
): Promise<SelectedPage> {
  const { titleField } = readableEntity(entityName, context);
  const { readable } = context.access.entity(entityName);
  const title = readable.has(titleField.field.name) ? titleField.field.name : null;
  const ids = selection.ids && [...selection.ids].sort().filter((id) => after === null || id > after);
  const picked = ids?.slice(0, size);
  const { items, next } = await runQuery(
    database,
    entityName,
    {
      ...queryOf(selection),
      ...(picked && { filter: { id: { in: picked } } }),
      sort: ['id'],
      fields: title === null ? ['id'] : ['id', title],
      limit: size,
      ...(after !== null && !picked && { after }),
    },
    context,
  );
  const records = items.map((text) => {
    const record = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return { id: String(record['id']), title: title === null ? '' : String(record[title] ?? '') };
  });
  if (!ids || !picked) return { records, next };
  return { records, next: ids.length > picked.length ? (picked.at(-1) ?? null) : null };
}
