import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../../client/query-keys.ts';
import { listRecords } from '../../../client/records.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useEntity } from '../../../model/model-context.tsx';
import { titleOfRecord } from '../../../model/title-of-record.ts';

const MOST = 500;

/** Whom the reader may see, to choose one from. */
export function useTitles(name: 'user' | 'team', filter: Readonly<Record<string, unknown>>) {
  const entity = useEntity(name);
  const language = useLanguage();
  const query = { filter, limit: MOST };
  const found = useQuery({
    queryKey: queryKeys.options(name, query),
    enabled: entity !== undefined,
    queryFn: () => listRecords(name, query),
  });
  const items = found.data?.items ?? [];
  return entity
    ? items
        .map((one) => ({ id: one.id, title: titleOfRecord(entity, one, language) }))
        .sort((one, other) => one.title.localeCompare(other.title))
    : [];
}
