import { useQueries } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { useLanguage } from '../../i18n/language.ts';
import type { EffectiveModel, EntityModel, Filter } from '../../model/definitions.ts';
import { fieldAt } from '../../model/field-at.ts';
import { isReference, titleFieldOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { conditionsIn } from '../../values/filter-terms.ts';

const isId = (value: unknown): value is string => typeof value === 'string' && !value.startsWith('$');

/** Ids that a filter names, by the entity they belong to. */
function idsByEntity(
  entities: EffectiveModel['entities'],
  entity: EntityModel,
  filter: Filter,
): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { field: name, value } of conditionsIn(filter)) {
    const field = fieldAt(entities, entity, name)?.field;
    if (!field || !isReference(field) || field.entity === undefined) continue;
    const known = ids.get(field.entity) ?? new Set();
    ids.set(field.entity, known);
    for (const id of [value].flat().filter(isId)) known.add(id);
  }
  return ids;
}

/** What the records are called that a filter names; asked for once per entity. */
export function useFilterTitles(entity: EntityModel, filter: Filter) {
  const model = useModel();
  const language = useLanguage();
  const wanted = [...idsByEntity(model.entities, entity, filter)].flatMap(([name, ids]) => {
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
