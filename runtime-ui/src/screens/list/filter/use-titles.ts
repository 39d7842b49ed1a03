import { useQueries } from '@tanstack/react-query';
import { queryKeys } from '../../../client/query-keys.ts';
import { listRecords } from '../../../client/records.ts';
import { useLanguage } from '../../../i18n/language.ts';
import type { EntityModel, Filter } from '../../../model/definitions.ts';
import { fieldNamed, isReference, titleFieldOf } from '../../../model/fields-of.ts';
import { useModel } from '../../../model/model-context.tsx';
import { titleOfRecord } from '../../../model/title-of-record.ts';
import { splitFilter } from '../../../values/filter-conditions.ts';

/** The records that a filter mentions, by entity. */
export function mentionedIds(entity: EntityModel, filter: Filter): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { field: name, value } of splitFilter(filter).conditions) {
    const field = fieldNamed(entity, name);
    if (!field?.entity || !isReference(field)) continue;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const ids = values.filter((one) => typeof one === 'string').filter((one) => !one.startsWith('$'));
    if (ids.length > 0) found[field.entity] = [...(found[field.entity] ?? []), ...ids];
  }
  return found;
}

/** Titles of the records in a filter, so that it can be said in words. */
export function useTitles(entity: EntityModel, filter: Filter): (entity: string, id: string) => string | undefined {
  const { entities } = useModel();
  const language = useLanguage();
  const mentioned = Object.entries(mentionedIds(entity, filter));
  const answers = useQueries({
    queries: mentioned.map(([name, ids]) => {
      const target = entities[name];
      const title = target && titleFieldOf(target);
      const query = { filter: { id: { in: ids } }, ...(title && { fields: [title.name] }), limit: 100 };
      return { queryKey: queryKeys.options(name, query), queryFn: () => listRecords(name, query), enabled: !!target };
    }),
  });
  return (name, id) => {
    const target = entities[name];
    const page = answers[mentioned.findIndex(([one]) => one === name)]?.data;
    const record = page?.items.find((item) => item.id === id);
    return target && record ? titleOfRecord(target, record, language) : undefined;
  };
}
