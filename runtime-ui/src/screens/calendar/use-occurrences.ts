import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type dayjs from 'dayjs';
import { queryKeys } from '../../client/query-keys.ts';
import { listOccurrences } from '../../client/records.ts';
import type { EntityModel, FieldModel, Filter } from '../../model/definitions.ts';
import { titleFieldOf } from '../../model/fields-of.ts';
import type { CalendarFields } from './calendar-entry.ts';

/** What a calendar shows. The server counts days where the installation is: a day more on both sides covers every other place. */
export function useOccurrences(
  entity: EntityModel,
  fields: CalendarFields,
  more: readonly (FieldModel | undefined)[],
  asked: { readonly filter: Filter; readonly search: string },
  first: dayjs.Dayjs,
  after: dayjs.Dayjs,
) {
  const shown = [fields.start, fields.end, ...fields.colors, titleFieldOf(entity), ...more];
  const query = {
    from: first.subtract(1, 'day').format('YYYY-MM-DD'),
    to: after.add(1, 'day').format('YYYY-MM-DD'),
    start: fields.start.name,
    ...(fields.end && { end: fields.end.name }),
    fields: [...new Set(shown.flatMap((field) => (field ? [field.name] : [])))],
    filter: asked.filter,
    ...(asked.search && { search: asked.search }),
  };
  const queryKey = queryKeys.occurrences(entity.name, query);
  const found = useQuery({
    queryKey,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => listOccurrences(entity.name, query, signal),
  });
  return { found, queryKey };
}
