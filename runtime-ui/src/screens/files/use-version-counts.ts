import { useQuery } from '@tanstack/react-query';
import { countFileVersions, filesIn } from '../../client/files.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { FieldModel } from '../../model/definitions.ts';

const NONE: ReadonlyMap<string, number> = new Map();
/** The server counts so many at a time. */
const MOST = 50;

/** How many versions the files in these records have; asked only where a column shows files. */
export function useVersionCounts(
  fields: readonly FieldModel[],
  items: readonly Readonly<Record<string, unknown>>[],
): ReadonlyMap<string, number> {
  const shown = fields.filter((field) => field.type === 'file');
  const ids = items.flatMap((item) => shown.flatMap((field) => filesIn(item[field.name]).map(({ id }) => id)));
  const counted = ids.slice(0, MOST);
  const counts = useQuery({
    queryKey: queryKeys.versionCounts(counted),
    enabled: counted.length > 0,
    queryFn: () => countFileVersions(counted),
  });
  return counts.data ?? NONE;
}
