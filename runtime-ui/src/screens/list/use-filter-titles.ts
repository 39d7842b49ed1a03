import { useQueries } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { useLanguage } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { fieldNamed, isReference, titleFieldOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import type { Condition } from '../../values/filter-conditions.ts';

const isId = (value: unknown): value is string => typeof value === 'string' && !value.startsWith('$');

/** Ids that conditions name, by the entity they belong to. */
function idsByEntity(entity: EntityModel, conditions: readonly Condition[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { field: name, value } of conditions) {
    const field = fieldNamed(entity, name);
    if (!field || !isReference(field) || field.entity === undefined) continue;
    const known = ids.get(field.entity) ?? new Set();
    ids.set(field.entity, known);
    for (const id of [value].flat().filter(isId)) known.add(id);
  }
  return ids;
}

/** What the records are called that a filter names; asked for once per entity. */
export function useFilterTitles(entity: EntityModel, conditions: readonly Condition[]) {
  const model = useModel();
  const language = useLanguage();
  const wanted = [...idsByEntity(entity, conditions)].flatMap(([name, ids]) => {
    const target = model.entities[name];
    return target && ids.size > 0 ? [{ target, ids: [...ids].sort() }] : [];
  });
  const found = useQueries({
    queries: wanted.map(({ target, ids }) => {
      const title = titleFieldOf(target);
      const query = { filter: { id: { in: ids } }, ...(title && { fields: [title.name] }), limit: ids.length };
      return {
        queryKey: queryKeys.list(target.name, query),
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => listRecords(target.name, query, undefined, signal),
      };
    }),
  });
  const titles = new Map(
    wanted.flatMap(({ target }, index) =>
      (found[index]?.data?.items ?? []).map(
        (item) => [`${target.name}/${item.id}`, titleOfRecord(target, item, language)] as const,
      ),
    ),
  );
  return (name: string, id: string): string | undefined => titles.get(`${name}/${id}`);
}
