import type { OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { RelatedRecords } from '@leitwerk/metadata/outgoing/compile-outgoing';
import type { RoleReach } from '@leitwerk/platform/module/module-job';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Related = NonNullable<OutgoingDefinition['related']>[number];

const AT_ONCE = 500;

/**
 * What records refer to and what refers to them, as the interface says: some queries for a page, none for each record. What the roles
 * may not read is not there.
 * @returns by id of the record
 */
export async function readRelated(
  records: readonly Row[],
  { entity, related = [] }: Pick<OutgoingDefinition, 'entity' | 'related'>,
  reach: Pick<RoleReach, 'entity' | 'list'>,
): Promise<ReadonlyMap<string, RelatedRecords>> {
  const found = new Map<string, Record<string, Row | readonly Row[]>>(records.map(({ id }) => [id, {}]));
  const entities = new Map<string, string>();
  for (const one of related) {
    const holder = one.of === undefined ? entity : entities.get(one.of);
    if (holder === undefined) continue;
    const from = records.flatMap((record): (readonly [string, Row])[] => {
      const row = one.of === undefined ? record : found.get(record.id)?.[one.of];
      return row && !Array.isArray(row) ? [[record.id, row as Row]] : [];
    });
    const rows =
      one.field === undefined
        ? await pointingHere(one, from, reach)
        : await pointedAt(one, holder, from, reach, entities);
    for (const [id, value] of rows) Object.assign(found.get(id) ?? {}, { [one.id]: value });
  }
  return found;
}

type From = readonly (readonly [record: string, row: Row])[];

async function pointedAt(
  { id, field = '' }: Related,
  holder: string,
  from: From,
  reach: Pick<RoleReach, 'entity' | 'list'>,
  entities: Map<string, string>,
): Promise<readonly (readonly [string, Row])[]> {
  const target = reach.entity(holder)?.entity.fields.find(({ name }) => name === field)?.entity;
  if (target === undefined) return [];
  entities.set(id, target);
  const ids = [...new Set(from.flatMap(([, row]) => (typeof row[field] === 'string' ? [row[field]] : [])))];
  const rows = await all(target, 'id', ids, reach);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return from.flatMap(([record, row]) => {
    const found = byId.get(String(row[field]));
    return found ? [[record, found] as const] : [];
  });
}

async function pointingHere(
  { entity = '', via = '' }: Related,
  from: From,
  reach: Pick<RoleReach, 'entity' | 'list'>,
): Promise<readonly (readonly [string, readonly Row[]])[]> {
  const ids = [...new Set(from.map(([, row]) => row.id))];
  const rows = Map.groupBy(await all(entity, via, ids, reach), (row) => String(row[via]));
  return from.map(([record, row]) => [record, rows.get(row.id) ?? []] as const);
}

/** All records of which the field has one of these values, oldest first. */
async function all(
  entity: string,
  field: string,
  values: readonly string[],
  { entity: view, list }: Pick<RoleReach, 'entity' | 'list'>,
): Promise<readonly Row[]> {
  if (values.length === 0 || view(entity) === null) return [];
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page = await list(entity, {
      filter: { [field]: { in: values } },
      sort: ['id'],
      limit: AT_ONCE,
      ...(after !== undefined && { after }),
    });
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}
