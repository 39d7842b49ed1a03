import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { readBlacklistChecks, readBlacklistStops } from '../../../client/blacklist.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import type { ModuleActionProps } from './record-action.ts';

const StopLines = lazy(async () => ({ default: (await import('./stop-lines.tsx')).StopLines }));

/** Which entries of the blacklist hold this record, and letting it go in spite of one. Most records are held by none. */
export function BlacklistStops(props: ModuleActionProps) {
  const { entity, record } = props;
  const checks = useQuery({ queryKey: queryKeys.blacklistChecks, queryFn: readBlacklistChecks, staleTime: Infinity });
  const stops = useQuery({
    queryKey: queryKeys.blacklistStops(entity.name, record.id, record.version),
    queryFn: () => readBlacklistStops(entity.name, record.id),
    enabled: checks.data?.includes(entity.name) ?? false,
    retry: false,
  });
  if (!stops.data || stops.data.stops.length === 0) return null;
  return (
    <Suspense>
      <StopLines {...props} {...stops.data} />
    </Suspense>
  );
}
